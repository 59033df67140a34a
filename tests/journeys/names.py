"""What things are called: the names that assistive tools read out, the texts of menus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


def name_of(widget: QWidget) -> str:
    """What assistive tools call it: its name, what is written on it, or the label beside it."""
    if isinstance(widget, QComboBox):
        # On Unix its text counts as its name, and its own name and its label are told apart.
        if widget.accessibleName():
            return widget.accessibleName()
        labels = widget.window().findChildren(QLabel)
        return next((plain(each.text()) for each in labels if each.buddy() is widget), "")
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def plain(text: str) -> str:
    return text.replace("&", "")


def with_text(actions: Iterable[QAction], text: str) -> QAction:
    (found,) = [each for each in actions if plain(each.text()) == text]
    return found
