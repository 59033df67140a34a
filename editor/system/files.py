"""Files written whole or not at all, and read within bounds."""

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path

_INDEX = "-shm"
"""What SQLite calls the index of a log."""


class FileTooLargeError(OSError):
    """A file holds more bytes than its reader is ready for."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(errno.EFBIG, f"The file is larger than {limit:,} bytes", str(path))
        self.limit = limit


class DatabaseInUseError(OSError):
    """A file belongs to a database that SQLite has open, in this program or in another one.

    Whoever opens it beside SQLite and closes it lets go of every lock that this process has on it,
    and another program then takes the log of an open library for nobody's and deletes it
    (https://sqlite.org/howtocorrupt.html, 2.2).
    """

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EBUSY, os.strerror(errno.EBUSY), str(path))


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a file that may hold at most `limit` of them.

    Raises FileTooLargeError without having read more than one byte beyond the limit,
    IsADirectoryError for a folder (on every system), DatabaseInUseError without having opened it,
    and what else the system says.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    _refuse_database_in_use(path)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise FileTooLargeError(path, limit)
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` in place of whatever the file holds; on any failure the old file stays as it was.

    - The new bytes are on the disk before the name points to them, and the name is on the disk
      before this returns.
    - A symbolic link stays one: what it points to is replaced.
    - An existing file keeps its permission bits, and one that may not be written is refused, as
      opening it would be.
    - Only a regular file is replaced: never a folder, a device or a pipe, nor what belongs to a
      database in use.
    """
    target = path.resolve()
    _refuse_database_in_use(target)
    mode = _mode_of_replaceable(target)
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.tmp")
    try:
        _write_new(temporary, data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _refuse_database_in_use(path: Path) -> None:
    """SQLite keeps an index of the log beside a database as long as somebody has it open."""
    # Not `resolve`, which fails where links go round.
    name = os.path.realpath(path)
    databases = (name, name.removesuffix("-wal"), name.removesuffix(_INDEX))
    if any(os.access(each + _INDEX, os.F_OK) for each in databases):
        raise DatabaseInUseError(path)


def _mode_of_replaceable(target: Path) -> int | None:
    """The permission bits of the file to be replaced; None where there is none yet."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "This is no regular file", str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(status.st_mode)


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != len(data):
            raise OSError(errno.EIO, "Not every byte was written", str(path))
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable, on systems that can open a folder."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder; the file itself is safe by now.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)
