"""Stories into the window: from files, from a paste, the sample; and what they were taken for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.model.errors import NutgrafError
from editor.model.house import House
from editor.model.ids import random_item_id
from editor.model.parcel import Parcel
from editor.model.places import Caret, body_place, has_place
from editor.model.rows import Severity
from editor.model.story import Story
from editor.model.translation import N_, _, counted
from editor.model.versions import Why
from editor.services.exchange import Imported
from editor.services.progress import Progress
from editor.services.session import Session
from editor.services.tasks import Lane
from editor.system.paths import resource
from editor.ui.messages import Notices
from editor.ui.notice import READ_WITHIN, Holds, Link, Notice, Offer, Until, always
from editor.ui.remembered import Remembered
from editor.ui.services import Services

IMPORT, TAKEN = "import", "taken"
"""The topics of notices: a newer one of a topic takes the place of an older one."""

_MOST_NAMED = 5


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
        self._is_ready = False
        self._waiting: list[Imported] = []
        self._taken: Story | None = None
        services.workspace.ready.connect(self._begin)
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
            self.import_files(paths)

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """Take stories from files apart and into the library."""
        from editor.ui.dialogs.progress import ProgressDialog

        own = self._workspace.library_name
        others = tuple(each for each in paths if not (own and _is_same(each, own)))
        if others != paths:
            # Whoever opens its file lets go of the locks that this program has on it.
            sentence = _("{path} is the library itself: its stories are in the list.")
            self._notices.say(Notice((sentence.format(path=own),), topic=IMPORT))
            paths = others
        if not paths:
            return
        progress = Progress()
        dialog = ProgressDialog(_("Reading stories…"), progress, self._window)

        def done(imported: Imported) -> None:
            dialog.finish()
            self._take_in(imported)

        def failed(error: Exception) -> None:
            dialog.finish()
            self._fail(IMPORT, error)

        self._tasks.run(
            Lane.EXCHANGE, partial(self._exchange.read_files, paths, progress), done, failed
        )

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
        self.import_files(tuple(sorted(resource("samples").glob("*.txt"))[:1]))

    def _begin(self, _none: None) -> None:
        """The library is there, or known not to be: what was read meanwhile goes in now."""
        self._is_ready = True
        waiting, self._waiting = self._waiting, []
        for imported in waiting:
            self._take_in(imported)

    def _take_in(self, imported: Imported) -> None:
        from editor.model.taking.arriving import in_house

        if not self._is_ready:
            self._waiting.append(imported)
            return
        if imported.parcels and not self._workspace.library_name:
            sentence = _("Nothing was imported: there is no library to take it in.")
            until = frozenset({Until.LIBRARY})
            self._notices.say(Notice((sentence,), Severity.ERROR, (), 0, IMPORT, until))
            return
        if imported.parcels:
            house = self._workspace.houses.desk
            parcels = tuple(in_house(each, house) for each in imported.parcels)
            self._workspace.take_in(parcels, lambda is_open: self._say_imported(parcels, is_open))
        if imported.failures:
            named = imported.failures[:_MOST_NAMED]
            more = len(imported.failures) - len(named)
            unnamed = counted(
                "{n} more file could not be read.", "{n} more files could not be read.", more
            )
            rest = (unnamed,) if more else ()
            sentence = " ".join((*named, *rest))
            self._notices.say(Notice((sentence,), Severity.ERROR, milliseconds=0))

    def _say_imported(self, parcels: tuple[Parcel, ...], is_open: bool) -> None:
        if len(parcels) == 1 and is_open:
            self._say_taken(_("Imported:"), parcels[0])
        else:
            sentence = counted("{n} story imported.", "{n} stories imported.", len(parcels))
            self._notices.say(Notice((sentence,), topic=IMPORT))

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


def _is_same(path: Path, other: str) -> bool:
    """Whether two names are those of one file, through links, too; neither is opened."""
    with suppress(OSError):
        return path.samefile(other)
    return False


def _goes_on(story: Story, taken: Story) -> bool:
    """Whether a story is what became of one taken in: its sections kept their ids."""
    return any(has_place(story, body_place(section.id)) for section in taken.sections)
