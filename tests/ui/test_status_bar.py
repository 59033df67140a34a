"""The status bar says in words how the story is kept and how long it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.model.house import House
from editor.model.rows import Counts
from editor.model.story import Story
from editor.services.autosave import KeptState
from editor.ui.status_bar import StatusBar, kept_words
from editor.ui.theme import Themes


@pytest.fixture
def bar(qtbot: QtBot, themes: Themes) -> StatusBar:
    made = StatusBar(themes)
    qtbot.addWidget(made)
    made.show()
    return made


def test_how_a_story_is_kept_is_said_in_words() -> None:
    assert kept_words(KeptState()) == "Kept"
    assert kept_words(KeptState("12:03:07")) == "Kept 12:03:07"
    assert kept_words(KeptState("12:03:07", waiting=True)) == "Keeping…"
    problem = KeptState("14:00:00", waiting=True, problem="the disk is full", since="14:02:00")
    assert (
        kept_words(problem)
        == "Not kept since 14:02:00. The journal holds every word. The disk is full."
    )
    assert kept_words(replace(problem, in_journal=False)).endswith(
        "Only in memory. The disk is full."
    )


def test_a_problem_offers_a_copy_elsewhere(bar: StatusBar, qtbot: QtBot) -> None:
    (button,) = bar.findChildren(QPushButton)
    bar.show_kept(KeptState("12:00:00"))
    assert not button.isVisible()

    bar.show_kept(KeptState("12:00:00", waiting=True, problem="The disk is full."))

    assert button.isVisible()
    with qtbot.waitSignal(bar.copy_wanted):
        button.click()


def test_a_selection_is_counted_instead_of_the_story(bar: StatusBar) -> None:
    bar.show_counts(Counts(366, 2140, 2))
    assert (bar.words.text(), bar.characters.text()) == ("366 words", "2,140 characters")
    assert bar.minutes.text() == "2 min"

    bar.show_selection(Counts(1, 5, 1))
    assert (bar.words.text(), bar.characters.text()) == ("1 word selected", "5 characters")
    assert bar.minutes.text() == ""

    bar.show_selection(None)
    assert bar.words.text() == "366 words"


def test_every_part_that_is_shown_has_a_tool_tip(bar: StatusBar) -> None:
    bar.show_kept(KeptState("12:00:00"))
    bar.show_story(Story("s", language="en-US"))
    bar.show_house(House(name="NewsReady.com"))
    bar.show_counts(Counts(366, 2140, 2))

    parts = (bar.kept, bar.words, bar.characters, bar.minutes, bar.status, bar.language, bar.house)

    assert all(part.isVisible() and part.toolTip() for part in parts)
    assert [bar.status.text(), bar.language.text(), bar.house.text()] == [
        "draft",
        "en-US",
        "NewsReady.com",
    ]


def test_without_a_story_only_the_house_is_named(bar: StatusBar) -> None:
    bar.show_house(House(name="NewsReady.com"))
    bar.show_counts(Counts(366, 2140, 2))

    bar.show_nothing()

    assert not bar.words.isVisible()
    assert bar.house.isVisible()


def test_a_long_problem_never_makes_the_window_wider(bar: StatusBar) -> None:
    bar.show_kept(KeptState("12:00:00", waiting=True, problem="The library is " + "very " * 200))

    assert bar.minimumSizeHint().width() < 500


def test_a_long_problem_gives_way_and_the_facts_stay_whole(themes: Themes, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = StatusBar(themes, window)
    bar.resize(1280, 28)
    window.show()
    bar.show_story(Story("s", language="en-GB", planned_length="400 words"))
    bar.show_counts(Counts(2_366, 12_140, 12))
    bar.show_house(House(name="The Northern Harbour Gazette"))

    bar.show_kept(KeptState("12:00:00", waiting=True, problem="The disk is full. " * 20))

    QApplication.processEvents()
    for fact in (bar.words, bar.characters, bar.minutes, bar.planned, bar.language, bar.house):
        assert fact.width() >= fact.sizeHint().width()
    assert bar.kept.width() < bar.kept.sizeHint().width()
    bar.resize(500, 28)
    assert bar.house.geometry().right() < 500


def test_the_way_to_the_planned_length_is_said_in_its_own_unit(bar: StatusBar) -> None:
    bar.show_counts(Counts(366, 2140, 2, lines=47))

    bar.show_story(Story("s", planned_length="400 words"))
    assert bar.planned.text() == "34 words left"

    bar.show_story(Story("s", planned_length="45 lines"))
    assert (bar.planned.text(), bar.planned.ink) == ("2 lines over", "amber")
    assert bar.planned.toolTip() == "The story is planned at 45 lines"

    bar.show_story(Story("s", planned_length="2 minutes"))
    assert bar.planned.text() == "as planned"

    bar.show_story(Story("s", planned_length="soon"))
    assert not bar.planned.isVisible()


def test_an_embargo_is_named_until_it_is_over(qtbot: QtBot, themes: Themes) -> None:
    now = datetime(2023, 7, 19, 21, 0, tzinfo=UTC)
    bar = StatusBar(themes, now=lambda: now)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_house(House(time_zone="Europe/London"))
    assert not bar.embargo.isVisible()

    bar.show_story(Story("s", embargoed_until="2023-07-19T23:01:00Z"))
    assert bar.embargo.isVisible()
    assert bar.embargo.text() == "Embargo 20 July, 00:01"
    assert bar.embargo.toolTip() == "Embargoed until 00:01 BST, 20 July 2023."

    bar.show_house(House(time_zone="Europe/Paris"))
    assert bar.embargo.text() == "Embargo 20 July, 01:01"

    now += timedelta(hours=3)
    (minute,) = bar.findChildren(QTimer)
    minute.timeout.emit()
    assert not bar.embargo.isVisible()
    assert not minute.isActive()

    bar.show_story(Story("s", embargoed_until="<b>soon</b>"))
    assert bar.embargo.isVisible()
    assert bar.embargo.toolTip() == "<p>Embargoed until &lt;b&gt;soon&lt;/b&gt;.</p>"
    bar.show_nothing()
    assert not bar.embargo.isVisible()


def test_a_long_headline_leaves_room_for_what_is_said_of_it() -> None:
    state = KeptState(problem="The disk is full.", in_journal=False, left=("Treasure " * 40,))
    said, _, rest = kept_words(state).partition(" is only in memory.")
    assert said.startswith("“")
    assert len(said) < 80
    assert rest
