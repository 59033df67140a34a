"""Opens the palette with what can be chosen just now, and does what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from editor.model.places import Caret
from editor.model.translation import _
from editor.services.ranking import Ranking
from editor.services.settings import Settings
from editor.services.workspace import Workspace
from editor.ui.commands.groups import GROUPS
from editor.ui.form.form import StoryForm
from editor.ui.icons import Icons
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.ui.palette.entry import Entry
    from editor.ui.palette.palette import Palette


class PaletteOpening(QObject):
    """Gives the command; the palette is made when it is first asked for, and kept.

    `go_to` brings the form to a place; `show_choice` opens Preferences at a choice by its name,
    `show_house_field` the houses at a field by its label.
    """

    def __init__(
        self,
        workspace: Workspace,
        ranking: Ranking,
        settings: Settings,
        form: StoryForm,
        go_to: Callable[[Caret], None],
        show_choice: Callable[[str], None],
        show_house_field: Callable[[str], None],
        themes: Themes,
        icons: Icons,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._ranking = ranking
        self._settings = settings
        self._form = form
        self._go_to = go_to
        self._show_choice = show_choice
        self._show_house_field = show_house_field
        self._themes = themes
        self._icons = icons
        self._window = window
        self._keys_before: QWidget | None = None

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """The command that this does."""
        return {"palette": self.open}

    @cached_property
    def palette(self) -> Palette:
        """The palette."""
        from editor.ui.palette.palette import Palette

        made = Palette(self._workspace, self._ranking, self._themes, self._icons, self._window)
        made.chosen.connect(self._do)
        return made

    def open(self) -> None:
        """Show the palette; once more, and it goes."""
        if self.palette.isVisible():
            self.palette.hide()
            return
        self._keys_before = QApplication.focusWidget()
        from editor.ui.palette.synonyms import synonyms

        entries = (replace(each, synonyms=synonyms(each.key)) for each in self._entries())
        self.palette.open_over(self._window, tuple(entries))

    def _entries(self) -> Iterator[Entry]:
        from editor.ui.palette.sources import (
            CHOSEN,
            choice_entries,
            field_entries,
            house_entries,
            menu_entries,
            place_entries,
        )

        trouble = self._workspace.trouble.emit
        choices = tuple(choice_entries(self._settings, self._show_choice, trouble))
        names = {entry.name for entry in choices}
        for entry in menu_entries(self._window.menuBar(), self._why_not):
            if entry.name not in names or not entry.key.startswith(CHOSEN):
                yield entry
        yield from choices
        if not self._workspace.read_only:
            yield from house_entries(self._show_house_field)
        session = self._workspace.current
        if session is not None and self._form.isVisible():
            yield from field_entries(self._form)
        if session is not None:
            yield from place_entries(session.story, self._go_to)

    def _do(self, entry: Entry) -> None:
        """Give the keys back first: what a command does depends on where they are."""
        self._window.activateWindow()
        if self._keys_before is not None and self._keys_before.isVisible():
            self._keys_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys_before = None
        QTimer.singleShot(0, self, entry.choose)

    def _why_not(self, action: QAction) -> str:
        commands = {each.name: each for group in GROUPS for each in group.commands}
        command, session = commands.get(action.objectName()), self._workspace.current
        if session is None and (command is None or command.needs_story or command.needs_form):
            return _("No story is open")
        if self._workspace.read_only:
            return _("The library can only be read")
        if command is not None and command.needs_form:
            return _("Not while something else takes the place of the form")
        return _("Not possible just now")
