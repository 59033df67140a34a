"""Verbs that touch no library: convert, formats."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.answers import standard_input, write_out
from editor.cli.verbs import add_json, add_verb
from editor.services.exchange import Exchange

if TYPE_CHECKING:
    from editor.cli.verbs import Verbs


def add_verbs(verbs: Verbs) -> None:
    """Declare convert and formats."""
    converted = add_verb(verbs, "convert", _convert, "convert a file without touching the library")
    converted.add_argument("source", metavar="IN", help="a file, or - for standard input")
    converted.add_argument("target", metavar="OUT", help="a file, or - for standard output")
    converted.add_argument("--from", dest="source_format", default="", metavar="FORMAT")
    converted.add_argument("--to", dest="target_format", default="", metavar="FORMAT")

    add_json(add_verb(verbs, "formats", _formats, "list the formats"))


def _convert(options: argparse.Namespace) -> int:
    exchange = Exchange(date.today)
    if options.source == "-":
        parcels = exchange.read(standard_input(), "", options.source_format)
    else:
        parcels = exchange.read_file(Path(options.source), options.source_format)
    target = options.target_format or exchange.format_of_suffix(options.target)
    data = exchange.write_parcels(parcels, target)
    if options.target == "-":
        write_out(data)
    else:
        exchange.write_bytes(Path(options.target), data)
    return 0


def _formats(options: argparse.Namespace) -> int:
    for row in Exchange(date.today).formats():
        ways = [way for way, there in (("read", row.reads), ("write", row.writes)) if there]
        if options.json:
            print(json.dumps({"name": row.name, "label": row.label, "ways": ways}))
        else:
            print(f"{row.name:<14} {row.label:<28} {', '.join(ways):<12} {' '.join(row.suffixes)}")
    return 0
