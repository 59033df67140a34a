"""This paragraph is …, in the window: marks stay behind, and what a link led to is said."""

from __future__ import annotations

import pytest

from editor.model.places import Caret, Place, body_place, text_at
from editor.model.taking.retake import Kind
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window

MARKED = "By **Dana** *Whitlock* of the [Herald](https://herald.example/staff)"


@pytest.fixture
def written(room: Newsroom) -> Newsroom:
    room.choose("new").type_body(f"{MARKED}\n\nThe library shuts in March.")
    room.window.form.put(Caret(body_place(room.story.sections[0].id), 5))
    return room


def takes(room: Newsroom, kind: Kind) -> None:
    room.window.menus.kind_chosen.emit(kind)
    room.work()


@pytest.mark.parametrize(("kind", "field"), [(Kind.BYLINE, "byline"), (Kind.SIGN_OFF, "sign_off")])
def test_a_plain_field_gets_plain_words_and_one_undo_brings_all_back(
    written: Newsroom, kind: Kind, field: str
) -> None:
    before = written.story
    takes(written, kind)
    words = "By Dana Whitlock of the Herald"
    assert text_at(written.story, Place(field)).endswith(words)
    (said,) = written.said
    assert "A link became plain words." in said
    assert "https://herald.example/staff" in said
    written.choose("undo")
    assert written.story.sections == before.sections
    assert text_at(written.story, Place(field)) == text_at(before, Place(field))
    assert not written.said


def test_nothing_is_said_of_links_where_there_were_none(written: Newsroom) -> None:
    place = body_place(written.story.sections[0].id)
    written.window.form.put(Caret(place, len(MARKED) + 8))
    takes(written, Kind.STANDFIRST)
    assert written.story.standfirst == "The library shuts in March."
    assert not written.said


def test_a_crosshead_by_its_button_has_plain_words_too(written: Newsroom) -> None:
    written.choose("crosshead")
    assert written.story.sections[1].crosshead == "By Dana Whitlock of the Herald"
    assert "https://herald.example/staff" in written.said[0]
