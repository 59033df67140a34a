"""The `nutgraf` command: the same core as the window, without Qt.

Results go to standard output, messages to standard error. Exit 0: done; 1: something is wrong in
what was looked at; 2: it could not be done, with one sentence why and never a traceback.

One file holds a family of verbs; `command` runs the one that was named.
"""

from __future__ import annotations

from editor.cli.command import run

__all__ = ["run"]
