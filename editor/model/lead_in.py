"""The lead-in: dateline and source tag as they open the first paragraph.

A house writes it as a form with `{place}` and `{tag}`: `({tag}) –`, `{place} ({tag}) —`.

- The dateline always stands before the source tag, also where the form names only one of them.
- What is empty takes its brackets and commas with it.
- Typed by hand at the head of the opening it is understood, if its tag is the story's or the
  house's: then it is never doubled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.model.changes import Batch, Change, TextChange
from editor.model.edits import Edit
from editor.model.house import House
from editor.model.places import Caret, Place, body_place
from editor.model.story import Story
from editor.model.translation import N_

_USUAL_FORM = "{place} ({tag}) –"
_DASH = re.compile(r"\s*\S*$")
_TAG = re.compile(r"\s*\(?\{tag\}\)?")
_PLACE = re.compile(r"\{place\}[,،\s]*")
_HAND = re.compile(
    r"(?:(?P<place>[^\n()]{1,80}?)[,،]?[ \u00a0]+)?"
    r"\((?P<tag>[^\n()]{1,80})\)[ \u00a0]*(?:--|[-–—])[ \u00a0]+"
)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What stands before the dateline, between it and the source tag, and after."""

    before: str
    between: str
    after: str


def lead_in(form: str, *, has_place: bool, has_tag: bool) -> LeadIn:
    """The form's own characters around a dateline and a source tag, where there are such."""
    if not (has_place or has_tag):
        return LeadIn("", "", "")
    form = _whole_form(form)
    form = form if has_tag else _TAG.sub("", form)
    form = (form if has_place else _PLACE.sub("", form)).strip()
    before, _, rest = form.partition("{place}" if has_place else "{tag}")
    if not (has_place and has_tag):
        return LeadIn(before, "", rest)
    between, _, after = rest.partition("{tag}")
    return LeadIn(before, between, after)


def _whole_form(form: str) -> str:
    """The form with both its parts, the dateline first."""
    if "{tag}" not in form:
        form = _DASH.sub(lambda dash: f" ({{tag}}){dash[0]}", form, count=1)
    if "{place}" not in form:
        form = "{place} " + form
    return form if form.index("{place}") < form.index("{tag}") else _USUAL_FORM


def take_lead_in(story: Story, house: House, typed: TextChange) -> Edit | None:
    """The lead-in that was just typed by hand at the head of the opening, as its fields.

    None where there is none, or where it holds words that the story has otherwise.
    """
    opening = story.sections[0]
    found = _HAND.match(opening.body)
    if typed.place != body_place(opening.id) or found is None or typed.at >= found.end():
        return None
    tag, place = found["tag"], found["place"] or ""
    known = story.source_tag or house.source_tag
    if tag != known or (place and not _may_be(place, story.dateline)):
        return None
    changes: list[Change] = [TextChange(typed.place, 0, found.group(), "")]
    if place and not story.dateline:
        changes.append(TextChange(Place("dateline"), 0, "", place))
    if not story.source_tag:
        changes.append(TextChange(Place("source_tag"), 0, "", tag))
    caret = max(0, typed.end - found.end())
    return Edit(Batch(tuple(changes)), N_("Source tag"), Caret(typed.place, caret))


def _may_be(place: str, dateline: str) -> bool:
    """Whether a text reads as the dateline of a story that has this one, or none yet."""
    # Names of months in many languages: not for the window to wait for.
    from editor.model.datelines import is_dateline

    return place == dateline if dateline else is_dateline(place)
