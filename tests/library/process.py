"""Programs that are killed while they write: `python -m tests.library.process NAME PATH PATH`.

Each says one line when it is where it shall be killed, or at each step.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from editor.library.database import open_library
from editor.library.engine import Database
from editor.library.library import Timeline
from editor.library.migrating import known_migrations, migrate
from editor.library.migrations.base import Migration
from editor.model.changes import TextChange
from editor.model.history import Step
from editor.model.places import Place
from editor.model.story import Story

TEXT = "The river rose by 3 metres — “higher than ever”, the mayor said. 東京 🌊 " * 20


def run_until_killed(name: str, *paths: Path, lines: int = 1) -> list[str]:
    """Run a program in a process of its own and kill it after so many lines; the lines."""
    command = [sys.executable, "-m", "tests.library.process", name, *map(str, paths)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(lines)]
        process.kill()
        said += process.stdout.read().split()
    return [line for line in said if line]


def half_a_migration(path: str, backups: str) -> None:
    """Stop within a migration."""

    def apply(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE added (word TEXT)")
        connection.exec_driver_sql("INSERT INTO added VALUES ('half')")
        print("here", flush=True)
        time.sleep(60)

    known = known_migrations()
    more = Migration(len(known) + 1, "half", apply)
    migrate(Database(Path(path)), (*known, more), lambda: datetime.now(UTC), Path(backups))


def keep_for_ever(path: str, backups: str) -> None:
    """Keep one story again and again, and new ones between; says each number that is kept."""
    library = open_library(
        path, clock=lambda: datetime.now(UTC), ids=lambda: "library", backups=Path(backups)
    )
    first = library.count()
    revision = 0 if not first else library.story("story").revision
    done: tuple[Step, ...] = library.story("story").done if first else ()
    for number in count(revision):
        change = TextChange(Place("headline"), 0, "", str(number))
        done = (*done, Step(change, "Typing", datetime.now(UTC)))
        story = Story("story", headline=f"{number} {TEXT}")
        timeline = Timeline(len(done) - 1, done, ())
        library.keep(story, revision=number, number=number, timeline=timeline)
        library.keep(Story(f"other-{number}", headline=TEXT), revision=0, number=0)
        print(number, flush=True)


PROGRAMS: dict[str, Callable[[str, str], None]] = {
    "half_a_migration": half_a_migration,
    "keep_for_ever": keep_for_ever,
}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](sys.argv[2], sys.argv[3])
