"""The files of a mirror: written whole, and never over what is not the mirror's own.

- A file that somebody changed in the folder is renamed, never overwritten or deleted.
- A file that was there before the mirror is left alone: the story gets another name.
- Nothing in the folder that is no regular file is written through: no link, no device.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from editor.model.translation import _
from editor.services.mirroring.index import GONE, UNDER_WAY, Entry, Index
from editor.services.mirroring.names import BIN, CHANGED_HERE, folded
from editor.system.files import write_whole

_NOT_OURS = "something else"
_TEMPORARY = re.compile(r"\.(.{1,40})\.[0-9a-f]{16}\.tmp", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Copy:
    """What shall lie in the folder for one id; `recency` is its place in the library."""

    id: str
    recency: int
    stem: str
    binned: bool
    json: bytes
    markdown: bytes = b""

    def entry(self, stem: str) -> Entry:
        """The entry that the index gets when this is written under a name."""
        hashes = (hashlib.sha256(data).hexdigest() if data else "" for data in self._data)
        return Entry(self.id, self.recency, stem, self.binned, *hashes)

    def data(self, entry: Entry) -> dict[str, bytes]:
        """The bytes of each file of the entry."""
        return dict(zip(entry.files(), filter(None, self._data), strict=True))

    @property
    def _data(self) -> tuple[bytes, bytes]:
        return self.json, self.markdown


class Folder:
    """The folder of a mirror with its index; raises OSError, and NotKept for another's folder."""

    def __init__(self, root: Path, library_id: str) -> None:
        require_folder(root)
        self.root = root
        self.index = Index(root, library_id)
        self._sweep()

    def names(self) -> frozenset[str]:
        """The files that lie in the folder and in its bin, folded."""
        return frozenset(folded(path.relative_to(self.root).as_posix()) for path in self._paths())

    def put(self, copy: Copy) -> None:
        """Write the files of a copy, and take away those that it had under other names."""
        if copy.binned:
            self._require_bin()
        entry = copy.entry(self._stem(copy))
        self.index.note(replace(entry, recency=UNDER_WAY))
        known = _known(self.index.traces(copy.id))
        data = copy.data(entry)
        for path, wanted in data.items():
            self._place(path, wanted, known[path])
        for path in known.keys() - data.keys():
            self._take_away(path, known[path])
        self.index.note(entry)

    def remove(self, story_id: str) -> None:
        """Take away the files of a story that was in the bin; those of another go there and stay.

        Nobody deleted that one: an older library was restored, which does not have it.
        """
        traces = self.index.traces(story_id)
        if all(each.binned for each in traces):
            for path, hashes in _known(traces).items():
                self._take_away(path, hashes)
            self.index.forget(story_id)
        else:
            self._require_bin()
            (self.root / BIN).mkdir(exist_ok=True)
            for path, hashes in _known(traces).items():
                self._put_into_bin(path, hashes)
            self.index.note(replace(traces[0], recency=GONE, binned=True))

    def _stem(self, copy: Copy) -> str:
        """The name wanted, or the first one like it that is free."""
        for number in itertools.count(1):
            stem = copy.stem if number == 1 else f"{copy.stem}-{number}"
            owner = self.index.owner(stem)
            if owner == copy.id or (owner is None and self._is_free(copy.entry(stem))):
                return stem
        raise AssertionError("there is always a free name")

    def _is_free(self, entry: Entry) -> bool:
        # A file of the very same content was the mirror's, before its index was lost.
        both = [replace(entry, binned=binned) for binned in (False, True)]
        if self._is_bin_other():
            both = both[:1]
        return all(
            self._hash(path) in ("", wanted)
            for each in both
            for path, wanted in each.files().items()
        )

    def _place(self, path: str, data: bytes, hashes: Iterable[str]) -> None:
        there = self._hash(path)
        if there == hashlib.sha256(data).hexdigest():
            return
        if there and there not in hashes:
            self._set_aside(path)
        (self.root / path).parent.mkdir(exist_ok=True)
        write_whole(self.root / path, data)

    def _take_away(self, path: str, hashes: Iterable[str]) -> None:
        if path.startswith(f"{BIN}/"):
            self._require_bin()
        there = self._hash(path)
        if there and there in hashes:
            (self.root / path).unlink()
        elif there:
            self._set_aside(path)

    def _put_into_bin(self, path: str, hashes: Iterable[str]) -> None:
        there, target = self._hash(path), f"{BIN}/{path}"
        if not there or path.startswith(f"{BIN}/"):
            return
        if there not in hashes:
            self._set_aside(path)
            return
        if self._hash(target):
            self._set_aside(target)
        (self.root / path).rename(self.root / target)

    def _set_aside(self, path: str) -> None:
        """Rename what somebody changed, with a note in its name."""
        file = self.root / path
        for number in itertools.count(1):
            note = CHANGED_HERE if number == 1 else f"{CHANGED_HERE[:-1]} {number})"
            aside = file.with_name(f"{file.stem} {note}{file.suffix}")
            if not os.path.lexists(aside):
                file.rename(aside)
                return

    def _hash(self, path: str) -> str:
        """The hash of a file; empty if there is none; no hash if it is no regular file."""
        file = self.root / path
        try:
            status = file.lstat()
        except FileNotFoundError:
            return ""
        except NotADirectoryError:
            return _NOT_OURS
        if not stat.S_ISREG(status.st_mode):
            return _NOT_OURS
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()

    def _require_bin(self) -> None:
        if self._is_bin_other():
            raise OSError(
                errno.ENOTDIR, _("'{bin}' in it is no folder").format(bin=BIN), str(self.root / BIN)
            )

    def _is_bin_other(self) -> bool:
        """Whether the bin is a link, or anything else that is no folder."""
        folder = self.root / BIN
        return folder.is_symlink() or (folder.exists() and not folder.is_dir())

    def _sweep(self) -> None:
        """Take away unfinished files that a killed program left of files of the mirror."""
        ours = {
            path.rpartition("/")[2][:40] for each in self._all_traces() for path in each.files()
        }
        for path in self._paths():
            match = _TEMPORARY.fullmatch(path.name)
            if match and match[1] in ours and stat.S_ISREG(path.lstat().st_mode):
                path.unlink()

    def _paths(self) -> Iterator[Path]:
        """Everything in the folder and in its bin."""
        yield from self.root.iterdir()
        if (self.root / BIN).is_dir() and not (self.root / BIN).is_symlink():
            yield from (self.root / BIN).iterdir()

    def _all_traces(self) -> Iterable[Entry]:
        return (each for story_id in self.index.ids for each in self.index.traces(story_id))


def require_folder(root: Path) -> None:
    """Raise OSError if the folder is not there: a missing one is a stick pulled out."""
    if not root.is_dir():
        raise OSError(errno.ENOENT, _("the folder is not there"), str(root))


def _known(traces: Iterable[Entry]) -> Mapping[str, set[str]]:
    """The hashes of everything that the mirror may have written, by path."""
    known: dict[str, set[str]] = {}
    for trace in traces:
        for path, sha256 in trace.files().items():
            known.setdefault(path, set()).add(sha256)
    return known
