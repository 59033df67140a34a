"""Verbs for backups of the library: made, listed, restored."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.answers import counted, local_time, print_json, say
from editor.cli.desk import Desk
from editor.cli.verbs import add_json, add_verb
from editor.cli.watching import watched
from editor.library.backup_record import Occasion
from editor.model.errors import LibraryError, NotFound
from editor.model.rows import BackupRow
from editor.services import upkeep
from editor.services.connect import locked

if TYPE_CHECKING:
    from editor.cli.verbs import Verbs

_KEYS = ("path", "at", "why", "stories", "versions", "size", "trouble", "of_other")


def add_verbs(verbs: Verbs) -> None:
    """Declare backup, backups and restore."""
    made = add_verb(verbs, "backup", _backup, "make a backup of the library and verify it")
    listed = add_verb(verbs, "backups", _backups, "list the backups of the library, then of others")
    for parser in (made, listed):
        parser.add_argument(
            "folder", nargs="?", type=Path, metavar="FOLDER", help="another than the usual one"
        )
    add_json(listed)

    restored = add_verb(verbs, "restore", _restore, "put a backup in the place of the library")
    restored.add_argument("backup", metavar="BACKUP", help="its path, or its name in the list")


def _backup(options: argparse.Namespace) -> int:
    desk = Desk(options.library)
    library, now = desk.require_library(), desk.now()
    folder = options.folder.absolute() if options.folder else desk.backups
    with watched("Backing up") as progress:
        made = upkeep.made(library, folder, desk.journals, now, Occasion.ASKED, progress)
    print(made.row.path)
    problems = list(made.problems)
    second = desk.settings.backup_second
    if options.folder is None and second is not None:
        try:
            upkeep.brought_over(library, folder, desk.journals, now, second)
        except LibraryError as error:
            problems.append(error)
    for problem in problems:
        say(str(problem))
    return 1 if problems else 0


def _backups(options: argparse.Namespace) -> int:
    desk = Desk(options.library)
    folder = options.folder.absolute() if options.folder else desk.backups
    for row in upkeep.listed(desk.library, folder):
        if options.json:
            print_json(row, _KEYS)
        else:
            print(_row_as_line(row))
    desk.require_library()
    return 0


def _restore(options: argparse.Namespace) -> int:
    from editor.library.restoring import restore

    desk = Desk(options.library)
    backup = _named(options.backup, desk.backups)
    with watched("Restoring") as progress, locked(desk.library):
        restored = restore(backup, desk.library, desk.journals, desk.backups, desk.now(), progress)
    print(restored.sentence)
    return 0


def _named(backup: str, folder: Path) -> Path:
    """A backup by its path, or by its name among those in the usual folder. Raises NotFound."""
    for path in (Path(backup).absolute(), folder / backup):
        if path.is_dir():
            return path
    raise NotFound(f"The backup {backup} is not there.", "`nutgraf backups` lists them.")


def _row_as_line(row: BackupRow) -> str:
    holds = f"{counted(row.stories, 'story', 'stories')}, {row.size / 1_000_000:,.1f} MB"
    line = f"{local_time(row.at):<16}  {row.why:<18}  {row.trouble or holds}"
    return f"{line}  {row.path}"
