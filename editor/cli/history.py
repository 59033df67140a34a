"""The verb for a story's versions: listed, shown, kept."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from editor.cli.answers import local_time, one_line, print_json, say, write_out
from editor.cli.desk import Desk
from editor.cli.verbs import add_json, add_verb, number
from editor.model.versions import VersionRow, Why
from editor.system.locks import user_name

if TYPE_CHECKING:
    from editor.cli.verbs import Verbs

_KEYS = ("number", "at", "who", "why", "note", "words", "gained", "lost")


def add_verbs(verbs: Verbs) -> None:
    """Declare history."""
    parser = add_verb(verbs, "history", _history, "list the versions of a story, oldest first")
    parser.add_argument("id", metavar="ID")
    what = parser.add_mutually_exclusive_group()
    add_json(parser)
    what.add_argument("--show", type=number, metavar="N", help="print version N")
    what.add_argument("--keep", action="store_true", help="keep the story as it is as a version")
    parser.add_argument("--to", default="press", metavar="FORMAT", help="the format of --show")
    parser.add_argument("--note", default="", metavar="TEXT", help="a note for --keep")


def _history(options: argparse.Namespace) -> int:
    if options.note and not options.keep:
        options.refuse("--note goes with --keep")
    if options.keep:
        return _keep(options)
    return _list(options) if options.show is None else _show(options)


def _list(options: argparse.Namespace) -> int:
    with Desk(options.library).shelf() as shelf:
        rows = shelf.library.versions(options.id)
        if not rows:
            # Without versions the story itself says whether it is there.
            shelf.story(options.id)
            say("No version of this story was kept as yet; --keep keeps one.")
    for row in rows:
        if options.json:
            print_json(row, _KEYS)
        else:
            print(_row_as_line(row))
    return 0


def _show(options: argparse.Namespace) -> int:
    desk = Desk(options.library)
    with desk.shelf() as shelf:
        story = shelf.library.version(options.id, options.show)
        write_out(desk.exchange.write(story, shelf.house_of(story), options.to))
    return 0


def _keep(options: argparse.Namespace) -> int:
    with Desk(options.library).shelf() as shelf:
        story, _ = shelf.story(options.id)
        kept = shelf.library.keep_version(story, Why.ASKED, user_name(), options.note)
    print(kept.number)
    return 0


def _row_as_line(row: VersionRow) -> str:
    change = f"+{row.gained} −{row.lost}"
    line = f"{row.number:>4}  {local_time(row.at):<16}  {row.words:>6} w  {change:<12}  "
    said = (one_line(row.who), one_line(row.why), one_line(row.note))
    return line + "  ".join(filter(None, said))
