"""The open story's versions: kept by themselves and on demand, compared, restored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from editor.model.errors import LibraryError, NotFound, NutgrafError
from editor.model.places import Place
from editor.model.story import Story
from editor.model.translation import _
from editor.model.versions import VersionRow, Why
from editor.services.answers import Answers, Failed
from editor.services.comparing import Compared, Comparing
from editor.services.events import Event
from editor.services.session import Changed, Session
from editor.services.tasks import Tasks, Ticket
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.model.comparing.compare import Hunk
    from editor.services.restoring import Restoring

__all__ = ["Compared", "Versions"]

WORK = 20 * 60 * 1_000
"""Milliseconds of work after which a version is kept."""


class Versions:
    """Keeps versions of the open story, and brings back what stands in them.

    - By itself it keeps a story as opened on a new day, and after 20 minutes of work as it was
      before the next change; whoever is about to do something large says `keep_before`.
    - What is kept is the story as it is at that moment, whatever becomes of it meanwhile.
    - What is restored is one step that can be undone; the state before it is kept first.
    """

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], who: str
    ) -> None:
        self.kept: Event[VersionRow] = Event()
        self._workspace = workspace
        self._tasks = tasks
        self._now = now
        self._who = who
        self._answers = Answers(workspace, tasks)
        self._comparing = Comparing(self._answers)
        self._session: Session | None = None
        self._timer = Ticket()
        self._is_due = False
        workspace.opened.connect(self._follow)
        self._follow(workspace.current)

    def keep(self, why: Why = Why.ASKED, done: Callable[[VersionRow], None] | None = None) -> None:
        """Keep a version of the open story as it is now; `done` gets the one that holds it."""
        session = self._workspace.current
        if session is None or _is_untouched(session):
            nothing = _("There is nothing to keep a version of as yet: no word was written.")
            self._workspace.trouble.emit(NotFound(nothing))
        else:
            self._keep(session.story, why, done)

    def keep_before(self, why: Why) -> None:
        """Keep the open story as it is now, if anything stands in it and a library takes it."""
        session = self._workspace.current
        if session is not None and not _is_untouched(session) and self._can_keep:
            self._keep(session.story, why)

    def set_status(self, status: str) -> None:
        """Move the open story to another status, undoably, once it is kept as it was."""
        session = self._workspace.current
        if session is not None and session.story.status != status:
            self.keep_before(Why.BEFORE_STATUS)
            session.set_status(status)

    def annotate(self, number: int, note: str, done: Callable[[], None] | None = None) -> None:
        """Give a version of the open story another note."""

        def noted(_session: Session, __: None) -> None:
            if done is not None:
                done()

        self._answers.ask(
            lambda library, story_id: library.annotate_version(story_id, number, note), noted
        )

    def list(
        self, done: Callable[[tuple[VersionRow, ...]], None], failed: Failed | None = None
    ) -> None:
        """All versions of the open story, oldest first."""
        if self._workspace.current is None:
            done(())
        self._answers.ask(
            lambda library, story_id: library.versions(story_id),
            lambda _value, rows: done(rows),
            failed,
        )

    def compare(
        self,
        older: int,
        newer: int | None,
        done: Callable[[Compared], None],
        failed: Failed | None = None,
    ) -> Ticket:
        """Compare two versions of the open story, or one with the story as it is now.

        The comparison asked for last is the one that comes; those before are not heard of.
        """
        return self._comparing.compare(older, newer, done, failed)

    def restore(self, number: int) -> None:
        """Make the open story what it was in a version."""
        self._restoring.restore(number)

    def restore_field(self, number: int, place: Place) -> None:
        """Make a text, value or item of the open story what it was in a version."""
        self._restoring.restore_field(number, place)

    def restore_hunk(self, hunk: Hunk) -> None:
        """Take back one difference that the last comparison showed, where it still fits."""
        self._restoring.restore_hunk(hunk, self._comparing.newer)

    def discard_since_opening(self, done: Callable[[], None] | None = None) -> None:
        """Make the open story what it was when it was opened, then `done`."""
        self._restoring.discard_since_opening(done)

    @cached_property
    def _restoring(self) -> Restoring:
        # Made when it is needed: it brings what compares, which no start needs.
        from editor.services.restoring import Restoring

        return Restoring(self._answers, self.keep_before)

    @property
    def _can_keep(self) -> bool:
        return bool(self._workspace.library_name) and not self._workspace.read_only

    def _follow(self, session: Session | None) -> None:
        if session is self._session:
            return
        if self._session is not None:
            self._session.changed.disconnect(self._note)
        self._session = session
        self._comparing.forget()
        self._wait()
        if session is not None:
            session.changed.connect(self._note)
            if _is_of_an_earlier_day(session.story.updated, self._now()):
                self.keep_before(Why.NEW_DAY)

    def _note(self, changed: Changed) -> None:
        if self._is_due:
            self._wait()
            if self._can_keep and not changed.before.is_blank:
                self._keep(changed.before, Why.WORK)

    def _wait(self) -> None:
        """Let 20 minutes begin anew."""
        self._timer.cancel()
        self._is_due = False
        self._timer = self._tasks.after(WORK, self._become_due)

    def _become_due(self) -> None:
        self._is_due = True

    def _keep(
        self, story: Story, why: Why, done: Callable[[VersionRow], None] | None = None
    ) -> None:
        self._wait()
        who = self._who

        def kept(row: VersionRow) -> None:
            # A state that was kept already, for another reason, is no news.
            if row.why == why:
                self.kept.emit(row)
            if done is not None:
                done(row)

        self._workspace.ask(
            lambda shelf: shelf.library.keep_version(story, why, who), kept, self._not_kept
        )

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, NutgrafError):
            error = LibraryError(
                _("No version was kept: {sentence}").format(sentence=error.sentence),
                _("The story itself is not touched by that. {remedy}")
                .format(remedy=error.remedy)
                .strip(),
            )
        self._answers.tell(error)


def _is_untouched(session: Session) -> bool:
    """Whether nobody has written anything, so that the library does not hold the story."""
    return session.number == 0 and session.story.is_blank


def _is_of_an_earlier_day(updated: str, now: datetime) -> bool:
    """Whether a time (RFC 3339) lies on a day before today, where `now` is."""
    try:
        then = datetime.fromisoformat(updated).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return False
    return then.date() < now.date()
