"""The texts of a story's versions, each made from the one it is based upon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from editor.library.delta import applied
from editor.library.versions import WHOLE_EVERY


def texts(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, str | None]]:
    """Numbers and texts from rows of (number, base, SHA-256, data), the lowest number first.

    None for a version that does not come out with its hash, or whose base did not. The rows may
    be damaged: there is no telling of what type their values are.
    """
    made: dict[int, str] = {}
    links: dict[int, int] = {}
    for number, base, sha256, data in rows:
        name = number if isinstance(number, int) else 0
        text, count = None, 1
        match base:
            case None:
                text = _sure(data, sha256)
            case int() if base in made and links[base] < WHOLE_EVERY:
                text, count = _sure(_applied(made[base], data), sha256), links[base] + 1
        if text is not None:
            made[name], links[name] = text, count
        yield name, text


def _applied(base: str, data: object) -> str | None:
    try:
        return applied(base, data) if isinstance(data, str) else None
    except ValueError:
        return None


def _sure(text: object, sha256: object) -> str | None:
    if not isinstance(text, str) or hashlib.sha256(text.encode()).hexdigest() != sha256:
        return None
    return text
