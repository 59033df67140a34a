"""The `nutgraf` command: the same core as the window, without Qt.

Results go to standard output, messages to standard error. Exit 0: done; 1: something in the story
is wrong; 2: it could not be done, with one sentence why and never a traceback.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor import __version__
from editor.model.codec import story_to_json
from editor.model.errors import NotFound, NutgrafError
from editor.model.ids import random_story_id
from editor.model.rows import StoryRow
from editor.services.exchange import Exchange
from editor.system.paths import Folders

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

EVERYTHING = 1_000_000_000


def run(words: list[str]) -> int:
    """Run one verb and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    if words == ["--self-test"]:
        return _self_test()
    options = _parser().parse_args(words)
    try:
        call: Callable[[argparse.Namespace], int] = options.call
        status = call(options)
        sys.stdout.flush()
        return status
    except NutgrafError as error:
        _say(str(error))
        return 2
    except BrokenPipeError:
        # Whoever read has had enough.
        _leave_standard_output()
        return 0
    except OSError as error:
        # Files and the library have sentences of their own: this was standard output or input.
        _leave_standard_output()
        _say(f"The answer could not be written: {error.strerror or error}.")
        return 2
    except KeyboardInterrupt:
        _say("Stopped; what was done before stays done.")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nutgraf",
        description="Write, keep and export news stories. Without a verb the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"nutgraf {__version__}")
    parser.add_argument(
        "--library",
        metavar="PATH",
        default=os.environ.get("NUTGRAF_LIBRARY", ""),
        help="the library to use (also NUTGRAF_LIBRARY)",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_library_verbs(verbs)
    _add_format_verbs(verbs)
    return parser


def _verb(
    verbs: Verbs, name: str, call: Callable[[argparse.Namespace], int], what: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.set_defaults(call=call)
    return parser


def _add_library_verbs(verbs: Verbs) -> None:
    opened = _verb(verbs, "open", _open, "open the window, with files if any are named")
    opened.add_argument("files", nargs="*", metavar="FILE")

    taken = _verb(verbs, "import", _import, "take stories from files into the library")
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taken.add_argument("--from", dest="source", default="", metavar="FORMAT")

    listed = _verb(verbs, "list", _list, "list the stories of the library, newest first")
    listed.add_argument("--status", default="", help="only those of one status")
    found = _verb(verbs, "search", _search, "list the stories that hold all the words")
    found.add_argument("query")
    for parser in (listed, found):
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--limit", type=_limit, default=EVERYTHING, metavar="N")

    shown = _verb(verbs, "show", _show, "print a story as press text")
    shown.add_argument("id", metavar="ID")
    shown.add_argument("--json", action="store_true", help="print its JSON instead")

    exported = _verb(verbs, "export", _export, "export stories of the library")
    exported.add_argument("ids", nargs="+", metavar="ID")
    exported.add_argument("--to", required=True, metavar="FORMAT")
    exported.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="a file, or a folder for several"
    )


def _limit(text: str) -> int:
    """A number of rows; more than there can be is as good as all of them."""
    return max(0, min(int(text), EVERYTHING))


def _add_format_verbs(verbs: Verbs) -> None:
    converted = _verb(verbs, "convert", _convert, "convert a file without touching the library")
    converted.add_argument("source", metavar="IN", help="a file, or - for standard input")
    converted.add_argument("target", metavar="OUT", help="a file, or - for standard output")
    converted.add_argument("--from", dest="source_format", default="", metavar="FORMAT")
    converted.add_argument("--to", dest="target_format", default="", metavar="FORMAT")

    formats = _verb(verbs, "formats", _formats, "list the formats")
    formats.add_argument("--json", action="store_true", help="one JSON object a line")


def _open(_: argparse.Namespace) -> int:
    raise NotFound("The window is opened by `nutgraf` itself.")


def _import(options: argparse.Namespace) -> int:
    exchange, failed = _exchange(), False
    shelf = _shelf(options.library)
    for path in options.files:
        try:
            parcels = exchange.read_file(path, options.source)
        except NutgrafError as error:
            _say(str(error))
            failed = True
            continue
        for parcel in parcels:
            story = shelf.adopted(parcel.story, random_story_id())
            shelf.keep_new([story])
            print(story.id)
            _say(f"{path.name}: {exchange.report(parcel)}")
    shelf.leave()
    return 2 if failed else 0


def _list(options: argparse.Namespace) -> int:
    return _print_rows(options, "", options.status)


def _search(options: argparse.Namespace) -> int:
    return _print_rows(options, options.query, "")


def _print_rows(options: argparse.Namespace, query: str, status: str) -> int:
    shelf = _shelf(options.library)
    for row in shelf.rows(query, status, 0, options.limit):
        print(_row_as_json(row) if options.json else _row_as_line(row))
    shelf.leave()
    return 0


def _row_as_json(row: StoryRow) -> str:
    keys = ("id", "headline", "slugline", "status", "words", "updated")
    return json.dumps({key: getattr(row, key) for key in keys}, ensure_ascii=False)


def _row_as_line(row: StoryRow) -> str:
    when = datetime.fromisoformat(row.updated).astimezone() if row.updated else None
    time = f"{when:%Y-%m-%d %H:%M}" if when else ""
    headline = " ".join(row.headline.split()) or "(no headline)"
    return f"{row.id}  {time}  {row.status:<10} {row.words:>6} w  {headline}"


def _show(options: argparse.Namespace) -> int:
    shelf = _shelf(options.library)
    story, house = shelf.story(options.id)
    if options.json:
        print(story_to_json(story))
    else:
        _write_out(_exchange().write(story, house, "press"))
    shelf.leave()
    return 0


def _export(options: argparse.Namespace) -> int:
    shelf, exchange = _shelf(options.library), _exchange()
    folder = options.output
    several = len(options.ids) > 1
    if several and folder is None:
        raise NotFound("Several stories need a folder to go to.", "Name one with -o.")
    for story_id in options.ids:
        story, house = shelf.story(story_id)
        if folder is None:
            _write_out(exchange.write(story, house, options.to))
            continue
        path = folder
        if several or folder.is_dir():
            path = folder / exchange.suggested_name(story, options.to)
            path = _unused(path) if several else path
        print(exchange.write_file(story, house, options.to, path))
    shelf.leave()
    return 0


def _unused(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free


def _convert(options: argparse.Namespace) -> int:
    exchange = _exchange()
    if options.source == "-":
        parcels = exchange.read(sys.stdin.buffer.read(), "", options.source_format)
    else:
        parcels = exchange.read_file(Path(options.source), options.source_format)
    target = options.target_format or exchange.format_of_suffix(options.target)
    data = exchange.write_parcels(parcels, target)
    if options.target == "-":
        _write_out(data)
    else:
        exchange.write_bytes(Path(options.target), data)
    return 0


def _formats(options: argparse.Namespace) -> int:
    for row in _exchange().formats():
        ways = [way for way, there in (("read", row.reads), ("write", row.writes)) if there]
        if options.json:
            print(json.dumps({"name": row.name, "label": row.label, "ways": ways}))
        else:
            print(f"{row.name:<14} {row.label:<28} {', '.join(ways):<12} {' '.join(row.suffixes)}")
    return 0


def _self_test() -> int:
    """Say what this build finds of itself; the frozen build must find what the source tree does."""
    from editor.library.migrating import known_migrations
    from editor.system.paths import package_file, resource

    exchange = _exchange()
    sample = resource("samples", "storm_barrier.txt").read_bytes()
    (parcel,) = exchange.read(sample, "storm_barrier.txt")
    found = {
        "version": __version__,
        "formats": [row.name for row in exchange.formats()],
        "migrations": [each.number for each in known_migrations()],
        "pages": sorted(path.name for path in resource("pages").rglob("*") if path.is_file()),
        "icons": package_file("qtawesome", "fonts/phosphor-*.ttf").name,
        "sample": story_to_json(parcel.story),
        "same": exchange.write_parcels((parcel,), "press") == sample,
        "page": len(exchange.write_parcels((parcel,), "html")) > len(sample),
    }
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0 if found["same"] and found["page"] else 1


def _exchange() -> Exchange:
    return Exchange(date.today)


def _shelf(library: str) -> Shelf:
    from editor.services.connect import connect, library_path

    folders = Folders.of_user()
    return connect(library_path(library, folders), folders)


def _leave_standard_output() -> None:
    """Let the interpreter not try to flush again what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> None:
    print(f"nutgraf: {sentence}", file=sys.stderr)


def _write_out(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
