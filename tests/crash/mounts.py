"""File systems of a test's own: a small disk in memory, an ext4 image that loses its power."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_SHUTDOWN = 0x8004587D
"""FS_IOC_SHUTDOWN: from now on nothing reaches the disk (fs/ext4/ext4.h, EXT4_IOC_SHUTDOWN)."""

_WITHOUT_FLUSHING = 2


@cache
def why_not() -> str:
    """Why no file system can be mounted here; empty if one can."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "only root on Linux may mount file systems"
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "this container may not mount file systems"


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[None]:
    """A disk of so many bytes at a folder."""
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "none", at)
    try:
        yield
    finally:
        _run("umount", "-l", at)


@contextmanager
def plugged(stick: Path, at: Path) -> Iterator[None]:
    """A folder that appears at another, like a stick that is put in."""
    plug(stick, at)
    try:
        yield
    finally:
        unplug(at)


def plug(stick: Path, at: Path) -> None:
    """Let a folder appear at another."""
    _run("mount", "--bind", stick, at)


def unplug(at: Path) -> None:
    """Take away what appears at a folder, though files of it are open."""
    _run("umount", "-l", at)


@contextmanager
def ext4(image: Path, at: Path, size: str = "48M") -> Iterator[None]:
    """An ext4 file system in a file, made if it is not there."""
    if not image.exists():
        _run("truncate", "-s", size, image)
        _run("mkfs.ext4", "-q", image)
    _run("mount", "-o", "loop", image, at)
    try:
        yield
    finally:
        _run("umount", at)


def cut_power(at: Path) -> None:
    """Let nothing more of a mounted ext4 reach its disk: neither data nor its journal."""
    descriptor = os.open(at, os.O_RDONLY)
    try:
        fcntl.ioctl(descriptor, _SHUTDOWN, _WITHOUT_FLUSHING.to_bytes(4, sys.byteorder))
    finally:
        os.close(descriptor)


def _run(*command: str | Path) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
