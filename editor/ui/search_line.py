"""The buttons inside a line of text that is searched with; Qt gives them no names."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QToolButton

from editor.model.translation import _


def add_clear_button(line: QLineEdit) -> None:
    """Give a line the button that takes all of the text out."""
    line.setClearButtonEnabled(True)
    _name_new_button(line, _("Clear"), "clear")


def add_glass(line: QLineEdit, glass: QIcon) -> None:
    """Set a magnifying glass at the head of a line; it is announced as the line is."""
    line.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
    _name_new_button(line, line.accessibleName())


def _name_new_button(line: QLineEdit, name: str, looks: str = "") -> None:
    """Name the button that Qt has just made; the style sheet knows it by its `looks`."""
    for button in line.findChildren(QToolButton):
        if not button.accessibleName():
            button.setAccessibleName(name)
            button.setObjectName(looks)
            button.style().polish(button)
