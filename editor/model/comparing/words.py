"""A text parted into words, signs and spaces, for comparing: nothing a reader sees as one is split.

- The parts joined are the text, exactly.
- A word goes with its marks, hyphens and apostrophes; a number with its points and commas.
- Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) are parted by character.
- Combining marks stay with what they stand on, emoji sequences and flags whole, and the address
  of a link is one sign.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTERS = rf"[^\W_{_UNSPACED}]+"
_PART = re.compile(
    r"\]\([^()\s]*\)"
    rf"|{_LETTERS}(?:(?:['’\u00ad\u2010\u2011\u2060-]|(?<=\d)[.,:](?=\d)){_LETTERS})*+"
    r"|[\U0001f1e6-\U0001f1ff]{2}"
    r"|\n|[^\S\n]|.",
    re.DOTALL,
)
_JOINER = "\u200d"
_IS_LETTERS = re.compile(_LETTERS)


def parts(text: str) -> list[str]:
    """The words, signs and single spaces of a text, in order."""
    found = _PART.findall(text)
    return found if text.isascii() else _glued(found)


def has_word(part: str) -> bool:
    """Whether a part holds a letter or a digit."""
    return any(map(str.isalnum, part))


def extends(text: str, at: int) -> bool:
    """Whether the character at a position belongs to the one before it."""
    return (
        0 < at < len(text)
        and text[at - 1] != "\n"
        and (_extends(text[at]) or (text[at - 1] == _JOINER and not text[at].isspace()))
    )


@lru_cache(maxsize=4096)
def _extends(character: str) -> bool:
    code = ord(character)
    if code < 0x300:
        return False
    return (
        character in ("\u200c", _JOINER)
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
        or unicodedata.category(character) in ("Mn", "Mc", "Me")
    )


def _glued(found: list[str]) -> list[str]:
    """The parts with every mark at the end of what it stands on, and the word going on after it."""
    whole: list[str] = []
    in_word = False
    for part in found:
        last = whole[-1] if whole else "\n"
        goes_on = in_word and last[-1] != "\n" and _extends(last[-1]) and _IS_LETTERS.match(part)
        if last != "\n" and (
            _extends(part[0]) or goes_on or (last[-1] == _JOINER and not part.isspace())
        ):
            whole[-1] += part
        else:
            whole.append(part)
            in_word = _IS_LETTERS.match(part) is not None
    return whole
