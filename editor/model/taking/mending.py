"""Characters that broke on their way: UTF-8 read as Windows-1252, HTML entities, soft hyphens.

An import keeps them as they are and names them; one edit mends them all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from editor.model.changes import Batch, TextChange
from editor.model.edits import Edit
from editor.model.places import COLLECTIONS, TEXT_FIELDS, TIMES, Place, items
from editor.model.story import Story
from editor.model.translation import N_

_SOFT_HYPHEN = "\u00ad"
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d?);")


def _seen_as(byte: int) -> str:
    """The character that a byte becomes when it is read as Windows-1252."""
    return bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", chr(byte))


_BYTE_OF = {_seen_as(byte): byte for byte in range(0x80, 0x100)}


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(_seen_as(byte)) for byte in range(first, last + 1)) + "]"


_TAIL = _class(0x80, 0xBF)
_GARBLED = re.compile(
    f"{_class(0xC2, 0xDF)}{_TAIL}|{_class(0xE0, 0xEF)}{_TAIL}{{2}}|{_class(0xF0, 0xF4)}{_TAIL}{{3}}"
)
_BROKEN = re.compile(f"{_GARBLED.pattern}|{_ENTITY.pattern}|{_SOFT_HYPHEN}")
_FREE = frozenset({"status", *TIMES})


def broken_in(text: str) -> tuple[str, ...]:
    """The broken characters of a text, in order, each as it stands there."""
    return tuple(match[0] for match in _BROKEN.finditer(text) if _whole(match[0]) != match[0])


def mended(text: str) -> str:
    """The text with its broken characters made whole; what cannot be made whole stays."""
    return _BROKEN.sub(lambda match: _whole(match[0]), text)


def _whole(broken: str) -> str:
    if broken == _SOFT_HYPHEN:
        return ""
    if broken.startswith("&"):
        whole = html.unescape(broken)
        return "" if whole == _SOFT_HYPHEN else whole
    try:
        return bytes(_BYTE_OF[each] for each in broken).decode()
    except UnicodeDecodeError:
        return broken


def characters_mended(story: Story) -> Edit | None:
    """Mend all texts of a story in one step; None if nothing is broken."""
    changes = tuple(
        TextChange(place, 0, text, mended(text)) for place, text in _texts(story) if broken_in(text)
    )
    return Edit(Batch(changes), N_("Mend characters")) if changes else None


def broken_places(story: Story) -> tuple[tuple[Place, int], ...]:
    """Where broken characters stand, and how many."""
    counted = ((place, len(broken_in(text))) for place, text in _texts(story))
    return tuple((place, count) for place, count in counted if count)


def _texts(story: Story) -> Iterator[tuple[Place, str]]:
    """Every text that a person may have written, with its place."""
    for name in TEXT_FIELDS:
        if name not in _FREE:
            yield Place(name), getattr(story, name)
    for collection, (_, parts) in COLLECTIONS.items():
        for item in items(story, collection):
            for part in parts:
                yield Place(collection, item.id, part), getattr(item, part)
