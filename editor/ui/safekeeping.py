"""What keeps words, as the window offers it: versions, their history, merging, backups, checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.model.errors import LibraryError, LibraryHeld, NotKept, NutgrafError
from editor.model.rows import Severity
from editor.model.translation import N_, _
from editor.model.versions import VersionRow
from editor.services.session import Session
from editor.ui.history.keeping import kept_notice
from editor.ui.icons import Icons
from editor.ui.messages import Notices
from editor.ui.notice import RACE, Notice, Offer, Until, undoable
from editor.ui.reporting import Reporting
from editor.ui.services import Services
from editor.ui.theme import Themes
from editor.ui.times import local_now

if TYPE_CHECKING:
    from editor.ui.history.pane import HistoryPane
    from editor.ui.merging.uniting import Uniting

_READ_ONLY = "read only"
_AGAIN = N_("Try again")


class Safekeeping(QObject):
    """Gives the commands, and says what came of them; what is seldom used is made when it is."""

    history_wanted = Signal(object)
    """The HistoryPane that shall take the place of the form; None: the form again."""

    library_missed = Signal(str)
    """The path of the library that cannot be opened; empty once it is open."""

    page_wanted = Signal(object)
    """The page of two compared states, for the preview, as a str; None: the story again."""

    block_wanted = Signal(int)
    """The block of that page which shall be in sight."""

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
        self._story = ""
        services.merging.raced.connect(lambda error: self._uniting.say_race(error))
        services.workspace.ready.connect(self._note_library)
        services.workspace.kept.connect(self._note_kept)
        services.workspace.stories.taken_in.connect(self._note_kept)
        services.workspace.stories.leaving.connect(lambda _value: self.keep_note())

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "keep_version": self.keep_version,
            "history": self.turn_history,
            "discard": self.discard,
            "merge_with": self.merge_with,
            "backups": self.show_backups,
            "check_library": self.check_library,
        }

    @property
    def open_history(self) -> HistoryPane | None:
        """The history that has the place of the form, if it has."""
        return self._history if self._history is not None and self._history.is_open else None

    def follow(self, session: Session | None) -> None:
        """Another story is open."""
        self._notices.withdraw(RACE)
        story = session.story.id if session else ""
        if story != self._story:
            self._story = story
            self._notices.withdraw(_READ_ONLY)
            self._notices.end(Until.OTHER_STORY)
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
        session = self._services.workspace.current

        def kept(version: VersionRow) -> None:
            # A note offered while another story is open would go to a version of that one.
            if self._services.workspace.current is session:
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
            self._notices.tell(_("Nothing was changed since the story was opened."))
            return

        def done() -> None:
            sentence = _("The story is as it was opened; Undo brings the changes back.")
            self._notices.say(undoable(sentence))

        self._services.versions.discard_since_opening(done)

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
        self._reporting.say_trouble(error, self._ways_out(error), self._until(error))

    def say_read_only(self) -> None:
        """Somebody typed into a story that can only be read: say why nothing comes of it."""
        shown = self._notices.shown
        if any(notice.topic == _READ_ONLY for notice in shown):
            return
        sentence = _("The library can only be read just now: nothing that is typed here is taken.")
        again = Offer(_(_AGAIN), self._services.workspace.retry)
        is_offered = any(offer.text == _(_AGAIN) for notice in shown for offer in notice.offers)
        offers = () if is_offered else (again,)
        until = frozenset({Until.LIBRARY})
        self._notices.say(Notice((sentence,), Severity.WARNING, offers, 0, _READ_ONLY, until))

    def _ways_out(self, error: NutgrafError) -> tuple[Offer, ...]:
        workspace = self._services.workspace
        again = Offer(_(_AGAIN), workspace.retry)
        if isinstance(error, LibraryError) and not workspace.library_name:
            # While no story is open the middle of the window offers them.
            check = Offer(_("Check the library…"), self.check_library, stays=True)
            backups = Offer(_("Backups…"), self.show_backups, stays=True)
            return (again, check, backups) if workspace.current else ()
        return (again,) if isinstance(error, LibraryHeld) else ()

    def _until(self, error: NutgrafError) -> frozenset[Until]:
        """What would show that the trouble is over."""
        is_librarys = isinstance(error, LibraryError)
        causes = {Until.LIBRARY} if is_librarys else set()
        if self._is_unkept and (is_librarys or isinstance(error, NotKept)):
            causes.add(Until.KEPT)
        return frozenset(causes)

    @property
    def _is_unkept(self) -> bool:
        """Whether words of a story, open or left, could not be kept where they belong."""
        workspace = self._services.workspace
        stories = workspace.stories
        return bool(workspace.kept_state.problem) or not (
            stories.all_kept and stories.is_journalled
        )

    def _note_kept(self, _value: object) -> None:
        if not self._is_unkept:
            self._notices.end(Until.KEPT)

    def _note_library(self, _none: None) -> None:
        """The library is open, or known not to be."""
        is_open = bool(self._services.workspace.library_name)
        if is_open:
            self._notices.end(Until.LIBRARY)
        self.library_missed.emit("" if is_open else str(self._services.checking.library))

    def _use_repaired(self, path: str) -> None:
        def done(kept: Path) -> None:
            self._notices.tell(
                _("The repaired library is in use. The damaged one is kept in {kept}.").format(
                    kept=kept
                )
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
            made.states.block_wanted.connect(self.block_wanted)
            made.said.connect(self._notices.say)
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
