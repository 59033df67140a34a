"""What names a library: a path, or an `sqlite:///` URL. Nothing of SQLite is imported here."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from editor.model.errors import LibraryError
from editor.model.translation import _

_SCHEME = "sqlite:///"


def path_of(location: str | Path) -> Path:
    """The file of a library. Raises LibraryError for the URL of anything else."""
    text = str(location)
    if text.startswith(_SCHEME):
        return Path(unquote(text.removeprefix(_SCHEME))).absolute()
    if "://" in text:
        raise LibraryError(
            _("{text} names a library of a kind that this Nutgraf does not know.").format(
                text=text
            ),
            _("Name a file, or {scheme} and a path.").format(scheme=_SCHEME),
        )
    return Path(location).absolute()
