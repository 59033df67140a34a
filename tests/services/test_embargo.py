"""An embargo that is not over is named, in the interface's language, until it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import NullTranslations

import pytest

from editor.model.house import House
from editor.model.story import Story
from editor.model.translation import speak
from editor.services.embargo import embargo_fact, embargo_sentence
from editor.system.catalogues import catalogue

HOUSE = House(time_zone="Europe/London")
NOW = datetime(2023, 7, 19, 21, 0, tzinfo=UTC)


@pytest.fixture
def german() -> Iterator[None]:
    speak(catalogue("de"))
    yield
    speak(NullTranslations())


@pytest.mark.parametrize(
    ("until", "fact", "sentence"),
    [
        ("2023-07-19T23:01Z", "Embargo 20 July, 00:01", "Embargoed until 00:01 BST, 20 July 2023."),
        ("2024-07-20", "Embargo 20 July 2024", "Embargoed until 20 July 2024."),
        ("noon tomorrow", "Embargo, time not clear", "Embargoed until noon tomorrow."),
        (
            "2023-07-18 10:00-12:00",
            "Embargo, time not clear",
            "Embargoed until 2023-07-18 10:00-12:00.",
        ),
        ("2023-07-19T21:00Z", "", ""),
        (" ", "", ""),
    ],
)
def test_an_embargo_is_named_in_short_and_in_a_sentence(
    until: str, fact: str, sentence: str
) -> None:
    story = Story("s", embargoed_until=until)
    assert embargo_fact(story, HOUSE, NOW) == fact
    assert embargo_sentence(story, HOUSE, NOW) == sentence


def test_a_clock_that_is_not_that_of_the_house_is_named() -> None:
    story = Story("s", embargoed_until="2023-07-20T18:00+01:00")
    assert embargo_fact(story, House(), NOW) == "Embargo 20 July, 18:00 +01:00"


@pytest.mark.usefixtures("german")
def test_its_date_is_written_in_the_language_of_the_window() -> None:
    story = Story("s", embargoed_until="2024-07-20T18:00Z")
    house = House(time_zone="UTC")
    assert embargo_sentence(story, house, NOW) == "Sperrfrist: 20. Juli 2024, 18:00 UTC."
    assert embargo_fact(story, house, NOW) == "Sperrfrist 20. Juli 2024, 18:00"
