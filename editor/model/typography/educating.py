"""Straight quotes, hyphens and dots made the signs that a typesetter would take.

- A quote opens behind a space, a bracket, a dash or another opening quote, else it closes; within
  a quotation that is open, behind a dash it closes.
- An apostrophe stands within words, and before decades and what a language elides.
- Primes stay straight: behind figures, where no quotation is open.
- Addresses, whether linked or written out, are left alone; so are the lines of tables and rules.
- What is typographic already is never changed: doing it twice does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.model.splice import Splice, between
from editor.model.typography.manners import (
    APOSTROPHE,
    ELLIPSIS,
    EM_DASH,
    EN_DASH,
    NARROW_NO_BREAK,
    NO_BREAK,
    Manner,
    manner_of,
)

_PARTING = "\\s\"'@“”„‟‘’‚«»‹›"
"""What ends an address of mail: a quote does, whatever it has become by now."""

_SIGN = re.compile(
    r"(?P<kept>\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)?|(?:https?://|www\.)[^\s\"'“”„‟‘’‚«»‹›)\]]+"
    rf"|(?<![^{_PARTING}])[^{_PARTING}]+@[^{_PARTING}]+|\\[\"'.-]|^(?=[^\n]*--)[-|: \t]+$)"
    r"|(?P<gap>\n[ \t]*\n)"
    r"|(?P<dash>(?<!-)-{2,3}(?![->]))"
    r"|(?P<dots>(?<!\.)\.{3}(?!\.))"
    r"|(?P<spaced>(?<=[^\s]) (?=[;:!?»](?![^\s\"'”»)*_]))|(?<=«) )"
    r"|(?P<quote>[\"'])"
    r"|(?P<set>[“”„‟‘’‚«»‹›])",
    re.MULTILINE,
)
_EMPHASIS = "*_"
_QUOTES = re.compile("[*_\"']*")
_OPENING = frozenset(" \t\n\u00a0\u202f([{/¿¡") | {""}
_DASHES = frozenset("—–-")
_SPACES = frozenset(" \t\n\u00a0\u202f") | {""}
_FEET = re.compile(r"\d['’]\d+\Z")
_DECADE = re.compile(r"\d\ds\b")
_YEAR = re.compile(r"\d\d\b(?![^\n]*')")
_TYPED = frozenset("\"'-.;:!?» ")
_AMENDED = (
    (re.compile(r"[^\s-]([–—]-)\Z"), EM_DASH),
    (re.compile(r"(?:\A|\n)(--)(?: \S|[^-|:\s])\Z"), EM_DASH),
    (re.compile(r"\d(')s\Z"), APOSTROPHE),
    (re.compile(r"«[\u00a0\u202f]( )\Z"), ""),
)
_WITHIN_WORD = re.compile(r"[^\W\d_](‘)[^\W\d_]\Z")
_ELIDED = re.compile(r"(?<!\w)([‘‚‹])(\d\ds|[^\W\d_]+)\W\Z")
_WORD = re.compile(r"[^\W\d_]+")

LONGEST = 20_000
"""Characters before what is typed that are read for it; only a longer paragraph is cut there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """From `start` to `end` of a text this takes the place of what is there."""

    start: int
    end: int
    sign: str


def applied(text: str, made: Sequence[Edit]) -> str:
    """The text after edits that follow each other."""
    pieces: list[str] = []
    at = 0
    for edit in made:
        pieces += (text[at : edit.start], edit.sign)
        at = edit.end
    return "".join((*pieces, text[at:]))


def edits(text: str, manner: Manner, only: tuple[int, int] | None = None) -> Iterator[Edit]:
    """What education changes; with `only`, nothing but what is typed from there to there.

    What is straight before it was left so by somebody, and stays.
    """
    reader = _Reader(text, manner, is_typing=only is not None)
    for found in _SIGN.finditer(text):
        start, end = found.span()
        if only is not None and start >= only[1]:
            return
        is_meant = only is None or end == only[1] - (found.lastgroup == "spaced")
        edit = reader.edit_of(found, is_meant=is_meant)
        if edit is not None and is_meant:
            yield edit


