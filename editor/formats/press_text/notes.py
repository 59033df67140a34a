"""Notes to readers and to the desk, contacts: what must not be mistaken for the story."""

from __future__ import annotations

import re

from editor.formats.press_text.paragraph import Paragraph
from editor.formats.press_text.sheet import Sheet

_READER = re.compile(r"editor[’'`]?s[’']? note\s?:", re.IGNORECASE)
_DESK = re.compile(
    r"(?:eds|editors|desk note|note to desk)\s?:|notes? (?:to|for) (?:the )?editors?\b\s?(?::|$)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:contacts?|contact information|contact details)\s?(?::|$)"
    r"|(?:media|press|pr|news|for media|public affairs)"
    r" (?:contacts?|enquiries|inquiries|queries)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"for (?:more|further) (?:information|details)\b", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_TELEPHONE = re.compile(r"(?:\+?\(?\d{1,4}\)?[\s./-]{1,2}){1,5}\d{3,}(?:[\s-]\d+)*|\+\d{8,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CONTACT_LINE = 90


def holds_contact(text: str) -> bool:
    """Whether a text holds an e-mail address or a telephone number."""
    return _MAIL.search(text) is not None or _TELEPHONE.search(text) is not None


def holds_link(text: str) -> bool:
    """Whether a text holds a web address."""
    return _LINK.search(text) is not None


def take_notes(sheet: Sheet) -> None:
    """Take readers' notes and, as whole blocks, the desk's notes and contacts."""
    number = 0
    while number < len(sheet.paragraphs):
        text = sheet.paragraphs[number].text
        if _READER.match(text):
            sheet.put("reader_note", text, gap="\n\n")
            sheet.take(number)
        elif _DESK.match(text):
            sheet.note(sheet.take(number, _note_end(sheet, number)))
        elif _is_contact(sheet, number):
            sheet.note(sheet.take(number, _contact_end(sheet, number)))
        else:
            number += 1


def _is_contact(sheet: Sheet, number: int) -> bool:
    """Whether a line that speaks of contacts is a label or holds one, not a sentence."""
    text = sheet.paragraphs[number].text
    if _MORE.match(text):
        return holds_contact(_block(sheet, number))
    if not _CONTACT.match(text):
        return False
    if ":" in text[:40] or holds_contact(text):
        return True
    return len(text) <= 40 and _contact_end(sheet, number) > number + 1


def _block(sheet: Sheet, number: int) -> str:
    return " ".join(each.text for each in sheet.paragraphs[number : _block_end(sheet, number)])


def _block_end(sheet: Sheet, number: int) -> int:
    """The end of the lines that stand under each other without an empty one."""
    end = number + 1
    if not sheet.is_spaced:
        return end
    while end < len(sheet.paragraphs) and not sheet.paragraphs[end].gap:
        end += 1
    return end


def _note_end(sheet: Sheet, number: int) -> int:
    """The end of a note: its block and lists; under a heading alone, all that follows."""
    text = sheet.paragraphs[number].text
    if text.rstrip(" :").lower().endswith(("editors", "editor")) and number > 1:
        return len(sheet.paragraphs)
    end = _block_end(sheet, number)
    while end < len(sheet.paragraphs) and sheet.paragraphs[end].in_list and text.endswith(":"):
        end += 1
    return end


def _contact_end(sheet: Sheet, number: int) -> int:
    """The end of a contact: its block, and lines behind it that are short and hold addresses."""
    end = _block_end(sheet, number)
    if end == number + 1 and _is_heading(sheet.paragraphs[number]) and end < len(sheet.paragraphs):
        end = _following(sheet, end)
    while end < len(sheet.paragraphs) and _is_contact_line(sheet.paragraphs[end]):
        end += 1
    return end


def _following(sheet: Sheet, end: int) -> int:
    """Past the short lines under a heading alone, if there is an address among them."""
    last = end
    for number in range(end, min(end + 5, len(sheet.paragraphs))):
        each = sheet.paragraphs[number]
        if len(each.text) > _CONTACT_LINE:
            break
        if _is_contact_line(each):
            last = number + 1
    return last


def _is_heading(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= 40 and not holds_contact(paragraph.text)


def _is_contact_line(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) <= _CONTACT_LINE and (holds_contact(text) or _LINK.fullmatch(text) is not None)
