"""Verbs for the stories of a library: in, out, listed, shown."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.answers import (
    local_time,
    one_line,
    print_json,
    say,
    standard_input,
    write_out,
)
from editor.cli.desk import Desk
from editor.cli.verbs import EVERYTHING, add_json, add_verb, number
from editor.model.codec import story_to_json
from editor.model.errors import NotFound, NutgrafError, UnreadableStory
from editor.model.ids import random_story_id
from editor.model.parcel import Parcel
from editor.model.rows import StoryRow
from editor.model.taking.arriving import in_house
from editor.services.embargo import embargo_sentence
from editor.services.exchange import Exchange

if TYPE_CHECKING:
    from editor.cli.verbs import Verbs

_KEYS = ("id", "headline", "slugline", "status", "words", "updated")


def add_verbs(verbs: Verbs) -> None:
    """Declare open, import, list, search, show and export."""
    opened = add_verb(verbs, "open", _open, "open the window, with files if any are named")
    opened.add_argument("files", nargs="*", metavar="FILE")

    taken = add_verb(verbs, "import", _import, "take stories from files into the library")
    taken.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a file, or - for standard input"
    )
    taken.add_argument("--from", dest="source", default="", metavar="FORMAT")

    listed = add_verb(verbs, "list", _list, "list the stories of the library, newest first")
    listed.add_argument("--status", default="", help="only those of one status")
    found = add_verb(verbs, "search", _search, "list the stories that hold all the words")
    found.add_argument("query")
    for parser in (listed, found):
        add_json(parser)
        parser.add_argument("--limit", type=number, default=EVERYTHING, metavar="N")

    shown = add_verb(verbs, "show", _show, "print a story as press text")
    shown.add_argument("id", metavar="ID")
    shown.add_argument("--json", action="store_true", help="print its JSON instead")

    exported = add_verb(verbs, "export", _export, "export stories of the library")
    exported.add_argument("ids", nargs="+", metavar="ID")
    exported.add_argument("--to", required=True, metavar="FORMAT")
    exported.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="a file, or a folder for several"
    )


def _open(_: argparse.Namespace) -> int:
    raise NotFound("The window is opened by `nutgraf` itself.")


def _import(options: argparse.Namespace) -> int:
    desk, failed = Desk(options.library), False
    with desk.shelf(made=True) as shelf:
        for path in options.files:
            try:
                parcels = _parcels(desk.exchange, path, options.source)
            except NutgrafError as error:
                say(str(error))
                failed = True
                continue
            for each in parcels:
                parcel = in_house(each, shelf.house())
                print(*shelf.take_in([(parcel, random_story_id())]))
                say(f"{path.name}: {desk.exchange.report(parcel)}")
                for note in parcel.notes:
                    say(f"{path.name}: {note}")
    return 2 if failed else 0


def _parcels(exchange: Exchange, path: Path, source: str) -> tuple[Parcel, ...]:
    if str(path) == "-":
        return exchange.read(standard_input(), "", source)
    if path.exists() and not (path.is_file() or path.is_dir()):
        # Reading one might never end.
        raise UnreadableStory(
            f"{path.name} is a pipe or a device, not a story.",
            "What comes out of a pipe is taken in as -, from standard input.",
        )
    return exchange.read_file(path, source)


def _list(options: argparse.Namespace) -> int:
    return _print_rows(options, "", options.status)


def _search(options: argparse.Namespace) -> int:
    return _print_rows(options, options.query, "")


def _print_rows(options: argparse.Namespace, query: str, status: str) -> int:
    with Desk(options.library).shelf() as shelf:
        for row in shelf.library.rows(query, status, 0, options.limit):
            if options.json:
                print_json(row, _KEYS)
            else:
                print(row_as_line(row, row.updated))
    return 0


def row_as_line(row: StoryRow, at: str) -> str:
    """A story on one line of a list, with one of its times."""
    headline = one_line(row.headline) or "(no headline)"
    return f"{row.id}  {local_time(at):<16}  {row.status:<10} {row.words:>6} w  {headline}"


def _show(options: argparse.Namespace) -> int:
    desk = Desk(options.library)
    with desk.shelf() as shelf:
        story, house = shelf.story(options.id)
        if options.json:
            print(story_to_json(story))
        else:
            write_out(desk.exchange.write(story, house, "press"))
    return 0


def _export(options: argparse.Namespace) -> int:
    desk, folder = Desk(options.library), options.output
    several = len(options.ids) > 1
    if several and folder is None:
        raise NotFound("Several stories need a folder to go to.", "Name one with -o.")
    with desk.shelf() as shelf:
        exchange = desk.exchange_of(shelf)
        for story_id in options.ids:
            story, house = shelf.story(story_id)
            if embargo := embargo_sentence(story, house, datetime.now().astimezone()):
                say(f"{one_line(story.headline) or story_id}: {embargo}")
            if folder is None:
                write_out(exchange.write(story, house, options.to))
                continue
            path = folder
            if several or folder.is_dir():
                path = folder / exchange.suggested_name(story, options.to)
                path = _unused(path) if several else path
            print(exchange.write_file(story, house, options.to, path))
    return 0


def _unused(path: Path) -> Path:
    turn = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{turn}")
        turn += 1
    return free
