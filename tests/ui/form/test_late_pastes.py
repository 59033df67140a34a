"""Pastes that are read when their story is no more the open one, over a real library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from editor.model.edits import Edit, add_key_point
from editor.model.pasting.clipboard import Pasted
from editor.model.story import Story
from editor.services.pasting import Pasting as Reading
from editor.services.settings import Settings
from editor.services.tasks import ManualTasks
from editor.ui.form.form import StoryForm
from editor.ui.form.paste_landing import Landing
from editor.ui.form.paste_waiting import Asked
from editor.ui.notice import Notice
from editor.ui.theme import Themes
from tests.services.desk import Desk, another_program_writing
from tests.ui.form.reporter import Reporter


class Leaver:
    """Somebody who pastes and does not wait; the clipboard is read when `reads` says so."""

    def __init__(self, home: Path, themes: Themes, qtbot: QtBot) -> None:
        self.desk = Desk(home)
        self.reading = ManualTasks()
        self.qtbot = qtbot
        self.form = StoryForm(themes, Settings(home / "settings.json"))
        qtbot.addWidget(self.form)
        self.form.pasting.attend(Reading(self.reading), self.desk.workspace.later)
        self.notices: list[Notice] = []
        self.form.pasting.said.connect(self.notices.append)
        self.desk.workspace.opened.connect(self.form.show_session)
        self.form.resize(760, 700)
        with qtbot.waitExposed(self.form):
            self.form.show()
        self.form.activateWindow()
        self.desk.new().type("Lambs").type_body("It rained.").rest()
        self.story = self.desk.story.id

    def pastes(self, html: str, name: str = "Body 1", position: int = 3) -> None:
        data = QMimeData()
        data.setData("text/html", QByteArray(html.encode()))
        QGuiApplication.clipboard().setMimeData(data)
        reporter = Reporter(self.form, self.desk.session, self.qtbot)
        reporter.go_to(name, position, None)
        reporter.press("Ctrl+V")

    def reads(self) -> None:
        self.reading.work()
        self.desk.work()

    @property
    def said(self) -> str:
        return self.notices[-1].text

    @property
    def body(self) -> str:
        shelf = self.desk.workspace.shelf
        assert shelf is not None
        return shelf.library.story(self.story).story.sections[0].body


@pytest.fixture
def leaver(tmp_path: Path, themes: Themes, qtbot: QtBot) -> Leaver:
    return Leaver(tmp_path, themes, qtbot)


def test_a_paste_reaches_a_story_that_was_deleted_meanwhile(leaver: Leaver) -> None:
    leaver.pastes("<p><b>hard</b></p>")
    leaver.desk.workspace.delete((leaver.story,))
    leaver.desk.work()
    leaver.reads()
    assert leaver.body == "It **hard**rained."
    assert "Lambs" in leaver.said
    assert leaver.said.startswith("The paste was put into")


def test_several_reach_a_story_that_was_left_in_their_order(leaver: Leaver) -> None:
    leaver.pastes("<p><b>A</b></p>")
    leaver.pastes("<p><i>B</i></p>")
    leaver.desk.new().type("Other")
    leaver.reads()
    assert leaver.body == "It **A***B*rained."
    assert leaver.desk.story.headline == "Other"
    leaver.desk.open(leaver.story).session.undo()
    assert leaver.desk.story.sections[0].body == "It **A**rained."


def test_whoever_comes_back_before_it_was_read_sees_it_come(leaver: Leaver) -> None:
    leaver.pastes("<p><b>hard</b></p>")
    leaver.desk.new().open(leaver.story)
    leaver.reads()
    assert leaver.desk.story.sections[0].body == "It **hard**rained."


def test_a_list_becomes_key_points_of_the_story_that_was_left(leaver: Leaver) -> None:
    leaver.desk.session.perform(add_key_point(leaver.desk.story, lambda: "k1"))
    leaver.pastes("<ul><li>One</li><li>Two</li></ul>", "Key point 1", 0)
    leaver.desk.new()
    leaver.reads()
    shelf = leaver.desk.workspace.shelf
    assert shelf is not None
    kept = shelf.library.story(leaver.story).story
    assert [each.text for each in kept.key_points] == ["One", "Two"]


def test_a_page_pasted_into_a_blank_story_that_was_left_makes_it_a_story(leaver: Leaver) -> None:
    leaver.desk.new()
    leaver.pastes("<h1>Head</h1><p>One.</p><p>Two.</p><p>Three.</p>", position=0)
    leaver.desk.open(leaver.story)
    leaver.reads()
    assert len(leaver.desk.rows()) == 2
    assert leaver.desk.story.id == leaver.story
    assert leaver.body == "It rained."


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not wait for another program's lock."""
    monkeypatch.setattr("editor.library.engine._PRAGMAS", ("busy_timeout=0",))


@pytest.fixture
def landing_fails_on_a(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours, in whatever a paste with an A is made of."""
    edit = Landing.edit

    def faulty(landing: Landing, asked: Asked, pasted: Pasted, story: Story) -> Edit | None:
        if "A" in pasted.body:
            raise ZeroDivisionError
        return edit(landing, asked, pasted, story)

    monkeypatch.setattr(Landing, "edit", faulty)


@pytest.mark.usefixtures("landing_fails_on_a")
def test_after_a_fault_of_ours_the_paste_can_be_had_again_and_the_next_one_comes(
    leaver: Leaver,
) -> None:
    leaver.pastes("<p><b>A</b></p>")
    leaver.pastes("<p><i>B</i></p>")
    leaver.desk.new().type("Other")
    leaver.reading.work()
    with pytest.raises(ZeroDivisionError):
        leaver.desk.work()
    assert leaver.said.startswith("The paste did not reach the story that was left.")
    QGuiApplication.clipboard().setText("Something else")
    leaver.notices[-1].offers[0].call()
    assert "<b>A</b>" in QGuiApplication.clipboard().mimeData().html()
    leaver.desk.work()
    assert leaver.body == "It *B*rained."


@pytest.mark.usefixtures("impatient", "landing_fails_on_a")
def test_a_fault_in_a_story_that_only_the_journal_holds_stops_no_later_paste(
    leaver: Leaver,
) -> None:
    leaver.pastes("<p><b>A</b></p>")
    leaver.pastes("<p><i>B</i></p>")
    with another_program_writing(leaver.desk.library):
        leaver.desk.type("!").new().type("Other")
        with leaver.qtbot.captureExceptions() as faults:
            leaver.reads()
    assert [each[0] for each in faults] == [ZeroDivisionError]
    assert "did not reach" in leaver.notices[0].text
    assert leaver.notices[0].topic != leaver.notices[1].topic
    assert leaver.said.startswith("The paste was put into")
    leaver.desk.rest(60)
    assert leaver.body == "It *B*rained."


def test_one_that_cannot_be_written_is_said_and_can_be_had_again(leaver: Leaver) -> None:
    leaver.pastes("<p><b>hard</b></p>")
    leaver.desk.workspace.delete((leaver.story,))
    leaver.desk.work()
    QGuiApplication.clipboard().setText("Something else")
    with another_program_writing(leaver.desk.library):
        leaver.reads()
    assert leaver.said.startswith("The paste did not reach the story that was left.")
    (offer,) = leaver.notices[-1].offers
    offer.call()
    assert "<b>hard</b>" in QGuiApplication.clipboard().mimeData().html()
