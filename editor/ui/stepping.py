"""Undo and redo: steps of the open story, and stories deleted in this window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.model.translation import N_, _
from editor.ui.actions import Actions
from editor.ui.binning import Binning
from editor.ui.editing import Editing
from editor.ui.library.pane import LibraryPane
from editor.ui.naming import step_name


class Stepping(QObject):
    """Lets the menu name what undo takes back, and takes it back."""

    def __init__(
        self,
        editing: Editing,
        binning: Binning,
        library: LibraryPane,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editing = editing
        self._binning = binning
        self._library = library
        self._actions = actions
        editing.steps_changed.connect(self._name_steps)
        binning.changed.connect(self._name_steps)
        self._name_steps()

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "undo": self.undo,
        }

    def undo(self) -> None:
        """Take back a step; in the list, or where there is none, bring back from the bin."""
        step, _redo = self._editing.steps
        if self._binning.has_binned and (self._library.list.hasFocus() or not step):
            self._binning.undo()
        else:
            self._editing.undo()

    def _name_steps(self) -> None:
        undo, redo = self._editing.steps
        undo = undo or (N_("Delete story") if self._binning.has_binned else "")
        for name, text, named, label in (
            ("undo", _("&Undo"), _("&Undo {step}"), undo),
            ("redo", _("&Redo"), _("&Redo {step}"), redo),
        ):
            action = self._actions[name]
            action.setText(named.format(step=step_name(label)) if label else text)
            action.setEnabled(bool(label))
