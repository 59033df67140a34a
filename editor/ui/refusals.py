"""Files that were not read, in few sentences: what is alike is said once."""

from __future__ import annotations

from collections.abc import Sequence

from editor.model.direction import isolated
from editor.model.errors import EmptyFile, NoText, NotFound, NutgrafError
from editor.model.translation import counted, forms, listed
from editor.services.exchange import Refused

_LONGEST = 36
"""Characters of a name within a sentence."""

_ENDING = 12
"""Characters of its end that are left of a long one, with its suffix."""

_NAMED = 4
"""Names that a sentence has; of more it says how many."""

_MOST = 3
"""Reasons that are told apart."""

_MANY: dict[type[NutgrafError], tuple[str, str]] = {
    EmptyFile: forms("{n} file is empty: {names}.", "{n} files are empty: {names}."),
    NoText: forms("{n} file holds no text: {names}.", "{n} files hold no text: {names}."),
    NotFound: forms("{n} file is not there: {names}.", "{n} files are not there: {names}."),
}


def refusal_sentences(refused: Sequence[Refused]) -> str:
    """What was not read, and why."""
    groups = list(_groups(refused))
    said = [_sentence(group) for group in groups[:_MOST]]
    more = sum(len(group) for group in groups[_MOST:])
    if more:
        said.append(
            counted("{n} more file could not be read.", "{n} more files could not be read.", more)
        )
    return " ".join(said)


def refusal_details(refused: Sequence[Refused]) -> str:
    """The names of all, where a sentence has not all of them."""
    return "\n".join(each.name for each in refused) if len(refused) > _NAMED else ""


def _groups(refused: Sequence[Refused]) -> list[list[Refused]]:
    """Those of one reason together, the commonest first."""
    found: dict[object, list[Refused]] = {}
    for each in refused:
        found.setdefault(each.error if each.error in _MANY else each.alike, []).append(each)
    return sorted(found.values(), key=len, reverse=True)


def _sentence(group: Sequence[Refused]) -> str:
    first, *others = group
    if not others:
        return first.said
    if first.error in _MANY:
        return counted(*_MANY[first.error], len(group), names=_names(group))
    return counted(
        "{said} The same is true of {n} more file: {names}.",
        "{said} The same is true of {n} more files: {names}.",
        len(others),
        said=first.said,
        names=_names(others),
    )


def _names(group: Sequence[Refused]) -> str:
    shown = group if len(group) <= _NAMED else group[: _NAMED - 1]
    names = [isolated(_short(each.name)) for each in shown]
    more = len(group) - len(shown)
    if more:
        names.append(counted("{n} more", "{n} more", more))
    return listed(names)


def _short(name: str) -> str:
    """A name without its middle where it is long."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 1 - _ENDING].rstrip()}…{name[-_ENDING:]}"
