"""Which entries answer to what was typed, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.services.ranking import STRONG, Ranked, Ranking
from editor.ui.palette.entry import Entry, Kind

MOST = 60
"""Entries that are shown at most; who types on finds the others."""

_RECENTLY = 8.0
"""How much better an entry answers that was chosen lately."""

_BY_ANOTHER_NAME = 5.0
"""How much worse one answers by a name that is not shown."""

_LEADING = 3.0
"""How much better what leads to a field or place answers than what changes the text there."""

_BY_SYNONYM = 84.0
"""The least score of a synonym: words of it begin as they were typed."""

_DISABLED = 6.0
"""How much worse one answers that cannot be chosen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry, and the letters of its name that were typed."""

    entry: Entry
    letters: frozenset[int] = frozenset()


def answers(
    typed: str,
    entries: Iterable[Entry],
    stories: Iterable[Entry],
    recent: Sequence[str],
    ranking: Ranking,
) -> list[Answer]:
    """What answers best comes first; stories stand behind what was meant by its own letters.

    With nothing typed: what was chosen lately, then the commands in the order of the menus.
    """
    if not typed.strip():
        return _unasked(entries, stories, recent)
    strong: list[tuple[float, Answer]] = []
    weak: list[tuple[float, Answer]] = []
    for entry in entries:
        found = _ranked(typed, entry, ranking)
        if found is not None:
            score = found.score + _RECENTLY * (entry.key in recent)
            score += _LEADING * (entry.kind in (Kind.FIELD, Kind.PLACE))
            score -= _DISABLED * bool(entry.why_not)
            letters = frozenset(each for each in found.letters if each < len(entry.name))
            kept = strong if found.score >= STRONG else weak
            kept.append((score, Answer(entry, letters)))
    among = [_of_story(typed, entry, ranking) for entry in stories]
    ordered = [*_best_first(strong), *among, *_best_first(weak)]
    return ordered[:MOST]


def _ranked(typed: str, entry: Entry, ranking: Ranking) -> Ranked | None:
    found = ranking.ranked(typed, entry.name)
    if found is None:
        # A menu or a section may be named as well: "view zoom", "spelling check".
        found = ranking.ranked(typed, f"{entry.name} {entry.detail}")
    if found is None or found.score < STRONG:
        otherwise = ranking.ranked(typed, entry.words)
        if otherwise is not None and otherwise.score >= STRONG:
            return Ranked(otherwise.score - _BY_ANOTHER_NAME, frozenset())
        everyday = ranking.ranked(typed, entry.synonyms)
        if everyday is not None and everyday.score >= _BY_SYNONYM:
            return Ranked(everyday.score - _BY_ANOTHER_NAME, frozenset())
    return found


def _best_first(found: list[tuple[float, Answer]]) -> list[Answer]:
    return [answer for _, answer in sorted(found, key=lambda each: -each[0])]


def _of_story(typed: str, entry: Entry, ranking: Ranking) -> Answer:
    found = ranking.ranked(typed, entry.name)
    return Answer(entry, found.letters if found else frozenset())


def _unasked(
    entries: Iterable[Entry], stories: Iterable[Entry], recent: Sequence[str]
) -> list[Answer]:
    by_key = {entry.key: entry for entry in (*entries, *stories)}
    lately = [by_key[key] for key in recent if key in by_key]
    others = [
        entry
        for entry in by_key.values()
        if entry.kind is Kind.COMMAND and entry.key not in recent and not entry.why_not
    ]
    return [Answer(entry) for entry in (*lately, *others)][:MOST]
