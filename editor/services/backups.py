"""Backups of the library: made daily and when asked for, listed, restored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from editor.library.backup_record import Occasion
from editor.model.errors import LibraryError, NotKept, NutgrafError
from editor.model.rows import BackupRow
from editor.model.translation import _, counted
from editor.services import upkeep
from editor.services.events import Event
from editor.services.progress import Progress
from editor.services.settings import Settings
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.under_way import UnderWay
from editor.services.upkeep import Made
from editor.system.paths import Folders

Failed = Callable[[Exception], None] | None
Result = TypeVar("Result")

SOON = 8_000
"""Milliseconds between the library's opening and the look whether a backup is due."""

AGAIN = 3_600_000
"""Milliseconds between two looks: a window may stay open over midnight."""


class Desk(Protocol):
    """What backups need of a workspace."""

    ready: Event[None]
    trouble: Event[NutgrafError]

    @property
    def library_name(self) -> str:
        """The library's path; empty while there is none."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether the library can only be read."""
        ...

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep the open story now, then `done`, whether it could be kept or not."""
        ...

    def reopen(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep all, close the library, run `job` on the upkeep lane under the library's lock, open
        the library again and show what was open; then `done`, or `failed` with what was raised.
        """
        ...


class Backups:
    """The backups of one library.

    - Daily: on the first launch of a day, some time after the start, and over midnight. Then the
      newest is copied to the second folder, when that is there.
    - All work is done on the upkeep lane, by connections of its own: autosave never waits.
    - What goes wrong by itself is said once, until it goes well again. Where a new library was
      begun in the place of one that has backups, that is said, too.
    """

    def __init__(
        self,
        desk: Desk,
        library: Path,
        tasks: Tasks,
        settings: Settings,
        folders: Folders,
        now: Callable[[], datetime],
    ) -> None:
        self.changed: Event[None] = Event()
        self._desk = desk
        self._library = library
        self._tasks = tasks
        self._settings = settings
        self._folders = folders
        self._now = now
        self._told: set[str] = set()
        self._timer = Ticket()
        self._under_way = UnderWay()
        desk.ready.connect(self._begin)

    @property
    def folder(self) -> Path | None:
        """Where the user wants backups to be made; None for the usual place."""
        return self._settings.backup_folder

    @property
    def second(self) -> Path | None:
        """Where they are copied to whenever it is there; None for nowhere."""
        return self._settings.backup_second

    @property
    def place(self) -> Path:
        """Where backups are made."""
        return self.folder or self._folders.data / "backups"

    def choose(self, folder: Path | None, second: Path | None) -> None:
        """Make backups elsewhere from now on, and copy them to `second`; old ones stay."""
        for name, chosen in (("backup_folder", folder), ("backup_second", second)):
            try:
                setattr(self._settings, name, chosen)
            except NotKept as error:
                self._tell_once(error)
        self.changed.emit(None)
        self._look()

    def list(self, done: Callable[[tuple[BackupRow, ...]], None], failed: Failed = None) -> None:
        """The backups of this library, newest first, then those of others in that folder; of all
        alike where it cannot be read.
        """
        job = partial(upkeep.listed, self._library, self.place)
        self._tasks.run(Lane.UPKEEP, job, done, failed or self._tell)

    def make(
        self,
        why: str,
        done: Callable[[BackupRow], None],
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Progress:
        """Keep what is being written and make a backup; the progress tells how far it is and can
        stop it.
        """
        progress = progress or Progress()

        def made(found: Made) -> None:
            done(found.row)
            self._made(found)

        def flushed(_done: bool) -> None:
            self._tasks.run(
                Lane.UPKEEP,
                partial(upkeep.made, *self._here(), Occasion(why), progress),
                self._under_way.ended(progress, made),
                self._under_way.ended(progress, failed or self._tell),
            )

        self._under_way.begin(progress)
        self._desk.flush(flushed)
        return progress

    def restore(
        self,
        path: str | Path,
        done: Callable[[BackupRow], None],
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Progress:
        """Put a backup in the place of the library, which is backed up before.

        Once the library is open again `done` gets the backup of the state before; its `trouble`
        says where that could only be copied as it was, because it was damaged.
        """
        progress = progress or Progress()

        def restored(before: BackupRow) -> None:
            self.changed.emit(None)
            done(before)

        self._under_way.begin(progress)
        self._desk.reopen(
            partial(upkeep.restored, Path(path), *self._here(), progress),
            self._under_way.ended(progress, restored),
            self._under_way.ended(progress, failed or self._tell),
        )
        return progress

    def close(self) -> None:
        """Let a backup under way stop: the window is closing."""
        self._timer.cancel()
        self._under_way.stop()

    def _here(self) -> tuple[Path, Path, Path, datetime]:
        """The library, the folder of its backups, the journals, and now."""
        now = self._now()
        aware = now if now.tzinfo else now.astimezone()
        return self._library, self.place, self._folders.state / "journals", aware

    def _begin(self, _none: None) -> None:
        self._timer.cancel()
        self._timer = self._tasks.after(SOON, self._watch)
        self._look_back()

    def _look_back(self) -> None:
        """Look whether the library was begun anew where one lay that has backups."""

        def looked(found: tuple[Path, int] | None) -> None:
            if found is not None:
                self._tell_once(_begun_anew(self._library, self.place, *found))

        folders = [self.place, *([self.second] if self.second else [])]
        job = partial(upkeep.left_from_before, self._library, folders)
        self._tasks.run(Lane.UPKEEP, job, looked, self._tell_once)

    def _watch(self) -> None:
        self._look()
        self._timer = self._tasks.after(AGAIN, self._watch)

    def _look(self) -> None:
        if not self._desk.library_name or self._desk.read_only:
            return
        progress = Progress()

        def looked(found: Made | None) -> None:
            if found is None:
                self._bring_over()
            else:
                self._told.clear()
                self._made(found)

        def failed(error: Exception) -> None:
            if not progress.is_cancelled:
                self._tell_once(error)

        job = partial(upkeep.made_if_due, *self._here(), progress)
        self._under_way.begin(progress)
        self._tasks.run(
            Lane.UPKEEP,
            job,
            self._under_way.ended(progress, looked),
            self._under_way.ended(progress, failed),
        )

    def _made(self, found: Made) -> None:
        self.changed.emit(None)
        for problem in found.problems:
            self._tell_once(problem)
        self._bring_over()

    def _bring_over(self) -> None:
        if self.second is not None:
            job = partial(upkeep.brought_over, *self._here(), self.second)
            self._tasks.run(Lane.UPKEEP, job, lambda _value: None, self._tell_once)

    def _tell_once(self, error: Exception) -> None:
        if str(error) not in self._told:
            self._told.add(str(error))
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self._desk.trouble.emit(error)


def _begun_anew(library: Path, place: Path, folder: Path, count: int) -> LibraryError:
    here = (
        _("File › Backups… restores it.")
        if folder == place
        else _("They lie in {folder}; `nutgraf restore` restores one.").format(folder=folder)
    )
    begun = _("The library {library} was not there, so a new one was begun.").format(
        library=library
    )
    backups = counted(
        "There is {n} backup of one that lay here.",
        "There are {n} backups of one that lay here.",
        count,
    )
    return LibraryError(
        f"{begun} {backups}",
        here,
    )
