import pytest
from hypothesis import given

from editor.formats.base import Options
from editor.formats.html import FORMAT as HTML
from editor.formats.json import FORMAT
from editor.formats.press_text.decoding import LARGEST
from editor.model.codec import story_to_json
from editor.model.errors import TooLarge, UnreadableStory
from editor.model.parcel import Parcel
from editor.model.story import Figure, Section, Story
from tests.sample_stories import EMPTY, FULL, SMALL
from tests.strategies import stories


def written(*given: Story) -> bytes:
    assert FORMAT.write
    return FORMAT.write(tuple(map(Parcel, given)), Options())


def read(data: bytes) -> list[Story]:
    assert FORMAT.read
    return [parcel.story for parcel in FORMAT.read(data)]


@given(stories())
def test_any_story_comes_back_exactly(story: Story) -> None:
    (again,) = read(written(story))
    assert story_to_json(again) == story_to_json(story)


def test_a_file_holds_the_canonical_form_and_nothing_else() -> None:
    assert written(FULL).decode() == story_to_json(FULL)


def test_several_stories_stand_one_a_line() -> None:
    assert read(written(EMPTY, SMALL, FULL)) == [EMPTY, SMALL, FULL]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b'{"id": 5}', b"{}\n{}", b"{}", b"[" * 100_000],
)
def test_what_holds_no_story_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableStory):
        read(data)


def test_a_story_is_recognised_behind_a_long_note_full_of_markup() -> None:
    story = Story("s", headline="A headline", byline="</p><p>" * 20_000)
    head = written(story)[: 64 * 1024]
    assert FORMAT.recognises(head) > HTML.recognises(head)


def test_a_story_longer_than_any_is_refused_however_large_its_images_may_be() -> None:
    long = Story("s", sections=(Section("a", "", "word " * (LARGEST // 5 + 1)),))
    with pytest.raises(TooLarge, match="larger"):
        read(written(long))
    assert FORMAT.write
    figure = Figure("f", "0" * 64)
    large = Parcel(Story("s", figures=(figure,)), figure=lambda _: bytes(LARGEST))
    assert read(FORMAT.write((large,), Options()))[0].figures == (figure,)
