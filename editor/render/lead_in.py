"""The lead-in of a story as text: its dateline and source tag in its house's form."""

from __future__ import annotations

from editor.model.house import House
from editor.model.lead_in import lead_in as around
from editor.model.story import Story


def lead_in(story: Story, house: House) -> str:
    """The lead-in of a story without the space after it; empty where there is none."""
    place, tag = story.dateline.strip(), story.source_tag.strip()
    form = around(house.lead_in, has_place=bool(place), has_tag=bool(tag))
    return f"{form.before}{place}{form.between}{tag}{form.after}".strip()
