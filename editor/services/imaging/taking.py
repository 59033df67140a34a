"""Taking an image in: everything a file may do to us is met here, with one sentence each.

Of a file nothing is believed but its bytes. What comes out has pixels and colours, and its
caption and credit beside it; where it was taken, when and with what is nowhere any more.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from editor.model.errors import UnreadableImage
from editor.model.figures.images import Image, Picture, TakenImage
from editor.model.translation import _
from editor.services.imaging.kinds import (
    FORMATS,
    LARGEST,
    is_called_otherwise,
    not_read,
    require_image,
    too_large,
)
from editor.services.imaging.sizing import (
    WIDEST,
    has_transparency,
    is_web_sized,
    web_picture,
)
from editor.services.imaging.stripping import STRIPPED
from editor.services.imaging.words import figure_words

if TYPE_CHECKING:
    from types import ModuleType

    from PIL.Image import Image as Upright
    from PIL.ImageFile import ImageFile as Opened

MOST_PIXELS: Final = 120_000_000
"""Pixels of the largest image that is unpacked: more than any camera of the press takes."""

_ORIENTATION, _GPS = 0x0112, 0x8825
_TELLING = frozenset(
    (0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x8298, 0x8769, 0x02BC, 0x83BB)
)
"""EXIF tags that tell of something else than the pixels: description, camera, time, people."""

_TELLING_PARTS = ("xmp", "photoshop", "comment")

_FAULTS = (
    *(OSError, SyntaxError, ValueError, EOFError, MemoryError, struct.error, zlib.error),
    *(ArithmeticError, LookupError, TypeError, AttributeError),
)
"""What Pillow raises for broken files, which may break it anywhere."""

_KEPT_AS_PNG = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def take_in(data: bytes, name: str) -> TakenImage:
    """An image from a file's bytes; `name` is what sentences call it. Raises UnreadableImage."""
    require_image(data, name)
    pillow = _pillow()
    try:
        # Broken descriptions make Pillow warn whoever sees its log; a bomb is no mere warning.
        with warnings.catch_warnings(action="ignore"):
            warnings.simplefilter("error", pillow.DecompressionBombWarning)
            with pillow.open(BytesIO(data), formats=FORMATS) as opened:
                return _taken(opened, data, name)
    except (pillow.DecompressionBombError, pillow.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except UnreadableImage:
        raise
    except _FAULTS as error:
        raise not_read(name) from error


@cache
def _pillow() -> ModuleType:
    """Pillow, told that what unpacks to more than can be is an error."""
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    return PIL.Image


def _taken(opened: Opened, data: bytes, name: str) -> TakenImage:
    if opened.width * opened.height > MOST_PIXELS:
        raise _too_many_pixels(name)
    kind = "JPEG" if opened.format == "MPO" else str(opened.format)
    notes = []
    if is_called_otherwise(name, kind):
        said = _("{name} is called otherwise, but it is a {kind} image; it was taken as that.")
        notes.append(said.format(name=name, kind=kind))
    words = figure_words(opened)
    frames = 1 if opened.format == "MPO" else int(getattr(opened, "n_frames", 1))
    if frames > 1:
        said = _("{name} has {n} images in a row; the first was taken: stories show still images.")
        notes.append(said.format(name=name, n=frames))
    if said := _hidden(opened, name):
        notes.append(said)
    orientation = _orientation(opened)
    full = opened.size
    if opened.format in ("JPEG", "MPO"):
        # A large photograph is unpacked no larger than its smaller picture needs.
        opened.draft(None, (2 * WIDEST, 2 * WIDEST))
    opened.load()
    is_lossless = kind in STRIPPED and frames == 1 and (kind == "JPEG" or orientation in (0, 1))
    upright = _upright(opened, orientation)
    if orientation >= 5:
        full = full[1], full[0]
    if is_lossless:
        media_type, stripped = STRIPPED[kind]
        original = Picture(media_type, *full, stripped(data, orientation))
        _require_readable(original.data)
    else:
        original = _as_png(upright, name, notes)
        orientation = 1
    if is_web_sized(original, opened.mode, orientation):
        return TakenImage(Image(original, original), words, tuple(notes))
    return TakenImage(Image(original, web_picture(upright, full)), words, tuple(notes))


def _require_readable(data: bytes) -> None:
    """Read through what is kept: a broken file may have been readable only as it came."""
    with _pillow().open(BytesIO(data), formats=FORMATS) as again:
        again.draft(None, (WIDEST, WIDEST))
        again.load()


def _orientation(opened: Opened) -> int:
    try:
        found: Any = opened.getexif().get(_ORIENTATION, 1)
    except _FAULTS:
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _upright(opened: Opened, orientation: int) -> Upright:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    if orientation not in turns:
        return opened
    upright = opened.transpose(turns[orientation])
    upright.info = dict(opened.info)
    return upright


def _as_png(image: Upright, name: str, notes: list[str]) -> Picture:
    """An image whose format is not kept, as PNG, which changes no pixel that PNG can hold."""
    if image.mode not in _KEPT_AS_PNG:
        if image.mode == "F":
            raise UnreadableImage(
                _("{name} measures something rather than showing it: it has no colours.").format(
                    name=name
                ),
                _("Save it as JPEG or PNG, and add that."),
            )
        said = _("The colours of {name} were brought to those of screens (RGB).")
        notes.append(said.format(name=name))
        shown = _in_screen_colours(image)
    else:
        shown = image
    data = BytesIO()
    kept = {"icc_profile": image.info.get("icc_profile")} if shown is image else {}
    shown.save(data, "PNG", exif=b"", pnginfo=None, **kept)
    if data.tell() > LARGEST:
        # Pressed together as a photograph in a TIFF it may have been a tenth of that.
        raise too_large(name)
    return Picture("image/png", *shown.size, data.getvalue())


def _in_screen_colours(image: Upright) -> Upright:
    """An image of any colours as RGB or RGBA."""
    return image.convert("RGBA" if has_transparency(image) else "RGB")


def _hidden(opened: Opened, name: str) -> str:
    """What is said of hidden data that does not come along; empty where there is none."""
    try:
        exif = opened.getexif()
        has_place = bool(exif.get_ifd(_GPS)) or _GPS in exif
    except _FAULTS:
        exif, has_place = None, False
    if has_place:
        return _("Location and camera data were removed from {name}.").format(name=name)
    is_told = not _TELLING.isdisjoint(exif or ())
    if is_told or any(opened.info.get(key) for key in _TELLING_PARTS):
        return _("Camera data and other hidden data were removed from {name}.").format(name=name)
    return ""


def _too_many_pixels(name: str) -> UnreadableImage:
    return UnreadableImage(
        _("{name} has more than {most} million pixels, more than any photograph.").format(
            name=name, most=MOST_PIXELS // 1_000_000
        ),
        _("Export it smaller, and add that."),
    )
