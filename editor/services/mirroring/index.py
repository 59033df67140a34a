"""What the mirror wrote into its folder: a file of lines that grows, one line for each step.

The first line says which library the folder mirrors. A line before the files are written and one
after tell a file of the mirror's own from one that somebody changed, even after a crash between
the two. The file is data from outside: what is no line of ours is passed over.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from editor.model.errors import NotKept
from editor.model.translation import _
from editor.services.mirroring.names import BIN, folded, is_safe
from editor.system.files import read_bounded, write_whole

NAME = "mirror-index.jsonl"
FORM = 1
LARGEST = 1 << 30
"""Bytes of the largest index that is read; one of a million stories has 400 million."""

UNDER_WAY = 0
"""The recency of a story whose files are being written."""

GONE = -2
"""The recency of a story that left the library though it was not in the bin."""

_ROOM = 1_000
"""Lines that an index may hold beyond twice what it needs before it is written anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The files of one story, and the story's recency in the library when they were written.

    `json` and `markdown` are the SHA-256 of the files; empty where there is none.
    """

    id: str
    recency: int
    stem: str
    binned: bool
    json: str
    markdown: str

    def files(self) -> dict[str, str]:
        """The files by their paths in the folder, with their hashes."""
        start = f"{BIN}/{self.stem}" if self.binned else self.stem
        both = {f"{start}.json": self.json, f"{start}.md": self.markdown}
        return {path: sha256 for path, sha256 in both.items() if sha256}


class Index:
    """The index of a folder, in memory and in its file; used by one thread at a time.

    An id has several entries while its files are being written, and after a crash then.
    """

    def __init__(self, folder: Path, library_id: str) -> None:
        self._path = folder / NAME
        self._library_id = library_id
        self._traces: dict[str, tuple[Entry, ...]] = {}
        self._owners: dict[str, str] = {}
        self._size = 0
        self._load()

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything that has files in the folder."""
        return tuple(self._traces)

    def is_current(self) -> bool:
        """Whether the file is still as this index left it."""
        try:
            return self._path.lstat().st_size == self._size
        except OSError:
            return False

    def traces(self, story_id: str) -> tuple[Entry, ...]:
        """The entries of a story: what is there, then what was begun since."""
        return self._traces.get(story_id, ())

    def entries(self) -> Iterable[Entry]:
        """The last entry of each id."""
        return (traces[-1] for traces in self._traces.values())

    def owner(self, stem: str) -> str | None:
        """The id that a stem was given to, on a system for which some letters are the same."""
        return self._owners.get(folded(stem))

    def note(self, entry: Entry) -> None:
        """Note files that will be written now (`UNDER_WAY`), or that were. Raises OSError."""
        if entry != next(reversed(self.traces(entry.id)), None):
            self._append(asdict(entry))
            self._take(entry)

    def forget(self, story_id: str) -> None:
        """Note that the files of a story are gone. Raises OSError."""
        self._append({"id": story_id, "gone": True})
        self._drop(story_id)

    def _take(self, entry: Entry) -> None:
        before = self.traces(entry.id)
        if entry.recency == UNDER_WAY:
            self._traces[entry.id] = (*before, entry)
        else:
            self._drop(entry.id)
            self._traces[entry.id] = (entry,)
        self._owners[folded(entry.stem)] = entry.id

    def _drop(self, story_id: str) -> None:
        for trace in self._traces.pop(story_id, ()):
            self._owners.pop(folded(trace.stem), None)

    def _append(self, value: Mapping[str, object]) -> None:
        line = json.dumps(value, ensure_ascii=False).encode() + b"\n"
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self._path, flags | getattr(os, "O_NOFOLLOW", 0))
        try:
            if os.write(descriptor, line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))
        finally:
            os.close(descriptor)
        self._size += len(line)

    def _load(self) -> None:
        lines = read_index(self._path)
        if lines and lines[0].get("library") not in (None, self._library_id):
            raise NotKept(
                _("The folder {parent} is the mirror of another library.").format(
                    parent=self._path.parent
                ),
                _("Choose another folder for this one; nothing was written there."),
            )
        for value in lines[1:]:
            self._read(value)
        wanted = 1 + sum(len(traces) for traces in self._traces.values())
        if not self._ends_whole() or len(lines) > 2 * wanted + _ROOM:
            self._write_anew()
        self._size = self._path.stat().st_size

    def _read(self, value: dict[str, object]) -> None:
        entry = entry_of(value)
        if entry is not None:
            self._take(entry)
        elif value.get("gone") is True:
            self._drop(str(value.get("id")))

    def _ends_whole(self) -> bool:
        try:
            with self._path.open("rb") as file:
                file.seek(-1, os.SEEK_END)
                return file.read(1) == b"\n"
        except OSError:
            return False

    def _write_anew(self) -> None:
        traces = (each for traces in self._traces.values() for each in traces)
        values = [{"mirror": FORM, "library": self._library_id}, *map(asdict, traces)]
        text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in values)
        write_whole(self._path, text.encode())


def read_index(path: Path) -> list[dict[str, object]]:
    """The lines of an index that are objects, the first one its head; none if there is no index.

    Raises NotKept if the file is no index, or a newer one's, and OSError if it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise _no_index(path)
        data = read_bounded(path, LARGEST)
    except FileNotFoundError:
        return []
    values = [value for line in data.splitlines() if (value := _object(line)) is not None]
    if not data.strip():
        return []
    form = values[0].get("mirror") if values else None
    if not isinstance(form, int):
        raise _no_index(path)
    if form > FORM:
        raise NotKept(
            _("The mirror in {parent} was written by a newer Nutgraf.").format(parent=path.parent),
            _("Update Nutgraf, or choose another folder; nothing was written there."),
        )
    return values


def entry_of(value: dict[str, object]) -> Entry | None:
    """The entry in a line of an index; None if it holds none that could have been written."""
    match value:
        case {
            "id": str(story_id),
            "recency": int(recency),
            "stem": str(stem),
            "binned": bool(binned),
            "json": str(json_hash),
            "markdown": str(markdown_hash),
        } if is_safe(stem):
            return Entry(story_id, recency, stem, binned, json_hash, markdown_hash)
    return None


def _object(line: bytes) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _no_index(path: Path) -> NotKept:
    return NotKept(
        _("The file {path} is no index of a mirror.").format(path=path),
        _("Move it away, or choose another folder; nothing was written there."),
    )
