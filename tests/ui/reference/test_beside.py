"""A second story is read beside the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from editor.app import services_of
from editor.model.changes import ItemInserted, TextChange
from editor.model.history import TYPING
from editor.model.places import Place, body_place
from editor.model.story import Figure
from editor.services.tasks import ManualTasks
from editor.system.paths import Folders
from editor.ui.icons import Icons
from editor.ui.panes import Panes
from editor.ui.reference.beside import Beside
from editor.ui.reference.chooser import StoryChooser
from editor.ui.reference.pane import ReferencePane
from editor.ui.theme import Themes
from tests.ui.hands import button


class Desk:
    """Two stories in a library, and the panes of a window."""

    def __init__(self, home: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.tasks = ManualTasks()
        folders = Folders.under(home)
        self.services = services_of(self.tasks, folders.library, folders)
        self.workspace = self.services.workspace
        self.workspace.start()
        self.tasks.work()
        self.form, self.preview = QListWidget(), QListWidget()
        self.panes = Panes(QListWidget(), self.form, self.preview, themes, icons)
        qtbot.addWidget(self.panes)
        self.beside = Beside(self.services, self.panes, themes, icons, self.panes)
        self.panes.resize(1600, 800)
        self.panes.show()
        self.first = self.write("Ferry sinks", "The **ferry** sank. A ferry, they said.")
        self.second = self.write("Bridge opens", "The bridge <b>opened</b>.")

    def write(self, headline: str, body: str) -> str:
        self.workspace.new()
        self.tasks.work()
        session = self.workspace.current
        assert session is not None
        session.apply(TextChange(Place("headline"), 0, "", headline), TYPING)
        session.apply(TextChange(body_place(session.story.sections[0].id), 0, "", body), TYPING)
        self.tasks.pass_time(5_000)
        self.tasks.work()
        return session.story.id

    @property
    def pane(self) -> ReferencePane:
        (pane,) = self.panes.findChildren(ReferencePane)
        return pane

    @property
    def chooser(self) -> StoryChooser:
        (chooser,) = (c for c in self.pane.findChildren(StoryChooser) if not c.isHidden())
        return chooser

    def turn(self) -> None:
        self.beside.commands["show_beside"]()
        self.tasks.work()

    def show(self, story: str) -> str:
        self.beside.show_story(story)
        self.tasks.work()
        return self.text

    @property
    def text(self) -> str:
        return self.pane.text.toPlainText()

    def press(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        self.qtbot.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)
        self.tasks.work()


@pytest.fixture
def desk(tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, themes, icons, qtbot)
    yield desk
    desk.workspace.close(lambda _: None)
    desk.tasks.work()


def test_a_story_takes_the_previews_place_and_gives_it_back(desk: Desk) -> None:
    form, preview = desk.form.width(), desk.preview.width()
    assert "The ferry sank." in desk.show(desk.first)
    assert desk.pane.isVisible()
    assert not desk.preview.isVisible()
    assert (desk.form.width(), desk.pane.width()) == (form, preview)
    desk.press(desk.pane.text, Qt.Key.Key_Escape)
    assert not desk.pane.isVisible()
    assert desk.preview.isVisible()
    assert (desk.form.width(), desk.preview.width()) == (form, preview)


def test_the_command_asks_which_story_and_lists_the_others(desk: Desk) -> None:
    desk.turn()
    chooser = desk.chooser
    assert [chooser.list.item(n).text() for n in range(chooser.list.count())] == ["Ferry sinks"]
    desk.press(chooser.search, Qt.Key.Key_Return)
    assert "The ferry sank." in desk.text
    desk.turn()
    assert not desk.pane.isVisible()
    desk.turn()
    assert "The ferry sank." in desk.text


def test_the_chooser_searches_and_says_when_nothing_is_there(desk: Desk) -> None:
    desk.turn()
    desk.qtbot.keyClicks(desk.chooser.search, "zebra")
    desk.tasks.pass_time(1_000)
    desk.qtbot.waitUntil(lambda: desk.tasks.work() or desk.chooser.list.count() == 0)
    desk.press(desk.chooser.search, Qt.Key.Key_Return)
    assert desk.chooser.isVisible()


def test_its_words_are_selected_and_copied_but_never_changed(desk: Desk) -> None:
    desk.show(desk.first)
    text = desk.pane.text
    before = desk.text
    desk.qtbot.keyClicks(text, "xyz")
    assert desk.text == before
    text.moveCursor(QTextCursor.MoveOperation.Start)
    text.moveCursor(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    text.copy()
    assert QGuiApplication.clipboard().text() == "Ferry sinks"


def test_it_is_searched_and_matches_are_walked_through(desk: Desk) -> None:
    desk.show(desk.first)
    search = desk.pane.search
    desk.qtbot.keyClicks(search.line, "FERRY")
    assert len(desk.pane.text.extraSelections()) == 3
    seen = []
    for _turn in range(4):
        desk.press(search.line, Qt.Key.Key_Return)
        seen.append(desk.pane.text.textCursor().selectionStart())
    assert seen[:3] == sorted(set(seen))
    assert seen[3] == seen[0]
    desk.press(search.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.pane.text.textCursor().selectionStart() == seen[2]
    desk.press(search.line, Qt.Key.Key_Escape)
    assert desk.pane.text.extraSelections() == []
    assert desk.pane.isVisible()


def test_html_of_the_story_does_nothing_and_nothing_is_fetched(desk: Desk) -> None:
    evil = desk.write("<img src=x>", "![a](http://example.invalid/a.png) <script>1</script>")
    assert "<img src=x>" in desk.show(evil)
    assert desk.pane.text.loadResource(2, "http://example.invalid/a.png") is None


def test_it_stays_while_another_is_opened_and_shows_what_was_written_since(desk: Desk) -> None:
    desk.show(desk.second)
    session = desk.workspace.current
    assert session is not None
    session.apply(TextChange(Place("headline"), 0, "", "New "), TYPING)
    assert "New Bridge" not in desk.text
    desk.workspace.open(desk.first)
    desk.tasks.work()
    assert "New Bridge opens" in desk.text


def test_a_story_that_is_gone_is_said_and_another_may_be_chosen(desk: Desk) -> None:
    said: list[object] = []
    desk.workspace.trouble.connect(said.append)
    desk.beside.show_story("no such story")
    desk.tasks.work()
    assert len(said) == 1
    assert desk.chooser.isVisible()


def test_the_preview_takes_its_place_back(desk: Desk) -> None:
    desk.show(desk.first)
    with desk.qtbot.waitSignal(desk.beside.turned) as turned:
        desk.panes.show_preview(True)
    assert turned.args == [False]
    assert desk.preview.isVisible()
    assert not desk.pane.isVisible()


def test_the_cross_and_the_other_button_have_names(desk: Desk) -> None:
    desk.show(desk.first)
    names = {each.accessibleName() for each in desk.pane.findChildren(QAbstractButton)}
    assert {"Choose another story", "Close the story beside"} <= names


def test_a_story_that_is_still_being_read_does_not_end_the_choice_of_another(desk: Desk) -> None:
    desk.show(desk.first)
    desk.beside.show_story(desk.second)
    other = button(desk.pane, "Choose another story")
    other.click()
    desk.tasks.work()
    assert desk.chooser.isVisible()
    desk.workspace.open(desk.first)
    desk.tasks.work()
    assert desk.chooser.isVisible()
    desk.turn()
    desk.turn()
    assert "The bridge" in desk.text


def test_a_figure_is_told_from_the_storys_own_words(desk: Desk) -> None:
    session = desk.workspace.current
    assert session is not None
    figure = Figure("f1", caption="A ferry <at> sea", credit="Ada Moss")
    session.apply(ItemInserted("figures", 0, figure), TYPING)
    desk.tasks.pass_time(5_000)
    desk.tasks.work()

    text = desk.show(desk.second)

    assert "Figure: A ferry <at> sea" in text
    assert "The bridge" in text
