"""One verb is run; what goes wrong is said in one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from editor import __version__
from editor.cli import backups, bin, formats, history, stories, upkeep
from editor.cli.answers import leave_standard_output, say
from editor.cli.self_test import self_test
from editor.model.errors import NutgrafError

FAMILIES = (stories, formats, history, bin, backups, upkeep)


def run(words: list[str]) -> int:
    """Run one verb and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    if words == ["--self-test"]:
        return self_test()
    options = _parser().parse_args(words)
    try:
        call: Callable[[argparse.Namespace], int] = options.call
        status = call(options)
        sys.stdout.flush()
        return status
    except NutgrafError as error:
        say(str(error))
        return 2
    except BrokenPipeError:
        # Whoever read has had enough.
        leave_standard_output()
        return 0
    except OSError as error:
        if error.filename is not None:
            say(f"{error.filename} cannot be used: {error.strerror or error}.")
            return 2
        # Files and the library have sentences of their own: this was standard output or input.
        leave_standard_output()
        say(f"The answer could not be written: {error.strerror or error}.")
        return 2
    except KeyboardInterrupt:
        say("Stopped; what was done before stays done.")
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
    for family in FAMILIES:
        family.add_verbs(verbs)
    return parser
