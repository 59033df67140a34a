"""What holds for every format that is found; the files expected lie in `tests/golden/formats/`.

Set NUTGRAF_REWRITE_GOLDENS=1 to write those files anew, and read the difference before keeping it.
"""

import os
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from editor.formats.base import Format, Options
from editor.model.errors import UnreadableStory
from editor.model.parcel import Parcel
from editor.model.rows import Carried
from editor.model.story import Story
from editor.render.markdown import body_nodes
from editor.system.discover import discover
from tests.sample_stories import DESK_WORDS, EMPTY, FULL, HOUSE, SMALL, sample

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "formats"
FORMATS = [each for each in discover("editor.formats", "FORMAT") if isinstance(each, Format)]
STORIES = {"empty": EMPTY, "small": SMALL, "sample": sample(), "full": FULL}
OPTIONS = Options(today=date(2026, 11, 22))
GARBAGE = [
    b"",
    b"\x7fELF\x02\x01\x01" + bytes(range(256)),
    b"\x89PNG\r\n\x1a\n" + bytes(range(32)),
    b"PK\x03\x04" + bytes(range(256)),
]

every_format = pytest.mark.parametrize("each", FORMATS, ids=[each.name for each in FORMATS])
readers = [each for each in FORMATS if each.read]
both_ways = [each for each in readers if each.write]
every_story = pytest.mark.parametrize("name", STORIES)


def written(each: Format, story: Story) -> bytes:
    if each.write is None:
        pytest.skip(f"{each.name} is only read")
    return each.write((Parcel(story, HOUSE),), OPTIONS)


def test_the_formats_of_the_first_release_are_there() -> None:
    names = {each.name for each in FORMATS}
    assert {"html", "html-fragment", "markdown", "json", "press"} <= names
    assert len(names) == len(FORMATS)


@every_format
def test_it_says_of_every_field_what_becomes_of_it(each: Format) -> None:
    assert set(each.carries) == {field.name for field in fields(Story)}


@every_format
@every_story
def test_what_it_writes_is_what_was_agreed(each: Format, name: str) -> None:
    golden = GOLDEN / f"{name}.{each.name}{each.suffixes[0]}"
    data = written(each, STORIES[name])
    if os.environ.get("NUTGRAF_REWRITE_GOLDENS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(data)
    assert data == golden.read_bytes()


@pytest.mark.parametrize("each", both_ways, ids=[each.name for each in both_ways])
@pytest.mark.parametrize("name", [name for name in STORIES if name != "empty"])
def test_it_reads_back_what_it_says_it_keeps(each: Format, name: str) -> None:
    story = STORIES[name]
    assert each.read
    (parcel,) = each.read(written(each, story))
    kept = [field for field, how in each.carries.items() if how is Carried.KEPT]
    for field in kept:
        value = getattr(story, field)
        if value or field not in ("language", "copyright_notice"):
            assert _meant(field, getattr(parcel.story, field)) == _meant(field, value), field


def _meant(field: str, value: object) -> object:
    """A field without the identifiers that only a library needs, bodies as what they mean."""
    if field == "sections":
        return [(each.crosshead, body_nodes(each.body)) for each in value]  # type: ignore[attr-defined]
    if field == "key_points":
        return [each.text for each in value]  # type: ignore[attr-defined]
    return value


@pytest.mark.parametrize("each", both_ways, ids=[each.name for each in both_ways])
@every_story
def test_it_recognises_its_own_files_best(each: Format, name: str) -> None:
    head = written(each, STORIES[name])[: 64 * 1024]
    if name == "empty" and each.name == "press":
        return
    assert max(FORMATS, key=lambda other: other.recognises(head)).name == each.name


@pytest.mark.parametrize("each", readers, ids=[each.name for each in readers])
@pytest.mark.parametrize("data", GARBAGE, ids=["empty", "program", "image", "archive"])
def test_it_refuses_garbage_with_a_sentence(each: Format, data: bytes) -> None:
    assert each.read
    with pytest.raises(UnreadableStory) as caught:
        each.read(data)
    assert caught.value.sentence.endswith((".", "!"))


@every_format
def test_a_public_one_holds_neither_status_nor_desk_note(each: Format) -> None:
    data = written(each, FULL)
    held = [word for word in DESK_WORDS if word.encode() in data]
    assert held == ([] if each.public else held)
    if each.public:
        dropped = {name for name, how in each.carries.items() if how is Carried.DROPPED}
        assert {"status", "ed_note"} <= dropped


@every_format
def test_what_it_drops_makes_no_difference_to_what_it_writes(each: Format) -> None:
    dropped = [name for name, how in each.carries.items() if how is Carried.DROPPED]
    bare = replace(FULL, **{name: getattr(EMPTY, name) for name in dropped if name != "id"})
    assert written(each, bare) == written(each, FULL)


@every_format
def test_it_stands_in_the_manual(each: Format) -> None:
    pages = [page.read_text("utf-8") for page in (ROOT / "docs" / "manual").glob("*.md")]
    assert any(f"`{each.name}`" in page for page in pages), f"no page names `{each.name}`"
