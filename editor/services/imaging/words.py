"""What an image's own description says of it: caption, credit, alternative text.

Photographers and agencies write them into the file (IPTC-IIM 2:120, 2:110, 2:80; XMP with
dc:description, photoshop:Credit, dc:creator, Iptc4xmpCore:AltTextAccessibility; Exif with
ImageDescription, Artist, Copyright). XMP comes first: where both are there it is the newer one.
Exif comes last: cameras write there, too.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from editor.model.figures.images import FigureWords
from editor.model.text import well_formed

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_LONGEST = 10_000
_LARGEST_XMP = 1_000_000

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"

_UTF_8 = b"\x1b%G"
_CHARSET, _BYLINE, _CREDIT, _CAPTION = (1, 90), (2, 80), (2, 110), (2, 120)

_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298
_ASCII_SIGN = re.compile(r"\AASCII\0+")
"""What Exif sets before a comment to say how it is written; some write it here, too."""

_OF_CAMERA = re.compile(
    r".{0,30}\bDIGITAL (?:STILL )?CAMERA|SONY DSC|DCIM.*|(?:DSC[NF]?|IMG|DJI)[_-]?\d+(?:\.\w+)?"
    r"|(?i:EXIF_JPEG_PICTURE|<?DIGIMAX.*|OPLUS_\d+|DEFAULT)"
)
"""What cameras write where a description belongs; the name of a file is none either."""

_FAULTS = (
    *(OSError, SyntaxError, ValueError, LookupError, TypeError, struct.error),
    *(ArithmeticError, AttributeError),
)
"""What Pillow raises for a broken record, which is no reason to do without the image."""


def figure_words(image: ImageFile) -> FigureWords:
    """The words that an image brings along; what cannot be read is empty."""
    root = _xmp(image.info.get("xmp", b""))
    iptc = _Iptc(image)
    exif = _Exif(image)
    by = _of_xmp(root, f"{_DC}creator") or iptc.text(_BYLINE)
    return FigureWords(
        alt=_of_xmp(root, f"{_IPTC}AltTextAccessibility"),
        caption=_of_xmp(root, f"{_DC}description") or iptc.text(_CAPTION) or exif.caption,
        credit=_of_xmp(root, f"{_PHOTOSHOP}Credit") or iptc.text(_CREDIT) or by or exif.credit,
    )


class _Iptc:
    """The older record of words, as JPEG and TIFF have it."""

    def __init__(self, image: ImageFile) -> None:
        from PIL import IptcImagePlugin

        found = None
        if image.format in ("JPEG", "MPO", "TIFF"):
            try:
                found = IptcImagePlugin.getiptcinfo(image)
            except _FAULTS:
                found = None
        self._found = found or {}

    def text(self, field: tuple[int, int]) -> str:
        value = self._found.get(field, b"")
        first = value[0] if isinstance(value, list) and value else value
        if not isinstance(first, bytes):
            return ""
        if self._found.get(_CHARSET) == _UTF_8:
            return _clean(first.decode("utf-8", "replace"))
        return _clean(_decoded(first))


class _Exif:
    """The words that stand among what the camera tells."""

    def __init__(self, image: ImageFile) -> None:
        try:
            told = image.getexif()
            self._found = {tag: told.get(tag) for tag in (_DESCRIPTION, _ARTIST, _COPYRIGHT)}
        except _FAULTS:
            self._found = {}

    @property
    def caption(self) -> str:
        """The description, unless it is the camera's own."""
        text = self._text(_DESCRIPTION)
        return "" if _OF_CAMERA.fullmatch(text) else text

    @property
    def credit(self) -> str:
        """Who took the image, or who has the rights in it."""
        return self._text(_ARTIST) or self._text(_COPYRIGHT)

    def _text(self, tag: int) -> str:
        value = self._found.get(tag)
        if isinstance(value, str):
            # Pillow reads each byte as a letter, whatever it is part of.
            value = value.encode("latin-1", "replace")
        if not isinstance(value, bytes):
            return ""
        return _clean(_ASCII_SIGN.sub("", _decoded(value), count=1))


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _xmp(packet: object) -> ElementTree.Element | None:
    data = packet if isinstance(packet, bytes) else b""
    # Entities are how a small file becomes a large one; XMP has none.
    if not data or len(data) > _LARGEST_XMP or b"<!" in data:
        return None
    try:
        return ElementTree.fromstring(data.strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def _of_xmp(root: ElementTree.Element | None, name: str) -> str:
    """A property: an attribute of a description, an element, or the first of a list in it."""
    if root is None:
        return ""
    for description in root.iter(f"{_RDF}Description"):
        if name in description.attrib:
            return _clean(description.attrib[name])
        element = description.find(name)
        if element is not None:
            first = next(element.iter(f"{_RDF}li"), element)
            return _clean(first.text or "")
    return ""


def _clean(text: str) -> str:
    """A text on one line; of one that is longer than any caption, nothing."""
    kept = " ".join(well_formed(text).replace("\0", " ").split())
    return kept if len(kept) <= _LONGEST else ""
