"""Bytes of a text file as text: UTF-8 and UTF-16 with and without mark, Windows-1252, Latin-1."""

from __future__ import annotations

import codecs
import re

from editor.model.errors import EmptyFile, NoText, TooLarge, UnreadableStory
from editor.model.translation import N_, _

LARGEST = 16 * 1024 * 1024
"""The size in bytes that no story in plain text reaches: more than two million words."""

_SAMPLE = 4096
_WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a text never holds; the escape character marks the output of terminals.
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1e]")


def decoded(data: bytes, besides: int = 0) -> str:
    """The text of a file, without the mark at its head; so many bytes `besides` are images in it.

    Raises TooLarge, or UnreadableStory where the file is empty, binary or damaged; the sentence
    names the line and the byte.
    """
    require_bounded(len(data) - besides)
    encoding = encoding_of(data)
    if encoding is None:
        raise NoText(
            _("This file holds no text: it is a program, an image or a document of another kind."),
            _("Save it as plain text, or import it under its own format."),
        )
    text = _strict(data, encoding)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0"):
        raise EmptyFile(_("This file is empty: there is no word in it."))
    return text.removeprefix("\ufeff")


def require_bounded(size: int) -> None:
    """Refuse so many bytes of text. Raises TooLarge."""
    if size > LARGEST:
        shown = f"{size // 1_000_000} MB"
        raise TooLarge(
            _("This file is larger ({size}) than the text of any story.").format(size=shown)
        )


def encoding_of(data: bytes) -> str | None:
    """The encoding of a text; None for what is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\x00" in data[:_SAMPLE]:
        return _unmarked_utf16(data[:_SAMPLE])
    if _BINARY.search(data[:_SAMPLE]):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if _is_damaged_utf8(data, error) else "cp1252"
    return "utf-8"


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 by where the zero bytes of its Latin letters stand."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether most bytes beyond ASCII form UTF-8, so that another encoding would garble them."""
    wide = sum(map(len, _WIDE.findall(data)))
    beyond = sum(byte >= 0x80 for byte in data)
    return wide * 2 > beyond or (wide > 0 and error.end == len(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line, byte = _place(data, error.start, encoding)
        wrong = data[error.start]
        raise UnreadableStory(
            _(
                "The text cannot be decoded: line {line}, byte {byte} (0x{wrong}) is not"
                " {encoding}."
            ).format(line=line, byte=byte, wrong=f"{wrong:02X}", encoding=_(_NAMES[encoding])),
            _("Save the file as UTF-8 in the program that it comes from, and import it again."),
        ) from error


_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": N_("a character of any encoding that Nutgraf knows"),
}


def _place(data: bytes, at: int, encoding: str) -> tuple[int, int]:
    """The line and the byte within it, both counted from 1."""
    width = {"utf-16-le": b"\n\x00", "utf-16-be": b"\x00\n"}.get(encoding, b"\n")
    before = data[:at]
    line_start = before.rfind(width) + len(width) if width in before else 0
    return before.count(width) + 1, at - line_start + 1
