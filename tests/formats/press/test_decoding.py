"""Bytes as text: what can be read is, what cannot is named with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.formats.press import FORMAT
from editor.formats.press_text.decoding import LARGEST, decoded
from editor.model.errors import TooLarge, UnreadableStory

TEXT = "Café Löwenzahn – “no chairs”\nsecond line\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_the_encodings_of_newsrooms_are_read(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_latin_1_is_read() -> None:
    assert decoded("Café à la carte".encode("latin-1")) == "Café à la carte"


def test_a_byte_of_no_encoding_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableStory, match=r"line 2, byte 5 \(0x81\)"):
        decoded(b"first line\nCaf\xe9\x81 closed\n")


def test_damaged_utf_8_is_not_garbled_into_another_encoding() -> None:
    data = "Café Löwenzahn\nà la carte".encode() + b" \xff end"
    with pytest.raises(UnreadableStory, match=r"line 2, byte 13 \(0xFF\) is not UTF-8"):
        decoded(data)


def test_half_a_character_of_utf_16_is_named() -> None:
    with pytest.raises(UnreadableStory, match="is not UTF-16"):
        decoded("Boat\nTree".encode("utf-16") + b"\x00")


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_a_word_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableStory, match="empty"):
        decoded(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x7fELF\x02\x01\x01\x00"]
)
def test_a_binary_file_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableStory, match="no text"):
        decoded(data)


def test_a_file_too_large_for_a_story_is_refused() -> None:
    with pytest.raises(TooLarge, match="larger"):
        decoded(b"a" * (LARGEST + 1))


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_the_formats_own_error(data: bytes) -> None:
    assert FORMAT.read is not None
    sentence = "read"
    try:
        FORMAT.read(data)
    except UnreadableStory as error:
        sentence = error.sentence
    assert sentence
