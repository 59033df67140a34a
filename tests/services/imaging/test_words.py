"""Caption, credit and alternative text that photographers write into the file."""

from __future__ import annotations

import pytest
from PIL import PngImagePlugin

from editor.model.figures.images import FigureWords
from editor.services.imaging.taking import take_in
from tests.pictures import XMP, drawn, iptc, jpeg_with, saved


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
