"""What keeps words, as the window offers it: versions, their history, merging, backups, checks."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.model.errors import LibraryError, LibraryHeld, NutgrafError
from editor.model.versions import VersionRow
from editor.services.autosave import KeptState
from editor.services.session import Session
from editor.ui.history.keeping import kept_notice
from editor.ui.icons import Icons
from editor.ui.messages import RACE, Notices, Offer
from editor.ui.reporting import Reporting
from editor.ui.services import Services
from editor.ui.theme import Themes
from editor.ui.times import local_now

if TYPE_CHECKING:
    from editor.ui.history.pane import HistoryPane
    from editor.ui.merging.uniting import Uniting


class Safekeeping(QObject):
    """Gives the commands, and says what came of them; what is seldom used is made when it is."""

    history_wanted = Signal(object)
    """The HistoryPane that shall take the place of the form; None: the form again."""

    page_wanted = Signal(object)
    """The page of two compared states, for the preview, as a str; None: the story again."""

    def __init__(
        self,
        services: Services,
        notices: Notices,
        reporting: Reporting,
        themes: Themes,
        icons: Icons,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._notices = notices
        self._reporting = reporting
        self._themes = themes
        self._icons = icons
        self._window = window
        self._history: HistoryPane | None = None
        self._said_unkept = ""
        services.merging.raced.connect(lambda error: self._uniting.say_race(error))
        services.workspace.kept.connect(self._note_kept)
        services.workspace.stories.leaving.connect(lambda _: self.keep_note())

    @property
    def open_history(self) -> HistoryPane | None:
        """The history that has the place of the form, if it has."""
        return self._history if self._history is not None and self._history.is_open else None

    def follow(self, session: Session | None) -> None:
        """Another story is open."""
        self._notices.withdraw(RACE)
        if self._history is not None:
            self._history.follow(session)

    def keep_note(self) -> None:
        """Keep the note of a version that is being typed."""
        if self._history is not None:
            self._history.keep_note()

    def close_history(self) -> None:
        """Go back to writing."""
        if self._history is not None:
            self._history.close_pane()

    def merge_with(self) -> None:
        """Ask for another story of the library, and merge it into the open one."""
        self._uniting.ask_and_merge()

    def keep_version(self) -> None:
        """Keep the story as it is now, and say so; nothing is asked."""

        def kept(version: VersionRow) -> None:
            self._notices.say(kept_notice(version, self._write_note))

        self._services.versions.keep(done=kept)

    def turn_history(self) -> None:
        """Show the history of the open story, or go back to writing."""
        if self.open_history is not None:
            self.close_history()
        else:
            history = self._history_pane()
            self.history_wanted.emit(history)
            history.open_pane()

    def discard(self) -> None:
        """Make the story what it was when it was opened."""
        session = self._services.workspace.current
        if session is None or session.story == session.opened_as:
            self._notices.tell("Nothing was changed since the story was opened.")
            return
        self._services.versions.discard_since_opening()
        self._notices.tell("The story is as it was opened; Undo brings the changes back.")

    def show_backups(self) -> None:
        """Show the backups of the library."""
        from editor.ui.dialogs.backups import BackupsDialog

        BackupsDialog(
            self._services.backups,
            local_now,
            self._themes.current,
            self._window,
            read_only=self._services.workspace.read_only,
        ).open()

    def check_library(self) -> None:
        """Check the library, and offer to repair it where something is wrong."""
        from editor.ui.dialogs.check_library import CheckLibraryDialog

        dialog = CheckLibraryDialog(
            self._services.checking,
            str(self._services.checking.library),
            self._themes.current,
            self._window,
        )
        dialog.use_wanted.connect(self._use_repaired)
        dialog.open()

    def say_trouble(self, error: NutgrafError) -> None:
        """Say what went wrong, with the ways out where it is the library that cannot be used."""
        workspace = self._services.workspace
        offers: tuple[Offer, ...] = ()
        if isinstance(error, LibraryError) and not workspace.library_name:
            offers = (
                Offer("Try again", workspace.retry),
                Offer("Check the library…", self.check_library, stays=True),
                Offer("Backups…", self.show_backups, stays=True),
            )
        elif isinstance(error, LibraryHeld):
            offers = (Offer("Try again", workspace.retry),)
        if error.sentence == workspace.kept_state.problem:
            self._said_unkept = error.sentence
        self._reporting.say_trouble(error, offers)

    def _note_kept(self, state: KeptState) -> None:
        """Take back what was said about keeping once all is kept again."""
        if self._said_unkept and not state.problem:
            self._notices.withdraw(self._said_unkept)
            self._said_unkept = ""

    def _use_repaired(self, path: str) -> None:
        def done(kept: Path) -> None:
            self._notices.tell(
                f"The repaired library is in use. The damaged one is kept in {kept}."
            )

        self._services.checking.use_repaired(Path(path), done)

    def _write_note(self, number: int) -> None:
        history = self._history_pane()
        self.history_wanted.emit(history)
        history.open_note(number)

    def _history_pane(self) -> HistoryPane:
        if self._history is None:
            from editor.ui.history.pane import HistoryPane

            made = HistoryPane(self._services.versions, self._themes, self._icons, self._window)
            made.closed.connect(lambda: self.history_wanted.emit(None))
            made.page_wanted.connect(self.page_wanted)
            made.said.connect(self._notices.tell)
            made.keep_wanted.connect(self.keep_version)
            made.follow(self._services.workspace.current)
            self._history = made
        return self._history

    @cached_property
    def _uniting(self) -> Uniting:
        from editor.ui.merging.uniting import Uniting

        return Uniting(
            self._services.workspace,
            self._services.merging,
            self._notices,
            self._themes,
            local_now,
            self._window,
        )
