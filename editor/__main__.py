"""Starts Nutgraf: the window, the command, or a child process of its own.

What needs no window is decided here, before anything of Qt is imported.
"""

from __future__ import annotations

import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the `nutgraf` command, or the window if no verb is given; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if "--probe-preview" in words:
        from editor.ui.preview.probe import main as probe

        return probe()
    if "--spell" in words:
        from editor.services.spellcheck.apart import main as spell

        return spell()
    if opens_window(words):
        return _window(words)
    from editor.cli import run

    return run(words)


def main_window() -> int:
    """Run the window without a console."""
    return main()


def opens_window(words: list[str]) -> bool:
    """Whether these words ask for the window: no verb, or `open`."""
    rest = list(words)
    while rest and rest[0].startswith("--library"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return not rest or (rest[0] == "open" and not {"-h", "--help"} & set(rest))


def _window(words: list[str]) -> int:
    # A sixth of the start goes into looking for garbage among modules; `app` turns it on again.
    gc.disable()
    from editor.ui.binding import load_binding

    load_binding()
    from editor.app import run

    library = os.environ.get("NUTGRAF_LIBRARY", "")
    rest = list(words)
    while rest and rest[0].startswith("--library"):
        if "=" in rest[0]:
            library, rest = rest[0].partition("=")[2], rest[1:]
        elif len(rest) > 1:
            library, rest = rest[1], rest[2:]
        else:
            sys.stderr.write("nutgraf: --library needs a path.\n")
            return 2
    return run(library, rest[1:])


if __name__ == "__main__":
    sys.exit(main())
