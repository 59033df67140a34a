"""A press text taken apart into a parcel, step by step."""

from __future__ import annotations

import re
from dataclasses import replace

from editor.formats.press_text.above import take_above
from editor.formats.press_text.below import take_below
from editor.formats.press_text.captions import caption_in
from editor.formats.press_text.closing import take_copyright, take_sign_off
from editor.formats.press_text.ends import take_end, take_page_breaks
from editor.formats.press_text.lede import Lede, lede_in
from editor.formats.press_text.notes import take_notes
from editor.formats.press_text.paragraph import Paragraph, mark_of
from editor.formats.press_text.paragraphs import paragraphs
from editor.formats.press_text.points import take_labelled_points
from editor.formats.press_text.report import taken_from
from editor.formats.press_text.sections import Sections, add_body
from editor.formats.press_text.sheet import Sheet
from editor.model.house import FIRST_HOUSE, House
from editor.model.parcel import Parcel
from editor.model.places import Place, with_value
from editor.model.story import KeyPoint, Story
from editor.model.told_language import in_its_language

STORY_ID = "press"
"""The id of a story taken apart; the workspace gives a new one on taking it in."""

_NO_HOLDER = re.compile(
    r"copyright|©|\(c\)|\bby\b|\b\d{4}(?:\s?[-–]\s?\d{2,4})?\b|all rights reserved", re.IGNORECASE
)


def take_apart(text: str, house: House | None = None) -> Parcel:
    """The parcel in a press text; `house` is whose tag and name count as known, and language.

    Every word is in a field of the story, but for marks and labels that name a field.
    """
    house = house or FIRST_HOUSE
    sheet = Sheet(paragraphs(text), (house.source_tag, house.name))
    take_page_breaks(sheet)
    after_end = take_end(sheet)
    take_copyright(sheet, after_end)
    take_notes(sheet)
    take_sign_off(sheet)
    take_above(sheet)
    take_labelled_points(sheet)
    sections = Sections()
    _take_top(sheet, sections)
    lede = _take_lede(sheet)
    add_body(sections, sheet.paragraphs, is_spaced=sheet.is_spaced)
    story = in_its_language(_story(sheet, sections), house.language)
    return Parcel(
        story,
        _house_of(text, sheet.first_point, story, lede, house),
        taken=taken_from(story, len(sheet.noted)),
        is_told=bool(story.language),
    )


def _take_top(sheet: Sheet, sections: Sections) -> None:
    """Take what stands between headline and text; a caption there belongs to the lead figure."""
    take_below(sheet)
    while len(sheet.paragraphs) > 1 and (caption := caption_in(sheet.paragraphs[0].text)):
        sheet.take(0)
        sections.add_figure(caption.text, caption.credit, lead=not sections.figures)
        take_below(sheet)


def _take_lede(sheet: Sheet) -> Lede | None:
    """Take dateline and tag off the first paragraph of the text."""
    first = sheet.first
    if first is None or first.in_list:
        return None
    names = (*sheet.names, _holder(sheet["copyright_notice"]))
    whole = "\n".join(each.text for each in sheet.paragraphs)
    lede = lede_in(first.text, names, whole)
    if lede is None:
        return None
    sheet.put("dateline", lede.dateline)
    sheet.put("source_tag", lede.tag)
    sheet.paragraphs[0] = replace(first, text=lede.text, mark=mark_of(lede.text))
    return lede


def _holder(notice: str) -> str:
    """Whose copyright a notice is; empty if nobody's that could be a tag."""
    first = re.split(r"[\n.](?:\s|$)", notice)[0]
    return _NO_HOLDER.sub("", first).strip(" ,.;:-–")


def _story(sheet: Sheet, sections: Sections) -> Story:
    points = (KeyPoint(f"k{n}", each.words) for n, each in enumerate(sheet.points, 1))
    story = Story(
        STORY_ID,
        key_points=tuple(points),
        sections=sections.made,
        figures=tuple(sections.figures),
        advisories=tuple(sheet.advisories),
    )
    for name, text in (sheet.fields | {"ed_note": sheet.desk_note}).items():
        story = with_value(story, Place(name), text)
    return story


def _house_of(
    text: str, point: Paragraph | None, story: Story, lede: Lede | None, house: House
) -> House:
    """The house whose layout the copy has; its tag and name only where it shows its own."""
    layout = replace(house.press, final_newline=text.endswith("\n"))
    if point and point.mark and not point.mark.number:
        layout = replace(layout, bullet=point.mark.kind, indent=" " * point.indent)
    own = replace(house, press=layout)
    if lede is None or (lede.tag == house.source_tag and lede.form == house.lead_in):
        return own
    if not lede.tag or lede.tag == house.source_tag:
        return replace(own, lead_in=lede.form)
    holder = _holder(story.copyright_notice)
    return replace(own, id="copy", name=holder or lede.tag, source_tag=lede.tag, lead_in=lede.form)
