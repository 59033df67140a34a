"""Datelines: the place, and perhaps region and date, that stand before a story's first words.

Agencies write `PRAGUE, July 19`, `BERLIN, 19. Juli`, `PARIS, le 19 juillet`, `القاهرة، 19 يوليو`.
Letters from right to left have no capitals: there a comma, a date or few words must tell.
"""

from __future__ import annotations

import re
from typing import Final

from editor.model.calendars import month_names, simplified

COMMA: Final = "[,،]"
"""A pattern for what parts place, region and date."""

# Letters of Hebrew and Arabic script with their points, and what joins or parts them in a word.
_LEFTWARD: Final = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05d0-\u05f4\u0610-\u061a\u0620-\u065f"
    "\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
    "\u200c\u200d\ufb1d-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc"
)
_WORD: Final = f"[{_LEFTWARD}][{_LEFTWARD}.'’\"]*"
_FEW: Final = rf"{_WORD}(?:[ \u00a0/־-]{_WORD}){{0,2}}"

MOST_WORDS: Final = 3
"""So many words a place or a tag has that no date tells."""

LEFTWARD_PLACE: Final = (
    rf"(?P<place>{_FEW}|{_WORD}(?: {_WORD}){{3}})"
    rf"(?P<region>(?:{COMMA}[ \u00a0]?{_FEW}){{0,2}})"
)
"""A pattern for a place and its region in letters that run from right to left."""

_NAMED: Final = r"[^\W\d_a-z][^\W\d_]*(?:[ /.'’-]+[^\W\d_]+){0,4}"


ENGLISH_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH: Final = r"(?:(?:كانون|تشرين) )?[^\W\d_]{2,}"

DATE: Final = (
    rf"(?:{ENGLISH_MONTH} \d{{1,2}}(?!\d)(?:, \d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er)?[ \u00a0](?:de )?(?P<month>{_MONTH}(?:/{_MONTH})?)\.?"
    r"(?:,? (?:de )?\d{4})?"
    r"|\d{4}-\d\d-\d\d)"
)
"""A pattern for a date as datelines hold them; its group `month` may be any word."""

_LEFTWARD_DATELINE: Final = re.compile(
    rf"{_FEW}(?:{COMMA}[ \u00a0]?{_FEW}){{0,2}}(?:{COMMA}?[ \u00a0]?{DATE})?"
)
_DATED: Final = re.compile(rf"{_NAMED}(?:, {_NAMED}){{0,2}},? (?:den |le |el |il )?{DATE}")


def names_month(match: re.Match[str]) -> bool:
    """Whether a match of DATE holds no other word than a month's, or two of it: `تموز/يوليو`."""
    word = match["month"]
    return word is None or all(simplified(each) in month_names() for each in word.split("/"))


def begins_leftward(text: str) -> bool:
    """Whether a text begins with a letter that runs from right to left."""
    return re.match(f"[{_LEFTWARD}]", text) is not None


def is_dateline(text: str) -> bool:
    """Whether a text before a known source tag reads as its dateline.

    Its first part is in capitals, or a date closes it; without capitals it is of a few words.
    """
    first = re.split(COMMA, text, maxsplit=1)[0]
    if first.isupper():
        return True
    match = (_LEFTWARD_DATELINE if begins_leftward(text) else _DATED).fullmatch(text)
    return match is not None and names_month(match)
