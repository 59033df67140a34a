"""A file that cannot be opened as a library: what else it is, as far as its bytes tell."""

from __future__ import annotations

import mmap
from enum import StrEnum
from pathlib import Path

from editor.model.translation import N_

_DATABASE = b"SQLite format 3\0"
_STORY = b'"sections":['
"""What the JSON of every story in a library has in it."""

_SCHEMA = b"CREATE TABLE stories"
_BEGINNING = 4_096


class Stranger(StrEnum):
    """What a file is, in a sentence."""

    EMPTY = N_("The file is empty: there is no library in it.")
    TEXT = N_("This is a text, no library: stories in it are taken in by an import.")
    DATABASE = N_("This is a database of another program, no Nutgraf library.")
    LIBRARY = N_("The beginning of the file is destroyed, but it was a library: stories lie in it.")
    OTHER = N_("This is no Nutgraf library: nothing in it looks like a story.")


def what_it_is(path: Path) -> Stranger:
    """What a file is that SQLite, or its mark, says is no library. Raises OSError."""
    if not path.stat().st_size:
        return Stranger.EMPTY
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
        if _is_text(beginning):
            return Stranger.TEXT
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if any(data.find(sign) >= 0 for sign in (_STORY, _SCHEMA)):
                return Stranger.LIBRARY
            is_database = data[: len(_DATABASE)] == _DATABASE and data.find(b"CREATE TABLE") >= 0
            return Stranger.DATABASE if is_database else Stranger.OTHER


def _is_text(beginning: bytes) -> bool:
    if b"\0" in beginning:
        return False
    try:
        beginning.decode()
    except UnicodeDecodeError as error:
        # A letter of several bytes may be cut at the end of what was read.
        return error.start > _BEGINNING - 4
    return True
