"""Labels that name the field of what follows them: `Headline:`, `Dek:`, `By:`, `Body:`, `Slug:`."""

from __future__ import annotations

import re
from dataclasses import replace

from editor.formats.press_text.paragraph import mark_of
from editor.formats.press_text.sheet import Sheet

_FIELDS = {
    "slug": "slugline",
    "slugline": "slugline",
    "kicker": "kicker",
    "headline": "headline",
    "hed": "headline",
    "dek": "standfirst",
    "standfirst": "standfirst",
    "subhead": "standfirst",
    "by": "byline",
    "byline": "byline",
    "body": "",
}
_LABEL = re.compile(rf"({'|'.join(_FIELDS)})\s?:\s*", re.IGNORECASE)


def take_label(sheet: Sheet) -> bool:
    """Take the first paragraph to the field that its label names; the label is taken off.

    A label alone names the next paragraph. Behind `Body:` all is the story's text.
    """
    first = sheet.first
    match = _LABEL.match(first.text) if first else None
    if first is None or match is None:
        return False
    name = _FIELDS[match[1].lower()]
    rest = first.text[match.end() :].strip()
    if not name:
        sheet.body_is_named = True
        _keep_rest(sheet, rest)
        return True
    if sheet[name] or (not rest and len(sheet.paragraphs) < 2):
        return False
    sheet.take(0)
    text = rest or sheet.take(0)[0].text
    if name == "byline":
        text = re.sub(r"by\s+", "", text, count=1, flags=re.IGNORECASE)
    sheet.put(name, text)
    return True


def _keep_rest(sheet: Sheet, rest: str) -> None:
    """Leave the text behind a label as the first paragraph."""
    first = sheet.take(0)[0]
    if rest:
        sheet.paragraphs.insert(0, replace(first, text=rest, mark=mark_of(rest), in_list=False))


def labels_headline(sheet: Sheet) -> bool:
    """Whether a label further down names the headline, so that no other line is one."""
    labels = (_LABEL.match(each.text) for each in sheet.paragraphs[:8])
    return any(label and _FIELDS[label[1].lower()] == "headline" for label in labels)
