"""Stories into the window: from files, from a paste, the sample; and what they were taken for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from editor.model.errors import LibraryError, NutgrafError
from editor.model.house import House
from editor.model.ids import random_item_id
from editor.model.parcel import Parcel
from editor.model.places import Caret, body_place, has_place
from editor.model.rows import Severity
from editor.model.story import Story
from editor.model.translation import N_, _, counted, forms, numeral
from editor.model.versions import Why
from editor.services.intake import Arrived, Intake
from editor.services.progress import Progress
from editor.services.session import Session
from editor.services.tasks import Lane
from editor.system.paths import resource
from editor.ui.key_watch import KeyWatch
from editor.ui.messages import Notices
from editor.ui.notice import PASSING, READ_WITHIN, Holds, Link, Notice, Offer, Until, always
from editor.ui.progress_notice import ProgressNotice
from editor.ui.refusals import refusal_details, refusal_sentences
from editor.ui.remembered import Remembered
from editor.ui.services import Services

IMPORT, TAKEN, REFUSED = "import", "taken", "refused"
"""The topics of notices: a newer one of a topic takes the place of an older one."""

LATELY = 5.0
"""Seconds after a key within which somebody is still writing."""

_CANCELLED = forms(
    "Cancelled: {imported} of {files} files imported, {n} left out.",
    "Cancelled: {imported} of {files} files imported, {n} left out.",
)
_STOPPED = forms(
    "Import stopped: {imported} of {files} files imported, {n} left out.",
    "Import stopped: {imported} of {files} files imported, {n} left out.",
)
_CLOSING = forms(
    "The window is closing: {imported} of {files} files imported, {n} left out.",
    "The window is closing: {imported} of {files} files imported, {n} left out.",
)

_LOOK = 150
"""Milliseconds between two looks whether a dialog is still open."""


class Importing(QObject):
    """Takes files and pasted stories apart, and says what was taken for what."""

    place_wanted = Signal(object)
    """A Caret: somebody followed a link to it."""

    mending_wanted = Signal()
    """Broken characters of the open story shall be made whole."""

    clutter_unwanted = Signal()
    """Paragraphs of the open story that only lead elsewhere shall go."""

    def __init__(
        self, services: Services, notices: Notices, remembered: Remembered, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = services.workspace
        self._exchange = services.exchange
        self._versions = services.versions
        self._tasks = services.tasks
        self._notices = notices
        self._remembered = remembered
        self._window = window
        self._keys = KeyWatch(window)
        self._told: ProgressNotice | None = None
        self._taken: Story | None = None
        self._held: tuple[Path, ...] = ()
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._take_held)
        self._intake = Intake(services.workspace, services.exchange, services.tasks)
        self._intake.began.connect(self._begin)
        self._intake.ended.connect(self._end)
        services.workspace.endings.add(self._stop)
        services.workspace.opened.connect(self._leave_taken)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {"import": self.ask_for_files}

    def ask_for_files(self) -> None:
        """Ask which files to take in."""
        from editor.ui.file_dialog import FileDialog

        dialog = FileDialog(self._window, _("Import stories"), self._remembered.folder(IMPORT))
        paths = dialog.ask_to_read(FileDialog.FileMode.ExistingFiles)
        if paths:
            self._remembered.keep_folder(IMPORT, paths[0].parent)
            self.import_files(paths, is_asked_here=True)

    def import_files(self, paths: tuple[Path, ...], *, is_asked_here: bool = False) -> None:
        """Take stories from files apart and into the library.

        The first is opened unless somebody writes. Files that come from outside, and were not
        asked for at this window, wait until no dialog is open.
        """
        own = self._workspace.library_name
        others = tuple(each for each in paths if not (own and _is_same(each, own)))
        if others != paths:
            # Whoever opens its file lets go of the locks that this program has on it.
            sentence = _("{path} is the library itself: its stories are in the list.")
            self._notices.say(Notice((sentence.format(path=own),), topic=IMPORT))
        if not others:
            return
        if is_asked_here or not _is_something_before():
            self._take(others, 0.0 if is_asked_here else LATELY)
        else:
            self._held += others
            self._look.start()

    def _take(self, paths: tuple[Path, ...], lately: float) -> None:
        is_written = self._keys.mark(lately)
        self._intake.take(paths, lambda: not (is_written() or _is_something_before()))

    def _take_held(self) -> None:
        """Take in what came from outside while a dialog was open."""
        if not _is_something_before():
            self._look.stop()
            held, self._held = self._held, ()
            self.import_files(held)

    def _stop(self, then: Callable[[], None]) -> None:
        """All is closed: end in order, and say what was left out."""
        self._look.stop()
        held, self._held = self._held, ()
        if held:
            self._take(held, LATELY)
        self._intake.stop(then)

    def take_apart(self, text: str) -> None:
        """A whole story was pasted into an empty one as plain text: make its fields of it."""
        self.take_apart_by(partial(self._exchange.press_paste, text))

    def take_apart_by(self, job: Callable[[House], Parcel]) -> None:
        """Make the fields of what `job` finds in a paste, off the UI thread; as one step."""
        session = self._workspace.current
        if session is None:
            return
        pasted = session.story

        def done(parcel: Parcel) -> None:
            if self._workspace.current is session and session.story == pasted:
                self._versions.keep_before(Why.BEFORE_IMPORT)
                from editor.model.taking.taking_over import taken_over

                edit = taken_over(pasted, parcel.story, N_("Take apart"), random_item_id)
                session.perform(edit)
                self._say_taken(_("Taken apart:"), parcel, lambda story: story != pasted)

        def failed(error: Exception) -> None:
            self._fail(IMPORT, error)

        # What its letters tell counts only where the story has no language that may be theirs.
        language = pasted.language or session.house.language
        house = replace(session.house, language=language)
        self._tasks.run(Lane.COMPUTE, partial(job, house), done, failed)

    def open_sample(self) -> None:
        """Take the sample story into the library."""
        sample = tuple(sorted(resource("samples").glob("*.txt"))[:1])
        self.import_files(sample, is_asked_here=True)

    def _begin(self, progress: Progress) -> None:
        sentence = _("Reading stories…")
        self._told = ProgressNotice(sentence, progress, self._notices, self._tasks)

    def _end(self, arrived: Arrived) -> None:
        """Say what came of it: the story, the stories, what was left out, what was refused."""
        if self._told is not None:
            self._told.finish()
        if isinstance(arrived.problem, LibraryError) and not self._workspace.library_name:
            sentence = _("Nothing was imported: there is no library to take it in.")
            until = frozenset({Until.LIBRARY})
            self._notices.say(Notice((sentence,), Severity.ERROR, (), 0, IMPORT, until))
        elif arrived.problem is not None:
            self._workspace.trouble.emit(arrived.problem)
        if arrived.left_out and (arrived.ids or arrived.problem is None):
            self._say_left_out(arrived)
        elif arrived.only is not None and arrived.is_opened:
            self._say_taken(_("Imported:"), arrived.only)
        elif arrived.ids:
            sentence = counted("{n} story imported.", "{n} stories imported.", len(arrived.ids))
            self._say_imported(sentence, arrived)
        if arrived.refused:
            sentence = refusal_sentences(arrived.refused)
            details = refusal_details(arrived.refused)
            self._notices.say(Notice((sentence,), Severity.ERROR, (), 0, REFUSED, details=details))

    def _say_left_out(self, arrived: Arrived) -> None:
        said = _CANCELLED
        if arrived.problem is not None:
            said = _STOPPED
        elif arrived.is_closing:
            said = _CLOSING
        imported, files = numeral(arrived.imported), numeral(arrived.files)
        sentence = counted(*said, arrived.left_out, imported=imported, files=files)
        self._say_imported(sentence, arrived, Severity.WARNING)

    def _say_imported(
        self, sentence: str, arrived: Arrived, severity: Severity = Severity.INFORMATION
    ) -> None:
        """Say how much was imported, and offer what was not opened."""
        offers: tuple[Offer, ...] = ()
        if arrived.ids and not arrived.is_opened and not arrived.is_closing:
            text = _("Show") if arrived.only else _("Show the first")
            offers = (Offer(text, partial(self._show, arrived)),)
            self._notices.withdraw(TAKEN)
        stays = READ_WITHIN if offers else PASSING
        self._notices.say(Notice((sentence,), severity, offers, stays, IMPORT))

    def _show(self, arrived: Arrived) -> None:
        """Open what was imported while somebody wrote."""
        self._workspace.open(arrived.ids[0])
        if arrived.only is not None:
            self._say_taken(_("Imported:"), arrived.only)

    def _say_taken(self, opening: str, parcel: Parcel, holds: Holds = always) -> None:
        """Say what was taken for what, each part a link to its place."""
        from editor.model.taking.clutter import clutter_in
        from editor.model.taking.mending import broken_places

        parts: list[str | Link] = [f"{opening} "]
        for number, each in enumerate(parcel.taken):
            parts += [", "] if number else []
            text = self._exchange.report(replace(parcel, taken=(each,)))
            if each.place is None:
                parts.append(text)
            else:
                parts.append(Link(text, partial(self._go, Caret(each.place))))
        parts.append("." if parcel.taken else _("one story."))
        offers = []
        if broken_places(parcel.story):
            offers.append(Offer(_("Mend characters"), self.mending_wanted.emit, stays=True))
        if clutter_in(parcel.story):
            offers.append(Offer(_("Remove links"), self.clutter_unwanted.emit, stays=True))
        self._taken = parcel.story
        self._notices.withdraw(IMPORT)
        self._notices.say(
            Notice(
                tuple(parts),
                offers=tuple(offers),
                milliseconds=READ_WITHIN,
                topic=TAKEN,
                holds=holds,
            )
        )

    def _leave_taken(self, session: Session | None) -> None:
        """What was taken for what is of use in that story only, which opens after it was said."""
        if session is None or self._taken is None or not _goes_on(session.story, self._taken):
            self._taken = None
            self._notices.withdraw(TAKEN)

    def _go(self, caret: Caret) -> None:
        self.place_wanted.emit(caret)

    def _fail(self, topic: str, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self._notices.say(Notice((str(error),), Severity.ERROR, milliseconds=0, topic=topic))


def _is_something_before() -> bool:
    """Whether a dialog or a menu is open before the window."""
    return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())


def _is_same(path: Path, other: str) -> bool:
    """Whether two names are those of one file, through links, too; neither is opened."""
    with suppress(OSError):
        return path.samefile(other)
    return False


def _goes_on(story: Story, taken: Story) -> bool:
    """Whether a story is what became of one taken in: its sections kept their ids."""
    return any(has_place(story, body_place(section.id)) for section in taken.sections)
