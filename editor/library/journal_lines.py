"""The lines of a journal: a checksum, a space, canonical JSON, a line end.

The first line of a page is its head, all others are entries. A line that cannot be relied on is
None when read: torn by a crash, changed on the disk, or no line of ours.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from editor.model.codec import (
    Json,
    canonical,
    digest,
    step_from_object,
    step_to_object,
    story_from_json,
    story_to_json,
)
from editor.model.errors import UnreadableStory
from editor.model.history import Step
from editor.model.story import Story

_CHECKSUM = 16
"""Hexadecimal digits of the SHA-256 that open a line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of an open story.

    `kind` is "apply", "undo" or "redo"; `step` is what was applied, so for an undo the step
    reversed: whatever the kind, the story follows by applying `step.change`.
    """

    number: int
    kind: str
    step: Step


@dataclass(frozen=True, slots=True)
class Head:
    """What a page is about: a story in the state with this running number.

    `base` is that state where the library may not hold it; `digest` is always its digest.
    Numbers count within the `lineage` of the journal's folder.
    """

    story_id: str
    number: int
    digest: str
    base: Story | None
    lineage: str = ""

    @classmethod
    def of(cls, base: Story, number: int, *, whole: bool, lineage: str = "") -> Head:
        """The head of a page that goes on from `base`."""
        return cls(base.id, number, digest(base), base if whole else None, lineage)


def head_line(head: Head) -> bytes:
    """A head as a line."""
    base = story_to_json(head.base) if head.base else None
    fields = {"story": head.story_id, "number": head.number, "digest": head.digest, "base": base}
    return _line(fields | {"lineage": head.lineage})


def entry_line(entry: Entry) -> bytes:
    """An entry as a line."""
    step = step_to_object(entry.step)
    return _line({"number": entry.number, "kind": entry.kind, "step": step})


def read_head(line: bytes) -> Head | None:
    """The head in a line without its end."""
    try:
        value = _value(line)
        base = None if value["base"] is None else story_from_json(value["base"])
        lineage = str(value.get("lineage", ""))
        return Head(str(value["story"]), int(value["number"]), str(value["digest"]), base, lineage)
    except (ValueError, KeyError, TypeError, RecursionError, UnreadableStory):
        return None


def read_entry(line: bytes) -> Entry | None:
    """The entry in a line without its end."""
    try:
        value = _value(line)
        return Entry(int(value["number"]), str(value["kind"]), step_from_object(value["step"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _line(value: Json) -> bytes:
    data = canonical(value).encode()
    return _checksum(data) + b" " + data + b"\n"


def _value(line: bytes) -> Json:
    data = line[_CHECKSUM + 1 :]
    if line[: _CHECKSUM + 1] != _checksum(data) + b" ":
        raise ValueError("the line is not what was written")
    value = json.loads(data)
    if not isinstance(value, dict):
        raise ValueError("the line is not ours")
    return value


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:_CHECKSUM].encode()
