"""What keeps words, as the window offers it: versions, their history, merging, backups, checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.model.errors import LibraryError, LibraryHeld, NutgrafError
from editor.model.versions import VersionRow
from editor.services.session import Session
from editor.ui.history.keeping import kept_notice
from editor.ui.history.pane import HistoryPane
from editor.ui.merging.uniting import Uniting
from editor.ui.messages import Notices, Offer
from editor.ui.reporting import Reporting
from editor.ui.services import Services
from editor.ui.theme import Themes


class Safekeeping(QObject):
    """Gives the commands, and says what came of them."""

    history_wanted = Signal(bool)
    """The history shall take the place of the form, or give it back."""

    def __init__(
        self,
        services: Services,
        history: HistoryPane,
        notices: Notices,
        reporting: Reporting,
        themes: Themes,
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._history = history
        self._notices = notices
        self._reporting = reporting
        self._themes = themes
        self._now = now
        self._window = window
        self.uniting = Uniting(services.workspace, services.merging, notices, themes, now, window)
        services.merging.raced.connect(self.uniting.say_race)
        services.workspace.stories.leaving.connect(lambda _: history.keep_note())
        history.closed.connect(lambda: self.history_wanted.emit(False))
        history.said.connect(notices.tell)
        history.keep_wanted.connect(self.keep_version)

    def follow(self, session: Session | None) -> None:
        """Another story is open."""
        self.uniting.withdraw_race()
        self._history.follow(session)

    def keep_version(self) -> None:
        """Keep the story as it is now, and say so; nothing is asked."""

        def kept(version: VersionRow) -> None:
            self._notices.say(kept_notice(version, self._write_note))

        self._services.versions.keep(done=kept)

    def turn_history(self) -> None:
        """Show the history of the open story, or go back to writing."""
        if self._history.is_open:
            self._history.close_pane()
        else:
            self.history_wanted.emit(True)
            self._history.open_pane()

    def discard(self) -> None:
        """Make the story what it was when it was opened."""
        session = self._services.workspace.current
        if session is None or session.story == session.opened_as:
            self._notices.tell("Nothing was changed since the story was opened.")
            return
        self._services.versions.discard_since_opening()
        self._notices.tell("The story is as it was when it was opened; Undo brings them back.")

    def show_backups(self) -> None:
        """Show the backups of the library."""
        from editor.ui.dialogs.backups import BackupsDialog

        BackupsDialog(
            self._services.backups,
            self._now,
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
        self._reporting.say_trouble(error, offers)

    def _use_repaired(self, path: str) -> None:
        def done(kept: Path) -> None:
            self._notices.tell(
                f"The repaired library is in use. The damaged one is kept in {kept}."
            )

        self._services.checking.use_repaired(Path(path), done)

    def _write_note(self, number: int) -> None:
        self.history_wanted.emit(True)
        self._history.open_note(number)
