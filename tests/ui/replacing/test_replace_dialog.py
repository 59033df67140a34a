"""Replacing across the library through its dialog, by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from editor.model.story import Section, Story
from editor.services.replacing import Replacing
from editor.ui.replacing.dialog import ReplaceDialog
from editor.ui.replacing.hits_model import HitRole
from editor.ui.theme import Themes
from tests.services.desk import Desk

NOW = datetime(2026, 7, 2, 9, tzinfo=UTC)
BODY = "The bridge opened. A Bridge is a bridge."


class Unversioned:
    """Keeps no versions of the open story."""

    def keep_before(self, why: object) -> None:
        """Keep none."""


class Person:
    """Somebody at the dialog over a library of stories."""

    def __init__(self, desk: Desk, themes: Themes, qtbot: QtBot, query: str = "") -> None:
        self.desk, self.qtbot = desk, qtbot
        replacing = Replacing(desk.workspace, Unversioned(), desk.tasks, lambda: NOW, "ada")
        self.dialog = ReplaceDialog(replacing, "", query, themes.current, None)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def ask(self, phrase: str, new: str = "") -> Person:
        self.dialog.asked.phrase.setText(phrase)
        self.dialog.asked.replacement.setText(new)
        return self.press(self.dialog.asked.phrase, Qt.Key.Key_Return)

    def press(self, widget: object, *keys: Qt.Key) -> Person:
        for key in keys:
            self.qtbot.keyClick(widget, key)
        self.desk.work()
        return self

    def work(self) -> Person:
        self.desk.work()
        return self

    def replace(self) -> Person:
        self.dialog.replace_ticked.click()
        self.desk.work()
        return self

    def rewrite(self, new: str) -> Person:
        self.dialog.asked.replacement.setText(new)
        self.press(self.dialog.asked.replacement, Qt.Key.Key_Return)
        return self

    @property
    def tree(self) -> object:
        return self.dialog.tree

    @property
    def told(self) -> str:
        return self.dialog._told.text()

    def rows(self) -> list[tuple[str, list[str]]]:
        model = self.dialog.model
        return [
            (
                model.index(row, 0).data(),
                [
                    self.hit(model.index(n, 0, model.index(row, 0)))
                    for n in range(model.rowCount(model.index(row, 0)))
                ],
            )
            for row in range(model.rowCount())
        ]

    def hit(self, index: QModelIndex) -> str:
        hit = index.data(HitRole.HIT)
        return f"{hit.where}: {hit.found}→{hit.substitution.inserted}"

    def body(self, story_id: str) -> str:
        answers: list[Story] = []
        self.desk.workspace.ask(lambda shelf: shelf.library.story(story_id).story, answers.append)
        self.desk.work()
        return answers[0].sections[0].body


Sit = Callable[..., Person]


@pytest.fixture
def sit(tmp_path: object, themes: Themes, qtbot: QtBot) -> Sit:
    def seated(*stories: Story, query: str = "") -> Person:
        desk = Desk(tmp_path)  # type: ignore[arg-type]
        desk.workspace.ask(lambda shelf: shelf.keep_new(stories))
        desk.work()
        return Person(desk, themes, qtbot, query)

    return seated


def story(number: int, body: str = BODY) -> Story:
    return Story(f"s{number}", headline=f"Story {number}", sections=(Section("a", "", body),))


def test_enter_finds_and_every_hit_is_shown_below_its_story(sit: Sit) -> None:
    person = sit(story(1), story(2, "One bridge."), story(3, "A ferry."))

    person.ask("bridge", "tunnel")

    assert person.rows() == [
        ("Story 2", ["Opening: bridge→tunnel"]),
        ("Story 1", ["Opening: bridge→tunnel", "Opening: Bridge→tunnel", "Opening: bridge→tunnel"]),
    ]
    assert person.dialog.replace_ticked.text() == "&Replace 4"
    assert person.body("s2") == "One bridge."


def test_without_new_words_the_button_says_that_the_old_ones_go(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge")

    assert person.dialog.replace_ticked.text() == "&Remove 3"


def test_space_leaves_a_hit_out_and_a_whole_story(sit: Sit) -> None:
    person = sit(story(1), story(2, "One bridge.")).ask("bridge", "tunnel")

    person.press(person.tree, Qt.Key.Key_Space)
    person.press(person.tree, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    person.press(person.tree, Qt.Key.Key_Space)

    assert person.dialog.replace_ticked.text() == "&Replace 2"
    person.replace()
    assert person.body("s2") == "One bridge."
    assert person.body("s1") == "The bridge opened. A tunnel is a tunnel."
    assert person.told == "Replaced 2 places in 1 story."


def test_all_is_taken_back_by_one_button(sit: Sit) -> None:
    person = sit(story(1), story(2)).ask("bridge", "tunnel").replace()
    assert "tunnel" in person.body("s1")

    person.dialog.back.click()
    person.desk.work()

    assert person.body("s1") == BODY
    assert person.told == "Taken back: 6 places in 2 stories are as they were."
    assert not person.dialog.back.isVisible()


def test_after_a_replacement_the_keys_are_at_the_button_that_changes_nothing(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel").replace()

    assert person.dialog.focusWidget() is person.dialog.close_button
    person.press(person.dialog.close_button, Qt.Key.Key_Return)

    assert "tunnel" in person.body("s1")


def test_what_was_found_goes_when_something_else_is_asked_for(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")

    person.dialog.asked.phrase.setText("ferry")

    assert person.rows() == []
    assert not person.dialog.replace_ticked.isEnabled()


def test_new_words_for_the_same_hits_leave_the_ticks_as_they_are(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")
    person.press(person.tree, Qt.Key.Key_Down, Qt.Key.Key_Space)
    person.dialog.asked.replacement.setFocus()

    person.dialog.asked.replacement.setText("ferry")
    assert not person.dialog.replace_ticked.isEnabled()
    person.qtbot.waitUntil(lambda: person.work().dialog.replace_ticked.isEnabled())

    hits = ["Opening: bridge→ferry", "Opening: Bridge→ferry", "Opening: bridge→ferry"]
    assert person.rows() == [("Story 1", hits)]
    assert person.dialog.replace_ticked.text() == "&Replace 2"
    assert person.dialog.focusWidget() is person.dialog.asked.replacement
    assert person.replace().body("s1") == "The bridge opened. A ferry is a ferry."


def test_a_hit_left_out_stays_so_while_what_is_typed_would_not_change_it(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")
    person.press(person.tree, Qt.Key.Key_Down, Qt.Key.Key_Space)

    person.rewrite("bridge")
    assert person.rows() == [("Story 1", ["Opening: Bridge→bridge"])]
    person.rewrite("bridges")

    assert person.dialog.replace_ticked.text() == "&Replace 2"
    assert person.replace().body("s1") == "The bridge opened. A bridges is a bridges."


def test_a_hit_ticked_again_stays_so(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")
    person.press(person.tree, Qt.Key.Key_Down, Qt.Key.Key_Space)
    person.rewrite("ferry").dialog.all.click()

    person.rewrite("ford")

    assert person.dialog.replace_ticked.text() == "&Replace 3"


def test_what_was_left_out_is_forgotten_with_what_was_asked_for(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")
    person.press(person.tree, Qt.Key.Key_Down, Qt.Key.Key_Space)

    person.ask("ferry", "ford").ask("bridge", "tunnel")

    assert person.dialog.replace_ticked.text() == "&Replace 3"


def test_none_or_all_can_be_ticked(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")

    person.dialog.all.click()
    assert not person.dialog.replace_ticked.isEnabled()
    person.dialog.all.click()

    assert person.dialog.replace_ticked.text() == "&Replace 3"


def test_a_story_changed_meanwhile_is_named(sit: Sit) -> None:
    person = sit(story(1), story(2)).ask("bridge", "tunnel")
    person.desk.open("s1").type_body(" More.").rest()

    person.replace()

    assert person.told == (
        "Replaced 3 places in 1 story. 1 story was changed meanwhile and left alone."
        " Left alone: “Story 1”."
    )


def test_a_pattern_that_is_none_is_said(sit: Sit) -> None:
    person = sit(story(1))
    person.dialog.asked.switches.is_pattern.click()

    person.ask("(b", "x")

    assert "no pattern" in person.told
    assert not person.dialog.running.is_under_way


def test_only_what_the_list_shows_is_searched_where_that_is_asked_for(sit: Sit) -> None:
    person = sit(story(1), story(2, "A bridge over the bay."), query="bay")
    person.dialog.asked.only_listed.click()

    person.ask("bridge", "x")

    assert [name for name, _ in person.rows()] == ["Story 2"]


def test_nothing_found_is_said(sit: Sit) -> None:
    assert sit(story(1)).ask("zebra").told == "Nothing was found."


def test_enter_never_replaces(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")

    person.press(person.dialog.asked.replacement, Qt.Key.Key_Return)
    person.press(person.tree, Qt.Key.Key_Return)

    assert person.body("s1") == BODY


def test_escape_closes(sit: Sit) -> None:
    person = sit(story(1))

    person.press(person.dialog, Qt.Key.Key_Escape)

    assert not person.dialog.isVisible()


def test_hits_are_read_out_and_every_control_has_a_name(sit: Sit) -> None:
    person = sit(story(1)).ask("bridge", "tunnel")
    model, role = person.dialog.model, Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 0).data(role) == "Story 1, draft · 3 hits"
    assert model.index(1, 0, model.index(0, 0)).data(role) == (
        f"Opening: “Bridge” becomes “tunnel”, in: {BODY}"
    )
    for kind in (QAbstractButton, QLineEdit):
        for control in person.dialog.findChildren(kind):
            assert control.accessibleName() or control.property("text"), control


def test_thousands_of_hits_are_shown(sit: Sit) -> None:
    person = sit(story(1, "bridge " * 5_000))

    person.ask("bridge", "tunnel")

    assert person.dialog.replace_ticked.text() == "&Replace 5,000"
    person.dialog.tree.grab()
    person.replace()
    assert person.body("s1") == "tunnel " * 5_000


def test_what_was_replaced_can_be_undone_though_a_search_was_given_up(sit: Sit) -> None:
    person = sit(story(1))
    person.ask("bridge", "ferry").replace()
    assert person.dialog.back.isEnabled()
    person.dialog.asked.phrase.setText("opened")
    person.qtbot.keyClick(person.dialog.asked.phrase, Qt.Key.Key_Return)
    person.dialog.asked.phrase.clear()
    person.work()
    assert person.dialog.back.isEnabled()


def test_the_hits_of_the_first_stories_are_in_sight_however_many_there_are(sit: Sit) -> None:
    person = sit(*(Story(f"s{n}", headline=f"Bridge {n}") for n in range(60))).ask("bridge", "dam")
    tree, model = person.dialog.tree, person.dialog.model
    unfolded = [tree.isExpanded(model.index(row, 0)) for row in range(model.rowCount())]
    assert unfolded[:10] == [True] * 10
    assert len(unfolded) == 60
