"""A migration is killed at each call that writes: the library is of the old form or of the new.

The process is the real command, the library one that an earlier version wrote.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from editor.library.migrating import known_migrations
from tests.crash import faults
from tests.crash.driver import ROOT, Found
from tests.crash.faults import Deed, Faults
from tests.crash.library import require_whole
from tests.crash.suite import Counts, Suite

_OLD = sorted((ROOT / "tests" / "golden" / "libraries").glob("form-*.db"))
_DEEDS = (Deed.KILL_BEFORE, Deed.KILL_HALF, Deed.KILL_AFTER)

_ALL = 300
"""More rounds than a migration has calls."""

Rows = list[tuple[str, str]]


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Kill at one call after the other, all of them if there are rounds enough."""
    old, deed = _OLD[seed // 3 % len(_OLD)], _DEEDS[seed % 3]
    steps = list(range(_calls(folder / "counted", old)))
    if rounds < len(steps):
        steps = random.Random(seed).sample(steps, rounds)
    for step in steps:
        yield _round(folder / f"home-{step}", old, deed, step)


def _calls(home: Path, old: Path) -> int:
    """How many calls there are that write when nobody kills."""
    _lay(old, home)
    with Faults(home, home.with_name("control")) as fault:
        fault.strike(Deed.NOTHING, within="/data/")
        _command(home, fault)
        return fault.counted


def _lay(old: Path, home: Path) -> Path:
    library = home / "data" / "library.db"
    library.parent.mkdir(parents=True)
    shutil.copyfile(old, library)
    return library


def _round(home: Path, old: Path, deed: Deed, step: int) -> Counts:
    library = _lay(old, home)
    known = _stories(library)
    what = f"{old.name}, {deed.name} at call {step + 1}"
    with Faults(home, home.with_name("control")) as fault:
        fault.strike(deed, after=step, times=1, within="/data/")
        status, said = _command(home, fault)
        is_killed = fault.struck > 0
    if is_killed != (status == -signal.SIGKILL) or "Traceback" in said:
        raise Found(f"{what}: it ended with {status} and said {said}")
    form = _form(library)
    # Each migration is a transaction of its own: a library may stand between two of them.
    if is_killed and form not in range(_form(old), len(known_migrations()) + 1):
        raise Found(f"{what}: the library is of form {form}")
    if form != _form(old) and not _has_backup(home, known):
        raise Found(f"{what}: the library was migrated without a backup")
    status, said = _command(home, None)
    if status or _form(library) != len(known_migrations()):
        raise Found(f"{what}: the next start ended with {status} and said {said}")
    require_whole(library)
    if _stories(library) != known:
        raise Found(f"{what}: the stories are not what they were")
    shutil.rmtree(home)
    return Counts(
        {
            "migrations killed": int(is_killed),
            "migrations that were through before the step": int(not is_killed),
            "libraries found in the old form": int(form == _form(old)),
            "libraries found in the new form": int(form != _form(old)),
        }
    )


def _command(home: Path, fault: Faults | None) -> tuple[int, str]:
    environment = {**os.environ, "NUTGRAF_HOME": str(home)}
    environment |= fault.environment if fault else {}
    done = subprocess.run(
        [sys.executable, "-m", "editor", "list"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def _form(library: Path) -> int:
    with closing(sqlite3.connect(library)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _stories(library: Path) -> Rows:
    with closing(sqlite3.connect(library)) as raw:
        return raw.execute("SELECT id, json FROM stories ORDER BY id").fetchall()


def _has_backup(home: Path, known: Rows) -> bool:
    made = [each for each in (home / "data" / "backups").rglob("*.db") if each.stat().st_size]
    return any(_stories(each) == known for each in made)


SUITE = Suite(
    "migrations",
    "a migration is killed at each of its steps",
    series,
    in_full=len(_DEEDS) * len(_OLD) * _ALL,
    at_once=_ALL,
    few=2,
    why_not=faults.why_not,
)
