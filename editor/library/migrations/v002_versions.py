"""Form 2: versions of stories, and whose journals a story contains."""

from __future__ import annotations

from sqlalchemy import Connection

from editor.library.migrations.base import Migration

STATEMENTS = (
    "ALTER TABLE stories ADD COLUMN lineages TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE stories ADD COLUMN last_version INTEGER NOT NULL DEFAULT 0",
    # The long text comes last, so that the history is read without it.
    "CREATE TABLE versions (story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
    " number INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,"
    " note TEXT NOT NULL, words INTEGER NOT NULL, gained INTEGER NOT NULL,"
    " lost INTEGER NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL, base INTEGER,"
    " data TEXT NOT NULL, PRIMARY KEY (story_id, number)) STRICT",
    "CREATE INDEX versions_of_content ON versions (content)",
)


def _apply(connection: Connection) -> None:
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


MIGRATION = Migration(2, "versions, lineages", _apply)
