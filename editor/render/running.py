"""Which way the texts of a page run: what runs against the page is marked as such, so that its
words keep their order and its full stop its place.
"""

from __future__ import annotations

from collections.abc import Mapping

from editor.model.direction import paragraph_direction, story_direction
from editor.model.house import House
from editor.model.story import Story

_IN_ATTRIBUTES = frozenset(("alt", "at"))
"""Values that templates put where no element can stand."""


class Against(str):
    """A text that runs against its page; `way` is the one it runs."""

    way: str

    def __new__(cls, text: str, way: str) -> Against:
        """The same text, with its way."""
        made = super().__new__(cls, text)
        made.way = way
        return made


def page_direction(story: Story, house: House) -> str:
    """The way a story's page runs, `rtl` or `ltr`."""
    return story_direction(story.language, house.language, story.headline, story.sections[0].body)


def running(values: Mapping[str, object], page: str) -> dict[str, object]:
    """The values of a template; those of its texts that run against the page know it."""
    return {
        name: value if name in _IN_ATTRIBUTES else _told(value, page)
        for name, value in values.items()
    }


def ordered(html: str, way: str) -> str:
    """Words within a line as HTML, kept in their order whatever is around them."""
    return f'<bdi dir="{way}">{html}</bdi>'


def _told(value: object, page: str) -> object:
    if isinstance(value, list):
        return [_told(each, page) for each in value]
    if isinstance(value, str):
        way = paragraph_direction(value, page)
        return value if way == page else Against(value, way)
    return value
