"""Pure functions over text: well-formed text, positions, differences, words and minutes."""

import math
import re
from dataclasses import dataclass
from functools import cache

from editor.model.remembering import Remembered

WORDS_PER_MINUTE = 230
"""How fast an adult reads news on a screen."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINK_TARGET = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Scripts written without spaces count a word a character, as word processors do.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = rf"[^\s{_UNSPACED}—]"
# Looked for from the head of a run only, so that long runs of signs take linear time.
_WORD = rf"[{_UNSPACED}]|(?<!{_RUN})(?:(?![^\W_]){_RUN})*+[^\W_{_UNSPACED}]{_RUN}*"


def well_formed(text: str) -> str:
    """The text with `\\n` line ends and U+FFFD for lone surrogates; nothing else is touched."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def utf16_length(text: str) -> int:
    """The length in UTF-16 units, as Qt counts."""
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def to_utf16(text: str, position: int) -> int:
    """A position in code points as one in UTF-16 units."""
    return utf16_length(text[:position])


def from_utf16(text: str, position: int) -> int:
    """A position in UTF-16 units as one in code points; inside a pair, the pair's start."""
    if text.isascii():
        return min(position, len(text))
    units = 0
    for match in _ASTRAL.finditer(text):
        start = match.start() + units
        if start >= position:
            break
        if start + 1 == position:
            return match.start()
        units += 1
    return min(position - units, len(text))


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns one text into another: at `at`, `removed` gives way to `inserted`."""

    at: int
    removed: str
    inserted: str


def difference(
    before: str, after: str, caret: int | None = None, start: int | None = None
) -> Difference | None:
    """The one splice that turns `before` into `after`, or None if they are equal.

    Where several would do (an "a" typed among other "a"), the one that ends at `caret`, a
    position in `after`, is chosen. It begins at `start` at the latest: what is typed over a
    selection begins with it, also where the first letters are the same.
    """
    if before == after:
        return None
    tail = _common_suffix(before, after)
    if caret is not None:
        tail = min(tail, max(0, len(after) - caret))
    head = _common_prefix(before, after, min(len(before), len(after)) - tail)
    head = head if start is None else min(head, start)
    return Difference(head, before[head : len(before) - tail], after[head : len(after) - tail])


def _common_prefix(one: str, other: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


@Remembered
def _words_of_paragraph(paragraph: str) -> int:
    return len(_words().findall(_LINK_TARGET.sub("]", paragraph)))


@cache
def _words() -> re.Pattern[str]:
    # It takes 7 ms to compile, and the window starts without it.
    return re.compile(_WORD)


def word_count(text: str) -> int:
    """The words of a body or a line, without its marks and link targets.

    A word holds at least one letter or digit; "well-known" is one, "now—then" two; Han and kana
    count one a character. Paragraphs are remembered, so an edit costs its paragraph.
    """
    return sum(_words_of_paragraph(paragraph) for paragraph in text.split("\n\n"))


def minutes(words: int) -> int:
    """Reading time in minutes, rounded up; nothing takes no time."""
    return math.ceil(words / WORDS_PER_MINUTE)
