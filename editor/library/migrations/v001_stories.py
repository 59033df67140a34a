"""Form 1: stories with their search index and timelines, houses, settings."""

from __future__ import annotations

from sqlalchemy import Connection

from editor.library.migrations.base import Migration

# Stories of each status outside the bin, counted as they come and go: a list of a million asks
# for the count after every save.
ONE_MORE = (
    "INSERT INTO tallies (status, stories) SELECT new.status, 1 WHERE new.binned_at = ''"
    " ON CONFLICT (status) DO UPDATE SET stories = stories + 1"
)
ONE_LESS = (
    "UPDATE tallies SET stories = stories - 1 WHERE status = old.status AND old.binned_at = ''"
)

STATEMENTS = (
    "CREATE TABLE migrations (number INTEGER PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL)"
    " STRICT",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE houses (id TEXT NOT NULL PRIMARY KEY, ordinal INTEGER NOT NULL,"
    " json TEXT NOT NULL) STRICT",
    "CREATE TABLE stories (id TEXT NOT NULL PRIMARY KEY, recency INTEGER NOT NULL UNIQUE,"
    " revision INTEGER NOT NULL, number INTEGER NOT NULL, created TEXT NOT NULL,"
    " updated TEXT NOT NULL, headline TEXT NOT NULL, slugline TEXT NOT NULL,"
    " status TEXT NOT NULL, words INTEGER NOT NULL, binned_at TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, json TEXT NOT NULL) STRICT",
    "CREATE INDEX stories_listed ON stories (binned_at, recency)",
    "CREATE TABLE tallies (status TEXT PRIMARY KEY, stories INTEGER NOT NULL) STRICT,"
    " WITHOUT ROWID",
    f"CREATE TRIGGER story_comes AFTER INSERT ON stories BEGIN {ONE_MORE}; END",
    f"CREATE TRIGGER story_goes AFTER DELETE ON stories BEGIN {ONE_LESS}; END",
    "CREATE TRIGGER story_turns AFTER UPDATE OF status, binned_at ON stories"
    f" BEGIN {ONE_LESS}; {ONE_MORE}; END",
    "CREATE TABLE changes (story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
    " ordinal INTEGER NOT NULL, done INTEGER NOT NULL, step TEXT NOT NULL,"
    " PRIMARY KEY (story_id, ordinal)) STRICT, WITHOUT ROWID",
    # The rowid is the story's recency. Marks belong to the words they stand on: without M* every
    # Hindi or Thai vowel sign would end a word. Columns without positions take half the room of
    # full detail, which pays for beginnings of five letters.
    "CREATE VIRTUAL TABLE story_text USING fts5(text, status, detail='column',"
    """ prefix='1 2 3 4 5',"""
    """ tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'")""",
)


def _apply(connection: Connection) -> None:
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


MIGRATION = Migration(1, "stories, search, timelines, houses, settings", _apply)
