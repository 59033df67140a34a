"""Migrations: each whole or not at all, and a backup before the first."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData

from editor.library.backup_record import Occasion, read_record
from editor.library.engine import Database
from editor.library.library import Library
from editor.library.migrating import known_migrations, migrate
from editor.library.migrations.base import Migration
from editor.library.tables import METADATA
from editor.model.errors import LibraryError
from editor.model.story import Story
from tests.library.process import run_until_killed

KNOWN = known_migrations()
NEXT = len(KNOWN) + 1
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def adds_a_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE added (word TEXT)")
    connection.exec_driver_sql("INSERT INTO added VALUES ('new')")


def adds_and_fails(connection: Connection) -> None:
    adds_a_table(connection)
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def migrated(path: Path, apply: Callable[[Connection], None], backups: Path) -> None:
    database = Database(path)
    try:
        migrate(database, (*KNOWN, Migration(NEXT, "more", apply)), lambda: NOON, backups)
    finally:
        database.close()


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def path(library: Library) -> Path:
    """A library with two stories, one of them only in the log."""
    library.keep(Story("one", headline="flood"), revision=0, number=0)
    library.keep(Story("two", headline="drought"), revision=0, number=0)
    return library.path


def test_the_migrations_are_numbered_from_one_without_a_gap() -> None:
    assert [each.number for each in KNOWN] == list(range(1, len(KNOWN) + 1))


def test_the_tables_are_what_the_migrations_make(library: Library) -> None:
    made = MetaData()
    made.reflect(library._database._engine)

    def described(metadata: MetaData) -> dict[str, object]:
        return {
            table.name: (
                [(column.name, column.primary_key) for column in table.columns],
                sorted((index.name, index.columns.keys()) for index in table.indexes),
            )
            for table in metadata.tables.values()
            if not table.name.startswith("story_text")
        }

    assert described(made) == described(METADATA)


def test_each_migration_leaves_its_record(path: Path) -> None:
    recorded = asked(path, "SELECT number, title FROM migrations")
    assert recorded == [(each.number, each.title) for each in KNOWN]


def test_a_new_library_needs_no_backup(path: Path, tmp_path: Path) -> None:
    assert path.exists()
    assert not (tmp_path / "backups").exists()


def test_a_library_is_copied_before_its_first_migration(path: Path, tmp_path: Path) -> None:
    migrated(path, adds_a_table, tmp_path / "backups")
    assert asked(path, "SELECT word FROM added") == [("new",)]
    assert asked(path, "PRAGMA user_version") == [(NEXT,)]
    (copy,) = (tmp_path / "backups").iterdir()
    assert asked(copy / "library.db", "SELECT id FROM stories ORDER BY recency") == [
        ("one",),
        ("two",),
    ]
    assert asked(copy / "library.db", "PRAGMA user_version") == [(NEXT - 1,)]
    assert read_record(copy).why == Occasion.MIGRATION


def test_a_migration_is_applied_once(path: Path, tmp_path: Path) -> None:
    migrated(path, adds_a_table, tmp_path / "backups")
    migrated(path, adds_a_table, tmp_path / "backups")
    assert asked(path, "SELECT count(*) FROM added") == [(1,)]
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        migrated(path, adds_and_fails, tmp_path / "backups")
    assert asked(path, "SELECT name FROM sqlite_master WHERE name = 'added'") == []
    assert asked(path, "PRAGMA user_version") == [(NEXT - 1,)]
    assert asked(path, "SELECT count(*) FROM migrations") == [(len(KNOWN),)]


def test_without_a_backup_there_is_no_migration(path: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(LibraryError):
        migrated(path, adds_a_table, tmp_path / "backups")
    assert asked(path, "PRAGMA user_version") == [(NEXT - 1,)]


def test_a_migration_killed_half_way_is_taken_back(path: Path, tmp_path: Path) -> None:
    run_until_killed("half_a_migration", path, tmp_path / "backups")
    assert asked(path, "SELECT name FROM sqlite_master WHERE name = 'added'") == []
    assert asked(path, "PRAGMA user_version") == [(NEXT - 1,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
