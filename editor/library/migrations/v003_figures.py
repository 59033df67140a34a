"""Form 3: the images of figures, and which stories ever had them."""

from __future__ import annotations

from sqlalchemy import Connection

from editor.library.migrations.base import Migration

STATEMENTS = (
    # What a page shows comes before the long original, so that it is read without it.
    "CREATE TABLE images (digest TEXT NOT NULL PRIMARY KEY, media_type TEXT NOT NULL,"
    " width INTEGER NOT NULL, height INTEGER NOT NULL, at TEXT NOT NULL,"
    " web_digest TEXT NOT NULL, web_type TEXT NOT NULL, web_width INTEGER NOT NULL,"
    " web_height INTEGER NOT NULL, web BLOB NOT NULL, original BLOB NOT NULL) STRICT",
    # Without a reference to the story: an image may be there before its story is kept.
    "CREATE TABLE image_uses (digest TEXT NOT NULL, story_id TEXT NOT NULL,"
    " PRIMARY KEY (digest, story_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX image_uses_of_story ON image_uses (story_id)",
)


def _apply(connection: Connection) -> None:
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


MIGRATION = Migration(3, "images of figures", _apply)
