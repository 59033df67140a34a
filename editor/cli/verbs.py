"""How a verb is declared."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

EVERYTHING = 1_000_000_000


def add_verb(
    verbs: Verbs, name: str, call: Callable[[argparse.Namespace], int], what: str
) -> argparse.ArgumentParser:
    """A verb that `call` runs; `what` says what it does, beginning in lower case."""
    parser = verbs.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.set_defaults(call=call, refuse=parser.error)
    return parser


def number(text: str) -> int:
    """A number of things; more than there can be is as good as all of them."""
    return max(0, min(int(text), EVERYTHING))


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let a verb answer in a form that programs read."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
