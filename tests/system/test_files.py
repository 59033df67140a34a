"""Files whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.system.files import (
    DatabaseInUseError,
    FileTooLargeError,
    read_bounded,
    write_whole,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@given(st.binary(max_size=5_000))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("files") / "story.txt"
    write_whole(path, data)
    assert read_bounded(path, len(data)) == data
    assert names(path.parent) == {"story.txt"}


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"a much longer old text")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_write_in_several_pieces_arrives_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: whole_write(fd, bytes(data[:3])))
    write_whole(tmp_path / "story.txt", b"in pieces of three bytes")
    assert (tmp_path / "story.txt").read_bytes() == b"in pieces of three bytes"


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_on_a_failure_the_old_file_stays_and_nothing_else_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"story.txt"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_is_refused_and_stays_one() -> None:
    with pytest.raises(OSError, match="no regular file"):
        write_whole(Path("/dev/full"), b"text")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix
def test_the_permission_bits_of_an_existing_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.touch()
    path.chmod(0o640)
    write_whole(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_permissions_that_files_have_here(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "story.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_very_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".txt")
    write_whole(path, b"text")
    assert path.read_bytes() == b"text"


def test_a_folder_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"text")
    with pytest.raises(IsADirectoryError):
        read_bounded(tmp_path, 10)


def test_a_file_at_the_limit_is_read_and_one_beyond_it_is_not(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"12345")
    assert read_bounded(path, 5) == b"12345"
    with pytest.raises(FileTooLargeError) as caught:
        read_bounded(path, 4)
    assert caught.value.limit == 4


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bounded(tmp_path / "gone", 10)
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "story.txt", b"text")


@pytest.fixture
def in_use(tmp_path: Path) -> Path:
    """A database that SQLite has open, with what it keeps beside."""
    folder = tmp_path / "data"
    folder.mkdir()
    for suffix in ("", "-wal", "-shm"):
        (folder / f"library.db{suffix}").write_bytes(b"words")
    return folder / "library.db"


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_no_file_of_a_database_in_use_is_opened(in_use: Path, suffix: str) -> None:
    path = in_use.with_name(in_use.name + suffix)
    with pytest.raises(DatabaseInUseError):
        read_bounded(path, 100)
    with pytest.raises(DatabaseInUseError):
        write_whole(path, b"a story")
    assert path.read_bytes() == b"words"


@posix
def test_a_database_in_use_is_known_behind_links(in_use: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").symlink_to(in_use.parent, target_is_directory=True)
    (tmp_path / "story.txt").symlink_to(in_use)
    for path in (tmp_path / "folder" / in_use.name, tmp_path / "story.txt"):
        with pytest.raises(DatabaseInUseError):
            read_bounded(path, 100)


def test_a_database_that_nobody_has_open_is_a_file_like_others(in_use: Path) -> None:
    in_use.with_name(in_use.name + "-shm").unlink()
    assert read_bounded(in_use, 100) == b"words"
