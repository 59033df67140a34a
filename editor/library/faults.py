"""What SQLite and the file system complain of, as sentences for the person.

This is the edge of the package: no `sqlite3`, `sqlalchemy` or `OSError` gets past it. What they
said themselves goes into the log.
"""

from __future__ import annotations

import errno
import logging
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from editor.model.errors import LibraryError, LibraryHeld
from editor.model.translation import N_, _

FULL = N_("Make room on the disk and try again.")
RESTORE = N_(
    "The file was left as it is. Help › Check the library brings what can be read into a new one;"
    " File › Backups… restores a backup."
)


_LOCKS = (
    N_("The files of the library {path} could not be locked."),
    N_(
        "A network drive may have lost its connection, or has no locks: there a library is safer on"
        " a disk of this computer. It is tried again."
    ),
)
_FILES_BESIDE = (
    N_("The files beside the library {path} (-wal, -shm) could not be used."),
    N_(
        "See that its folder can be written, and that no program that copies or syncs files takes"
        " them away; it is tried again."
    ),
)
_MEMORY = (
    N_("There was not enough memory to use the library {path}."),
    N_("Close other programs; it is tried again."),
)
_NOT_WRITTEN = (
    N_("The library {path} cannot be written."),
    N_("Change the permissions of the file and its folder, or open another library."),
)

_CAUSES = {
    sqlite3.SQLITE_READONLY: _NOT_WRITTEN,
    sqlite3.SQLITE_PERM: _NOT_WRITTEN,
    sqlite3.SQLITE_TOOBIG: (
        N_("A text in the library {path} is larger than any story."),
        N_("Nothing was changed. Help › Check the library says which one."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        N_("The library {path} cannot be opened."),
        N_("See that the file and its folder can be read and written."),
    ),
    sqlite3.SQLITE_IOERR: (
        N_("The disk of the library {path} reported an error."),
        N_("See that the drive is connected and healthy; it is tried again."),
    ),
    sqlite3.SQLITE_NOMEM: _MEMORY,
    # What SQLite counts as faults of input and output too, though the disk is well.
    sqlite3.SQLITE_IOERR_NOMEM: _MEMORY,
    sqlite3.SQLITE_IOERR_LOCK: _LOCKS,
    sqlite3.SQLITE_IOERR_UNLOCK: _LOCKS,
    sqlite3.SQLITE_IOERR_RDLOCK: _LOCKS,
    sqlite3.SQLITE_IOERR_BLOCKED: _LOCKS,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK: _LOCKS,
    sqlite3.SQLITE_IOERR_SHMLOCK: _LOCKS,
    sqlite3.SQLITE_READONLY_CANTLOCK: _LOCKS,
    sqlite3.SQLITE_IOERR_ACCESS: _FILES_BESIDE,
    sqlite3.SQLITE_IOERR_DELETE: _FILES_BESIDE,
    sqlite3.SQLITE_IOERR_DELETE_NOENT: _FILES_BESIDE,
    sqlite3.SQLITE_IOERR_SHMOPEN: _FILES_BESIDE,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FILES_BESIDE,
    sqlite3.SQLITE_IOERR_SHMMAP: _FILES_BESIDE,
    sqlite3.SQLITE_READONLY_CANTINIT: _FILES_BESIDE,
    sqlite3.SQLITE_CANTOPEN_DIRTYWAL: _FILES_BESIDE,
}
"""Sentence and remedy by SQLite's codes (sqlite.org/rescode.html), exact ones before others."""

_OF_THE_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)

_LEAST_ROOM = 1_000_000
"""Bytes that are free on a disk that is not full."""

_QUOTED = re.compile(r"""\"[^\"]*\"?|'[^']*'?|\([^)]*\)?""")

_log = logging.getLogger(__name__)


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
        note_fault(error)
        raise damaged(path) from error


def library_error(path: Path, error: BaseException) -> LibraryError:
    """The error of a library at `path` with a sentence and a remedy; its cause is logged."""
    note_fault(error)
    if isinstance(error, OSError):
        return _of_system(path, error)
    exactly = getattr(error, "sqlite_errorcode", 0)
    code = exactly & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryHeld(
            _("Another program is writing to the library {path}.").format(path=path),
            _("Close it, or wait a moment; it is tried again."),
        )
    if code == sqlite3.SQLITE_FULL or (code in _OF_THE_DISK and _is_full(path)):
        return _no_room(path)
    if code == sqlite3.SQLITE_NOTADB:
        return no_library(path)
    # A file that was emptied under us has not even its tables any more.
    if code == sqlite3.SQLITE_CORRUPT or "UTF-8" in str(error) or "no such table" in str(error):
        return damaged(path)
    if exactly in _CAUSES or code in _CAUSES:
        sentence, remedy = _CAUSES.get(exactly) or _CAUSES[code]
        return LibraryError(_(sentence).format(path=path), _(remedy))
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


def note_fault(error: BaseException) -> None:
    """Log what the system or SQLite said, without what it may have quoted of the library."""
    name = getattr(error, "sqlite_errorname", "")
    # Without a name it is Python that complains, and it quotes the text of the row.
    if name:
        _log.info("%s: %s", name, _QUOTED.sub("…", _reason(error)))
    elif isinstance(error, OSError) and error.errno:
        _log.info("%s: %s", errno.errorcode.get(error.errno, error.errno), error.strerror)
    else:
        _log.info("%s", type(error).__name__)


def _no_room(path: Path) -> LibraryError:
    return LibraryError(
        _("There is no room left on the disk of the library {path}.").format(path=path), _(FULL)
    )


def _is_full(path: Path) -> bool:
    """Whether that is so for certain; SQLite does not say it of every file that it writes."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def _of_system(path: Path, error: OSError) -> LibraryError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _no_room(path)
    reason = error.strerror or str(error)
    return LibraryError(
        _("The library {path} cannot be opened ({reason}).").format(path=path, reason=reason),
        _("See that its folder exists and can be written, or name another library."),
    )


def _reason(error: BaseException) -> str:
    """The driver's own words, on one line, without the statement and its values."""
    return " ".join(str(error).split())[:200]
