"""Where the libraries lie whose journals this machine has: a note in each journals' folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from editor.system.files import read_bounded, write_whole

_NOTE = "path"
_LONGEST_PATH = 40_000


def remember(library: Path, journals: Path) -> None:
    """Note that the stories of a library at a path have their journals in a folder."""
    with suppress(OSError):
        if path_of_library(journals) != library:
            journals.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(journals / _NOTE, str(library).encode("utf-8", "surrogateescape"))


def forget(journals: Path) -> None:
    """Nothing of the library that these journals belonged to is left to bring in."""
    with suppress(OSError):
        (journals / _NOTE).unlink()


def path_of_library(journals: Path) -> Path | None:
    """Where the library of a folder of journals lay last; None if that is not known."""
    try:
        text = read_bounded(journals / _NOTE, _LONGEST_PATH).decode("utf-8", "surrogateescape")
        return Path(text)
    except (OSError, ValueError):
        return None


def journals_of_path(library: Path, all_journals: Path) -> Iterator[Path]:
    """The folders of journals of all libraries that lay at a path."""
    with suppress(OSError):
        for note in sorted(all_journals.glob(f"*/{_NOTE}")):
            if path_of_library(note.parent) == library:
                yield note.parent
