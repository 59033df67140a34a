"""What lines of press text look like: marks, labels, notices and leads, told by the line alone."""

from __future__ import annotations

import re

from editor.model.calendars import simplified, weekday_names
from editor.model.datelines import COMMA, DATE, names_month

DASH = r"(?:--|[-–—])"

_END = re.compile(
    r"#{2,}|#(?: #)+|[-–—]\s?30\s?[-–—]|[-–—]\s?0\s?[-–—]|ENDS?"
    r"|[-–—]\s?(?i:ends?)\s?[-–—]|\((?i:ends?)\)"
)
_BREAK = re.compile(r"\*{3,}|\*(?: \*){2,}|-{3,}|-(?: -){2,}|_{3,}")
_MORE = re.compile(
    r"[-–—]+\s?more\s?[-–—]+|\(more(?: to come)?\)|more follows|\(more follows\)"
    r"|[-–—]+\s?more follows\s?[-–—]+",
    re.IGNORECASE,
)
_PAGE_HEADER = re.compile(
    r"(?:page|p\.)\s?\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?|[-–—]\s?\d{1,3}\s?[-–—]"
    r"|\d{1,3}\s?(?:/|of)\s?\d{1,3}",
    re.IGNORECASE,
)
_RUNNING_HEADER = re.compile(
    r".{0,50}(?:\bpage \d{1,3}\b|\badd \d{1,2}\b|\b\d{1,2}(?:-\d{1,2}){2,}|\(cont(?:inue)?d?\.?\))"
    r".{0,20}|(?:add|page|take) (?:\d{1,2}|one|two|three)\b.{0,40}",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:\W*)(?:for immediate (?:release|use|publication)|(?:press|news|media) release)"
    r"(?:\W.{0,60})?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright\b\W*(?:©|\(c\))?|©|\(c\))\W*(?:by\W+)?(?:\d{4}\b|(?P<holder>.+))",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:slug|slugline|headline|hed|dek|standfirst|subhead|kicker|by|byline|body"
    r"|eds|desk note|notes? to editors|contacts?|(?:media|press) contacts?|editor[’']s note"
    r"|photo|caption|file photo|image|read more|related|published|updated|embargo"
    r"|q|a)\s?:",
    re.IGNORECASE,
)
_TAG_LEAD = re.compile(rf"\([^()]{{2,40}}\)\s*{DASH}\s")

_PLACE_LEAD = re.compile(
    rf"[^\W\d_]{{3,}}[^()\d]{{0,40}}(?:\d{{0,2}}[^()]{{0,8}}|{DATE}\s?)"
    rf"\([^()]{{2,40}}\)\s*{DASH}\s"
)

SENTENCE_BREAK = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!Mr|Ms|Dr|St|Jr|Sr|No|vs)(?<!Mrs|Gen|Sen|Rep|Gov|Rev|Sgt)"
    r"(?<!Prof|Capt|Corp)[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]*[A-ZÀ-ÖØ-Þ\d])"
)
"""Where one sentence ends and another begins; initials and titles do not count."""

_ENDS_IN_STOP = re.compile(r"[^.]\.[\"'”’»)]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|a\.m|p\.m|No|vs|etc)\.)$")


def is_sentence(text: str) -> bool:
    """Whether a text ends in a full stop that is not an abbreviation's."""
    return _ENDS_IN_STOP.search(text) is not None and _ABBREVIATED.search(text) is None


def is_end(line: str) -> bool:
    """Whether a line alone says that the story ends here."""
    return _END.fullmatch(line) is not None


def is_break(line: str) -> bool:
    """Whether a line alone is a break within the story, if text follows it."""
    return _BREAK.fullmatch(line) is not None


def is_more(line: str) -> bool:
    """Whether a line alone says that the story goes on over the page."""
    return _MORE.fullmatch(line) is not None


def is_page_header(line: str) -> bool:
    """Whether a line is a page number, alone or as "Page 2 of 3"."""
    return _PAGE_HEADER.fullmatch(line) is not None


def is_running_header(line: str) -> bool:
    """Whether a line under a "more" mark repeats the slug or counts the pages."""
    short_capitals = len(line) <= 50 and line.upper() == line and not line.endswith((".", "!", "?"))
    return short_capitals or is_page_header(line) or _RUNNING_HEADER.fullmatch(line) is not None


def is_release(line: str) -> bool:
    """Whether a line only says that this is a press release, free to be used."""
    return len(line) <= 90 and _RELEASE.fullmatch(line) is not None


def is_date(line: str) -> bool:
    """Whether a line is nothing but a date."""
    if _DATE_LINE.fullmatch(line):
        return True
    match = _OTHER_DATE_LINE.fullmatch(line)
    if match is None or not names_month(match):
        return False
    return match["weekday"] is None or simplified(match["weekday"]) in weekday_names()


_OTHER_DATE_LINE = re.compile(
    rf"(?:(?P<weekday>[^\d,،]{{3,20}}?){COMMA}?\s+)?{DATE}[.,]?(?:{COMMA}?\s+\d\d?[:.]\d\d)?"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)"
_DATE_LINE = re.compile(
    rf"{_WEEKDAY}?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|{_MONTH}\s+\d{{4}})[.,]?"
    rf"(?:,?\s+\d{{1,2}}[:.]\d\d.{{0,12}})?",
    re.IGNORECASE,
)


def is_copyright(line: str, names: tuple[str, ...] = ()) -> bool:
    """Whether a line among a story's last is a notice: a year or a holder follows the word.

    `names` are those that count as the holder's: the house's and the source tag's.
    """
    if line.lower().startswith("all rights reserved"):
        return bool(re.search(r"\b\d{4}\b", line)) or _holds_name(line, names)
    match = _COPYRIGHT.match(line)
    if match is None or len(line) > 600:
        return False
    holder = match["holder"]
    if holder is None:
        return True
    first = SENTENCE_BREAK.split(holder)[0]
    if len(first.split()) > 12:
        return False
    sign = not line.lower().startswith("copyright")
    dated = re.search(r"[\s,]\d{4}(?:[-–]\d{2,4})?\.?$", first) is not None
    return (dated and (sign or _is_title(first))) or (
        _holds_name(first, names) and (sign or _is_title(first))
    )


def _holds_name(text: str, names: tuple[str, ...]) -> bool:
    return any(name and name.casefold() in text.casefold() for name in names)


def _is_title(text: str) -> bool:
    """Whether all words but the smallest begin with a capital or a digit."""
    small = {"the", "of", "and", "by", "for", "de", "la", "le", "du", "des", "et", "und", "der"}
    words = re.findall(r"\w[\w.&'’-]*", text)
    return all(word[0].isupper() or word[0].isdigit() or word in small for word in words)


def is_usage(line: str) -> bool:
    """Whether a line says what others may do with the story."""
    low = line.casefold()
    return low.startswith("all rights reserved") or bool(
        re.search(r"\bmay not be (?:published|reproduced|broadcast|copied|distributed|used)", low)
    )


def begins_paragraph(line: str) -> bool:
    """Whether a line begins a paragraph even where it would fit the wrapped line above."""
    return (
        stands_alone(line)
        or _LABELS.match(line) is not None
        or _TAG_LEAD.match(line) is not None
        or _PLACE_LEAD.match(line) is not None
        or (is_copyright(line) and not line.startswith("(c) "))
    )


def stands_alone(line: str) -> bool:
    """Whether a line is a paragraph of its own, whatever follows it."""
    return (
        is_end(line)
        or is_break(line)
        or is_more(line)
        or is_page_header(line)
        or (line.isupper() and is_release(line))
        or line.startswith("## ")
    )
