"""Taking images in: pixels and colours come, all else stays behind, and every refusal is said."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from editor.model.errors import UnreadableImage
from editor.model.figures.images import TakenImage
from editor.services.imaging.kinds import LARGEST
from editor.services.imaging.taking import take_in
from tests.pictures import claiming, drawn, exif, jpeg_with, opened, photograph, saved

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def refused(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableImage) as caught:
        take_in(data, name)
    assert caught.value.remedy
    return caught.value.sentence


def moving(kind: str) -> bytes:
    second = drawn().transpose(Image.Transpose.ROTATE_180)
    return saved(drawn(), kind, save_all=True, append_images=[second])


def test_a_photograph_keeps_its_pixels_and_nothing_of_where_it_was_taken() -> None:
    data = photograph()
    taken = take_in(data, "lambs.jpg")
    kept = taken.image.original.data
    assert opened(kept).tobytes() == opened(data).tobytes()
    assert not opened(kept).getexif()
    assert b"SECRET" in data
    assert b"SECRET" not in kept
    assert taken.notes == ("Location and camera data were removed from lambs.jpg.",)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_files_lose_what_they_hide_and_no_pixel(kind: str) -> None:
    data = saved(drawn(), kind, exif=exif(), **({"lossless": True} if kind == "WEBP" else {}))
    taken = take_in(data, f"lambs.{kind.lower()}")
    assert opened(taken.image.original.data).tobytes() == drawn().tobytes()
    assert b"SECRET" not in taken.image.original.data
    assert "removed" in taken.notes[0]


def test_a_png_loses_its_texts_and_what_follows_its_end() -> None:
    plain = saved(drawn(), "PNG")
    text = b"Comment\0SECRET"
    at = plain.index(b"IDAT") - 4
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text
    chunk += struct.pack(">I", zlib.crc32(b"tEXt" + text))
    taken = take_in(plain[:at] + chunk + plain[at:] + b"SECRET film", "a.png")
    assert taken.image.original.data == plain


def test_what_follows_the_end_of_a_jpeg_stays_behind() -> None:
    plain = saved(drawn(), "JPEG")
    assert take_in(plain + b"\0" * 9 + b"SECRET film", "a.jpg").image.original.data == (
        take_in(plain, "a.jpg").image.original.data
    )


def test_colours_are_kept_with_their_profile() -> None:
    taken = take_in(saved(drawn(), "JPEG", icc_profile=SRGB), "a.jpg")
    assert opened(taken.image.original.data).info["icc_profile"] == SRGB


@pytest.mark.parametrize("orientation", range(1, 9))
def test_which_way_is_up_is_kept_and_the_web_picture_stands_upright(orientation: int) -> None:
    image = take_in(photograph(60, 40, orientation), "a.jpg").image
    size = (40, 60) if orientation >= 5 else (60, 40)
    assert (image.original.width, image.original.height) == size
    assert opened(image.original.data).getexif().get(0x0112, 1) == orientation
    web = opened(image.web.data)
    assert web.size == size
    assert not web.getexif() or orientation == 1
    upright = {1: (3, 3), 2: (56, 3), 3: (56, 36), 4: (3, 36)}
    turned = {5: (3, 3), 6: (36, 3), 7: (36, 56), 8: (3, 56)}
    bright = web.convert("L").getpixel((upright | turned)[orientation])
    assert isinstance(bright, int | float)
    assert bright > 220


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])
def test_what_was_taken_in_once_is_the_same_when_it_comes_again(kind: str) -> None:
    first = take_in(saved(drawn(), kind), "a").image
    again = take_in(first.original.data, "a").image
    assert again == first
    assert first.original.media_type in ("image/jpeg", "image/png", "image/webp")


def test_a_large_photograph_is_kept_whole_and_shown_no_wider_than_a_page_needs() -> None:
    image = take_in(saved(drawn(4000, 3000), "JPEG"), "a.jpg").image
    assert (image.original.width, image.original.height) == (4000, 3000)
    assert (image.web.width, image.web.height) == (1600, 1200)
    assert image.web.media_type == "image/jpeg"
    assert opened(image.web.data).size == (1600, 1200)


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "PNG", "WEBP", "TIFF"])
def test_what_pages_show_tells_nothing_of_what_the_file_hid(kind: str) -> None:
    options: dict[str, object] = {"comment": b"SECRET NOTE"} if kind in ("JPEG", "GIF") else {}
    data = saved(drawn(2000, 40), kind, **({"exif": exif()} if kind != "GIF" else {}), **options)
    web = take_in(data, "a").image.web
    assert web.width == 1600
    assert b"SECRET" not in web.data


def test_a_small_image_is_shown_as_it_is() -> None:
    image = take_in(saved(drawn(), "PNG"), "a.png").image
    assert image.web is image.original


@pytest.mark.parametrize(
    ("data", "mode"),
    [
        (saved(drawn(mode="CMYK"), "JPEG"), "RGB"),
        (saved(drawn(mode="L"), "JPEG"), "L"),
        (saved(Image.new("I;16", (60, 40), 40_000), "PNG"), "L"),
        (saved(drawn(mode="CMYK"), "TIFF"), "RGB"),
        (saved(Image.new("LAB", (60, 40), (200, 128, 128)), "TIFF"), "RGB"),
        (saved(drawn(2000, 100).quantize(16), "PNG", transparency=1), "RGBA"),
        (saved(drawn(2000, 100, "RGBA"), "PNG"), "RGB"),
        (saved(Image.new("LA", (2000, 100), (90, 100)), "PNG"), "RGBA"),
        (saved(drawn(mode="1"), "BMP"), "1"),
    ],
    ids=[
        "cmyk",
        "grey",
        "16 bit",
        "cmyk tiff",
        "lab",
        "palette seen through",
        "opaque",
        "grey seen through",
        "1",
    ],
)
def test_colours_of_every_kind_come_to_the_web(data: bytes, mode: str) -> None:
    image = take_in(data, "a").image
    assert opened(image.web.data).mode == mode


def test_sixteen_bits_are_shown_as_bright_as_they_are() -> None:
    image = take_in(saved(Image.new("I;16", (60, 40), 0x8000), "PNG"), "a.png").image
    grey = opened(image.web.data).getpixel((30, 20))
    assert isinstance(grey, int | float)
    assert abs(grey - 0x80) <= 2


@pytest.mark.parametrize(("kind", "suffix"), [("GIF", "gif"), ("PNG", "png"), ("WEBP", "webp")])
def test_of_moving_images_the_first_is_taken_and_that_is_said(kind: str, suffix: str) -> None:
    taken = take_in(moving(kind), f"a.{suffix}")
    assert getattr(opened(taken.image.original.data), "n_frames", 1) == 1
    assert taken.notes == (
        f"a.{suffix} has 2 images in a row; the first was taken: stories show still images.",
    )


def test_the_bytes_decide_what_it_is_and_another_name_is_said() -> None:
    taken = take_in(saved(drawn(), "JPEG"), "chart.png")
    assert taken.image.original.media_type == "image/jpeg"
    assert taken.notes == (
        "chart.png is called otherwise, but it is a JPEG image; it was taken as that.",
    )
    assert not take_in(saved(drawn(), "JPEG"), "The pasted image").notes


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "a.jpg", "empty"),
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "SVG"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "a.jpg", "HEIC"),
        (b"\0\0\0\x18ftypavif" + bytes(40), "a.avif", "AVIF"),
        (b"\0\0\0\x18ftypisom" + bytes(40), "a.mp4", "film"),
        (b"%PDF-1.7\n", "a.png", "PDF"),
        (b"8BPS" + bytes(40), "a.psd", "Photoshop"),
        (saved(drawn(), "TIFF"), "a.NEF", "raw"),
        (b"It rained.", "a.jpg", "no image"),
        (bytes(200), "a.png", "no image"),
        (saved(drawn(600, 400), "JPEG")[:1500], "a.jpg", "no image"),
        (saved(drawn(600, 400), "PNG")[:-300], "a.png", "no image"),
        (saved(Image.new("F", (9, 9), 0.5), "TIFF"), "a.tif", "no colours"),
        (claiming(50_000, 50_000), "a.png", "million pixels"),
        (claiming(12_000, 12_000), "a.png", "million pixels"),
        (claiming(300, 300), "a.png", "no image"),
    ],
)
def test_what_is_not_taken_in_is_said_by_name(data: bytes, name: str, word: str) -> None:
    sentence = refused(data, name)
    assert name in sentence
    assert word in sentence


def test_a_file_larger_than_is_kept_is_refused() -> None:
    assert "larger than 50 MB" in refused(b"\xff\xd8" + bytes(LARGEST), "a.jpg")


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_file_is_taken_in_whole_or_refused_with_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    kind = chance.choice(["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])
    data = bytearray(saved(drawn(), kind, **({"exif": exif()} if kind == "JPEG" else {})))
    for _ in range(chance.randrange(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        taken: TakenImage | None = take_in(bytes(data), "a")
    except UnreadableImage:
        taken = None
    if taken is not None:
        assert opened(taken.image.web.data).size == (taken.image.web.width, taken.image.web.height)


def test_a_segment_that_promises_more_than_there_is_is_refused() -> None:
    data = jpeg_with(0xE1, b"Exif\0\0")
    assert "a.jpg" in refused(data[:4] + b"\xff\xff" + data[6:], "a.jpg")


def test_what_would_be_larger_than_is_kept_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.services.imaging.taking.LARGEST", 100)
    assert "larger than" in refused(saved(drawn(), "TIFF"), "scan.tif")
