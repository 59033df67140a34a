"""Putting a backup in the place of the library; what was there is kept first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from editor.library.backup import (
    as_backup_errors,
    back_up,
    copy_pages,
    journal_folder,
    transfer,
)
from editor.library.backup_record import JOURNALS, LIBRARY, Occasion, Record, read_record
from editor.library.backups import DAMAGED, require_whole
from editor.library.contents import Unsound, opened
from editor.library.faults import as_library_errors
from editor.library.journal_files import set_aside
from editor.library.migrating import known_migrations
from editor.library.schema import ENTRIES, strangeness
from editor.library.watching import Nobody, Watcher
from editor.library.whole_folders import copy_file, free_name, made_whole, put_on_disk
from editor.library.witness import BESIDE, Overtaken, Witness
from editor.model.dates import day_and_time
from editor.model.errors import LibraryError, NewerLibrary
from editor.model.translation import _, counted

_TRIES = 5
"""How often it is begun anew because somebody else wrote to the library meanwhile."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back: the state of a time (RFC 3339, UTC), and how many stories.

    `before` is where the state before it was kept, and `now` when; empty if there was none.
    `was_damaged` says that this is no backup but a copy byte by byte.
    """

    at: str
    stories: int
    before: str
    was_damaged: bool
    now: str = ""

    @property
    def sentence(self) -> str:
        """What happened, for the person."""
        stories = counted("{n} story", "{n} stories", self.stories)
        restored = _("The library was restored: {stories}, as of {time}.").format(
            stories=stories, time=_said(self.at)
        )
        if not self.before:
            return restored
        before = (
            _("What was there before is a copy byte by byte, because it was damaged: {path}")
            if self.was_damaged
            else _("What was there before is a backup, of {time}: {path}")
        )
        before = before.format(time=_said(self.now), path=self.before)
        return f"{restored} {before}"


def restore(
    backup: Path,
    library: Path,
    journals: Path,
    folder: Path,
    now: datetime,
    watch: Watcher | None = None,
) -> Restored:
    """Put a backup in the place of a library, which nobody has open in this process.

    - The backup is read through first; then what is there now is kept in `folder`.
    - `journals` is where this machine's journals lie, one folder for each library. The present
      ones are set aside; those of the backup come in their place: they belong to that state.
    - What another program writes meanwhile is kept as well: then it is begun anew.
    - Whenever it ends, by a fault or a crash, the library is the old one or the restored one.

    Raises LibraryError with a sentence; the library and the backup are then as they were.
    """
    library = library.resolve()
    record = require_whole(backup)
    _require_known(backup / LIBRARY)

    def exchange(witness: Witness) -> Path | None:
        before = _keep(library, journals, record, folder, now, watch)
        if before is None or _is_copy(before):
            _put_in_place(backup / LIBRARY, library, witness)
        else:
            _take_over(backup / LIBRARY, library, witness, watch or Nobody())
        return before

    before = _unless_overtaken(library, exchange)
    was_damaged = before is not None and _is_copy(before)
    # Only now: with the old library still in place, words may be in them alone.
    present = record.library if before is None or was_damaged else read_record(before).library
    _exchange_journals(backup / JOURNALS, journals, (present, record.library))
    at, kept_at = (each.isoformat(timespec="seconds") for each in (record.at, now))
    return Restored(at, record.stories, str(before or ""), was_damaged, kept_at if before else "")


def put_repaired(repaired: Path, library: Path, folder: Path, now: datetime) -> Path:
    """Put a repaired library in the place of the damaged one, which is kept byte by byte.

    Gives the folder in `folder` that holds the damaged one. Whenever it ends, the library is the
    damaged one or the repaired one. Raises LibraryError; then nothing was changed.
    """
    library = library.resolve()

    def exchange(witness: Witness) -> Path:
        kept = _keep_damaged(library, None, folder, now)
        _put_in_place(repaired, library, witness)
        return kept

    kept = _unless_overtaken(library, exchange)
    with suppress(OSError):
        repaired.unlink()
    return kept


def _unless_overtaken(library: Path, exchange: Callable[[Witness], Result]) -> Result:
    """Keep and replace a library, anew whenever somebody wrote in between. Raises Overtaken where
    that has no end.
    """
    for _try in range(_TRIES - 1):
        with suppress(Overtaken), closing(Witness(library)) as witness:
            return exchange(witness)
    with closing(Witness(library)) as witness:
        return exchange(witness)


def _said(at: str) -> str:
    """A time by this machine's clock, to the second: two backups may be of the same minute."""
    return day_and_time(datetime.fromisoformat(at), seconds=True)