class _Reader:
    """Goes through a text and knows which quotations are open."""

    def __init__(self, text: str, manner: Manner, *, is_typing: bool) -> None:
        self._text = text
        self._manner = manner
        self._is_typing = is_typing
        self._double = self._inner = self._single = 0
        self._last: Edit | None = None
        self._run = (0, 0)

    def edit_of(self, found: re.Match[str], *, is_meant: bool) -> Edit | None:
        """What becomes of a sign; None where it stays."""
        edit = None
        match found.lastgroup:
            case "gap":
                self._double = self._inner = self._single = 0
            case "set":
                self._note(found.start())
            case "quote" if is_meant:
                edit = self._quote(found.start())
            case "dash" if is_meant:
                edit = self._dash(found)
            case "dots":
                edit = Edit(*found.span(), ELLIPSIS)
            case "spaced":
                edit = self._space(found.start())
        if edit is not None:
            self._last = edit
        return edit

    def _before(self, at: int) -> str:
        """What stands before a position, marks of emphasis apart; empty at the beginning."""
        while at > 0:
            if self._last is not None and self._last.end == at:
                return self._last.sign[-1:]
            if self._text[at - 1] not in _EMPHASIS:
                return self._text[at - 1]
            at -= 1
        return ""

    def _behind(self, at: int) -> str:
        """What stands behind a position, quotes and marks of emphasis apart."""
        begin, end = self._run
        if not begin <= at < end:
            # Gone through once: each of a row of quotes asks what stands behind all of them.
            run = _QUOTES.match(self._text, at)
            end = run.end() if run else at
            self._run = at, end
        return self._text[end : end + 1]

    def _note(self, at: int) -> None:
        """Keep count of a quotation mark that is set already."""
        sign, manner = self._text[at], self._manner
        within = self._text[at - 1 : at].isalnum() and self._text[at + 1 : at + 2].isalnum()
        self._double = _counted(self._double, sign, manner.double)
        if manner.inner is not None:
            self._inner = _counted(self._inner, sign, manner.inner)
        if not within:
            self._single = _counted(self._single, sign, manner.single)

    def _space(self, at: int) -> Edit | None:
        manner = self._manner
        if self._text[at - 1] == "«" or self._text[at + 1] == "»":
            return Edit(at, at + 1, manner.inside) if manner.inside else None
        ahead = dict(manner.ahead).get(self._text[at + 1])
        return Edit(at, at + 1, ahead) if ahead else None

    def _dash(self, found: re.Match[str]) -> Edit:
        start, end = found.span()
        if end - start == 3 or self._is_at_head(start):
            return Edit(start, end, EM_DASH)
        is_range = self._text[start - 1 : start].isdigit() and start > 0
        return Edit(start, end, EN_DASH if is_range else self._manner.dash)

    def _is_at_head(self, at: int) -> bool:
        """Whether nothing but marks of quotes stands before a position in its line."""
        while at and self._text[at - 1] in " >":
            at -= 1
        return not at or self._text[at - 1] == "\n"

    def _quote(self, at: int) -> Edit | None:
        if self._text[at] == '"':
            return self._double_quote(at)
        return self._single_quote(at)

    def _opens(self, at: int, depth: int) -> bool:
        before, behind = self._before(at), self._behind(at + 1)
        if before in _DASHES:
            return not depth or behind.isalnum()
        if before in _SPACES and before and depth and not self._is_typing:
            return behind not in _SPACES and (behind.isalnum() or behind in "¿¡([{…—–-$£€#@&%.")
        openers = {self._manner.double[0], self._manner.single[0]}
        if self._manner.inner is not None:
            openers.add(self._manner.inner[0])
        openers -= {self._manner.double[1], self._manner.single[1]}
        return before in _OPENING or before in openers

    def _double_quote(self, at: int) -> Edit | None:
        manner, before = self._manner, self._before(at)
        line = self._text[max(0, at - 12) : at]
        if before.isdigit() and (not self._double + self._inner or _FEET.search(line)):
            return None
        if self._opens(at, self._double + self._inner):
            if self._double and manner.inner is not None:
                self._inner += 1
                return Edit(at, at + 1, manner.inner[0])
            self._double = _opened(self._double, manner.double)
            return self._spaced_open(at)
        if self._inner and manner.inner is not None:
            self._inner -= 1
            return Edit(at, at + 1, manner.inner[1])
        self._double = max(0, self._double - 1)
        return self._spaced_close(at)

    def _spaced_open(self, at: int) -> Edit:
        sign, space = self._manner.double[0], self._manner.inside
        behind = self._text[at + 1 : at + 2]
        if space and behind == " ":
            return Edit(at, at + 2, sign + space)
        if space and behind in (NO_BREAK, NARROW_NO_BREAK):
            return Edit(at, at + 1, sign)
        return Edit(at, at + 1, sign + space)

    def _spaced_close(self, at: int) -> Edit:
        sign, space = self._manner.double[1], self._manner.inside
        ahead = self._text[at - 1 : at] if at else ""
        is_free = self._last is None or self._last.end < at
        if space and ahead == " " and is_free:
            return Edit(at - 1, at + 1, space + sign)
        if space and self._before(at) in (NO_BREAK, NARROW_NO_BREAK):
            return Edit(at, at + 1, sign)
        return Edit(at, at + 1, space + sign)

    def _single_quote(self, at: int) -> Edit | None:
        manner, before = self._manner, self._before(at)
        straight = self._text[at + 1 : at + 2]
        if manner.single == ("'", "'"):
            return None
        if before.isdigit():
            if straight.isalpha():
                return Edit(at, at + 1, APOSTROPHE)
            if straight.isdigit() or not self._single:
                return None
        if before.isalpha() and (straight.isalnum() or not self._single):
            return Edit(at, at + 1, APOSTROPHE)
        if self._opens(at, self._single):
            return self._single_open(at)
        if before in _SPACES:
            return None
        self._single = max(0, self._single - 1)
        return Edit(at, at + 1, manner.single[1])

    def _single_open(self, at: int) -> Edit | None:
        rest = self._text[at + 1 : at + 24]
        word = _WORD.match(rest)
        is_elided = word is not None and word[0].lower() in self._manner.elisions
        if is_elided or _DECADE.match(rest) or (not self._is_typing and _YEAR.match(rest)):
            return Edit(at, at + 1, APOSTROPHE)
        if not self._is_typing and rest[:1] in _SPACES:
            return None
        self._single = _opened(self._single, self._manner.single)
        return Edit(at, at + 1, self._manner.single[0])


