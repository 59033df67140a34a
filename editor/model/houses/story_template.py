"""A story template: what a kind of story is made of, to be filled in.

- It is a story without id, times, status and images, and without what its house gives.
- Every text of a built-in one begins with TK, the mark of what is still to come: leftovers finds
  it on export, so that no hint is ever published unseen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from editor.model.edits import PARAGRAPH_END
from editor.model.house import House, new_story
from editor.model.houses.rehousing import GIVEN, given
from editor.model.ids import Ids
from editor.model.places import COLLECTIONS, Caret, Place, text_at, text_places, with_value
from editor.model.story import Status, Story
from editor.model.translation import counted

MARK = "TK"
"""To come: what every hint begins with."""


@dataclass(frozen=True, slots=True)
class StoryTemplate:
    """A template: `about` says in one line what it is for; an own one has an `id`."""

    name: str
    about: str
    story: Story
    id: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is the desk's own."""
        return bool(self.id)


def template_story(story: Story, house: House, year: int) -> Story:
    """What of a story is a template for others like it."""
    gives = given(house, year)
    own = {name: "" for name in GIVEN if getattr(story, name) == gives[name]}
    language = "" if story.language == house.language else story.language
    return replace(
        story,
        id="",
        created="",
        updated="",
        language=language,
        status=Status.DRAFT,
        embargoed_until="",
        published_at="",
        modified_at="",
        advisories=(),
        figures=tuple(replace(each, digest="") for each in story.figures),
        **own,  # type: ignore[arg-type]  # all of them are texts
    )


def story_of(template: Story, house: House, story_id: str, ids: Ids, year: int) -> Story:
    """A new story of a template: what that leaves open, the house gives."""
    blank = new_story(house, story_id, ids(), year)
    given_here = (*GIVEN, "language")
    story = replace(
        template,
        id=story_id,
        house=house.id,
        **{name: getattr(template, name) or getattr(blank, name) for name in given_here},
    )
    return _with_ids_of_its_own(story, ids)


def _with_ids_of_its_own(story: Story, ids: Ids) -> Story:
    new = {each.id: ids() for name in COLLECTIONS for each in getattr(story, name)}
    return replace(
        story,
        key_points=tuple(replace(each, id=new[each.id]) for each in story.key_points),
        sections=tuple(replace(each, id=new[each.id]) for each in story.sections),
        figures=tuple(
            replace(each, id=new[each.id], after=new.get(each.after, "")) for each in story.figures
        ),
        pull_quotes=tuple(
            replace(each, id=new[each.id], after=new.get(each.after, ""))
            for each in story.pull_quotes
        ),
    )


def first_caret(story: Story) -> Caret:
    """Where writing begins: the headline, with its hint selected, so that typing replaces it."""
    place = Place("headline")
    return Caret(place, len(story.headline), 0 if story.headline else None)


def spoken(story: Story, speak: Callable[[str], str]) -> Story:
    """A built-in template's story with its hints in the language of the interface."""
    for place in text_places(story):
        text = text_at(story, place)
        if MARK in text:
            hints = [speak(each) for each in text.split(PARAGRAPH_END)]
            story = with_value(story, place, PARAGRAPH_END.join(hints))
    return story


def brings(story: Story) -> str:
    """What a template brings, in words: `3 key points · 2 sections`."""
    points = len(story.key_points)
    sections = sum(bool(each.crosshead) for each in story.sections)
    quotes, figures = len(story.pull_quotes), len(story.figures)
    parts = (
        counted("{n} key point", "{n} key points", points) if points else "",
        counted("{n} crosshead", "{n} crossheads", sections) if sections else "",
        counted("{n} figure", "{n} figures", figures) if figures else "",
        counted("{n} pull quote", "{n} pull quotes", quotes) if quotes else "",
    )
    return " · ".join(filter(None, parts))
