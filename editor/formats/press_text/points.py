"""Key points: a labelled list wherever it stands, another only above the first body paragraph."""

from __future__ import annotations

import re

from editor.formats.press_text.paragraph import WEAK_MARKS, Paragraph
from editor.formats.press_text.sheet import Sheet

_LABEL = re.compile(
    r"\W*(?:key (?:points?|takeaways?|facts)|highlights|takeaways|at a glance"
    r"|what (?:you need )?to know)\W*",
    re.IGNORECASE,
)


def is_list_label(text: str) -> bool:
    """Whether a line announces key points."""
    return _LABEL.fullmatch(text) is not None


def take_labelled_points(sheet: Sheet) -> None:
    """Take every list under a label of key points; the label is taken off."""
    number = 0
    while number < len(sheet.paragraphs):
        label = is_list_label(sheet.paragraphs[number].text)
        end = _list_end(sheet.paragraphs, number + 1) if label else 0
        if end > number + 1:
            sheet.points += sheet.take(number, end)[1:]
        else:
            number += 1


def take_top_points(sheet: Sheet) -> bool:
    """Take the list that is first on the sheet; a single weak mark counts here too."""
    first = sheet.paragraphs[0]
    end = _list_end(sheet.paragraphs, 0)
    if not end and _is_single_point(first) and len(sheet.paragraphs) > 1:
        end = 1
    if not end or sheet.points:
        return False
    sheet.points += sheet.take(0, end)
    return True


def _is_single_point(paragraph: Paragraph) -> bool:
    mark = paragraph.mark
    return mark is not None and not mark.tight and mark.kind in WEAK_MARKS.replace("»", "")


def _list_end(paragraphs: list[Paragraph], start: int) -> int:
    """The end of the list of one kind of mark that begins at `start`; 0 if there is none."""
    end = start
    kind = paragraphs[start].mark if start < len(paragraphs) else None
    while (
        end < len(paragraphs)
        and paragraphs[end].in_list
        and (mark := paragraphs[end].mark) is not None
        and kind is not None
        and mark.kind == kind.kind
        and not (end > start and mark.number == 1)
    ):
        end += 1
    return end if end > start else 0
