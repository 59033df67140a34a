"""How one text became another, word by word.

- No word is ever split or fused: a stretch begins and ends between the parts of both texts.
- Lines are aligned first, then the words within what changed; white space follows its words.
- Few words that happen to stand in both amid much that changed are taken as changed with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from editor.model.comparing.alignment import Match, aligned
from editor.model.comparing.words import extends, has_word, parts


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stood from `start` to `end` of the earlier text gave way to what stands from `to` to
    `till` of the later one; positions are in code points.
    """

    start: int
    end: int
    to: int
    till: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line or a word, and where it begins."""

    text: str
    at: int

    @property
    def end(self) -> int:
        return self.at + len(self.text)


_Units: TypeAlias = list[_Unit]


def rewording(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches that are not the same, in order; they never touch each other."""
    if before == after:
        return ()
    found: list[Stretch] = []
    start = to = 0
    for line, other in _pairs(_lines(before), _lines(after)):
        found += _within(before, after, Stretch(start, line.at, to, other.at))
        start, to = line.end, other.end
    found += _within(before, after, Stretch(start, len(before), to, len(after)))
    return tuple(found)


def _pairs(before: _Units, after: _Units) -> Iterator[tuple[_Unit, _Unit]]:
    for match in aligned([each.text for each in before], [each.text for each in after]):
        for index in range(match.length):
            yield before[match.at + index], after[match.to + index]


def _lines(text: str) -> _Units:
    """The lines that hold anything."""
    lines: _Units = []
    at = 0
    for line in text.split("\n"):
        if line:
            lines.append(_Unit(line, at))
        at += len(line) + 1
    return lines


def _words(text: str, start: int, end: int) -> _Units:
    words: _Units = []
    at = start
    for part in parts(text[start:end]):
        if not part.isspace():
            words.append(_Unit(part, at))
        at += len(part)
    return words


def _within(before: str, after: str, whole: Stretch) -> Iterator[Stretch]:
    """What changed within a stretch of lines."""
    if before[whole.start : whole.end] == after[whole.to : whole.till]:
        return
    words = _words(before, whole.start, whole.end)
    others = _words(after, whole.to, whole.till)
    matches = aligned([each.text for each in words], [each.text for each in others])
    start, to = whole.start, whole.to
    for match in _telling(list(matches), words, others, before):
        for index in range(match.length):
            word, other = words[match.at + index], others[match.to + index]
            if before[start : word.at] != after[to : other.at]:
                yield from _trimmed(before, after, Stretch(start, word.at, to, other.at))
            start, to = word.end, other.end
    yield from _trimmed(before, after, Stretch(start, whole.end, to, whole.till))


def _telling(matches: list[Match], words: _Units, others: _Units, before: str) -> Iterator[Match]:
    """The matches that are no mere chance amid what changed."""
    start = to = 0
    for number, match in enumerate(matches):
        end, till = match.at + match.length, match.to + match.length
        following = matches[number + 1] if number + 1 < len(matches) else None
        ahead = max(match.at - start, match.to - to)
        behind = max(
            (following.at if following else len(words)) - end,
            (following.to if following else len(others)) - till,
        )
        if ahead and behind and _is_chance(words[match.at : end], min(ahead, behind)):
            left = words[match.at - 1].end if match.at else words[match.at].at
            right = words[end].at if end < len(words) else words[end - 1].end
            if "\n" not in before[left:right]:
                continue
        yield match
        start, to = end, till


def _is_chance(same: _Units, changed: int) -> bool:
    return 2 * sum(has_word(each.text) for each in same[: changed + 1]) < changed or not any(
        has_word(each.text) for each in same
    )


def _trimmed(before: str, after: str, gap: Stretch) -> Iterator[Stretch]:
    """What is left of a stretch without the white space that both have at its ends."""
    start, end, to, till = gap.start, gap.end, gap.to, gap.till
    while start < end and to < till and _same_space(before, start, after, to):
        start, to = start + 1, to + 1
    while start < end and to < till and _same_space(before, end - 1, after, till - 1):
        end, till = end - 1, till - 1
    if start < end or to < till:
        yield Stretch(start, end, to, till)


def _same_space(before: str, at: int, after: str, to: int) -> bool:
    return (
        before[at] == after[to]
        and before[at].isspace()
        and not extends(before, at + 1)
        and not extends(after, to + 1)
    )