def _is_copy(before: Path) -> bool:
    """Whether it is no backup but a copy byte by byte."""
    return f"-{DAMAGED}-" in before.name


def _require_known(library: Path) -> None:
    with as_library_errors(library), closing(opened(library, "ro")) as connection:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form > known_migrations()[-1].number:
            raise NewerLibrary(
                _("The backup {name} was written by a newer Nutgraf.").format(
                    name=library.parent.name
                ),
                _("Nothing was changed; update Nutgraf to restore it."),
            )
        stranger = strangeness(connection.execute(ENTRIES).fetchall(), form)
    if stranger:
        raise LibraryError(
            _("The library in {name} {stranger}.").format(
                name=library.parent.name, stranger=stranger
            ),
            _("It may have been made to do harm; nothing was changed. Choose another backup."),
        )


def _keep(
    library: Path,
    journals: Path,
    record: Record,
    folder: Path,
    now: datetime,
    watch: Watcher | None,
) -> Path | None:
    """Back up what is there now; a damaged library is copied byte by byte. None: nothing there."""
    if _holds_something(library, ""):
        with suppress(Unsound):
            why = Occasion.RESTORE
            return back_up(library, folder, now, why=why, journals=journals, watch=watch)
    elif not any(_holds_something(library, suffix) for suffix in BESIDE):
        return None
    return _keep_damaged(library, journal_folder(journals, record.library), folder, now)


def _keep_damaged(library: Path, journals: Path | None, folder: Path, now: datetime) -> Path:
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}Z"
    with as_backup_errors(library, folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = free_name(folder, f"{library.stem}-{DAMAGED}-{stamp}")
        with made_whole(target) as part:
            for suffix in ("", *BESIDE):
                source = _beside(library, suffix)
                if source.is_file():
                    copy_file(source, part / (LIBRARY + suffix))
            (part / JOURNALS).mkdir(mode=0o700)
            copy_pages(journals, part / JOURNALS)
    return target


def _holds_something(library: Path, suffix: str) -> bool:
    path = _beside(library, suffix)
    with as_library_errors(library):
        return path.exists() and path.stat().st_size > 0


def _beside(library: Path, suffix: str) -> Path:
    return library.with_name(library.name + suffix)


def _take_over(source: Path, library: Path, witness: Witness, watch: Watcher) -> None:
    """One transaction of SQLite's: whole or not at all, whoever else has the file open.

    A file put in its place would meet the old one's log, or a program that still writes to it.
    Raises Overtaken where the library is no longer what the witness saw.
    """
    with (
        as_library_errors(library),
        closing(opened(source, "ro")) as reader,
        closing(opened(library, "rw")) as writer,
        closing(witness),
    ):
        writer.execute("PRAGMA synchronous=EXTRA")
        reader.execute("BEGIN")
        witness.require_unwritten(is_locked=False)
        transfer(reader, writer, watch, lambda: witness.require_unwritten(is_locked=True))


def _put_in_place(source: Path, library: Path, witness: Witness) -> None:
    """A whole file in the place of none, or of one that SQLite cannot write to any more.

    Raises Overtaken where that is no longer what the witness saw.
    """
    witness.close()
    with as_library_errors(library):
        library.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = library.with_name(f".{library.name}.restored")
        temporary.unlink(missing_ok=True)
        try:
            copy_file(source, temporary)
            witness.require_untouched()
            # The old log before the old file: it would be taken for the log of the new one.
            for suffix in BESIDE:
                _beside(library, suffix).unlink(missing_ok=True)
            put_on_disk(library.parent)
            temporary.replace(library)
        finally:
            temporary.unlink(missing_ok=True)
        put_on_disk(library.parent)


def _exchange_journals(source: Path, journals: Path, libraries: Sequence[str]) -> None:
    with as_library_errors(journals):
        for library in dict.fromkeys(libraries):
            folder = journal_folder(journals, library)
            for page in sorted(folder.glob("*.journal")) if folder and folder.is_dir() else ():
                set_aside(page)
        target = journal_folder(journals, libraries[-1])
        pages = sorted(source.glob("*.journal")) if source.is_dir() else []
        if target is None or not pages:
            return
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        for page in pages:
            if page.is_file() and not page.is_symlink():
                _bring_in(page, target / page.name)
        put_on_disk(target)


def _bring_in(page: Path, target: Path) -> None:
    # Under another name until it is whole: half a page would pass for a torn one.
    temporary = target.with_name(target.name + ".part")
    temporary.unlink(missing_ok=True)
    copy_file(page, temporary)
    temporary.replace(target)
