"""A dateline typed by hand at the head of the opening, as `MARLHAVEN, 23 Nov. – `.

A place in capitals and a dash may be a name as well: nothing is taken by itself, it is offered.
With a source tag in brackets behind it, it is certain: that is `model.lead_in`.
"""

from __future__ import annotations

import re

from editor.model.changes import Batch, Change, TextChange
from editor.model.datelines import DATE
from editor.model.edits import Edit
from editor.model.places import Caret, Place, body_place
from editor.model.story import Story
from editor.model.translation import N_

DATELINE = Place("dateline")
_LONGEST = 200
"""Characters of a dateline with its dash."""

_ARTICLE = "den|le|el|il"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:{_LETTER}|[.'’-](?=[\w .,]))*"
_PLACE = rf"(?P<place>{_WORD}(?:[ \u00a0]{_WORD}){{0,3}})"
_REGION = rf"(?:, ?(?!(?:{_ARTICLE}) \d)(?P<region>{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}))?"
_DATED = rf"(?:,? (?:(?:{_ARTICLE}) )?{DATE})?"
_HEAD = re.compile(rf"(?P<dateline>{_PLACE}{_REGION}{_DATED})[ \u00a0](?:---?|[-–—])[ \u00a0]+")


def typed_dateline(body: str) -> str:
    """The dateline at the head of a body; empty where there is none that reads as one."""
    found = _head(body)
    return found["dateline"] if found else ""


def newly_typed(body: str, change: TextChange) -> str:
    """The dateline that a change has just brought to the head of a body; else empty."""
    dateline = typed_dateline(body) if change.at <= _LONGEST else ""
    behind = body[change.at + len(change.inserted) :]
    was = f"{body[: change.at]}{change.removed}{behind}" if dateline else ""
    return dateline if dateline != typed_dateline(was) else ""


def may_be_made(story: Story, dateline: str) -> bool:
    """Whether the opening still begins with it, and the story has no other dateline."""
    return story.dateline in ("", dateline) and typed_dateline(story.sections[0].body) == dateline


def dateline_made(story: Story, dateline: str) -> Edit | None:
    """What stands at the head of the opening becomes the story's dateline; its dash goes."""
    found = _head(story.sections[0].body)
    if found is None or not may_be_made(story, dateline):
        return None
    place = body_place(story.sections[0].id)
    changes: list[Change] = [TextChange(place, 0, found.group(), "")]
    if not story.dateline:
        changes.append(TextChange(DATELINE, 0, "", dateline))
    return Edit(Batch(tuple(changes)), N_("Make dateline"), Caret(place, 0))


def _head(body: str) -> re.Match[str] | None:
    found = _HEAD.match(body)
    if found is None or not found["place"].isupper() or sum(map(str.isalpha, found["place"])) < 2:
        return None
    region = found["region"]
    return found if region is None or region[0].isupper() else None
