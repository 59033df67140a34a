"""Opening a library with its journals: where the paths come together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.ids import random_story_id
from editor.services.shelf import Shelf
from editor.system.paths import Folders

if TYPE_CHECKING:
    from editor.library.library import Library


def unfiled(folders: Folders) -> Path:
    """Where the journals of stories lie that had no library to go to."""
    return folders.state / "journals" / "unfiled"


def connect(library: Path, folders: Folders) -> Shelf:
    """Open a library, making it if it is not there. Raises LibraryError with a sentence."""
    from editor.library.database import open_library

    opened: Library = open_library(
        library,
        clock=lambda: datetime.now(UTC),
        ids=random_story_id,
        backups=folders.data / "backups",
    )
    return Shelf(opened, folders.state / "journals" / opened.id, unfiled(folders))
