"""The menu bar: the commands in their groups, and the menus that are lists of choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from editor.model.retake import Kind
from editor.model.story import Status
from editor.ui.actions import EDIT, FILE, FORMAT, HELP, STORY, VIEW, Actions
from editor.ui.theme import ThemeChoice

_THEMES = {
    ThemeChoice.SYSTEM: "&As the system is",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "&Dark",
}

KINDS = (
    (Kind.HEADLINE, "&Headline", "Ctrl+1"),
    (Kind.STANDFIRST, "S&tandfirst", "Ctrl+2"),
    (Kind.BYLINE, "B&yline", "Ctrl+3"),
    (Kind.KEY_POINT, "&Key point", "Ctrl+4"),
    (Kind.CROSSHEAD, "&Crosshead", "Ctrl+5"),
    (Kind.BODY, "&Body", "Ctrl+6"),
    (Kind.CAPTION, "C&aption", "Ctrl+7"),
    (Kind.SIGN_OFF, "&Sign-off", "Ctrl+8"),
    (Kind.DESK_NOTE, "&Desk note", "Ctrl+9"),
)
"""What a paragraph can be taken as: text and key, in the order of the page."""


class Menus(QObject):
    """Fills a menu bar; what is chosen from a list comes as a signal."""

    status_chosen = Signal(str)
    kind_chosen = Signal(object)  # A Kind: what this paragraph is.
    theme_chosen = Signal(object)  # A ThemeChoice.

    def __init__(self, bar: QMenuBar, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        file, edit = bar.addMenu(FILE.title), bar.addMenu(EDIT.title)
        _fill(
            file,
            actions,
            "new import | export export_again | duplicate delete | backups | preferences quit",
        )
        _fill(
            edit,
            actions,
            "undo redo | cut copy paste select_all | copy_html copy_page copy_headline"
            " | find find_next find_previous",
        )
        _fill(bar.addMenu(FORMAT.title), actions, "bold italic link")
        self._story_menu = bar.addMenu(STORY.title)
        self._status = self._status_menu()
        self._kinds = self._kind_menu()
        self._story_menu.addMenu(self._status)
        self._story_menu.addMenu(self._kinds)
        self._story_menu.addSeparator()
        _fill(
            self._story_menu,
            actions,
            "keep_version history discard merge_with"
            " | add_key_point add_section | move_up move_down | split merge remove_section"
            " | mend remove_clutter",
        )
        view = bar.addMenu(VIEW.title)
        _fill(view, actions, "library preview notice |")
        self._themes = self._theme_menu()
        view.addMenu(self._themes)
        view.addSeparator()
        _fill(view, actions, "zoom_in zoom_out zoom_reset")
        _fill(bar.addMenu(HELP.title), actions, "shortcuts | check_library show_log | about")

    def set_story_open(self, is_open: bool) -> None:
        """Enable or disable what needs an open story that can be changed."""
        for menu in (self._status, self._kinds):
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

    def _status_menu(self) -> QMenu:
        menu = QMenu("&Status", self._parent)
        group = QActionGroup(menu)
        for status in Status:
            action = menu.addAction(status.value.capitalize())
            action.setCheckable(True)
            action.setData(status.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.status_chosen.emit(action.data()))
        return menu

    def _kind_menu(self) -> QMenu:
        menu = QMenu("&This paragraph is", self._parent)
        for kind, text, key in KINDS:
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.setToolTip(f"Take the paragraph at the caret for a {text.replace('&', '')}")
            action.triggered.connect(lambda _=False, kind=kind: self.kind_chosen.emit(kind))
        return menu

    def _theme_menu(self) -> QMenu:
        menu = QMenu("&Theme", self._parent)
        group = QActionGroup(menu)
        for choice, text in _THEMES.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(choice.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.theme_chosen.emit(ThemeChoice(action.data())))
        return menu


def _check(actions: Sequence[QAction], data: str) -> None:
    for action in actions:
        action.setChecked(action.data() == data)


def _fill(menu: QMenu, actions: Actions, names: str) -> None:
    """Add commands by their names; a bar between them is a separator."""
    menu.setToolTipsVisible(True)
    for name in names.split():
        if name == "|":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
