"""What stands between the headline and the first body paragraph."""

from __future__ import annotations

import re

from editor.formats.press_text.byline import byline_in
from editor.formats.press_text.labels import take_label
from editor.formats.press_text.lede import may_open_story, opens_story
from editor.formats.press_text.points import is_list_label, take_top_points
from editor.formats.press_text.sheet import Sheet
from editor.formats.press_text.signs import SENTENCE_BREAK, is_date, is_release, is_sentence
from editor.formats.press_text.times import moment

_LONGEST_STANDFIRST, _FEWEST_WORDS = 300, 4
_MINUTES = re.compile(r"\W*\d{1,3}[ -]?min(?:ute)?s?(?:[ -]read|\b.{0,10}\bread)\W*", re.IGNORECASE)
_TIMES = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified)(?:\s+(?:on|at))?\s*:?\s+(?=.*\d)",
    re.IGNORECASE,
)
_NEXT_TIME = re.compile(r"\s*[|;·•]\s*(?=(?:last )?updated)|\s+(?=updated)", re.IGNORECASE)


def take_below(sheet: Sheet) -> None:
    """Take standfirst, byline, times and key points, in whatever order they stand."""
    while sheet.first is not None and not sheet.body_is_named:
        if not (
            take_label(sheet)
            or _take_byline(sheet)
            or _take_times(sheet)
            or take_top_points(sheet)
            or _take_standfirst(sheet)
        ):
            break


def _take_byline(sheet: Sheet) -> bool:
    names = byline_in(sheet.paragraphs[0].text)
    if not names or sheet["byline"] or len(sheet.paragraphs) < 2:
        return False
    sheet.put("byline", names)
    sheet.take(0)
    return True


def _take_times(sheet: Sheet) -> bool:
    """Take times that are all clear to their fields, all others to the desk note."""
    text = sheet.paragraphs[0].text
    if _MINUTES.fullmatch(text) or is_release(text) or (is_date(text) and len(text) < 60):
        sheet.note(sheet.take(0))
        return True
    if not _TIMES.match(text) or len(text) > 120 or is_sentence(text):
        return False
    parts = _NEXT_TIME.split(text)
    fields = ["modified_at" if "pdated" in p or "PDATED" in p else "published_at" for p in parts]
    times = [moment(part) for part in parts]
    line = sheet.take(0)
    if all(times) and len(set(fields)) == len(fields) and not any(sheet[name] for name in fields):
        for name, time in zip(fields, times, strict=True):
            sheet.put(name, time)
    else:
        sheet.note(line)
    return True


def _take_standfirst(sheet: Sheet) -> bool:
    """Take one sentence alone, if the story's text begins below it.

    A sentence with its stop may be the lede: it counts as a standfirst only if a byline, key
    points or a dateline follow it, or a paragraph of more than one sentence.
    """
    first = sheet.paragraphs[0]
    if sheet["standfirst"] or not sheet["headline"] or len(sheet.paragraphs) < 2:
        return False
    if first.in_list or len(first.text) > _LONGEST_STANDFIRST or opens_story(first.text):
        return False
    if (
        len(first.text.split()) < _FEWEST_WORDS
        or is_list_label(first.text)
        or first.text.endswith((":", ",", ";"))
    ):
        return False
    if len(SENTENCE_BREAK.split(first.text)) > 1 or _is_talk(first.text):
        return False
    if is_sentence(first.text) and may_open_story(first.text):
        return False
    if not _text_follows(sheet):
        return False
    sheet.put("standfirst", first.text)
    sheet.take(0)
    return True


def _is_talk(text: str) -> bool:
    return re.match(r"(?:[QA]\s?[:.]|[–—-]\s)", text) is not None


def _text_follows(sheet: Sheet) -> bool:
    first, second = sheet.paragraphs[:2]
    rest = second.text
    if byline_in(rest) or opens_story(rest) or second.in_list or is_list_label(rest):
        return len(sheet.paragraphs) > 2 or opens_story(rest)
    if _TIMES.match(rest) or _MINUTES.fullmatch(rest) or re.match(r"body\s?:", rest, re.I):
        return True
    sentences = len(SENTENCE_BREAK.split(rest))
    if not is_sentence(first.text):
        return sentences > 1 or is_sentence(rest)
    return sentences > 1 and len(rest) > len(first.text) and len(sheet.paragraphs) > 2
