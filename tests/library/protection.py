"""What may not be written or read, by somebody who has no superuser's right."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def write_protected(folder: Path) -> Iterator[None]:
    """The folder and its files for reading only, and this process without a superuser's right."""
    _let_everybody_through_to(folder)
    paths = (folder, *folder.iterdir())
    before = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        for path, mode in zip(paths, before, strict=True):
            path.chmod(mode)


@contextmanager
def read_protected(path: Path) -> Iterator[None]:
    """The file not even for reading, its folder for everybody, and this process with no right."""
    _let_everybody_through_to(path.parent)
    before = [(each, each.stat().st_mode) for each in (path.parent, path)]
    path.parent.chmod(0o777)
    path.chmod(0)
    is_superuser = os.geteuid() == 0
    if is_superuser:
        # Whoever asks what may be done is answered for the real user.
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if is_superuser:
            os.setresuid(0, 0, 0)
        for each, mode in before:
            each.chmod(mode)


def _let_everybody_through_to(folder: Path) -> None:
    for parent in folder.parents:
        if parent.stat().st_mode & stat.S_IXOTH:
            break
        parent.chmod(0o755)
