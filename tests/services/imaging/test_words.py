"""Caption, credit and alternative text that photographers write into the file."""

from __future__ import annotations

import struct

import pytest
from PIL import PngImagePlugin

from editor.model.figures.images import FigureWords
from editor.services.imaging.taking import take_in
from tests.pictures import XMP, drawn, exif, iptc, jpeg_with, saved


def words(data: bytes) -> FigureWords:
    return take_in(data, "a").words


def xmp(caption: str = "Lambs on the dike") -> bytes:
    return XMP.format(caption=caption).encode()


def test_an_image_without_description_brings_no_words() -> None:
    assert words(saved(drawn(), "JPEG")) == FigureWords()


def test_xmp_is_read() -> None:
    assert words(saved(drawn(), "JPEG", xmp=xmp())) == FigureWords(
        "Lambs on grass", "Lambs on the dike", "Harbour Pictures"
    )


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_xmp_is_read_from_other_files(kind: str) -> None:
    if kind == "WEBP":
        data = saved(drawn(), kind, xmp=xmp())
    else:
        told = PngImagePlugin.PngInfo()
        told.add_itxt("XML:com.adobe.xmp", xmp().decode())
        data = saved(drawn(), kind, pnginfo=told)
    assert words(data).caption == "Lambs on the dike"


def test_iptc_is_read_as_utf_8_and_as_it_was_before() -> None:
    told = ((120, "Über den Deich".encode()), (110, b"Reuters"), (80, b"Ada Moss"))
    assert words(iptc(*told)) == FigureWords("", "Über den Deich", "Reuters")
    assert words(iptc((120, b"\xdcber"), utf8=False)).caption == "Über"


def test_without_a_credit_it_is_whoever_took_it() -> None:
    assert words(iptc((80, b"Ada Moss"))).credit == "Ada Moss"


def test_words_come_on_one_line() -> None:
    assert words(iptc((120, b"Lambs\r\non\tthe  dike\0"))).caption == "Lambs on the dike"


@pytest.mark.parametrize(
    "packet",
    [
        b"no XML",
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + xmp("&a;"),
        b"<a>" * 10_000,
        xmp("x" * 20_000),
        b"\xff\xfe<\0",
    ],
)
def test_what_cannot_be_read_is_no_reason_to_do_without_the_image(packet: bytes) -> None:
    data = jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet[:60_000])
    assert words(data).caption == ""


def test_the_words_are_read_and_not_kept() -> None:
    taken = take_in(saved(drawn(), "JPEG", xmp=xmp()), "a.jpg")
    assert b"Lambs" not in taken.image.original.data
    assert "removed" in taken.notes[0]


def exif_words(tags: dict[int, bytes], kind: str = "JPEG") -> bytes:
    """A file with these words in its Exif."""
    told = exif()
    for tag, value in tags.items():
        told[tag] = value.decode("ascii")
    return saved(drawn(), kind, exif=told)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_plain_exif_is_read_where_nothing_else_tells(kind: str) -> None:
    tags = {0x010E: b"Lambs on the dike", 0x013B: b"Ada Moss", 0x8298: b"Harbour Pictures"}
    assert words(exif_words(tags, kind)) == FigureWords("", "Lambs on the dike", "Ada Moss")


def test_without_a_photographer_the_credit_is_whose_rights_it_says() -> None:
    assert words(exif_words({0x013B: b"   ", 0x8298: b"Harbour Pictures"})).credit == (
        "Harbour Pictures"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_beyond_ascii_are_read_in_exif(encoding: str) -> None:
    told = "Über den Deich".encode(encoding)
    entry = struct.pack(">HHII", 0x010E, 2, len(told), 26)
    block = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0" + told
    assert words(jpeg_with(0xE1, block)).caption == "Über den Deich"


@pytest.mark.parametrize(
    "rubbish",
    [
        *("OLYMPUS DIGITAL CAMERA         ", "KONICA MINOLTA DIGITAL CAMERA", "SONY DSC"),
        *("DCIM\\100MEDIA\\DJI_0001.JPG", "DCIM100GOPRO", "IMG_0815.JPG", "DSC01234"),
        *("   ", "\0\0\0", "ASCII\0\0\0", "ASCII\0\0\0   "),
    ],
)
def test_what_cameras_write_there_is_no_caption(rubbish: str) -> None:
    assert words(exif_words({0x010E: rubbish.encode()})).caption == ""


def test_a_sign_of_the_encoding_is_no_part_of_the_caption() -> None:
    assert words(exif_words({0x010E: b"ASCII\0\0\0Lambs"})).caption == "Lambs"
    assert words(exif_words({0x010E: b"ASCII art in the sand"})).caption == "ASCII art in the sand"


def test_a_caption_about_a_camera_is_one() -> None:
    told = b"A man buys a digital camera at the fair"
    assert words(exif_words({0x010E: told})).caption == told.decode()


def test_exif_gives_way_to_what_the_others_tell() -> None:
    told = exif()
    told[0x010E], told[0x013B] = "Of Exif", "Exif Ann"
    assert words(saved(drawn(), "JPEG", exif=told, xmp=xmp())) == FigureWords(
        "Lambs on grass", "Lambs on the dike", "Harbour Pictures"
    )


@pytest.mark.parametrize("value", [b"MM\0*\0\0\0\x08\xff\xff", b"II", b"MM\0*\xff\xff\xff\xff"])
def test_broken_exif_brings_no_words(value: bytes) -> None:
    assert words(jpeg_with(0xE1, b"Exif\0\0" + value)) == FigureWords()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_words_of_exif_are_in_no_file_that_is_kept(kind: str) -> None:
    data = exif_words({0x010E: b"Lambs on the dike", 0x013B: b"Ada Moss"}, kind)
    image = take_in(data, "a").image
    for picture in (image.original, image.web):
        assert b"Lambs" not in picture.data
        assert b"Moss" not in picture.data
