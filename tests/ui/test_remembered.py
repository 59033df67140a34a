"""The window comes back as it was left, and always where it can be seen."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.ui.panes import PaneState
from editor.ui.remembered import Remembered


def test_choices_come_back(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    remembered = Remembered(tmp_path / "config" / "window.ini")
    remembered.panes = PaneState(False, True, False, (200, 600, 500))
    remembered.details_open = True
    remembered.zoom = 1.25
    remembered.export_format = "markdown"
    remembered.keep_folder("import", tmp_path)
    remembered.keep_place(window)

    again = Remembered(tmp_path / "config" / "window.ini")

    assert again.panes == PaneState(False, True, False, (200, 600, 500))
    assert again.details_open
    assert again.zoom == 1.25
    assert again.export_format == "markdown"
    assert again.folder("import") == tmp_path


def test_a_damaged_file_counts_as_nothing_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    file = tmp_path / "window.ini"
    file.write_text("[General]\ntheme=purple\nzoom=large\ndetails=perhaps\n[panes]\nwidths=1 2\n")

    remembered = Remembered(file)

    assert remembered.panes == PaneState()
    assert not remembered.details_open
    assert remembered.zoom == 1
    assert not remembered.place(window)


def test_a_folder_that_is_gone_gives_way_to_the_home(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep_folder("html", tmp_path / "gone")

    assert remembered.folder("html") == Path.home()


def test_a_window_left_on_a_screen_that_is_gone_is_brought_back(
    tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20_000, 20_000, 500, 400)
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep_place(window)

    other = QWidget()
    qtbot.addWidget(other)
    assert remembered.place(other)

    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(other.frameGeometry())
    assert other.width() <= screen.width()


def test_a_purpose_without_a_folder_takes_that_of_another(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep_folder("export", tmp_path)

    assert remembered.folder("html", "export") == tmp_path

    (tmp_path / "web").mkdir()
    remembered.keep_folder("html", tmp_path / "web")
    assert remembered.folder("html", "export") == tmp_path / "web"
