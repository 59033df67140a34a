"""The menu of a text field: the words of the window's own menus, without Qt's own undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QTextEdit

from editor.model.translation import N_, _

_WORDS = {
    "edit-cut": N_("Cu&t"),
    "edit-copy": N_("&Copy"),
    "edit-paste": N_("&Paste"),
    "edit-delete": N_("&Delete"),
    "select-all": N_("Select &all"),
}
"""Qt's names of its entries, and what they are called here."""

_UNDOING = 3
"""So many entries at the head are Qt's undo, redo and the line below them."""


def field_menu(field: QTextEdit, copy_field: Callable[[], None]) -> QMenu:
    """The usual entries with their keys, and one that copies all of the field as it is written."""
    menu = field.createStandardContextMenu()
    for action in menu.actions()[:_UNDOING]:
        menu.removeAction(action)
    for action in menu.actions():
        if words := _WORDS.get(action.objectName()):
            _text, tab, keys = action.text().partition("\t")
            action.setText(_(words) + tab + keys)
    menu.addAction(_("Copy the &whole field"), copy_field)
    return menu
