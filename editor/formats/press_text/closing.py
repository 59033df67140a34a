"""The last lines: copyright notice, usage terms, sign-off."""

from __future__ import annotations

import re

from editor.formats.press_text.paragraph import Paragraph
from editor.formats.press_text.sheet import Sheet
from editor.formats.press_text.signs import is_copyright, is_usage

_LAST = 8
_USAGE = re.compile(
    r"(?<=[.\s])\s*(?=all rights reserved)|(?<=\.)\s+(?=This \w+ may not be )", re.I
)
_CREDIT = re.compile(
    r"\((?:(?:additional |further )?(?:reporting|writing|editing)|compiled|written|edited|"
    r"reported|with reporting)\b.+\)\.?",
    re.IGNORECASE | re.DOTALL,
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_SIGNED = re.compile(
    rf"(?:--|[-–—])\s?{_NAME}(?: (?:{_NAME}|van|von|de|der|da|di|la|el|bin)){{1,4}}"
)
_INITIALS = re.compile(r"\(?[A-Za-z]{2,3}(?:\s?/\s?[A-Za-z]{2,3})+\)?|\(?[a-z]{2,3}\)?")


def take_copyright(sheet: Sheet, after_end: list[Paragraph]) -> None:
    """Take notices and usage terms from the last lines, and those found behind the end mark."""
    found: list[Paragraph] = []
    for number in range(len(sheet.paragraphs) - 1, -1, -1):
        if len(sheet.paragraphs) - number > _LAST:
            break
        text = sheet.paragraphs[number].text
        if is_copyright(text, sheet.names) or (is_usage(text) and _is_closing(sheet, number)):
            found.insert(0, *sheet.take(number))
    for each in [*found, *after_end]:
        _put(sheet, each.text)


def _is_closing(sheet: Sheet, number: int) -> bool:
    """Whether a line on usage stands among closing lines, not in the story's text."""
    text = sheet.paragraphs[number].text
    if text.casefold().startswith("all rights reserved"):
        return len(text) < 200 or number == len(sheet.paragraphs) - 1
    beside = sheet.paragraphs[number - 1].text if number else ""
    ahead = sheet.paragraphs[number + 1].text if number + 1 < len(sheet.paragraphs) else ""
    return any(is_copyright(each, sheet.names) or is_usage(each) for each in (beside, ahead))


def _put(sheet: Sheet, text: str) -> None:
    """Write a notice, and the usage terms that follow on its line, to their fields."""
    if not is_copyright(text, sheet.names):
        sheet.put("usage_terms", text)
        return
    cut = _USAGE.search(text, 1)
    notice, terms = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    sheet.put("copyright_notice", notice.strip())
    if terms.strip():
        sheet.put("usage_terms", terms.strip())


def take_sign_off(sheet: Sheet) -> None:
    """Take credits, a name behind a dash, and a desk's initials from the last lines."""
    number = len(sheet.paragraphs) - 1
    while number > 0 and len(sheet.paragraphs) - number <= _LAST:
        text = sheet.paragraphs[number].text
        last = number == len(sheet.paragraphs) - 1
        if _CREDIT.fullmatch(text) or (last and _SIGNED.fullmatch(text)):
            behind = sheet["sign_off"]
            sheet.fields["sign_off"] = f"{text}\n{behind}" if behind else text
            sheet.take(number)
        elif last and _INITIALS.fullmatch(text):
            sheet.note(sheet.take(number))
        elif not last:
            break
        number -= 1
