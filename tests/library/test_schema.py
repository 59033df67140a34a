"""A library from elsewhere is data: one that is not made as ours are is not used."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from editor.library.contents import opened
from editor.library.engine import APPLICATION_ID, Database
from editor.library.library import Library
from editor.library.migrating import known_migrations, migrate
from editor.library.schema import bound_rows, require_known_schema
from editor.model.errors import LibraryError, NewerLibrary
from editor.model.story import Story
from tests.library.conftest import BEGIN

Open = Callable[..., Library]
KNOWN = known_migrations()


def changed(path: Path, *statements: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            connection.execute(statement)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


@pytest.fixture
def path(open_at: Open, tmp_path: Path) -> Path:
    library = open_at()
    library.keep(Story("s", headline="flood"), revision=0, number=0)
    library.close()
    return tmp_path / "library.db"


HOSTILE = {
    "spy": "CREATE TRIGGER spy AFTER UPDATE ON stories BEGIN DELETE FROM changes; END",
    "story_comes": "DROP TRIGGER story_comes",
    "shown": "CREATE VIEW shown AS SELECT json FROM stories",
    "loot": "CREATE TABLE loot (word TEXT)",
    "quick": "CREATE INDEX quick ON stories (headline)",
    "sqlite_stat1": "ANALYZE",
    "poster": "CREATE VIRTUAL TABLE poster USING fts5(words)",
    "story_text_more": "CREATE TABLE story_text_more (id INTEGER PRIMARY KEY, block BLOB)",
}


@pytest.mark.parametrize(("name", "statement"), HOSTILE.items())
def test_what_nutgraf_did_not_make_is_named_and_the_file_left_alone(
    open_at: Open, path: Path, name: str, statement: str
) -> None:
    content = changed(path, statement)
    with pytest.raises(LibraryError, match=name) as caught:
        open_at(path)
    assert "Repair" in caught.value.remedy
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE tallies", "CREATE VIEW tallies AS SELECT status, 1 AS stories FROM stories"),
        ("ALTER TABLE houses ADD COLUMN loud TEXT GENERATED ALWAYS AS (upper(json)) VIRTUAL",),
        ("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'houses'",),
        (
            "UPDATE sqlite_master SET sql = replace(sql, 'stories = stories + 1', 'stories = 7')"
            " WHERE name = 'story_comes'",
        ),
        (
            "UPDATE sqlite_master SET sql = replace(sql, 'block BLOB', 'block BLOB UNIQUE')"
            " WHERE name = 'story_text_data'",
        ),
    ],
)
def test_what_is_ours_by_name_only_is_refused(
    open_at: Open, path: Path, statements: tuple[str, ...]
) -> None:
    content = changed(path, *statements)
    with pytest.raises(LibraryError):
        open_at(path)
    assert path.read_bytes() == content


def test_a_faked_mark_makes_no_library(open_at: Open, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    content = changed(
        path,
        "CREATE TABLE recipes (name)",
        f"PRAGMA application_id={APPLICATION_ID}",
        f"PRAGMA user_version={len(KNOWN)}",
    )
    with pytest.raises(LibraryError, match="recipes"):
        open_at(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("form", [-1, 0])
def test_a_form_that_never_was_is_refused(open_at: Open, path: Path, form: int) -> None:
    changed(path, f"PRAGMA user_version={form}")
    with pytest.raises(LibraryError):
        open_at(path)


def test_a_newer_form_is_still_refused_as_newer(open_at: Open, path: Path) -> None:
    changed(path, "CREATE TABLE later (word)", "PRAGMA user_version=99")
    with pytest.raises(NewerLibrary):
        open_at(path)


def test_a_strange_name_stays_on_its_line(open_at: Open, path: Path) -> None:
    changed(path, f'CREATE TABLE "a\n\u202e{"x" * 500}" (word)')
    with pytest.raises(LibraryError) as caught:
        open_at(path)
    assert caught.value.sentence.isprintable()
    assert len(caught.value.sentence) < 300


@pytest.mark.parametrize("steps", range(1, len(KNOWN) + 1))
def test_a_library_migrated_step_by_step_is_known_at_each(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "library.db"
    path.touch()
    database = Database(path)
    try:
        for count in range(1, steps + 1):
            migrate(database, KNOWN[:count], lambda: BEGIN, tmp_path / "backups")
        with database.reading() as connection:
            require_known_schema(connection, steps)
    finally:
        database.close()


def test_a_row_larger_than_any_story_is_not_loaded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.library.schema.LARGEST_ROW", 100_000)
    changed(path, "UPDATE stories SET json = printf('%.200000c', 'x')")
    with closing(opened(path, "ro")) as connection:
        bound_rows(connection)
        with pytest.raises(sqlite3.DataError):
            connection.execute("SELECT json FROM stories").fetchone()


def test_a_schema_that_is_no_text_any_more_is_damage(open_at: Open, path: Path) -> None:
    content = path.read_bytes()
    damaged = content.replace(b"stories (id TEXT", b"stories (\xc3\xc3 \xc3EXT")
    assert damaged != content
    path.write_bytes(damaged)
    with pytest.raises(LibraryError, match="damaged"):
        open_at(path)
    assert path.read_bytes() == damaged
