"""The story's own JSON: canonical, complete, one story a line.

Beside the story's own keys `images` holds the bytes of its figures' images, by their digest.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from editor.formats.base import Format, Options
from editor.formats.fields import all_kept
from editor.formats.press_text.decoding import require_bounded
from editor.model.codec import canonical, story_from_json, story_to_json
from editor.model.errors import UnreadableStory
from editor.model.parcel import Parcel
from editor.model.translation import N_, _

_IMAGES = "images"
_DIGEST = re.compile("[0-9a-f]{64}")
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
            _("This is no JSON that can be read: byte {byte} is not UTF-8.").format(
                byte=error.start + 1
            )
        ) from error
    try:
        return (_parcel(text),)
    except UnreadableStory:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
    return tuple(map(_parcel, lines))


def _parcel(text: str) -> Parcel:
    """The story of a JSON text, and what gives its images; nobody has looked into those."""
    story = story_from_json(text)
    data = _image_texts(story.extra.get(_IMAGES))
    require_bounded(len(text) - sum(map(len, data.values())))
    if not data:
        return Parcel(story)
    rest = {key: value for key, value in story.extra.items() if key != _IMAGES}
    return Parcel(replace(story, extra=MappingProxyType(rest)), figure=_bytes_in(data))


def _image_texts(value: object) -> dict[str, str]:
    """Images in base64 by their digest; none where the key means something else."""
    found = {}
    for digest, each in value.items() if isinstance(value, Mapping) else ():
        data = each.get("data") if isinstance(each, Mapping) else None
        if not isinstance(data, str) or not _DIGEST.fullmatch(digest):
            return {}
        found[digest] = data
    return found


def _bytes_in(data: Mapping[str, str]) -> Callable[[str], bytes]:
    def image(digest: str) -> bytes:
        text = data[digest]
        try:
            return b64decode(text, validate=True)
        except ValueError:
            # It is no image, and will be refused as such.
            return text.encode()

    return image


def _write(parcels: tuple[Parcel, ...], _options: Options) -> bytes:
    return "\n".join(map(_text, parcels)).encode()


def _text(parcel: Parcel) -> str:
    text = story_to_json(parcel.story)
    images = {}
    for digest in {each.digest for each in parcel.story.figures if each.digest}:
        try:
            data = parcel.figure(digest)
        except KeyError:
            continue
        images[digest] = {"data": b64encode(data).decode("ascii")}
    return canonical(json.loads(text) | {_IMAGES: images}) if images else text


FORMAT = Format(
    name="json",
    label=N_("Story as JSON"),
    suffixes=(".json",),
    media_type="application/json",
    public=False,
    carries=all_kept(),
    recognises=_recognises,
    read=_read,
    write=_write,
)
