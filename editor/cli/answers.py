"""What goes out of the command and comes into it: results, messages, standard input."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import datetime
from typing import Any

from editor.model.errors import TooLarge
from editor.services.exchange import LARGEST

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\\s]+")

_MENUS = (
    (re.compile("Help › Check the library…?(?= brings)"), "`nutgraf repair`"),
    (re.compile("Help › Check the library…?"), "`nutgraf verify`"),
    (re.compile("File › Backups…"), "`nutgraf restore`"),
)


def say(sentence: str) -> None:
    """Tell the person something that is no result."""
    print(f"nutgraf: {for_command(sentence)}", file=sys.stderr)


def for_command(sentence: str) -> str:
    """A sentence that names verbs where the window's names menus."""
    for menu, verb in _MENUS:
        sentence = menu.sub(verb, sentence)
    return sentence


def print_json(value: object, keys: tuple[str, ...]) -> None:
    """Print some attributes of a value as one JSON object on a line."""
    fields: dict[str, Any] = {key: getattr(value, key) for key in keys}
    print(json.dumps(fields, ensure_ascii=False))


def write_out(data: bytes) -> None:
    """Put bytes on standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def leave_standard_output() -> None:
    """Let the interpreter not try to flush again what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def standard_input() -> bytes:
    """All of standard input. Raises TooLarge for more than a story can be."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(
            f"Standard input is larger than any story ({LARGEST >> 20} MB at most).",
            "Nothing was done; check that it is the right file.",
        )
    return data


def one_line(text: str) -> str:
    """A text on one line, without what a terminal would obey."""
    return _CONTROLS.sub(" ", text).strip()


def local_time(at: str) -> str:
    """A time (RFC 3339) by the clock of this machine; empty where there is none."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return ""


def counted(count: int, one: str, several: str) -> str:
    """So many of something."""
    return f"{count:,} {one if count == 1 else several}"
