"""One window for each library, shown with real processes."""

import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from editor.system.locks import RENEW, STALE, Holder, LibraryLock

HOLD = """
import sys
from pathlib import Path
from editor.system.locks import LibraryLock
lock = LibraryLock(Path(sys.argv[1]))
print(lock.try_acquire(), flush=True)
sys.stdin.readline()
lock.release()
print("released", flush=True)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def other_process(library: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the library's lock until it reads a line."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "None\n"
        yield process
        process.kill()


def test_a_free_lock_is_taken_and_says_who_has_it(library: Path) -> None:
    lock = LibraryLock(library)
    assert lock.try_acquire() is None
    holder = lock.holder()
    assert holder is not None
    assert (holder.host, holder.pid) == (socket.gethostname(), os.getpid())
    assert holder.since.endswith("+00:00")
    lock.release()
    assert not lock.is_held
    assert lock.holder() is None


def test_a_held_lock_stays_held_when_asked_for_again(library: Path) -> None:
    lock = LibraryLock(library)
    assert lock.try_acquire() is None
    assert lock.try_acquire() is None
    lock.release()
    lock.release()
    assert LibraryLock(library).try_acquire() is None


def test_another_process_is_named(library: Path, other_process: subprocess.Popen[str]) -> None:
    lock = LibraryLock(library)
    holder = lock.try_acquire()
    assert holder is not None
    assert holder.pid == other_process.pid
    assert holder.is_on_this_machine
    assert not lock.is_held


def test_asking_leaves_the_record_of_the_holder_alone(
    library: Path, other_process: subprocess.Popen[str]
) -> None:
    LibraryLock(library).try_acquire()
    holder = LibraryLock(library).try_acquire()
    assert holder is not None
    assert holder.pid == other_process.pid


def test_what_another_process_let_go_of_is_free(
    library: Path, other_process: subprocess.Popen[str]
) -> None:
    out, _ = other_process.communicate("\n", timeout=30)
    assert out == "released\n"
    assert LibraryLock(library).try_acquire() is None


def test_a_killed_process_holds_nothing(
    library: Path, other_process: subprocess.Popen[str]
) -> None:
    other_process.kill()
    other_process.wait(30)
    lock = LibraryLock(library)
    left_over = lock.holder()
    assert left_over is not None
    assert left_over.pid == other_process.pid
    assert lock.try_acquire() is None


ELSEWHERE = Holder("another.invalid", "ed", 7, "2026-01-02T03:04:05Z")


def put_a_record_of_another_machine(library: Path) -> Path:
    record = library.with_name("library.db.holder")
    record.write_text(json.dumps(asdict(ELSEWHERE)))
    return record


def test_the_record_of_another_machine_is_believed_as_long_as_it_is_renewed(library: Path) -> None:
    record = put_a_record_of_another_machine(library)
    lock = LibraryLock(library)
    assert lock.try_acquire() == ELSEWHERE
    long_ago = record.stat().st_mtime - STALE - RENEW
    os.utime(record, (long_ago, long_ago))
    assert lock.try_acquire() is None
    assert lock.is_held


@pytest.mark.parametrize(("ahead", "is_believed"), [(STALE / 2, True), (STALE * 2, False)])
def test_a_record_dated_ahead_is_believed_no_longer_than_one_dated_back(
    library: Path, ahead: float, is_believed: bool
) -> None:
    record = put_a_record_of_another_machine(library)
    then = record.stat().st_mtime + ahead
    os.utime(record, (then, then))
    assert LibraryLock(library).try_acquire() == (ELSEWHERE if is_believed else None)


def test_a_machine_that_got_another_name_is_the_same(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.system.locks.machine_id", lambda: "0123")
    lock = LibraryLock(library)
    assert lock.try_acquire() is None
    monkeypatch.setattr(socket, "gethostname", lambda: "renamed.invalid")
    assert lock.renew() is None
    holder = lock.holder()
    assert holder is not None
    assert holder.is_on_this_machine


def test_two_machines_of_one_name_are_two(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.system.locks.machine_id", lambda: "0123")
    record = library.with_name("library.db.holder")
    other = Holder(socket.gethostname(), "ed", 7, "2026-01-02T03:04:05Z", "4567")
    record.write_text(json.dumps(asdict(other)))
    assert LibraryLock(library).try_acquire() == other


@pytest.mark.parametrize("ours", ["", "0123"])
def test_a_record_without_a_machine_is_told_by_its_name(
    library: Path, monkeypatch: pytest.MonkeyPatch, ours: str
) -> None:
    monkeypatch.setattr("editor.system.locks.machine_id", lambda: ours)
    record = library.with_name("library.db.holder")
    for host, is_here in ((socket.gethostname(), True), ("another.invalid", False)):
        record.write_text(json.dumps({"host": host, "user": "ed", "pid": 7, "since": ""}))
        holder = LibraryLock(library).holder()
        assert holder is not None
        assert holder.is_on_this_machine is is_here


def test_a_holder_renews_its_record_and_learns_who_took_over(library: Path) -> None:
    lock = LibraryLock(library)
    lock.try_acquire()
    record = library.with_name("library.db.holder")
    os.utime(record, (0, 0))
    assert lock.renew() is None
    assert record.stat().st_mtime > 0
    record.unlink()
    assert lock.renew() is None
    assert record.exists()
    put_a_record_of_another_machine(library)
    assert lock.renew() == ELSEWHERE
    lock.release()
    assert record.exists(), "who took over still holds it"


def test_a_record_that_cannot_be_removed_does_not_hold_the_lock(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = LibraryLock(library)
    lock.try_acquire()

    def fails(_: Path) -> None:
        raise OSError(errno.EIO, "The disk is broken")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", fails)
        lock.release()
    assert not lock.is_held
    assert LibraryLock(library).try_acquire() is None


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"host": 1, "pid": null}', "\x00\xff"])
def test_a_damaged_record_keeps_nobody_out(library: Path, record: str) -> None:
    library.with_name("library.db.holder").write_text(record, encoding="latin-1")
    assert LibraryLock(library).try_acquire() is None


def test_a_folder_that_cannot_be_written_is_the_systems_own_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        LibraryLock(tmp_path / "file" / "library.db").try_acquire()
