"""Where else stories of a library may lie: its backups, its journals, its mirror."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from editor.library.backup_record import LIBRARY, read_record
from editor.library.contents import opened
from editor.library.copying import copied
from editor.library.journal_files import journals, pages_of
from editor.library.lineages import Lineages
from editor.library.replay import Replayed, replay
from editor.library.salvage.finds import ROWS, Finds, State, state_of
from editor.library.salvage.rows import Asking
from editor.library.schema import READ_FAULTS, bound_rows
from editor.library.watching import Watcher
from editor.model.codec import story_from_json
from editor.model.dates import day_and_time
from editor.model.errors import UnreadableStory
from editor.model.history import History
from editor.model.translation import _
from editor.system.files import read_bounded

JOURNALS = "journals"
MIRROR = "mirror"

_LARGEST_STORY = 64 * 1024 * 1024
_WRITE_AHEAD = 2
_OF_BACKUP = "SELECT id, revision, recency FROM stories"
_STORY = "SELECT * FROM stories WHERE id = ?"
_OF_STORY = (
    "SELECT * FROM changes WHERE story_id = ?",
    "SELECT * FROM versions WHERE story_id = ?",
)


@dataclass(frozen=True, slots=True)
class _Backup:
    path: Path
    at: datetime

    @property
    def source(self) -> str:
        return _("the backup of {time}").format(time=day_and_time(self.at))


def take_backups(folder: Path, damaged: Path, finds: Finds, watcher: Watcher) -> None:
    """Take in stories that the backups of this library hold in a newer state, newest first."""
    for backup in sorted(_backups(folder), key=lambda each: each.at, reverse=True):
        if watcher.is_cancelled:
            return
        with suppress(OSError, *READ_FAULTS), _readable(backup.path, damaged.parent) as connection:
            connection.text_factory = bytes
            bound_rows(connection)
            asking = Asking(connection, backup.path.stat().st_size)
            if asking.is_ours() and _belongs(asking, backup, damaged, finds):
                _take_backup(asking, backup, finds)


def take_journals(folder: Path, finds: Finds) -> None:
    """Bring the stories on by what their journals hold; pages are only read."""
    with suppress(OSError):
        for story_id in journals(folder):
            with suppress(OSError):
                _take_journal(folder, story_id, finds)


def take_mirror(folder: Path, finds: Finds, watcher: Watcher) -> None:
    """Take in stories from JSON files, where no state is there or an older one."""
    for path in sorted(folder.rglob("*.json")):
        if watcher.is_cancelled:
            return
        with suppress(OSError, ValueError, UnreadableStory):
            story = story_from_json(read_bounded(path, _LARGEST_STORY).decode("utf-8-sig"))
            best = finds.best(story.id)
            if best is None or best.source != ROWS:
                finds.take_state(State(story, MIRROR))


def _backups(folder: Path) -> Iterator[_Backup]:
    with suppress(OSError):
        for path in folder.iterdir():
            file = path / LIBRARY if path.is_dir() else path
            if path.is_symlink() or file.suffix != ".db" or not file.is_file():
                continue
            at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            with suppress(OSError, ValueError):
                at = read_record(path).at
            yield _Backup(file, at)


@contextmanager
def _readable(path: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """A backup, which is never written: one that wants a log beside it is read from a copy."""
    with path.open("rb") as file:
        head = file.read(20)
    if head[18:19] != bytes([_WRITE_AHEAD]):
        with closing(opened(path, "ro")) as connection:
            yield connection
        return
    with copied(path, folder) as copy, closing(opened(copy, "rw")) as connection:
        yield connection


def _belongs(asking: Asking, backup: _Backup, damaged: Path, finds: Finds) -> bool:
    """Whether a backup is of this library; where that lost its id, by its stories or its name."""
    ids = [row[0] for row in asking.rows("SELECT value FROM facts WHERE name = 'id'")]
    library_id = ids[0] if ids and isinstance(ids[0], str) else ""
    if finds.library_id or not library_id:
        return bool(library_id) and library_id == finds.library_id
    known = {*finds.states, *finds.unsure, *finds.heard}
    held = {row[0] for row in asking.rows("SELECT id FROM stories")}
    named = any(
        each.startswith(f"{damaged.stem}-") for each in (backup.path.name, backup.path.parent.name)
    )
    if not (known & held if known else named):
        return False
    finds.library_id = library_id
    return True


def _take_backup(asking: Asking, backup: _Backup, finds: Finds) -> None:
    if not finds.houses:
        for row in asking.rows("SELECT * FROM houses"):
            finds.take(row, backup.source)
    if not finds.has_all_settings:
        for row in asking.rows("SELECT * FROM settings"):
            finds.take(row, backup.source)
    for story_id, revision, recency in list(asking.rows(_OF_BACKUP)):
        if not (isinstance(revision, int) and isinstance(recency, int)):
            continue
        sure = finds.states.get(str(story_id))
        if sure is not None and (sure.revision, sure.recency) >= (revision, recency):
            continue
        for row in asking.rows(_STORY, story_id):
            state = state_of(row, backup.source)
            if state is not None and state.is_sure:
                _take_state_of_backup(asking, state, finds)
    for digest in finds.pictures.lacking:
        for row in asking.rows("SELECT * FROM images WHERE digest = ?", digest):
            finds.pictures.take(row)
    if not finds.has_all_versions:
        for row in asking.rows("SELECT * FROM versions"):
            if row[0] in finds.ids:
                finds.take(row, backup.source)


def _take_state_of_backup(asking: Asking, state: State, finds: Finds) -> None:
    finds.take_state(state)
    if finds.best(state.story.id) is not state:
        return
    finds.steps.pop(state.story.id, None)
    finds.has_all_steps = False
    for question in _OF_STORY:
        for row in asking.rows(question, state.story.id):
            finds.take(row, state.source)


def _take_journal(folder: Path, story_id: str, finds: Finds) -> None:
    state = finds.best(story_id)
    pages = pages_of(folder, story_id)
    if state is not None:
        found, _ = replay(pages, story_id, state.story, state.number, state.lineages)
        if found.entries:
            _bring_on(finds, state, found)
            return
        if state.source == ROWS:
            return
    found, _ = replay(pages, story_id, None, 0, Lineages())
    if found.story is None or found.base is None:
        return
    if state is None or found.number > state.lineages.number(found.lineage):
        _bring_on(finds, state or State(found.base, JOURNALS), found)


def _bring_on(finds: Finds, state: State, found: Replayed) -> None:
    """The story after its journal, with the journal's steps at the end of its timeline."""
    if found.story is None:
        return
    story_id = found.story.id
    if found.base is not None and found.base != state.story:
        finds.steps.pop(story_id, None)
    steps = finds.steps.get(story_id, {})
    history = History(tuple(step for _, (done, step) in sorted(steps.items()) if done))
    for entry in found.entries:
        own = entry.kind == "apply"
        history.record(entry.step if own else replace(entry.step, begins=True))
    finds.steps[story_id] = {at: (True, step) for at, step in enumerate(history.done)}
    lineages = state.lineages.reached(found.lineage, found.number)
    newest = replace(
        state,
        story=found.story,
        source=JOURNALS,
        revision=state.revision + 1,
        number=found.number,
        lineages=lineages,
    )
    finds.put(newest)
