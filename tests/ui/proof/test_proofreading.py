"""A story is proofread line by line; ticks stay, and a changed line loses its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.app import services_of
from editor.model.changes import TextChange
from editor.model.history import TYPING
from editor.model.places import Caret, Place, body_place, text_at
from editor.model.story import Story
from editor.services.session import Session
from editor.services.tasks import ManualTasks
from editor.system.paths import Folders
from editor.ui.icons import Icons
from editor.ui.proof.proofreading import Proofreading
from editor.ui.proof.view import ProofView
from editor.ui.theme import Themes
from tests.ui.hands import button

BODY = "The bridge opened. Hundreds came.\n\nIt is long. It is red."


class Desk:
    """A proofreader at a window in which only the view is shown."""

    def __init__(self, home: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.tasks = ManualTasks()
        folders = Folders.under(home)
        services = services_of(self.tasks, folders.library, folders)
        self.workspace = services.workspace
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self._column = QVBoxLayout(self.window)
        self.window.resize(900, 700)
        self.window.show()
        self.proof = Proofreading(services, themes, icons, self.window)
        self.places: list[Caret] = []
        self.proof.place_wanted.connect(self.places.append)
        self.proof.view_wanted.connect(self._show)
        self.workspace.opened.connect(self.proof.follow)
        self.workspace.start()
        self.work()

    def work(self) -> None:
        self.tasks.work()

    def write(self, body: str = BODY) -> Session:
        self.workspace.new()
        self.work()
        self.type(Place("headline"), "Bridge opens")
        self.type(body_place(self.session.story.sections[0].id), body)
        self.tasks.pass_time(5_000)
        self.work()
        return self.session

    def type(self, place: Place, text: str, at: int = 0) -> None:
        self.session.apply(TextChange(place, at, "", text), TYPING)
        self.work()

    @property
    def session(self) -> Session:
        assert self.workspace.current is not None
        return self.workspace.current

    def begin(self) -> ProofView:
        self.proof.commands["proofread"]()
        self.work()
        view = self.proof.open_view
        assert view is not None
        return view

    def _show(self, view: QWidget | None) -> None:
        for at in range(self._column.count()):
            shown = self._column.itemAt(at)
            assert shown is not None
            widget = shown.widget()
            assert widget is not None
            widget.hide()
        if view is not None:
            self._column.addWidget(view)
            view.show()

    def press(self, view: ProofView, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(view.text, key)

    def line(self, view: ProofView) -> str:
        """The words under the ruler."""
        self.press(view, Qt.Key.Key_F2)
        caret = self.places[-1]
        self.begin()
        return text_at(self.session.story, caret.place)[caret.start : caret.end]

    def close(self) -> None:
        self.workspace.close(lambda _: None)
        self.work()


@pytest.fixture
def desk(tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, themes, icons, qtbot)
    yield desk
    desk.close()


def told(view: ProofView) -> str:
    return next(label.text() for label in view.findChildren(QLabel) if "proofread" in label.text())


def test_keys_tick_line_after_line_and_the_bar_says_how_many(desk: Desk) -> None:
    desk.write()
    view = desk.begin()
    (bar,) = view.findChildren(QProgressBar)
    count = bar.maximum()
    assert told(view) == f"0 % proofread · 0 of {count} lines"
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert view.text.current == 3
    assert told(view) == f"{300 // count} % proofread · 3 of {count} lines"
    assert bar.value() == 3


def test_up_goes_back_and_backspace_takes_a_tick_away(desk: Desk) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Up)
    assert view.text.current == 1
    assert "· 2 of" in told(view)
    desk.press(view, Qt.Key.Key_Backspace)
    assert view.text.current == 0
    assert "· 1 of" in told(view)


def test_the_last_line_ends_at_a_hundred_per_cent(desk: Desk) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, *[Qt.Key.Key_Space] * 20)
    assert view.coverage == 100
    desk.press(view, Qt.Key.Key_Home, Qt.Key.Key_Backspace)
    assert view.coverage < 100


def test_it_goes_on_at_the_first_line_without_a_tick_also_after_a_restart(
    desk: Desk, tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot
) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert desk.proof.open_view is None
    assert desk.begin().text.current == 2
    desk.close()
    again = Desk(tmp_path, themes, icons, qtbot)
    assert again.begin().text.current == 2
    again.close()


def test_a_correction_leads_to_its_words_and_the_changed_line_comes_again(desk: Desk) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Up)
    desk.press(view, Qt.Key.Key_F2)
    assert desk.proof.open_view is None
    caret = desk.places[-1]
    text = text_at(desk.session.story, caret.place)
    assert text[caret.start : caret.end] == "Hundreds came."
    desk.type(caret.place, "Many ", caret.start)
    assert desk.line(desk.begin()) == "Many Hundreds came."


def test_a_double_click_corrects_the_line_under_the_mouse(desk: Desk, qtbot: QtBot) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space)
    box = view.text.cursorRect()
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert view.text.current == 3
    at = box.center() + QPoint(4, 0)
    qtbot.mouseDClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    caret = desk.places[-1]
    assert text_at(desk.session.story, caret.place)[caret.start : caret.end] == "It is long."


def test_nothing_can_be_typed_into_it(desk: Desk, qtbot: QtBot) -> None:
    desk.write()
    before = desk.session.story
    view = desk.begin()
    qtbot.keyClicks(view.text, "abc")
    assert desk.session.story == before


def test_undo_while_proofreading_shows_what_is_there_now(desk: Desk) -> None:
    session = desk.write()
    desk.type(Place("headline"), "Old ")
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space)
    session.undo()
    desk.work()
    assert "Old" not in view.text.toPlainText()
    assert view.text.current == 0


def test_another_story_ends_it_and_has_ticks_of_its_own(desk: Desk) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space)
    desk.write("Another one.")
    assert desk.proof.open_view is None
    assert desk.begin().coverage == 0


def test_all_ticks_can_be_taken_away(desk: Desk, qtbot: QtBot) -> None:
    desk.write()
    view = desk.begin()
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    qtbot.mouseClick(button(view, "Begin again"), Qt.MouseButton.LeftButton)
    assert view.coverage == 0
    assert view.text.current == 0


def test_a_story_without_words_has_nothing_to_tick(desk: Desk) -> None:
    desk.write()
    view = desk.begin()
    view.show_story(Story("empty"), "ltr", ())
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert told(view) == "0 % proofread · 0 of 0 lines"
    assert desk.places == []


def test_marks_step_back_and_what_they_do_is_seen(desk: Desk, themes: Themes) -> None:
    body = "He said **no** 𝄞 and *maybe*, and [so](https://a.example) on."
    desk.write(body)
    view = desk.begin()
    colours = themes.current.colours

    def look(words: str) -> tuple[bool, bool, str]:
        style = view.text.document().find(words).charFormat()
        return style.fontWeight() > 500, style.fontItalic(), style.foreground().color().name()

    assert look("said") == (False, False, colours.text)
    assert look("no") == (True, False, colours.text)
    assert look("maybe") == (False, True, colours.text)
    assert look("so]") == look("](https://a.example)") == (False, False, colours.faint)
    assert look("and [") == (False, False, colours.faint)
    assert body in view.text.toPlainText()


def test_a_link_has_its_ink_again_once_its_tick_is_taken_away(desk: Desk, themes: Themes) -> None:
    desk.write("See [here](https://a.example).")
    view = desk.begin()
    colours = themes.current.colours

    def ink() -> str:
        return view.text.document().find("here").charFormat().foreground().color().name()

    assert ink() == colours.accent
    desk.press(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert ink() == colours.faint
    desk.press(view, Qt.Key.Key_Backspace)
    assert ink() == colours.accent
