"""Folders that look like backups, made without a library: for what only reads their records."""

from datetime import UTC, datetime
from pathlib import Path

from editor.library.backup_record import LIBRARY, Occasion, Record, name_for
from editor.library.whole_folders import free_name

DESK = "desk"


def backup_at(
    folder: Path,
    at: datetime,
    why: str = Occasion.DAILY,
    library: str = DESK,
    damaged: tuple[str, ...] = (),
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = free_name(folder, name_for(Path("library.db"), at))
    path.mkdir()
    (path / LIBRARY).write_bytes(b"words")
    (path / "journals").mkdir()
    Record(at.astimezone(UTC), why, library, 1, 2, 1, 5, "0" * 64, damaged=damaged).write(path)
    return path
