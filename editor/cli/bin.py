"""Verbs for the bin. None empties it: what is gone for good is for the window to ask about."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from editor.cli.answers import counted, print_json, say
from editor.cli.desk import Desk
from editor.cli.stories import row_as_line
from editor.cli.verbs import add_json, add_verb
from editor.services.shelf import Shelf

if TYPE_CHECKING:
    from editor.cli.verbs import Verbs

_KEYS = ("id", "headline", "slugline", "status", "words", "updated", "binned")


def add_verbs(verbs: Verbs) -> None:
    """Declare bin, delete and undelete."""
    add_json(add_verb(verbs, "bin", _bin, "list the stories in the bin, the last binned first"))
    deleted = add_verb(verbs, "delete", _delete, "put stories into the bin")
    brought_back = add_verb(verbs, "undelete", _undelete, "take stories out of the bin again")
    for parser in (deleted, brought_back):
        parser.add_argument("ids", nargs="+", metavar="ID")


def _bin(options: argparse.Namespace) -> int:
    with Desk(options.library).shelf() as shelf:
        for row in shelf.library.binned():
            if options.json:
                print_json(row, _KEYS)
            else:
                print(row_as_line(row, row.binned))
    return 0


def _delete(options: argparse.Namespace) -> int:
    with Desk(options.library).shelf() as shelf:
        count = len(shelf.bin(_known(shelf, options.ids)))
    say(f"{_are(count)} in the bin; `nutgraf undelete` takes stories out again.")
    return 0


def _undelete(options: argparse.Namespace) -> int:
    with Desk(options.library).shelf() as shelf:
        count = len(shelf.unbin(_known(shelf, options.ids)))
    say(f"{_are(count)} in the list.")
    return 0


def _known(shelf: Shelf, ids: list[str]) -> tuple[str, ...]:
    """The ids, each once. Raises NotFound if any is unknown: then nothing is done."""
    for story_id in ids:
        shelf.story(story_id)
    return tuple(dict.fromkeys(ids))


def _are(count: int) -> str:
    return counted(count, "story is", "stories are")
