"""The reader of pages: whatever the bytes, it ends, raises nothing, finds only what is there."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.library.log import PAGE_SIZES, is_log_whole
from editor.library.salvage.cells import anywhere, listed
from editor.library.salvage.finds import Finds
from editor.library.salvage.image import Image
from editor.library.salvage.pages import take_pages
from editor.library.salvage.pictures import Pictures
from editor.library.salvage.records import serial_types, values, varint
from editor.library.watching import Nobody
from tests.library import damage

NOWHERE = Path("no image is found")

HEAD = b"SQLite format 3\0" + struct.pack(">H", 512) + bytes(82)
MARK = b"0123456789abcdef" * 4 + b'{"advisories":[]'

page_like = st.one_of(
    st.binary(max_size=2_000),
    st.builds(
        lambda kind, cells, starts, rest: (
            struct.pack(">BHHHB", kind, 0, cells, 100, 0)
            + b"".join(struct.pack(">H", start) for start in starts)
            + rest
            + MARK
        ),
        st.sampled_from([2, 5, 10, 13]),
        st.integers(0, 65_535),
        st.lists(st.integers(0, 65_535), max_size=20),
        st.binary(max_size=800),
    ),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> damage.Whole:
    return damage.make(tmp_path_factory.mktemp("whole") / "made", 8, in_log=True)


@given(st.lists(page_like, max_size=6).map(b"".join), st.booleans(), page_like)
@settings(max_examples=60)
def test_any_bytes_are_read_to_their_end_and_nothing_is_found(
    data: bytes, has_head: bool, log: bytes
) -> None:
    finds = Finds(Pictures(NOWHERE))
    image = Image(HEAD + data if has_head else data, log)
    take_pages(image, finds, Nobody())
    is_log_whole(log)
    assert finds.states == {}


@given(st.binary(max_size=200), st.integers(0, 250))
def test_a_record_of_any_bytes_gives_values_or_none(data: bytes, at: int) -> None:
    number, after = varint(data, at)
    assert (number >= 0 and at < after <= at + 9) or (number, after) == (-1, at)
    kinds, _ = serial_types(data)
    assert len(values(data)) <= len(kinds)


def test_a_chain_in_a_circle_ends() -> None:
    size, usable = 40_000, 512
    head = b"\x82\xb8\x40\x01"
    page = bytearray(struct.pack(">BHHHBH", 13, 0, 1, 20, 0, 20) + bytes(10) + head)
    page += bytes(512 - len(page))
    local = 35 + (size - 35) % (usable - 4)
    start = 24 + (local if local <= usable - 35 else 35)
    page[start : start + 4] = struct.pack(">I", 2)
    circle = struct.pack(">I", 2) + b"x" * 508
    image = Image(HEAD[:16] + b"\x02\x00" + bytes(82) + bytes(412) + circle + bytes(page))
    for sheet in image.sheets():
        for cell in (*listed(sheet, usable, image.size), *anywhere(sheet, usable, image.size)):
            assert len(cell.payload(sheet.views[0], usable)) <= image.size


def test_whole_pages_give_back_every_story_and_version(whole: damage.Whole) -> None:
    finds = Finds(Pictures(NOWHERE))
    take_pages(Image(whole.data, whole.log), finds, Nobody())
    assert {story_id: state.story for story_id, state in finds.states.items()} == whole.stories
    versions = {story_id: len(found) for story_id, found in finds.versions.items()}
    assert versions == dict.fromkeys(whole.stories, 2)
    assert finds.library_id == whole.library_id
    assert "north" in finds.houses


@pytest.mark.parametrize("seed", range(6))
def test_a_library_of_noise_and_pages_never_raises(whole: damage.Whole, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(whole.data)
    for _ in range(2_000):
        data[chance.randrange(len(data))] = chance.randrange(256)
    finds = Finds(Pictures(NOWHERE))
    take_pages(Image(bytes(data), bytes(chance.randbytes(9_000))), finds, Nobody())
    for story_id, state in finds.states.items():
        assert state.story.id == story_id


def test_the_size_of_pages_is_guessed_where_the_head_is_gone(whole: damage.Whole) -> None:
    data = bytes(damage.PAGE) + whole.data[damage.PAGE :]
    assert Image(data).page_size == damage.PAGE
    assert Image(b"").page_size in PAGE_SIZES


def test_a_log_is_whole_or_it_is_not(whole: damage.Whole) -> None:
    assert is_log_whole(whole.log)
    assert is_log_whole(b"")
    for at in (10, 40, 50, 5_000):
        log = bytearray(whole.log)
        log[at] ^= 4
        assert not is_log_whole(bytes(log))


def test_records_that_all_share_one_long_rest_are_not_read_without_end() -> None:
    chain = 400
    rests = [struct.pack(">I", at + 4 if at + 1 < chain else 0) + b"x" * 508 for at in range(chain)]
    size = 35 + chain * 508 - 40
    cell = bytes([0x80 | size >> 14, 0x80 | (size >> 7) & 0x7F, size & 0x7F, 1])
    crowded = struct.pack(">BHHHB", 13, 0, 200, 408, 0) + struct.pack(">H", 408) * 200
    crowded += cell + bytes(512 - len(crowded) - len(cell) - 4) + struct.pack(">I", 3)
    image = Image(HEAD + bytes(412) + crowded[:512] + b"".join(rests) + crowded[:512] * 50)
    finds = Finds(Pictures(NOWHERE))
    take_pages(image, finds, Nobody())
    assert finds.is_nothing
