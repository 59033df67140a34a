"""Form 1: stories with their search index and timelines, houses, settings."""

from __future__ import annotations

from sqlalchemy import Connection

from editor.library.migrations.base import Migration

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
    "CREATE INDEX stories_by_status ON stories (binned_at, status, recency)",
    "CREATE TABLE changes (story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
    " ordinal INTEGER NOT NULL, done INTEGER NOT NULL, step TEXT NOT NULL,"
    " PRIMARY KEY (story_id, ordinal)) STRICT, WITHOUT ROWID",
    # Marks belong to the words they stand on: without M* every Hindi or Thai vowel sign would
    # end a word. The rowid is the story's recency.
    "CREATE VIRTUAL TABLE story_text USING fts5(text, status, prefix='1 2 3',"
    """ tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'")""",
)


def _apply(connection: Connection) -> None:
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


MIGRATION = Migration(1, "stories, search, timelines, houses, settings", _apply)
