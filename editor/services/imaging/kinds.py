"""What bytes are, by their head: the name a file has says nothing."""

from __future__ import annotations

import re
from typing import Final

from editor.model.direction import isolated
from editor.model.errors import UnreadableImage
from editor.model.translation import N_, _

LARGEST: Final = 50 * 1024 * 1024
"""Bytes of the largest image file that is taken in."""

_HEAD = 1024
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_VIDEO = (b"qt  ", b"isom", b"iso2", b"mp41", b"mp42", b"M4V ", b"avc1", b"3gp4", b"3gp5")
_RAW = (
    *(".3fr", ".arw", ".cr2", ".cr3", ".dng", ".erf", ".iiq", ".kdc", ".mef", ".mos", ".mrw"),
    *(".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw"),
)

_SUFFIXES: Final = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    "PNG": (".png", ".apng"),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "TIFF": (".tif", ".tiff"),
    "BMP": (".bmp", ".dib"),
}
"""What files of each format that is read are called; the names are Pillow's."""

FORMATS: Final = tuple(_SUFFIXES)

_SAVE_AS = N_("Save or export it as JPEG or PNG, and add that.")


def require_image(data: bytes, name: str) -> None:
    """Refuse what cannot be an image that is taken in. Raises UnreadableImage."""
    if not data:
        raise UnreadableImage(
            _("{name} is empty: there is no image in it.").format(name=name),
            _("Copy it once more from where it came."),
        )
    if len(data) > LARGEST:
        raise too_large(name)
    if sentence := _refusal(data[:_HEAD], name.lower()):
        raise UnreadableImage(_(sentence).format(name=isolated(name)), _(_SAVE_AS))


def too_large(name: str) -> UnreadableImage:
    """The refusal of a file of more bytes than are taken in."""
    return UnreadableImage(
        _("{name} is larger than {most} MB, more than Nutgraf keeps for one image.").format(
            name=isolated(name), most=LARGEST >> 20
        ),
        _("Export it smaller or as JPEG, and add that."),
    )


def not_read(name: str) -> UnreadableImage:
    """The refusal of bytes that are no image of a format that is read."""
    return UnreadableImage(
        _("{name} is no image that Nutgraf reads, or it is damaged.").format(name=isolated(name)),
        _("It reads JPEG, PNG, WebP, GIF, TIFF and BMP: save it as one of these, and add that."),
    )


def is_called_otherwise(name: str, found: str) -> bool:
    """Whether a file's name claims another format than its bytes have."""
    suffix = "." + name.lower().rpartition(".")[2] if "." in name else ""
    return bool(suffix) and suffix not in _SUFFIXES[found]


def _refusal(head: bytes, name: str) -> str:
    """Why bytes of a kind that we know are not taken in; empty for all others."""
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in _HEIC:
        return N_("{name} is a HEIC photograph, which browsers do not show.")
    if brand == b"avif":
        return N_("{name} is an AVIF image, which Nutgraf does not read.")
    if brand in _VIDEO or head.startswith(b"\x1a\x45\xdf\xa3"):
        return N_("{name} is a film, not an image.")
    if _SVG.search(head):
        return N_("{name} is an SVG drawing: such a file can hold programs and is not taken in.")
    if head.startswith(b"%PDF"):
        return N_("{name} is a PDF, not an image.")
    if head.startswith(b"8BPS"):
        return N_("{name} is a Photoshop file, which browsers do not show.")
    if name.endswith(_RAW):
        return N_("{name} is a camera's raw file, which browsers do not show.")
    return ""
