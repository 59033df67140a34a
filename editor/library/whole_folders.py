"""Folders that are there whole or not at all, and files copied so that a power cut keeps them."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editor.library.backup_record import NAME

PART = ".part"
_WRITING = ".writing"
_CHUNK = 1024 * 1024


@contextmanager
def made_whole(target: Path) -> Iterator[Path]:
    """An empty folder to fill, `….part`, which gets its name at the end; on a fault it goes.

    While it is filled it is locked, so that `remove_parts` knows what a crash left behind. Raises
    OSError, and FileExistsError where somebody fills the same one.
    """
    from filelock import FileLock

    part = target.with_name(target.name + PART)
    part.mkdir(mode=0o700)
    lock = FileLock(part / _WRITING, blocking=False)
    try:
        # Where there are no locks, whoever comes next takes it for left behind.
        with contextlib.suppress(NotImplementedError):
            lock.acquire()
        yield part
        lock.release()
        (part / _WRITING).unlink(missing_ok=True)
        put_on_disk(part)
        part.rename(target)
    except BaseException:
        lock.release()
        shutil.rmtree(part, ignore_errors=True)
        raise
    put_on_disk(target.parent)


def remove_parts(folder: Path) -> None:
    """Remove the parts of backups that a crash left in a folder; what resists stays."""
    from filelock import FileLock, Timeout

    for part in folder.glob(f"*{PART}"):
        is_ours = NAME.fullmatch(part.name.removesuffix(PART))
        if not is_ours or part.is_symlink() or not part.is_dir():
            continue
        lock = FileLock(part / _WRITING, blocking=False)
        with contextlib.suppress(OSError, NotImplementedError):
            try:
                lock.acquire()
            except Timeout:
                continue
        lock.release()
        shutil.rmtree(part, ignore_errors=True)


def free_name(folder: Path, name: str) -> Path:
    """A path in a folder by this name, or this name with a number, that nothing has."""
    path, turn = folder / name, 1
    while any(os.path.lexists(each) for each in (path, path.with_name(path.name + PART))):
        turn += 1
        path = folder / f"{name}-{turn}"
    return path


def copy_file(source: Path, target: Path) -> None:
    """Copy a file into a new one, for nobody else's eyes, on to the disk. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with source.open("rb") as reader, os.fdopen(os.open(target, flags, 0o600), "wb") as writer:
        shutil.copyfileobj(reader, writer, _CHUNK)
    put_on_disk(target)


def put_on_disk(path: Path) -> None:
    """Let what was written to a file, or the names in a folder, survive a power cut."""
    is_folder = path.is_dir()
    if is_folder and sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder; the files are safe by then.
        if not is_folder or error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)
