"""Hidden data out of images, without touching a pixel.

- What stays is what the pixels need: their colours (ICC, gamma) and which way is up.
- All else goes: EXIF with place and camera, XMP, IPTC, comments, thumbnails, what follows the end.
- Doing it twice is doing it once: an image keeps its digest wherever it travels.

Sources: ITU-T T.81 annex B (JPEG), W3C PNG (third edition) 11, RFC 9649 2.7 (WebP).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import Final

_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END_OF_IMAGE, _START_OF_SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD8)))

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"),
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs"),
    )
)

_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"))
_WEBP_HIDDEN = 0x0C
"""The flags of a WebP that say there is EXIF, and XMP."""


def jpeg(data: bytes, orientation: int) -> bytes:
    """A JPEG without hidden data; its orientation (1 to 8) stays where it is not upright.

    Raises ValueError for what is no JPEG.
    """
    segments = list(_jpeg_segments(data))
    upright = b"" if orientation in (0, 1) else _oriented(orientation)
    is_first_head = bool(segments) and segments[0].startswith(b"\xff\xe0")
    after = 1 if is_first_head else 0
    return b"".join((b"\xff\xd8", *segments[:after], upright, *segments[after:], b"\xff\xd9"))


def png(data: bytes, _orientation: int) -> bytes:
    """A PNG without hidden data. Raises ValueError for what is no PNG."""
    if not data.startswith(_PNG_HEAD):
        raise ValueError("no PNG")
    kept, at, name = [_PNG_HEAD], len(_PNG_HEAD), b""
    while name != b"IEND":
        length, name = _number(">I", data, at), data[at + 4 : at + 8]
        if name in _PNG_KEPT:
            kept.append(data[at : at + length + 12])
        at += length + 12
    return b"".join(kept)


def webp(data: bytes, _orientation: int) -> bytes:
    """A WebP without hidden data. Raises ValueError for what is no WebP."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    end, at, kept = min(len(data), 8 + _number("<I", data, 4)), 12, list[bytes]()
    while at + 8 <= end:
        name, length = data[at : at + 4], _number("<I", data, at + 4)
        chunk = bytearray(data[at : at + 8 + length + length % 2])
        if name == b"VP8X" and len(chunk) > 8:
            chunk[8] &= ~_WEBP_HIDDEN
        if name in _WEBP_KEPT:
            kept.append(bytes(chunk))
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


STRIPPED: Final[dict[str, tuple[str, Callable[[bytes, int], bytes]]]] = {
    "JPEG": ("image/jpeg", jpeg),
    "MPO": ("image/jpeg", jpeg),
    "PNG": ("image/png", png),
    "WEBP": ("image/webp", webp),
}
"""The formats that are kept as they are: their media type, and how hidden data is taken out."""


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """What is kept between the start of an image and its end, each segment with its scan."""
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    at = 2
    while at + 1 < len(data):
        if data[at] != 0xFF:
            raise ValueError("no marker where one has to be")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END_OF_IMAGE:
            return
        if marker in _STANDALONE:
            at += 2
            continue
        end = at + 2 + _number(">H", data, at + 2)
        if marker == _START_OF_SCAN:
            found = _SCAN_END.search(data, end)
            end = found.start() if found else len(data)
            yield data[at:end]
        else:
            yield _kept(marker, data[at + 4 : end])
        at = end


def _kept(marker: int, payload: bytes) -> bytes:
    """A segment of a JPEG as it stays; empty where it goes."""
    is_application = 0xE0 <= marker <= 0xEF or marker == _COMMENT
    if marker == 0xE0 and payload.startswith(b"JFIF\0"):
        # Without the thumbnail that may stand in it.
        payload = payload[:12] + b"\0\0"
    elif marker == 0xEE and payload.startswith(b"Adobe"):
        payload = payload[:12]
    elif is_application and not (marker == 0xE2 and payload.startswith(b"ICC_PROFILE\0")):
        return b""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _oriented(orientation: int) -> bytes:
    """EXIF that says which way is up and nothing else (Exif 2.3, 4.6.2)."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    payload = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return struct.pack(">BBH", 0xFF, 0xE1, len(payload) + 2) + payload


def _number(form: str, data: bytes, at: int) -> int:
    try:
        return int(struct.unpack_from(form, data, at)[0])
    except struct.error as error:
        raise ValueError("cut off") from error
