"""What pages show of an image: upright, in the web's own colours, no wider than a page needs."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from editor.model.figures.images import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST: Final = 1600
"""Pixels across of what pages show: the measure on a screen of twice the density."""

HIGHEST: Final = 4 * WIDEST
_LIGHT = 600_000
"""Bytes up to which an original is shown as it is."""

_JPEG_QUALITY = 84
_WEBP_QUALITY = 88
_MOST_COLOURS = 256
_SHOWN_AS_THEY_ARE = frozenset(("1", "L", "LA", "P", "RGB", "RGBA"))


def is_web_sized(original: Picture, mode: str, orientation: int) -> bool:
    """Whether pages can show an original as it is."""
    fits = original.width <= WIDEST and original.height <= HIGHEST
    is_plain = orientation in (0, 1) and mode in _SHOWN_AS_THEY_ARE
    return fits and is_plain and len(original.data) <= _LIGHT


def web_picture(image: Image, size: tuple[int, int]) -> Picture:
    """What pages show of an upright image whose original has this size."""
    from PIL.Image import Resampling

    factor = min(1.0, WIDEST / size[0], HIGHEST / size[1])
    width, height = (max(1, round(each * factor)) for each in size)
    is_drawn = factor == 1.0 and _has_few_colours(image)
    shown = _in_web_colours(image)
    if shown.size != (width, height):
        shown = shown.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    # Pillow writes a comment that it read into what it saves.
    shown.info = {}
    data = BytesIO()
    if is_drawn:
        media_type = "image/png"
        shown.save(data, "PNG", optimize=True)
    elif shown.mode == "RGBA":
        media_type = "image/webp"
        shown.save(data, "WEBP", quality=_WEBP_QUALITY)
    else:
        media_type = "image/jpeg"
        shown.save(data, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    return Picture(media_type, width, height, data.getvalue())


def has_transparency(image: Image) -> bool:
    """Whether some of an image can be seen through."""
    return "transparency" in image.info or image.mode in ("LA", "PA", "RGBA", "La", "RGBa")


def in_eight_bits(image: Image) -> Image:
    """An image of 16 bits a value with 8, which is what screens show."""
    if not image.mode.startswith("I"):
        return image
    brightest = image.getextrema()[1]
    # Pillow reads 16 bits into 32; few files have more.
    if isinstance(brightest, int | float) and brightest > 65_535:
        return image.point(lambda value: value * (1 / (1 << 24))).convert("L")
    return image.point(lambda value: value * (1 / 256)).convert("L")


def _has_few_colours(image: Image) -> bool:
    """Whether it is a drawing or a chart, whose edges JPEG would blur."""
    if image.mode in ("1", "P"):
        return True
    is_read_at_once = image.mode in ("L", "RGB", "RGBA", "LA") and image.format != "JPEG"
    return is_read_at_once and image.getcolors(_MOST_COLOURS) is not None


def _in_web_colours(image: Image) -> Image:
    """An image as L, RGB or RGBA, its colours brought to sRGB where it says what they are."""
    profile = image.info.get("icc_profile", b"")
    image = in_eight_bits(image)
    if has_transparency(image):
        image = _without_needless_alpha(image.convert("RGBA"))
    elif image.mode in ("1", "L"):
        return image.convert("L")
    elif image.mode not in ("RGB", "CMYK"):
        image = image.convert("RGB")
    if isinstance(profile, bytes) and profile:
        image = _brought_to_srgb(image, profile)
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _without_needless_alpha(image: Image) -> Image:
    """An image that nothing can be seen through is one without that."""
    least = image.getchannel("A").getextrema()[0]
    return image.convert("RGB") if least == 255 else image


def _brought_to_srgb(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
        ours = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(image, theirs, ours, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # A broken profile: the colours are taken for the web's own.
        return image
    return found if found is not None else image
