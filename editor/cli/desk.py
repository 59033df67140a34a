"""What verbs work with: the library that was named, and what belongs to it on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from editor.model.errors import NotFound
from editor.render.own_templates import use_folder
from editor.services.album import Album
from editor.services.connect import connect, journals, library_path
from editor.services.exchange import Exchange
from editor.services.settings import Settings
from editor.services.shelf import Shelf
from editor.system.paths import Folders


class Desk:
    """A library with this machine's folders and settings; nothing is opened as yet.

    Raises LibraryError for a library of a kind that is unknown.
    """

    def __init__(self, library: str) -> None:
        self.folders = Folders.of_user()
        self.library = library_path(library, self.folders)
        self.settings = Settings(self.folders.config / "settings.json")
        self.exchange = Exchange(date.today)
        use_folder(self.folders.data / "templates")

    def exchange_of(self, shelf: Shelf) -> Exchange:
        """What writes the stories of an open library, with its images."""
        return Exchange(date.today, Album(lambda: shelf.library))

    @property
    def backups(self) -> Path:
        """Where backups are made."""
        return self.settings.backup_folder or self.folders.data / "backups"

    @property
    def journals(self) -> Path:
        """Where the journals of this machine lie."""
        return journals(self.folders)

    @contextmanager
    def shelf(self, *, made: bool = False) -> Iterator[Shelf]:
        """The library, open beside whoever else has it. Raises NotFound where it is not there,
        unless one may be `made`.
        """
        if not made:
            self.require_library()
        shelf = connect(self.library, self.folders, self.settings.backup_folder)
        try:
            yield shelf
        finally:
            shelf.leave()

    @property
    def is_there(self) -> bool:
        """Whether there is anything in the library's place."""
        return self.library.exists()

    def require_library(self) -> Path:
        """The library's path. Raises NotFound where there is nothing."""
        if not self.is_there:
            raise NotFound(
                f"There is no library at {self.library}.",
                "Name another with --library, or begin one with `nutgraf import`.",
            )
        return self.library

    def now(self) -> datetime:
        """The time by this machine's clock, with its zone."""
        return datetime.now().astimezone()
