"""F4 goes through a story's hints, each selected so that typing replaces it."""

from editor.model.places import Caret, Place, body_place, key_point_place, text_at
from editor.model.story import KeyPoint, Section, Story
from editor.services.hints import next_hint

STORY = Story(
    "s",
    headline="TK headline",
    key_points=(KeyPoint("k", "It cost XX million"),),
    sections=(Section("a", "", "Done.\n\n**TK first question?**\n\nTK answer."),),
    ed_note="TK for us alone",
)


def walk(story: Story, steps: int) -> list[str]:
    caret: Caret | None = None
    seen = []
    for _ in range(steps):
        caret = next_hint(story, caret)
        assert caret is not None
        seen.append(text_at(story, caret.place)[caret.start : caret.end])
    return seen


def test_every_hint_comes_in_the_order_of_the_page_and_then_the_first_again() -> None:
    assert walk(STORY, 5) == [
        "TK headline",
        "XX",
        "**TK first question?**",
        "TK answer.",
        "TK headline",
    ]


def test_it_goes_on_from_where_the_caret_is() -> None:
    assert next_hint(STORY, Caret(body_place("a"), 3)) == Caret(body_place("a"), 29, 7)
    assert next_hint(STORY, Caret(key_point_place("k"), 9)) == Caret(body_place("a"), 29, 7)


def test_a_hint_that_is_selected_is_not_the_next_one() -> None:
    story = Story("s", headline="TK TK")
    first = next_hint(story, None)
    assert first == Caret(Place("headline"), 5, 0)


def test_where_nothing_is_to_come_it_goes_nowhere() -> None:
    assert next_hint(Story("s", headline="Done"), None) is None
