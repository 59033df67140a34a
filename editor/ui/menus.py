"""The menu bar: the commands in their groups, and the menus that are lists of choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from editor.model.story import Status
from editor.model.taking.retake import Kind
from editor.model.translation import N_, _
from editor.ui.actions import Actions
from editor.ui.commands.command import Command, Group
from editor.ui.commands.groups import GROUPS
from editor.ui.houses.menu import HouseMenu
from editor.ui.mnemonics import mark
from editor.ui.naming import capitalised, status_name
from editor.ui.theme import ThemeChoice

_THEMES = {
    ThemeChoice.SYSTEM: N_("&As the system is"),
    ThemeChoice.LIGHT: N_("&Light"),
    ThemeChoice.DARK: N_("&Dark"),
}

KINDS = (
    (Kind.HEADLINE, N_("&Headline"), "Ctrl+1"),
    (Kind.STANDFIRST, N_("S&tandfirst"), "Ctrl+2"),
    (Kind.BYLINE, N_("B&yline"), "Ctrl+3"),
    (Kind.KEY_POINT, N_("&Key point"), "Ctrl+4"),
    (Kind.CROSSHEAD, N_("&Crosshead"), "Ctrl+5"),
    (Kind.BODY, N_("&Body"), "Ctrl+6"),
    (Kind.CAPTION, N_("C&aption"), "Ctrl+7"),
    (Kind.SIGN_OFF, N_("&Sign-off"), "Ctrl+8"),
    (Kind.DESK_NOTE, N_("&Desk note"), "Ctrl+9"),
)
"""What a paragraph can be taken as: text and key, in the order of the page."""


class Menus(QObject):
    """Fills a menu bar; what is chosen from a list comes as a signal."""

    status_chosen = Signal(str)
    kind_chosen = Signal(object)  # A Kind: what this paragraph is.
    theme_chosen = Signal(object)  # A ThemeChoice.

    def __init__(self, bar: QMenuBar, actions: Actions, language: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._status = self._status_menu()
        self._kinds = self._kind_menu()
        self.houses = HouseMenu(parent)
        self._themes = self._theme_menu()
        self._submenus = {
            "status": self._status,
            "kinds": self._kinds,
            "house": self.houses,
            "language": language,
            "theme": self._themes,
        }
        for group in GROUPS:
            self._fill(bar.addMenu(_(group.title)), group, actions)
        for menu in (bar, self._kinds, self._themes):
            mark(menu)

    def set_story_open(self, is_open: bool) -> None:
        """Enable or disable what needs an open story that can be changed."""
        for menu in (self._status, self.houses, self._kinds):
            menu.setEnabled(is_open)
            for action in menu.actions():
                action.setEnabled(is_open)

    def set_writing(self, can_write: bool) -> None:
        """Enable or disable what needs a form that can be written in."""
        self._kinds.setEnabled(can_write)
        for action in self._kinds.actions():
            action.setEnabled(can_write)

    def show_status(self, status: str) -> None:
        """Check the open story's status."""
        _check(self._status.actions(), status)

    def show_theme(self, choice: ThemeChoice) -> None:
        """Check the theme that was chosen."""
        _check(self._themes.actions(), choice.value)

    def _fill(self, menu: QMenu, group: Group, actions: Actions) -> None:
        menu.setToolTipsVisible(True)
        for section in group.sections:
            menu.addSeparator()
            for each in section:
                if isinstance(each, Command):
                    menu.addAction(actions[each.name])
                else:
                    menu.addMenu(self._submenus[each.name])
        mark(menu)

    def _status_menu(self) -> QMenu:
        menu = QMenu(_("&Status"), self._parent)
        group = QActionGroup(menu)
        for status in Status:
            action = menu.addAction(capitalised(status_name(status)))
            action.setCheckable(True)
            action.setData(status.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.status_chosen.emit(action.data()))
        return menu

    def _kind_menu(self) -> QMenu:
        menu = QMenu(_("&This paragraph is"), self._parent)
        for kind, text, key in KINDS:
            action = menu.addAction(_(text))
            action.setShortcut(QKeySequence(key))
            action.setToolTip(
                _("Take the paragraph at the caret for: {kind}").format(
                    kind=_(text).replace("&", "")
                )
            )
            action.triggered.connect(lambda *_value, kind=kind: self.kind_chosen.emit(kind))
        return menu

    def _theme_menu(self) -> QMenu:
        menu = QMenu(_("&Theme"), self._parent)
        group = QActionGroup(menu)
        for choice, text in _THEMES.items():
            action = menu.addAction(_(text))
            action.setCheckable(True)
            action.setData(choice.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.theme_chosen.emit(ThemeChoice(action.data())))
        return menu


def _check(actions: Sequence[QAction], data: str) -> None:
    for action in actions:
        action.setChecked(action.data() == data)
