"""Whether a story that leaves the desk may be published yet."""

from __future__ import annotations

from datetime import datetime

from editor.model.house import House
from editor.model.story import Story
from editor.model.translation import _


def embargo_sentence(story: Story, house: House, now: datetime) -> str:
    """Until when a story may not be published, for whoever takes it out; empty where it may.

    Not for the UI thread: the first reading of a time zone takes some milliseconds.
    """
    if not story.embargoed_until.strip():
        return ""
    from editor.render.embargo import embargo_time, is_over

    if is_over(story.embargoed_until, house.time_zone, now):
        return ""
    time = embargo_time(story.embargoed_until, house.time_zone)
    return _("Embargoed until {time}.").format(time=time)
