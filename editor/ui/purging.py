"""Deleting for good what is in the bin: only by hand, and never without a question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.model.headlines import named
from editor.model.translation import _, counted
from editor.services.workspace import Workspace
from editor.ui.messages import Notices
from editor.ui.theme import Themes


class Purging(QObject):
    """Asks, naming the story or the number, and deletes exactly the stories that it named."""

    purged = Signal(object)
    """The ids of stories that cannot be brought back any more."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        headline_of: Callable[[str], str],
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._notices = notices
        self._headline_of = headline_of
        self._themes = themes
        self._window = window

    def purge(self, ids: tuple[str, ...]) -> None:
        """Ask whether these stories shall be deleted for good."""
        from editor.ui.dialogs.question import Question

        if not ids:
            self._notices.tell(_("The bin is empty."))
            return
        one = len(ids) == 1
        name = named(self._headline_of(ids[0]), _("this story"))
        many = counted("{n} story", "{n} stories", len(ids))
        question = Question(
            _("Delete {what} for good?").format(what=name if one else many),
            _("It cannot be brought back except from a backup.")
            if one
            else _("They cannot be brought back except from a backup."),
            _("Delete it") if one else _("Delete {stories}").format(stories=many),
            _("Keep it") if one else _("Keep them"),
            self._themes.current,
            self._window,
        )
        question.accepted.connect(lambda: self._purge(ids))
        question.open()

    def empty_bin(self) -> None:
        """Ask whether everything in the bin shall be deleted for good."""
        self._workspace.ask(lambda shelf: shelf.library.binned_ids(), self.purge)

    def _purge(self, ids: tuple[str, ...]) -> None:
        def done(went: int) -> None:
            self._notices.tell(
                counted(
                    "{n} story was deleted for good.", "{n} stories were deleted for good.", went
                )
            )
            self.purged.emit(ids)

        self._workspace.ask(lambda shelf: shelf.library.purge(ids), done, changes_list=True)
