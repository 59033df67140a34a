"""Searching texts: a phrase by the rules of `model.phrase`, or a regular expression, guarded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from editor.model.errors import Unsearchable
from editor.model.finding.find import Searched, Sought, Span
from editor.model.finding.phrase import is_turkic, kept_case, phrase_spans
from editor.model.finding.replace import Replaced, Substitution, fitting
from editor.model.translation import _

if TYPE_CHECKING:
    import regex

_LARGEST = 100_000
"""Pieces of a pattern whose counted repetitions are written out, as its engine does."""

_PIECE = re.compile(r"\\.|\{(?P<least>\d+)(?:,\d*)?\}|.", re.DOTALL)

PATIENCE = 3.0
"""Seconds that a regular expression gets for one story; a runaway would take for ever."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What takes the place of a match; of a pattern it may hold groups, `\\1` or `\\g<name>`."""

    text: str
    keeps_case: bool = False


class Search:
    """What is sought, made ready for one story in its language.

    - A pattern knows the beginnings and ends of paragraphs as `^` and `$`.
    - A pattern that takes longer than `PATIENCE` since the search was made ready is stopped.
    - Raises Unsearchable for what is no pattern, for one that was stopped, and for a replacement
      that names a group which the pattern does not have.
    """

    def __init__(self, sought: Sought, language: str = "") -> None:
        self._sought = sought
        self._language = language
        self._pattern = _compiled(sought) if sought.is_pattern else None
        self._deadline = monotonic() + PATIENCE

    def spans(self, text: str) -> Iterator[Span]:
        """Every match in a text."""
        if self._pattern is None:
            yield from phrase_spans(self._sought, is_turkic(self._language))(text)
        else:
            for match in self._matches(text):
                yield match.span()

    def replaced(
        self, searched: Searched, chosen: Collection[Span], replacement: Replacement
    ) -> Replaced:
        """What some matches of a text give way to."""
        text = searched.text
        if self._pattern is None:
            new = dict.fromkeys(chosen, replacement.text)
        else:
            new = dict(self._expanded(searched, chosen, replacement.text))
        substitutions = []
        for (start, end), inserted in sorted(new.items()):
            if replacement.keeps_case:
                inserted = kept_case(text[start:end], inserted, self._language)
            substitutions.append(Substitution(start, end, fitting(searched.place, inserted)))
        return Replaced(searched.place, text, tuple(substitutions))

    def _expanded(
        self, searched: Searched, chosen: Collection[Span], template: str
    ) -> Iterator[tuple[Span, str]]:
        wanted = frozenset(chosen)
        text = searched.text
        for head, end in searched.parts or ((0, len(text)),):
            for match in self._matches(text[head:end]):
                span = head + match.start(), head + match.end()
                if span in wanted:
                    yield span, _expansion(match, template)

    def _matches(self, text: str) -> Iterator[regex.Match[str]]:
        assert self._pattern is not None
        try:
            # Without the interpreter's lock, so that no key waits for it.
            left = self._require_patience()
            for match in self._pattern.finditer(text, timeout=left, concurrent=True):
                yield match
                self._require_patience()
        except TimeoutError as error:
            raise Unsearchable(
                _("This pattern takes too long, so the search was stopped."),
                _("Nothing was changed. A pattern without a repetition in a repetition is faster."),
            ) from error
        except (MemoryError, RecursionError) as error:
            raise Unsearchable(_("This pattern needs too much memory.")) from error

    def _require_patience(self) -> float:
        """The seconds that are left. Raises TimeoutError."""
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def _compiled(sought: Sought) -> regex.Pattern[str]:
    import regex

    if _written_out(sought.phrase) > _LARGEST:
        raise Unsearchable(_("This pattern needs too much memory."))
    flags = regex.MULTILINE if sought.match_case else regex.MULTILINE | regex.IGNORECASE
    phrase = rf"(?<!\w)(?:{sought.phrase})(?!\w)" if sought.whole_word else sought.phrase
    try:
        regex.compile(sought.phrase, flags)
        return regex.compile(phrase, flags)
    except (regex.error, OverflowError, RecursionError, ValueError) as error:
        reason = getattr(error, "msg", None) or str(error)
        raise Unsearchable(_("This is no pattern yet: {reason}.").format(reason=reason)) from error


def _written_out(pattern: str) -> int:
    """How many pieces a pattern has where each counted repetition stands as often as it counts.

    Found before the pattern is compiled: that cannot be stopped. What stands in a set counts as
    if it did not, which makes no pattern smaller than it is.
    """
    groups, last = [0], 0
    for piece in _PIECE.finditer(pattern):
        if piece["least"]:
            more = last * (max(1, int(piece["least"][:9])) - 1)
            groups[-1] += more
            last += more
        elif piece[0] == "(":
            groups.append(0)
        elif piece[0] == ")" and len(groups) > 1:
            last = groups.pop() + 1
            groups[-1] += last
        else:
            last = groups[0] if piece[0] == ")" else 1
            groups[-1] += 1
    return sum(groups)


def _expansion(match: regex.Match[str], template: str) -> str:
    import regex

    try:
        expanded: Any = match.expand(template)
    except (regex.error, IndexError, OverflowError, ValueError) as error:
        reason = getattr(error, "msg", None) or str(error)
        raise Unsearchable(
            _("The replacement cannot be used: {reason}.").format(reason=reason),
            _("Write \\1 for the first group, and \\\\ for a backslash."),
        ) from error
    return str(expanded)
