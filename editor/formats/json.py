"""The story's own JSON: canonical, complete, one story a line."""

from __future__ import annotations

import re

from editor.formats.base import Format, Options
from editor.formats.fields import all_kept
from editor.model.codec import story_from_json, story_to_json
from editor.model.errors import UnreadableStory
from editor.model.parcel import Parcel

_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"[^"]*"\s*:|\}|\Z)')


def _recognises(head: bytes) -> float:
    if not _OPENING.match(head):
        return 0.0
    # A long note may fill the head with anything, markup too, before these keys come.
    return 0.95 if b'"sections"' in head or b'"key_points"' in head else 0.6


def _read(data: bytes) -> tuple[Parcel, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableStory(
            f"This is no JSON that can be read: byte {error.start + 1} is not UTF-8."
        ) from error
    try:
        return (Parcel(story_from_json(text)),)
    except UnreadableStory:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
    return tuple(Parcel(story_from_json(line)) for line in lines)


def _write(parcels: tuple[Parcel, ...], _options: Options) -> bytes:
    return "\n".join(story_to_json(parcel.story) for parcel in parcels).encode()


FORMAT = Format(
    name="json",
    label="Story as JSON",
    suffixes=(".json",),
    media_type="application/json",
    public=False,
    carries=all_kept(),
    recognises=_recognises,
    read=_read,
    write=_write,
)
