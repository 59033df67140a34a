"""Repair: everything that can be read of a damaged library, in a new one beside it."""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from editor.library.contents import opened
from editor.library.copying import LOG, ROLLBACK, copied
from editor.library.faults import as_library_errors, no_library
from editor.library.log import Bytes, is_log_whole
from editor.library.salvage.elsewhere import take_backups, take_journals, take_mirror
from editor.library.salvage.finds import Finds, State
from editor.library.salvage.fresh import keep_sure_ones, states_of_versions, write
from editor.library.salvage.image import Image
from editor.library.salvage.lacking import doubtful, lost, older
from editor.library.salvage.pages import take_pages
from editor.library.salvage.pictures import ImageOf, Pictures, no_image
from editor.library.salvage.rows import take_rows
from editor.library.schema import READ_FAULTS
from editor.library.verifying import verify
from editor.library.watching import Nobody, Watcher
from editor.library.whole_folders import put_on_disk
from editor.model.errors import LibraryError, NotFound
from editor.model.rows import Salvaged
from editor.model.translation import _


def salvage(
    damaged: Path,
    target: Path,
    *,
    backups: Path | None = None,
    journals: Path | None = None,
    mirror: Path | None = None,
    image_of: ImageOf = no_image,
    progress: Watcher | None = None,
) -> Salvaged:
    """Bring what can be read of a damaged library, and of what belongs to it, into a new one.

    - `damaged` is only read, and worked on as a copy; `target` must not exist.
    - `journals` is the folder of this library's journals, or the one of all libraries' folders.
    - Each story comes in its newest state: from rows, pages, backups, journals or the mirror.
    - `image_of` gives an image by its digest that neither the library nor a backup has.
    - Raises LibraryError and makes nothing where the target exists or cannot be written, where
      there is no sign of a library, and where it is cancelled; NewerLibrary; NotFound.
    """
    watcher = progress or Nobody()
    _require_free(target)
    if not damaged.is_file():
        raise NotFound(
            _("{path} is not there, or is no file.").format(path=damaged), _("Name another.")
        )
    with as_library_errors(target), copied(damaged, target.absolute().parent) as copy:
        finds = Finds(Pictures(copy.parent))
        is_whole = _take_library(copy, finds, watcher)
        finds.forget_broken_versions()
        has_all_rest = finds.has_all_versions and finds.has_all_settings
        is_lacking = finds.only != finds.states.keys() or not has_all_rest
        if backups is not None and (is_lacking or finds.pictures.lacking):
            take_backups(backups, damaged, finds, watcher)
        if finds.is_nothing:
            raise no_library(damaged)
        for state in states_of_versions(finds):
            finds.take_state(state)
        if journals is not None:
            take_journals(_own(journals, finds), finds)
        if mirror is not None:
            take_mirror(mirror, finds, watcher)
        finds.pictures.take_elsewhere(image_of, watcher)
        made = copy.with_name("repaired.db")
        states = _in_order(finds)
        numbers = write(made, finds, states, watcher)
        _require_going(watcher)
        versions = sum(map(len, numbers.values())) + keep_sure_ones(made, finds, states)
        _require_sound(made)
        put_on_disk(made)
        _require_free(target)
        made.rename(target)
        put_on_disk(target.parent)
    return Salvaged(
        path=str(target),
        stories=len(states),
        versions=versions,
        sources=tuple(Counter(state.source for state in states).most_common()),
        older=older(finds, states),
        lost=lost(finds, states, numbers),
        doubtful=doubtful(finds, states),
        is_whole=is_whole,
        images=finds.pictures.count,
    )


def _take_library(copy: Path, finds: Finds, watcher: Watcher) -> bool:
    """Take in what can be read of a copy of the library; whether that is everything."""
    _roll_back(copy)
    log = copy.with_name(copy.name + LOG)
    with _bytes_of(copy) as data, _bytes_of(log) as logged:
        finds.is_log_whole = is_log_whole(logged)
        is_whole = take_rows(copy, finds, watcher)
        if not is_whole:
            take_pages(Image(data, logged), finds, watcher)
    _require_going(watcher)
    return is_whole


def _roll_back(copy: Path) -> None:
    """Let SQLite take back a transaction that a crash cut short, where there is no log."""
    if copy.with_name(copy.name + ROLLBACK).exists():
        with suppress(*READ_FAULTS), closing(opened(copy, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _own(journals: Path, finds: Finds) -> Path:
    """The folder of this library's journals among those of all libraries."""
    folder = journals / (finds.library_id or "?")
    return folder if finds.library_id and folder.is_dir() else journals


def _in_order(finds: Finds) -> tuple[State, ...]:
    """The newest state of every story, in the order of the list, the last one kept at the end."""
    states = [state for story_id in finds.ids if (state := finds.best(story_id)) is not None]
    return tuple(
        sorted(states, key=lambda state: (state.recency, state.story.updated, state.story.id))
    )


def _require_sound(made: Path) -> None:
    report = verify(made, None)
    if not report.is_sound:
        raise LibraryError(
            _("The new library was not written as it should be: {problem}").format(
                problem=report.problems[0].sentence
            ),
            _(
                "It was thrown away, and the damaged one left as it is; see that the disk is"
                " healthy."
            ),
        )


def _require_going(watcher: Watcher) -> None:
    if watcher.is_cancelled:
        raise LibraryError(_("Repair was stopped."), _("Nothing was made and nothing was changed."))


def _require_free(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise LibraryError(
            _("There is a file {target} already.").format(target=target),
            _("Name a new one: nothing is written over."),
        )


@contextmanager
def _bytes_of(path: Path) -> Iterator[Bytes]:
    """The bytes of a file without having them in memory; none of a file that is not there."""
    if not path.exists() or not path.stat().st_size:
        yield b""
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped
