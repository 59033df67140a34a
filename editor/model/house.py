"""A house: a publisher's profile, which new stories start from and pages are dressed by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from editor.model.story import Extra, Section, Story, nothing_extra

DEFAULT_COPYRIGHT = "Copyright {year}, {holder}"

_FILLED_IN = ("{year}", "{holder}")
_IN_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a counter begins to speak: a hint, then amber, then red; never a barrier."""

    headline_hint: int = 64
    headline_amber: int = 90
    headline_red: int = 120
    key_point_hint: int = 16
    key_point_amber: int = 20


@dataclass(frozen=True, slots=True)
class PressLayout:
    """How the house sets press text: the mark before a key point, its indent, the last line."""

    bullet: str = "•"
    indent: str = "  "
    final_newline: bool = False


FIRST_SHOWN = ("headline", "key_points", "sections", "copyright_notice")
"""The fields of the first house's form; all others fold away until they hold text."""


@dataclass(frozen=True, slots=True)
class House:
    """A publisher's profile.

    - `lead_in` is the form that opens the first paragraph, with `{tag}`, `{place}` or both, as
      `({tag}) – ` or `{place} ({tag}) — `.
    - `copyright_pattern` may hold `{year}` and `{holder}`.
    - `shown` names the story fields that the form always shows.
    """

    id: str = "house"
    name: str = ""
    source_tag: str = ""
    lead_in: str = "({tag}) –"
    copyright_pattern: str = DEFAULT_COPYRIGHT
    usage_terms: str = ""
    language: str = "en-US"
    time_zone: str = ""
    byline: str = ""
    shown: tuple[str, ...] = FIRST_SHOWN
    press: PressLayout = field(default_factory=PressLayout)
    limits: Limits = field(default_factory=Limits)
    export_formats: tuple[str, ...] = ()
    page_template: str = "broadsheet"
    page_css: str = ""
    extra: Extra = field(default_factory=nothing_extra, hash=False)

    def copyright_notice(self, year: int) -> str:
        """The notice of a story published in `year`; empty while the house has no name."""
        if not self.name:
            return ""
        return self.copyright_pattern.replace("{year}", str(year)).replace("{holder}", self.name)

    @property
    def unknown_in_notice(self) -> tuple[str, ...]:
        """What stands in braces in the notice and is not filled in, and braces alone."""
        found = _IN_BRACES.findall(self.copyright_pattern)
        return tuple(dict.fromkeys(each for each in found if each not in _FILLED_IN))


FIRST_HOUSE = House(name="NewsReady.com", source_tag="NewsReady.com")
"""The house of a new library: the plain form; Preferences give it the desk's own name."""


def new_story(house: House, story_id: str, section_id: str, year: int) -> Story:
    """A blank story with what its house gives: tag, byline, notice, terms and language."""
    return Story(
        id=story_id,
        house=house.id,
        byline=house.byline,
        source_tag=house.source_tag,
        sections=(Section(section_id),),
        copyright_notice=house.copyright_notice(year),
        usage_terms=house.usage_terms,
        language=house.language,
    )
