"""What lies in a mirror's folder, for rebuilding: stories by their files, houses, the rest."""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from editor.model.codec import canonical, digest, house_from_json
from editor.model.errors import NutgrafError, UnreadableStory
from editor.model.house import House
from editor.model.story import Story
from editor.model.translation import _
from editor.services.exchange import LARGEST, Exchange
from editor.services.mirroring import index
from editor.services.mirroring.index import Entry
from editor.services.mirroring.names import BIN, CHANGED_HERE, folded
from editor.services.mirroring.rounds import HOUSES, HOUSES_ID, is_of_the_desk
from editor.system.files import read_bounded

_SUFFIXES = (".json", ".md")


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story of the folder, in brief: where it can be read again, and in what order it stood."""

    id: str
    updated: str
    recency: int
    is_binned: bool
    is_indexed: bool
    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class FoundHouses:
    """The houses, the id of the one in use, and what else belongs to the desk."""

    houses: tuple[House, ...] = ()
    current: str = ""
    settings: dict[str, str] = field(default_factory=dict)


class Finding:
    """Reads a mirror's folder, with its index or without; `unread` says what was passed over."""

    def __init__(self, folder: Path, exchange: Exchange) -> None:
        self.unread: list[str] = []
        self.folder = folder
        self._exchange = exchange
        self._entries = self._indexed()
        self._hashes = {
            folded(path): (sha256, entry)
            for entry in self._entries.values()
            for path, sha256 in entry.files().items()
        }

    def stories(self) -> Iterator[FoundStory]:
        """Every story that can be read, with the better one of its two files."""
        for is_binned, folder in ((False, self.folder), (True, self.folder / BIN)):
            for stem in self._stems(folder):
                found = self._story(folder, stem, is_binned)
                if found is not None:
                    yield found

    def story(self, found: FoundStory) -> Story:
        """The story itself, read again. Raises NutgrafError or OSError."""
        return self._read(found.path)

    def houses(self) -> FoundHouses:
        """The houses that were mirrored; none if their file cannot be read."""
        entry = self._entries.get(HOUSES_ID)
        path = self.folder / f"{entry.stem if entry else HOUSES}.json"
        try:
            value = json.loads(read_bounded(path, LARGEST))
            houses = tuple(house_from_json(canonical(each)) for each in value["houses"])
            settings = {
                str(name): text
                for name, text in value.get("settings", {}).items()
                if is_of_the_desk(str(name)) and isinstance(text, str)
            }
            return FoundHouses(houses, str(value.get("house", "")), settings)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, UnreadableStory) as error:
            self.unread.append(
                _("{name}: the houses cannot be read ({reason}).").format(
                    name=path.name, reason=_reason(error)
                )
            )
            return FoundHouses()

    def _indexed(self) -> dict[str, Entry]:
        try:
            values = index.read_index(self.folder / index.NAME)
        except (OSError, NutgrafError) as error:
            self.unread.append(
                _("{name}: the index cannot be read ({reason}).").format(
                    name=index.NAME, reason=_reason(error)
                )
            )
            return {}
        found = (index.entry_of(value) for value in values)
        return {entry.id: entry for entry in found if entry is not None}

    def _stems(self, folder: Path) -> list[str]:
        if (folder.is_symlink() and folder != self.folder) or not folder.is_dir():
            return []
        stems: set[str] = set()
        for path in folder.iterdir():
            if path.suffix not in _SUFFIXES or path.name.startswith(
                (".", f"{HOUSES}.", index.NAME)
            ):
                continue
            if CHANGED_HERE[:-1] in path.stem:
                self.unread.append(
                    _("{name}: changed in the folder; it was left there.").format(name=path.name)
                )
            elif stat.S_ISREG(path.lstat().st_mode):
                stems.add(path.stem)
        return sorted(stems)

    def _story(self, folder: Path, stem: str, is_binned: bool) -> FoundStory | None:
        """The story under a name; of two files the one that the index knows goes first."""
        paths = [path for suffix in _SUFFIXES if (path := folder / f"{stem}{suffix}").is_file()]
        paths.sort(key=lambda path: not self._is_as_written(path))
        for path in paths:
            try:
                story = self._read(path)
            except (NutgrafError, OSError) as error:
                self.unread.append(f"{path.name}: {_reason(error)}")
                continue
            entry = self._entry_at(path)
            is_indexed = entry is not None and entry.id == story.id
            recency = entry.recency if entry is not None and is_indexed else 0
            return FoundStory(
                story.id, story.updated, recency, is_binned, is_indexed, path, digest(story)
            )
        return None

    def _entry_at(self, path: Path) -> Entry | None:
        _rest, entry = self._hashes.get(self._key(path), ("", None))
        return entry

    def _is_as_written(self, path: Path) -> bool:
        wanted, _rest = self._hashes.get(self._key(path), ("", None))
        try:
            return hashlib.sha256(read_bounded(path, LARGEST)).hexdigest() == wanted
        except OSError:
            return False

    def _key(self, path: Path) -> str:
        return folded(path.relative_to(self.folder).as_posix())

    def _read(self, path: Path) -> Story:
        """The story of one of the mirror's files; other programs' files are no stories of it."""
        data = read_bounded(path, LARGEST)
        if not _is_own(path, data):
            raise UnreadableStory(_("this is no story that the mirror wrote."))
        form = "json" if path.suffix == ".json" else "markdown"
        return self._exchange.read(data, path.name, form)[0].story


def _is_own(path: Path, data: bytes) -> bool:
    marks = (b'"sections":', b'"id":') if path.suffix == ".json" else (b"\nnutgraf:\n", b"\n---\n")
    return all(mark in data for mark in marks)


def _reason(error: Exception) -> str:
    if isinstance(error, NutgrafError):
        return error.sentence
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return _("it is not in the form that the mirror writes")
