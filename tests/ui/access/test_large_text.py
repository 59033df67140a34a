"""With text twice as large as usual nothing is cut off at 1280 by 800."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from editor.model.choices import TEXT_SIZE
from tests.ui.access.surroundings import write_a_story
from tests.ui.newsroom import Newsroom

WORDED = ("houses", "export", "dictionaries", "new_from_template", "backups", "print_proof")


@pytest.fixture
def twice(room: Newsroom) -> Iterator[Newsroom]:
    """Somebody whose system sets all text twice as large."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    usual = app.font()
    large = app.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    app.setFont(large)
    room.window.resize(1280, 800)
    write_a_story(room)
    yield room
    app.setFont(usual)


def cut_off(root: QWidget) -> list[str]:
    """The buttons and lines of text that have less width than their words need."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.window() is not root.window():
            continue
        is_line = isinstance(each, QLabel) and not each.wordWrap() and bool(each.text())
        is_button = isinstance(each, QAbstractButton) and bool(each.text())
        if (is_line or is_button) and each.width() < each.minimumSizeHint().width():
            found.append(f"{type(each).__name__} “{each.accessibleName() or each.objectName()}”")
    return found


@pytest.mark.parametrize("command", WORDED)
def test_a_dialog_shows_all_its_words(twice: Newsroom, command: str) -> None:
    before = set(QApplication.topLevelWidgets())
    twice.choose(command).rest()
    (dialog,) = (
        each
        for each in QApplication.topLevelWidgets()
        if each not in before and each.isVisible() and each.isWindow()
    )
    QApplication.processEvents()

    assert cut_off(dialog) == []
    dialog.close()


def test_the_form_shows_all_its_words_at_twice_its_size(room: Newsroom) -> None:
    room.window.resize(1280, 800)
    write_a_story(room)
    room.services.settings.choose(TEXT_SIZE, 200)
    room.rest()
    QApplication.processEvents()

    assert cut_off(room.window.form) == []
