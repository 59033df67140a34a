"""Hands for dialogs: what is on the screen is found by the names that people and tools see."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

Kind = TypeVar("Kind", bound=QWidget)


def window(qtbot: QtBot) -> QWidget:
    """A window for dialogs to belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def button(within: QWidget, name: str) -> QAbstractButton:
    """The one button that can be seen under a name, by its accessible name or its text."""
    found = [
        each
        for each in within.findChildren(QAbstractButton)
        if each.isVisible() and name in (each.accessibleName(), each.text())
    ]
    assert len(found) == 1, (name, [each.text() for each in found])
    return found[0]


def buttons(within: QWidget) -> list[str]:
    """The texts of the buttons that can be seen."""
    seen = [each for each in within.findChildren(QAbstractButton) if each.isVisible()]
    return [each.text() for each in seen if each.text()]


def told(within: QWidget) -> str:
    """All that can be read in labels, without the marks where long words may be parted."""
    labels = (each for each in within.findChildren(QLabel) if each.isVisible())
    return "\n".join(each.text() for each in labels).replace("\u200b", "")


def dialog_of(within: QWidget, kind: type[Kind]) -> Kind:
    """The one dialog of a kind that is open."""
    (found,) = (each for each in within.findChildren(kind) if each.isVisible())
    return found
