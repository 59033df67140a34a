"""The dialogs ask by keyboard, and answer by signals."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor import __version__
from editor.model.places import Caret, Place, body_place, crosshead_place, key_point_place
from editor.model.rows import Carried, FormatRow, Leftover
from editor.model.story import KeyPoint, Section, Story
from editor.services.progress import Progress
from editor.ui.dialogs.about import AboutDialog
from editor.ui.dialogs.export import ExportDialog, carries_html
from editor.ui.dialogs.leftovers import LeftoversDialog
from editor.ui.dialogs.parts import place_name
from editor.ui.dialogs.progress import ProgressDialog
from editor.ui.theme import Themes

STORY = Story(
    "s",
    headline="Bridge opens TK",
    key_points=(KeyPoint("k", "It cost XX million"),),
    sections=(Section("a", "", "The bridge."), Section("b", "Why", "It is long.")),
)
WEB = FormatRow(
    "html",
    "Web page",
    (".html",),
    "text/html",
    reads=False,
    writes=True,
    public=True,
    carries=(("ed_note", Carried.DROPPED), ("headline", Carried.KEPT)),
)
MARKDOWN = replace(
    WEB, name="markdown", label="Markdown", suffixes=(".md",), reads=True, public=False
)


def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def button(dialog: QWidget, text: str) -> QPushButton:
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.text() == text)
    return found


def export_dialog(window: QWidget, themes: Themes) -> ExportDialog:
    return ExportDialog(
        (WEB, MARKDOWN),
        "html",
        lambda name: Path("/folder") / f"bridge.{name}",
        themes.current,
        window,
    )


def test_a_format_is_chosen_by_keys_and_its_file_is_suggested(qtbot: QtBot, themes: Themes) -> None:
    window = parent(qtbot)
    dialog = export_dialog(window, themes)
    dialog.open()
    assert dialog.path.text() == str(Path("/folder/bridge.html"))

    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.path.text() == str(Path("/folder/bridge.markdown"))
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert wanted.args == ["markdown", str(Path("/folder/bridge.markdown"))]


def test_the_dialog_says_what_a_format_leaves_out(qtbot: QtBot, themes: Themes) -> None:
    window = parent(qtbot)
    dialog = export_dialog(window, themes)

    told = " ".join(label.text() for label in dialog.findChildren(QLabel))

    assert "Leaves out:</span> desk note." in told
    assert "Carries:</span> headline." in told


def test_what_a_format_changes_is_said_in_words(themes: Themes) -> None:
    changing = replace(WEB, name="html-fragment", carries=(("advisories", Carried.CHANGED),))

    told = carries_html(changing, themes.current.colours)

    assert "Carries in another form:</span> figures as caption and credit" in told
    assert "correction notices as lines in italics." in told


def test_an_embargo_is_named_before_anything_is_exported(qtbot: QtBot, themes: Themes) -> None:
    sentence = "Embargoed until 00:01 BST, 20 July 2023."
    window = parent(qtbot)
    dialog = ExportDialog((WEB,), "html", Path, themes.current, window, sentence)
    dialog.open()

    (warning,) = (each for each in dialog.findChildren(QLabel) if sentence in each.text())

    assert warning.isVisible()
    assert button(dialog, "Export").accessibleDescription() == sentence


def test_without_a_file_nothing_is_exported(qtbot: QtBot, themes: Themes) -> None:
    window = parent(qtbot)
    dialog = export_dialog(window, themes)

    dialog.path.clear()

    assert not button(dialog, "Export").isEnabled()


def leftovers_dialog(window: QWidget, themes: Themes) -> LeftoversDialog:
    marks = (
        Leftover("TK", Place("headline"), 13),
        Leftover("XX", key_point_place("k"), 8),
    )
    return LeftoversDialog(STORY, marks, themes.current, window)


def test_enter_goes_to_a_mark_and_exports_nothing(qtbot: QtBot, themes: Themes) -> None:
    window = parent(qtbot)
    dialog = leftovers_dialog(window, themes)
    dialog.open()
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))

    with qtbot.waitSignal(dialog.mark_chosen) as chosen:
        dialog.marks.itemActivated.emit(dialog.marks.item(1))

    assert chosen.args == [Caret(key_point_place("k"), 10, 8)]
    assert accepted == []


def test_marks_are_named_with_their_surroundings_and_never_block(
    qtbot: QtBot, themes: Themes
) -> None:
    window = parent(qtbot)
    dialog = leftovers_dialog(window, themes)

    assert dialog.marks.item(0).text() == "TK  ·  headline:  Bridge opens TK"
    assert dialog.marks.item(1).text() == "XX  ·  key point 1:  It cost XX million"
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "Export all the same").click()


def test_places_are_named_as_people_name_them() -> None:
    assert place_name(STORY, Place("ed_note")) == "desk note"
    assert place_name(STORY, body_place("a")) == "the opening"
    assert place_name(STORY, body_place("b")) == "section 2"
    assert place_name(STORY, crosshead_place("b")) == "crosshead 2"


def test_escape_asks_a_long_operation_to_stop(qtbot: QtBot) -> None:
    window = parent(qtbot)
    progress = Progress()
    dialog = ProgressDialog("Reading stories…", progress, window)
    dialog.show()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert progress.is_cancelled
    assert dialog.isVisible()
    dialog.finish()
    assert not dialog.isVisible()


def test_what_is_typed_on_blindly_does_not_cancel_a_long_operation(qtbot: QtBot) -> None:
    window = parent(qtbot)
    progress = Progress()
    dialog = ProgressDialog("Making the PDF…", progress, window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_A):
        qtbot.keyClick(QApplication.focusWidget() or dialog, key)

    assert not progress.is_cancelled
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert progress.is_cancelled
    dialog.finish()


def test_about_names_version_licence_and_library(qtbot: QtBot, themes: Themes) -> None:
    window = parent(qtbot)
    dialog = AboutDialog(QIcon(), "/desk/library.db", None, themes.current, window)

    told = " ".join(label.text() for label in dialog.findChildren(QLabel))

    assert __version__ in told
    assert "MIT" in told
    assert "/desk/library.db" in told
