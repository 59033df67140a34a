"""What a library and its journals hold, looked at from outside."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.crash.driver import Found


def require_whole(library: Path) -> int:
    """Raise Found unless SQLite, the index and every story are whole; gives how many stories."""
    with closing(sqlite3.connect(library, timeout=10)) as raw:
        verdict = raw.execute("PRAGMA integrity_check").fetchall()
        if verdict != [("ok",)]:
            raise Found(f"{library} is not whole: {verdict[:3]}")
        if raw.execute("PRAGMA foreign_key_check").fetchall():
            raise Found(f"{library} has rows that belong to nothing")
        rows = raw.execute("SELECT id, json, sha256 FROM stories").fetchall()
        for story, text, sha256 in rows:
            if hashlib.sha256(text.encode()).hexdigest() != sha256:
                raise Found(f"the story {story} of {library} is not what was written")
    return len(rows)


def words_in(library: Path) -> str:
    """The texts of all stories, as they stand in the file."""
    with closing(sqlite3.connect(library, timeout=10)) as raw:
        rows = raw.execute("SELECT json FROM stories").fetchall()
    return "\n".join(text for (text,) in rows)


def ids_in(library: Path) -> set[str]:
    """The ids of all stories."""
    with closing(sqlite3.connect(library, timeout=10)) as raw:
        return {story for (story,) in raw.execute("SELECT id FROM stories")}
