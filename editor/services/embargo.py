"""Whether a story that leaves the desk may be published yet."""

from __future__ import annotations

from datetime import datetime

from editor.model.house import House
from editor.model.rows import Embargo
from editor.model.story import Story
from editor.model.translation import _


def embargo_sentence(story: Story, house: House, now: datetime) -> str:
    """Until when a story may not be published, for whoever takes it out; empty where it may.

    The first reading of a time zone in a process takes 10 ms, and 30 more where there is none of
    that name; any later one a tenth of a millisecond.
    """
    if not _holds(story.embargoed_until, house, now):
        return ""
    from editor.render.embargo import embargo_time

    time = embargo_time(story.embargoed_until, house.time_zone)
    return _("Embargoed until {time}.").format(time=time)


def embargo_fact(story: Story, house: House, now: datetime) -> str:
    """The same in a few words, as `Embargo 20 July, 00:01`; they say so where it is no time."""
    mark = embargo_mark(story.embargoed_until, house, now)
    return mark.words if mark else ""


def embargo_mark(until: str, house: House, now: datetime) -> Embargo | None:
    """An embargo until a time that was typed, for the list; None where there is none or no more.

    As for the sentence, a time zone is read, which takes its time.
    """
    if not _holds(until, house, now):
        return None
    from editor.render.embargo import embargo_in_short, end_of

    time = embargo_in_short(until, house.time_zone, now)
    words = _("Embargo {time}").format(time=time) if time else _("Embargo, time not clear")
    return Embargo(words, end_of(until, house.time_zone, now))


def _holds(until: str, house: House, now: datetime) -> bool:
    if not until.strip():
        return False
    from editor.render.embargo import is_over

    return not is_over(until, house.time_zone, now)
