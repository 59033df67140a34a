"""Where the story ends, and where it only goes on over a page."""

from __future__ import annotations

import re
from dataclasses import replace

from editor.formats.press_text.paragraph import Paragraph
from editor.formats.press_text.paragraphs import joint
from editor.formats.press_text.sheet import Sheet
from editor.formats.press_text.signs import (
    is_break,
    is_copyright,
    is_end,
    is_more,
    is_running_header,
    is_sentence,
    is_usage,
)

_STOPPED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_LONGEST_HEADER = 80


def take_page_breaks(sheet: Sheet) -> None:
    """Take out "more" marks and the page headers under them; the cut paragraph is joined."""
    number = 0
    while number < len(sheet.paragraphs):
        if number and is_more(sheet.paragraphs[number].text):
            mark = sheet.take(number)
            while number < len(sheet.paragraphs) and _is_header(sheet.paragraphs[number]):
                mark += sheet.take(number)
            sheet.note(mark[1:])
            _join(sheet, number)
        else:
            number += 1


def _is_header(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not is_end(text) and not is_break(text) and is_running_header(text)


def _join(sheet: Sheet, number: int) -> None:
    """Make one paragraph of what a page break cut."""
    if number >= len(sheet.paragraphs):
        return
    above, below = sheet.paragraphs[number - 1], sheet.paragraphs[number]
    if _STOPPED.search(above.text) or below.in_list:
        return
    whole = above.text + joint(above.text, below.text) + below.text
    paragraph = replace(above, text=whole, wrapped=True)
    sheet.paragraphs[number - 1 : number + 1] = [paragraph]


def take_end(sheet: Sheet) -> list[Paragraph]:
    """Take the end mark and what follows it; copyright and usage lines among that are returned.

    Contacts and notes to editors stand there and must not be published by accident, so all the
    rest goes to the desk note. A mark that no story stands above ends nothing.
    """
    for number, each in enumerate(sheet.paragraphs):
        ends = is_end(each.text) or (is_break(each.text) and _closes(sheet, number))
        if ends and any(map(_is_story, sheet.paragraphs[:number])):
            after = sheet.take(number, len(sheet.paragraphs))[1:]
            closing = [p for p in after if is_copyright(p.text, sheet.names) or is_usage(p.text)]
            sheet.note([p for p in after if p not in closing and not is_end(p.text)])
            return closing
    return []


def _is_story(paragraph: Paragraph) -> bool:
    """Whether a paragraph is story text: a sentence, or too long for a header."""
    return is_sentence(paragraph.text) or len(paragraph.text) > _LONGEST_HEADER


def _closes(sheet: Sheet, number: int) -> bool:
    """Whether no story text follows a line of stars or dashes."""
    return all(
        is_copyright(each.text, sheet.names)
        or is_usage(each.text)
        or is_end(each.text)
        or is_break(each.text)
        for each in sheet.paragraphs[number + 1 :]
    )
