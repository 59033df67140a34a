"""Checks of the library: a quiet look each day, a whole one when asked for, and repair."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from editor.model.errors import LibraryError, NutgrafError
from editor.model.rows import LibraryReport, Salvaged
from editor.model.translation import _, counted
from editor.services.backups import Desk
from editor.services.connect import journals, locked
from editor.services.progress import Progress
from editor.services.settings import Settings
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.under_way import UnderWay
from editor.system.files import read_bounded, write_whole
from editor.system.paths import Folders

Failed = Callable[[Exception], None] | None
Result = TypeVar("Result")

SOON = 20_000
"""Milliseconds between the library's opening and the quiet look, well after the daily backup."""

AGAIN = 3_600_000
"""Milliseconds between two looks whether a new day began."""

SAMPLE = 100
"""How many stories the quiet look takes, chosen at random: a moment's work."""

_LONGEST_DATE = 100


def checked(library: Path, folders: Folders, progress: Progress) -> LibraryReport:
    """Look at everything in a library and its journals. Raises NotFound, LibraryError."""
    from editor.library.contents import read_id
    from editor.library.verifying import verify

    library_id = ""
    # Where a damaged name makes SQLite's own complaint unreadable, there is no id to be had.
    with suppress(UnicodeDecodeError):
        library_id = read_id(library) if library.is_file() else ""
    own = journals(folders) / library_id if library_id else None
    report = verify(library, own, progress=progress)
    if progress.is_cancelled:
        raise LibraryError(_("The check was stopped."), _("Nothing was changed."))
    return report


def repaired(
    library: Path,
    target: Path,
    folders: Folders,
    progress: Progress,
    *,
    backups: Path | None = None,
    mirror: Path | None = None,
) -> Salvaged:
    """Bring what can be read of a library, its journals, backups and mirror into a new one.

    Whoever calls keeps windows away (`connect.locked`). Raises NotFound, LibraryError.
    """
    from editor.library.salvage.pictures import no_image
    from editor.library.salvage.salvaging import salvage
    from editor.services.mirroring.pictures import image_of

    return salvage(
        library,
        target,
        backups=backups or folders.data / "backups",
        journals=journals(folders),
        mirror=mirror,
        image_of=partial(image_of, mirror) if mirror is not None else no_image,
        progress=progress,
    )


def put_in_charge(repaired: Path, library: Path, folder: Path, now: datetime) -> Path:
    """Put a repaired library in the place of the damaged one. Raises LibraryError."""
    from editor.library.restoring import put_repaired

    return put_repaired(repaired, library, folder, now)


def _alone(library: Path, job: Callable[[], Salvaged]) -> Salvaged:
    with locked(library):
        return job()


def repair_target(library: Path, now: datetime) -> Path:
    """Where the repaired library goes: beside the damaged one, with the time in its name."""
    return library.with_name(f"{library.stem}-repaired-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db")


class Checking:
    """Checks of one library, or of any file that a path names.

    - Quietly: once a day, some time after the start, a sample; only trouble is told.
    - All work is done on the upkeep lane, by connections of its own: autosave never waits.
    - For a repair the library is closed and opened again; it is only read.
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
        self.library = library
        self._desk = desk
        self._tasks = tasks
        self._settings = settings
        self._folders = folders
        self._now = now
        self._timer = Ticket()
        self._under_way = UnderWay()
        desk.ready.connect(self._begin)

    def check(
        self,
        done: Callable[[LibraryReport], None],
        failed: Failed = None,
        progress: Progress | None = None,
        path: Path | None = None,
    ) -> Progress:
        """Look at everything; the progress tells how far it is and can stop it."""
        progress = progress or Progress()
        job = partial(checked, path or self.library, self._folders, progress)
        self._under_way.begin(progress)
        self._tasks.run(
            Lane.UPKEEP,
            job,
            self._under_way.ended(progress, done),
            self._under_way.ended(progress, failed or self._tell),
        )
        return progress

    def repair(
        self,
        done: Callable[[Salvaged], None],
        failed: Failed = None,
        progress: Progress | None = None,
        path: Path | None = None,
    ) -> Progress:
        """Bring what can be read into a new library beside the damaged one, which stays as it is.

        `done` gets where it lies and what could not be brought.
        """
        progress = progress or Progress()
        library = path or self.library
        job = partial(
            repaired,
            library,
            repair_target(library, self._now()),
            self._folders,
            progress,
            backups=self._settings.backup_folder,
            mirror=self._settings.mirror_folder,
        )
        ended = self._under_way.ended(progress, done)
        refused = self._under_way.ended(progress, failed or self._tell)
        self._under_way.begin(progress)
        if self._desk.library_name and library == self.library:
            self._desk.reopen(job, ended, refused)
        else:
            self._tasks.run(Lane.UPKEEP, partial(_alone, library, job), ended, refused)
        return progress

    def use_repaired(
        self, repaired: Path, done: Callable[[Path], None], failed: Failed = None
    ) -> None:
        """Go on with a repaired library in the place of the damaged one, which is kept.

        `done` gets the folder in which the damaged one lies.
        """
        folder = self._settings.backup_folder or self._folders.data / "backups"
        job = partial(put_in_charge, repaired, self.library, folder, self._now())
        self._desk.reopen(job, done, failed or self._tell)

    def close(self) -> None:
        """Let a check under way stop: the window is closing."""
        self._timer.cancel()
        self._under_way.stop()

    def _begin(self, _none: None) -> None:
        self._timer.cancel()
        self._timer = self._tasks.after(SOON, self._watch)

    def _watch(self) -> None:
        if self._desk.library_name:
            self._look()
        self._timer = self._tasks.after(AGAIN, self._watch)

    def _look(self) -> None:
        progress = Progress()

        def looked(report: LibraryReport | None) -> None:
            if report is not None and report.problems and not progress.is_cancelled:
                self._tell(_trouble(report))

        def failed(error: Exception) -> None:
            if not progress.is_cancelled:
                self._tell(error)

        job = partial(_sampled_once, self.library, self._mark(), self._today(), progress)
        self._under_way.begin(progress)
        self._tasks.run(
            Lane.UPKEEP,
            job,
            self._under_way.ended(progress, looked),
            self._under_way.ended(progress, failed),
        )

    def _today(self) -> str:
        return self._now().astimezone().date().isoformat()

    def _mark(self) -> Path:
        """The file that says on which day the library was last looked at."""
        name = hashlib.sha256(str(self.library).encode("utf-8", "replace")).hexdigest()[:16]
        return self._folders.state / "checked" / name

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self._desk.trouble.emit(error)


def _sampled_once(
    library: Path, mark: Path, today: str, progress: Progress
) -> LibraryReport | None:
    """A look at some stories; None where this day has seen one."""
    from editor.library.verifying import verify

    with suppress(OSError):
        if read_bounded(mark, _LONGEST_DATE) == today.encode():
            return None
    report = verify(library, None, sample=SAMPLE, progress=progress)
    if not progress.is_cancelled:
        # Where the day cannot be noted down, the look is taken again: it costs a moment.
        with suppress(OSError):
            mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(mark, today.encode())
    return report


def _trouble(report: LibraryReport) -> LibraryError:
    first, *others = report.problems
    what = first.sentence.rstrip(".")
    if others:
        more = counted("and {n} more", "and {n} more", len(others))
        what = f"{what} ({more})"
    return LibraryError(
        _("A look at the library found it damaged: {what}.").format(what=what),
        _(
            "Nothing was changed. Help › Check the library… says what is touched,"
            " and repairs it into a new library."
        ),
    )
