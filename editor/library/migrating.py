"""Bringing a library into the form that this version knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from editor.library import tables
from editor.library.backup import back_up
from editor.library.backup_record import Occasion
from editor.library.engine import APPLICATION_ID, Database
from editor.library.faults import no_library
from editor.library.migrations.base import Migration
from editor.model.errors import NewerLibrary
from editor.model.translation import _
from editor.system.discover import discover


def known_migrations() -> tuple[Migration, ...]:
    """Every migration there is, in order."""
    found = discover("editor.library.migrations", "MIGRATION")
    known = (each for each in found if isinstance(each, Migration))
    return tuple(sorted(known, key=lambda each: each.number))


def migrate(
    database: Database,
    migrations: Sequence[Migration],
    clock: Callable[[], datetime],
    backups: Path | None,
    journals: Path | None = None,
) -> None:
    """Apply what is missing, each migration with its record in one transaction.

    - A library that holds something is first copied into `backups`, unless that is None.
    - A file of another program, or of a newer Nutgraf, is refused and not touched.
    """
    with database.reading() as connection:
        form = _form(database, connection, migrations)
    if form == migrations[-1].number:
        return
    saved = backups is None
    for migration in migrations:
        with database.writing() as connection:
            # Asked again: another process may have been at it while we waited for our turn.
            form = _form(database, connection, migrations)
            if migration.number <= form:
                continue
            if form and not saved and backups is not None:
                back_up(database.path, backups, clock(), why=Occasion.MIGRATION, journals=journals)
            saved = True
            _apply(connection, migration, clock())


def _form(database: Database, connection: Connection, migrations: Sequence[Migration]) -> int:
    """The number of the last migration of this file; 0 for an empty one."""
    mark, form, entries = (
        connection.exec_driver_sql(question).scalar_one()
        for question in (
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT count(*) FROM sqlite_master",
        )
    )
    if mark != APPLICATION_ID and (mark or form or entries):
        raise no_library(database.path)
    if form > migrations[-1].number:
        raise NewerLibrary(
            _(
                "The library {path} was written by a newer Nutgraf (form {form}; this one"
                " knows {known})."
            ).format(path=database.path, form=form, known=migrations[-1].number),
            _("Update Nutgraf to open it; the file was not touched."),
        )
    return int(form)


def _apply(connection: Connection, migration: Migration, now: datetime) -> None:
    migration.apply(connection)
    record = {"number": migration.number, "title": migration.title, "at": now.isoformat()}
    connection.execute(insert(tables.migrations).values(record))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={migration.number}")
