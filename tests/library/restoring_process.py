"""Restores that are killed: `python -m tests.library.restoring_process ROUNDS BACKUP`.

The folder `0` in ROUNDS holds a library with its backups and journals. Copies of it, `1`, `2` and
so on, are restored by processes that kill themselves at the first, second … touch of the file
system or of SQLite, as the interpreter's audit events tell them, until one comes through.
"""

import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

# Imported before the first process is: none of them does it again.
import filelock  # noqa: F401

from editor.library.restoring import restore

TOUCHES = (
    "open",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.scandir",
    "os.listdir",
    "sqlite3.connect",
)


class Killer:
    """Kills its own process at a touch, or at a step of SQLite's copying."""

    is_cancelled = False

    def __init__(self, at: int) -> None:
        self._left = at

    def hear(self, event: str, _: object) -> None:
        if event in TOUCHES:
            self.report()

    def report(self, *_: int) -> None:
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)


def restored(home: Path, backup: str, at: int) -> bool:
    """Whether a process that is to be killed at a touch came through before it."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != -signal.SIGKILL
    killer = Killer(at)
    sys.addaudithook(killer.hear)
    backups, now = home / "backups", datetime(2026, 4, 1, tzinfo=UTC)
    restore(backups / backup, home / "library.db", home / "journals", backups, now, killer)
    os._exit(0)


def main(rounds: Path, backup: str) -> None:
    for at in count(1):
        shutil.copytree(rounds / "0", rounds / str(at))
        if restored(rounds / str(at), backup, at):
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
