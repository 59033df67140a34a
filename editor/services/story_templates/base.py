"""How a built-in story template is written down."""

from __future__ import annotations

from dataclasses import replace

from editor.model.edits import PARAGRAPH_END
from editor.model.houses.story_template import StoryTemplate
from editor.model.story import KeyPoint, Section, Story


def template(
    name: str,
    about: str,
    story: Story,
    *,
    key_points: tuple[str, ...] = (),
    opening: tuple[str, ...] = (),
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> StoryTemplate:
    """A template of hints: the opening and each section's body are given in paragraphs."""
    points = tuple(KeyPoint(f"point-{at}", text) for at, text in enumerate(key_points))
    parts = (("", opening), *sections)
    made = tuple(
        Section(f"section-{at}", crosshead, PARAGRAPH_END.join(body))
        for at, (crosshead, body) in enumerate(parts)
    )
    return StoryTemplate(name, about, replace(story, key_points=points, sections=made))
