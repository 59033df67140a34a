"""A story goes to another house: what comes with the house, and what stays the story's own.

- What the old house gave and nobody touched (source tag, copyright notice, usage terms, byline)
  becomes what the new house gives.
- What was edited by hand stays; so does what came in from outside, whatever it says.
- The year of a notice is that of `published_at`, else today's.
- The language is the text's: it goes along only while nothing was written.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.model.changes import Batch, Change, text_replaced, value_replaced
from editor.model.edits import Edit
from editor.model.house import House
from editor.model.places import Caret, Place
from editor.model.story import Story
from editor.model.translation import N_

GIVEN = ("byline", "source_tag", "copyright_notice", "usage_terms")
"""The fields that a house fills, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Rehoused:
    """The step to another house, with the fields that it changes and those that it left alone.

    A field counts as left alone where the new house would have filled it otherwise.
    """

    edit: Edit
    changed: tuple[str, ...]
    left: tuple[str, ...]


def rehoused(
    story: Story, old: House, new: House, today: int, caret: Caret | None, came_as: Story | None
) -> Rehoused:
    """The step that makes a story of `old` one of `new`.

    `today` is this year; `came_as` is the story as it was imported, None where it was written
    here.
    """
    gives = given(new, notice_year(story, today))
    touched = {name for name in GIVEN if not _is_given(story, old, name, today, came_as)}
    differing = [name for name in GIVEN if getattr(story, name) != gives[name]]
    changed = [name for name in differing if name not in touched]
    left = [name for name in differing if name in touched and gives[name]]
    if story.is_blank and story.language == old.language != new.language:
        changed.append("language")
        gives["language"] = new.language
    changes: list[Change] = [value_replaced(story, Place("house"), new.id)]
    changes += [text_replaced(story, Place(name), gives[name]) for name in changed]
    return Rehoused(Edit(Batch(tuple(changes)), N_("House"), caret), tuple(changed), tuple(left))


def given(house: House, year: int) -> dict[str, str]:
    """What a house fills the fields of a story with."""
    return {
        "byline": house.byline,
        "source_tag": house.source_tag,
        "copyright_notice": house.copyright_notice(year),
        "usage_terms": house.usage_terms,
    }


def notice_year(story: Story, today: int) -> int:
    """The year of a story's copyright notice."""
    year = story.published_at.strip()[:4]
    return int(year) if _is_year(year) else today


def _is_given(story: Story, house: House, name: str, today: int, came_as: Story | None) -> bool:
    """Whether a field still holds what its house gave."""
    held = getattr(story, name)
    if came_as is not None and held == getattr(came_as, name):
        return False
    # A story begun last year has the notice of that year.
    years = {notice_year(story, today), today}
    if _is_year(story.created[:4]):
        years.add(int(story.created[:4]))
    return any(held == given(house, year)[name] for year in years)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()
