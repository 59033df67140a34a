"""Where the libraries lie whose journals this machine has: a note in each journals' folder.

A note says where it lies itself, too: in a home folder that was copied it counts for nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from editor.system.files import read_bounded, write_whole

_NOTE = "path"
_LONGEST_NOTE = 80_000


def remember(library: Path, journals: Path) -> None:
    """Note that the stories of a library at a path have their journals in a folder."""
    with suppress(OSError):
        if path_of_library(journals) != library:
            journals.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(journals / _NOTE, b"\0".join((os.fsencode(library), os.fsencode(journals))))


def forget(journals: Path) -> None:
    """Nothing of the library that these journals belonged to is left to bring in."""
    with suppress(OSError):
        (journals / _NOTE).unlink()


def path_of_library(journals: Path) -> Path | None:
    """Where the library of a folder of journals lay last; None if that is not known."""
    try:
        library, folder = read_bounded(journals / _NOTE, _LONGEST_NOTE).split(b"\0")
    except (OSError, ValueError):
        return None
    return Path(os.fsdecode(library)) if folder == os.fsencode(journals) else None


def journals_of_path(library: Path, all_journals: Path) -> Iterator[Path]:
    """The folders of journals of all libraries that lay at a path."""
    with suppress(OSError):
        for note in sorted(all_journals.glob(f"*/{_NOTE}")):
            if path_of_library(note.parent) == library:
                yield note.parent
