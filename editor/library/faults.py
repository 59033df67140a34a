"""What SQLite and the file system complain of, as sentences for the person.

This is the edge of the package: no `sqlite3`, `sqlalchemy` or `OSError` gets past it.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from editor.model.errors import LibraryError, LibraryHeld
from editor.model.translation import N_, _

FULL = N_("Make room on the disk and try again; words typed in the window are in their journal.")
RESTORE = N_(
    "The file was left as it is. Help › Check the library brings what can be read into a new one;"
    " File › Backups… restores a backup."
)


@contextmanager
def as_library_errors(path: Path) -> Iterator[None]:
    """Let every fault of the database at `path` come out as a LibraryError."""
    try:
        yield
    except DBAPIError as error:
        raise library_error(path, error.orig or error) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise library_error(path, error) from error
    except UnicodeDecodeError as error:
        # SQLite's own complaint about a damaged name may be no UTF-8 any more.
        raise damaged(path) from error


def library_error(path: Path, error: BaseException) -> LibraryError:
    """The error of a library at `path` with a sentence and a remedy."""
    if isinstance(error, OSError):
        return _of_system(path, error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryHeld(
                _("Another program is writing to the library {path}.").format(path=path),
                _("Close it, or wait a moment; it is tried again."),
            )
        case sqlite3.SQLITE_FULL:
            return LibraryError(
                _("There is no room left on the disk of the library {path}.").format(path=path),
                _(FULL),
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return LibraryError(
                _("The library {path} cannot be written.").format(path=path),
                _("Change the permissions of the file and its folder, or open another library."),
            )
        case sqlite3.SQLITE_NOTADB:
            return no_library(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_TOOBIG:
            return LibraryError(
                _("A text in the library {path} is larger than any story.").format(path=path),
                _("Nothing was changed. Help › Check the library says which one."),
            )
        case sqlite3.SQLITE_CANTOPEN:
            return LibraryError(
                _("The library {path} cannot be opened.").format(path=path),
                _("See that the file and its folder can be read and written."),
            )
        case sqlite3.SQLITE_IOERR:
            return LibraryError(
                _("The disk of the library {path} reported an error.").format(path=path),
                _("See that the drive is connected and healthy; it is tried again."),
            )
    # A file that was emptied under us has not even its tables any more.
    if "UTF-8" in str(error) or "no such table" in str(error):
        return damaged(path)
    return LibraryError(
        _("The library {path} could not be used ({reason}).").format(
            path=path, reason=_reason(error)
        )
    )


def damaged(path: Path) -> LibraryError:
    """The error of a library in which something cannot be read any more."""
    return LibraryError(_("The library {path} is damaged.").format(path=path), _(RESTORE))


def no_library(path: Path) -> LibraryError:
    """The error of a file that is something else than a library."""
    return LibraryError(
        _("{path} is no Nutgraf library.").format(path=path),
        _("The file was not touched; name another."),
    )


def _of_system(path: Path, error: OSError) -> LibraryError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return LibraryError(
            _("There is no room left on the disk of the library {path}.").format(path=path), _(FULL)
        )
    reason = error.strerror or str(error)
    return LibraryError(
        _("The library {path} cannot be opened ({reason}).").format(path=path, reason=reason),
        _("See that its folder exists and can be written, or name another library."),
    )


def _reason(error: BaseException) -> str:
    """The driver's own words, on one line, without the statement and its values."""
    return " ".join(str(error).split())[:200]
