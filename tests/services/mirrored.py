"""A desk with a mirror: the folder, and what somebody else does in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from editor.library.database import open_library
from editor.library.library import Library
from editor.model.ids import random_story_id
from editor.model.story import Story
from editor.services.exchange import Exchange
from editor.services.mirror import Mirror, MirrorState
from editor.services.rebuild import Rebuilt, rebuild
from editor.services.settings import Settings
from tests.services.desk import START, Desk

EXCHANGE = Exchange(START.date)


class MirroredDesk(Desk):
    """A desk whose library is mirrored to `home/mirror`."""

    def __init__(self, home: Path, folder: Path | None = None, library: Path | None = None) -> None:
        self.folder = folder or home / "mirror"
        self.folder.mkdir(parents=True, exist_ok=True)
        super().__init__(home, library)
        self.settings = Settings(home / "settings.json")
        self.settings.mirror_folder = self.folder
        self.mirror = Mirror(self.workspace, self.tasks, self.settings, EXCHANGE, lambda: START)
        self.mirror_states: list[MirrorState] = []
        self.mirror.changed.connect(self.mirror_states.append)

    def write(self, headline: str, body: str = "") -> str:
        """A new story, kept; its id."""
        self.new().type(headline).type_body(body)
        self.rest(3)
        return self.story.id

    def minute(self) -> MirroredDesk:
        self.rest(60)
        return self

    def files(self) -> list[str]:
        """What lies in the folder, without the mirror's own two files."""
        found = (path for path in self.folder.rglob("*") if not path.is_dir() or path.is_symlink())
        names = (path.relative_to(self.folder).as_posix() for path in found)
        return sorted(name for name in names if name not in ("houses.json", "mirror-index.jsonl"))

    def file(self, suffix: str = ".md") -> Path:
        """The one file of that kind."""
        (name,) = (name for name in self.files() if name.endswith(suffix))
        return self.folder / name


def library_at(path: Path) -> Library:
    return open_library(
        path, clock=lambda: START, ids=random_story_id, backups=path.parent / "backups"
    )


def stories_of(path: Path) -> list[tuple[Story, bool]]:
    """All stories of a library, the newest first, those in the bin last; whether they are there."""
    with closing(library_at(path)) as library:
        listed = [(row.id, False) for row in library.rows(limit=10_000)]
        binned = [(row.id, True) for row in library.binned()]
        return [
            (library.story(story_id).story, is_binned) for story_id, is_binned in listed + binned
        ]


def rebuilt(folder: Path, target: Path) -> Rebuilt:
    return rebuild(folder, target, EXCHANGE, lambda: START)


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files of a folder: what is in them and when they were written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