def _opened(depth: int, pair: tuple[str, str]) -> int:
    return depth + 1 if pair[0] != pair[1] else 0


def _counted(depth: int, sign: str, pair: tuple[str, str]) -> int:
    if pair[0] == pair[1]:
        return 0
    if sign == pair[0]:
        return depth + 1
    return max(0, depth - 1) if sign == pair[1] else depth


def as_typed(text: str, caret: int, language: str) -> Splice | None:
    """What becomes of the character that was just typed before the caret; None where it stays."""
    manner = manner_of(language)
    farthest = max(0, caret - LONGEST)
    gap = text.rfind("\n\n", farthest, caret)
    begin = gap + 2 if gap >= 0 else farthest
    end = text.find("\n\n", caret, caret + LONGEST)
    before = text[begin : caret + LONGEST if end < 0 else end]
    at = caret - begin
    edit = _amended(before, at, manner)
    after, now = _done(before, at, edit)
    if after[now - 1 : now] in _TYPED:
        typed = next(edits(after, manner, only=(now - 1, now)), None)
        after, now = _done(after, now, typed)
    if after == before:
        return None
    found = between(before, after, now, now)
    caret = begin + now
    return Splice(begin + found.at, found.removed, found.inserted, caret, caret)


def _done(text: str, at: int, edit: Edit | None) -> tuple[str, int]:
    """A text after an edit that ends at or before a position, and where that is now."""
    if edit is None:
        return text, at
    after = text[: edit.start] + edit.sign + text[edit.end :]
    return after, at + len(edit.sign) - (edit.end - edit.start)


def _amended(text: str, at: int, manner: Manner) -> Edit | None:
    """What the last character shows: an apostrophe, a longer dash, a space too many."""
    ahead = text[max(0, at - 24) : at]
    begin = at - len(ahead)
    for pattern, sign in _AMENDED:
        found = pattern.search(ahead)
        if found is not None:
            return Edit(begin + found.start(1), begin + found.end(1), sign)
    if manner.single[1] == "‘" and (found := _WITHIN_WORD.search(ahead)) is not None:
        return Edit(begin + found.start(1), begin + found.end(1), APOSTROPHE)
    found = _ELIDED.search(ahead)
    if found is None or found[1] != manner.single[0]:
        return None
    if not found[2][0].isdigit() and found[2].lower() not in manner.elisions:
        return None
    return Edit(begin + found.start(1), begin + found.end(1), APOSTROPHE)
