"""What the line below the window counts: what readers read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from editor.model.places import Caret, body_place
from tests.ui.newsroom import Newsroom


def test_the_selected_words_of_a_link_count_without_its_address(
    room: Newsroom, qtbot: QtBot
) -> None:
    room.choose("new")
    body = "Read [the report](https://example.org/report) now."
    room.type_body(body)
    place = body_place(room.story.sections[0].id)
    status = room.window.status

    def says(words: str, characters: str) -> None:
        room.tasks.pass_time(100)
        assert (status.words.text(), status.characters.text()) == (words, characters)

    qtbot.waitUntil(lambda: says("4 words", "20 characters"))
    room.window.form.go_to(Caret(place, body.index(" now"), body.index("report]")))
    qtbot.waitUntil(lambda: says("1 word selected", "6 characters"))
    room.window.form.go_to(Caret(place, 0))
    qtbot.waitUntil(lambda: says("4 words", "20 characters"))
