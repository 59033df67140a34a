"""What stands above the headline, and the headline itself."""

from __future__ import annotations

import re

from editor.formats.press_text.byline import byline_in
from editor.formats.press_text.labels import labels_headline, take_label
from editor.formats.press_text.lede import opens_story
from editor.formats.press_text.paragraph import Paragraph
from editor.formats.press_text.sheet import Sheet
from editor.formats.press_text.signs import (
    SENTENCE_BREAK,
    is_date,
    is_page_header,
    is_release,
    is_sentence,
)
from editor.formats.press_text.times import moment
from editor.model.story import Advisory, AdvisoryKind

LONGEST_HEADLINE = 150
"""Characters; a longer first paragraph is text."""

_LONGEST_KICKER, _KICKER_WORDS = 40, 5
_EMBARGO = re.compile(
    r"(?:(?:strictly |under )*embargo(?:ed)?\b|not for (?:publication|release|use|broadcast)"
    r" (?:before|until)\b|hold for release\b|for release(?= (?:at|on|after|not before|\d)| ?:)"
    r"|do not publish before\b)"
    r"[\s:,–—-]*(?:for release |for publication )?(?:until|till|to|at|after|before|on)?[\s:]*",
    re.IGNORECASE,
)
_ADVISORY = re.compile(
    r"(?:(UPDATE) ?\d{0,2}|(CORRECTED|CORRECTION)|(REFILE)|(REPEAT|RPT))\s?[-–—:]\s?(?=\S)"
)
_KINDS = (
    AdvisoryKind.UPDATED,
    AdvisoryKind.CORRECTED,
    AdvisoryKind.REFILE,
    AdvisoryKind.REPEAT,
)


def take_above(sheet: Sheet) -> None:
    """Take what stands above the headline, then kicker, advisory and headline."""
    while sheet.first is not None and not sheet.body_is_named:
        if not (_take_notice(sheet) or _take_embargo(sheet) or take_label(sheet)):
            break
    if sheet.body_is_named or sheet["headline"]:
        _take_advisory(sheet)
        return
    if labels_headline(sheet):
        _take_unlabelled(sheet)
        _take_advisory(sheet)
        return
    _take_kicker(sheet)
    _take_headline(sheet)
    _take_advisory(sheet)


def _take_notice(sheet: Sheet) -> bool:
    """Take a release line, a page header or a date to the desk note."""
    text = sheet.paragraphs[0].text
    if len(sheet.paragraphs) > 1 and (is_release(text) or is_page_header(text) or is_date(text)):
        sheet.note(sheet.take(0))
        return True
    return False


def _take_embargo(sheet: Sheet) -> bool:
    """Take an embargo: as a time where all is clear, else as it is, and to the desk note too.

    An embargo that is not clear is kept in its own words, so that the story counts as embargoed
    until somebody decides.
    """
    text = sheet.paragraphs[0].text
    match = _EMBARGO.match(text)
    if match is None or len(text) > LONGEST_HEADLINE or sheet["embargoed_until"]:
        return False
    if not _is_embargo_line(text, text[match.end() :]):
        return False
    line = sheet.take(0)
    time = moment(text)
    if not time:
        sheet.note(line)
    sheet.put("embargoed_until", time or text[match.end() :].strip(" .*") or text)
    return True


def _is_embargo_line(text: str, rest: str) -> bool:
    """Whether it is a notice and no headline on an embargo, as "Embargo on fish lifted"."""
    return not rest.strip() or text.isupper() or bool(re.search(r"\d", rest)) or ":" in text


def _take_kicker(sheet: Sheet) -> None:
    """Take a short line in capitals, or ending in a colon, straight above a longer one."""
    if len(sheet.paragraphs) < 3:
        return
    first, second = sheet.paragraphs[:2]
    text = first.text
    labels = text.isupper() or text.endswith(":")
    short = len(text) <= _LONGEST_KICKER and len(text.split()) <= _KICKER_WORDS
    if labels and short and second.gap <= 1 and len(second.text) > len(text):
        below = second.text
        if _may_be_headline(second) and not is_sentence(below) and not byline_in(below):
            sheet.put("kicker", text)
            sheet.take(0)


def _take_headline(sheet: Sheet) -> None:
    first = sheet.first
    if first is None or not _may_be_headline(first):
        return
    text = first.text
    stopped = is_sentence(text)
    sentences = len(SENTENCE_BREAK.split(text))
    certain = len(sheet.paragraphs) > 1 and _begins_below(sheet.paragraphs[1])
    doubtful = len(sheet.paragraphs) == 1 or sentences > 1 or len(text) > 110
    if stopped and doubtful and not certain:
        return
    sheet.take(0)
    sheet.put("headline", re.sub(r"^#\s+", "", text))


def _begins_below(second: Paragraph) -> bool:
    """Whether a paragraph can only stand below a headline: a byline, a list, a dateline."""
    return second.in_list or bool(byline_in(second.text)) or opens_story(second.text)


def _may_be_headline(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not (
        paragraph.in_list
        or len(text) > LONGEST_HEADLINE
        or opens_story(text)
        or text.startswith(("Q:", "A:", "## "))
    )


def _take_advisory(sheet: Sheet) -> None:
    """Take `UPDATE 1-` and its like off the headline; written back as it was."""
    while match := _ADVISORY.match(sheet["headline"]):
        kind = next(kind for kind, group in zip(_KINDS, match.groups(), strict=True) if group)
        sheet.advisories.append(Advisory(kind, extra={"prefix": match[0]}))
        sheet.fields["headline"] = sheet["headline"][match.end() :]


def _take_unlabelled(sheet: Sheet) -> None:
    """Note the lines above a labelled headline, and take the labels."""
    while sheet.first is not None and not sheet["headline"]:
        if not take_label(sheet):
            sheet.note(sheet.take(0))
