"""An embargo that is not over is named, in the interface's language, until it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from gettext import NullTranslations
from pathlib import Path

import pytest

from editor.model.house import House
from editor.model.story import Story
from editor.model.translation import speak
from editor.services.embargo import embargo_fact, embargo_mark, embargo_sentence
from editor.system.catalogues import catalogue
from tests.services.desk import START, Desk

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


def test_a_mark_says_when_it_ends_by_the_clock_of_the_house() -> None:
    mark = embargo_mark("2023-07-20T00:01", HOUSE, NOW)
    assert mark is not None
    end = datetime(2023, 7, 19, 23, 1, tzinfo=UTC)
    assert (mark.words, mark.ends) == ("Embargo 20 July, 00:01", end)
    assert mark.holds(end - timedelta(seconds=1))
    assert not mark.holds(end)


def test_a_mark_of_what_is_no_time_says_so_and_never_ends() -> None:
    mark = embargo_mark("noon tomorrow", HOUSE, NOW)
    assert mark is not None
    assert mark.words == "Embargo, time not clear"
    assert mark.holds(datetime.max.replace(tzinfo=UTC))


def test_the_list_marks_the_embargoes_that_are_not_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.houses.keep(House("post", name="The Post", time_zone="America/New_York"))
    desk.work()
    until = {"over": "2026-07-01T07:59", "soon": "2026-07-01T08:01", "none": "", "odd": "noon"}
    assert desk.workspace.shelf is not None
    for name, embargo in until.items():
        story = Story(name, headline=name, house="post", embargoed_until=embargo)
        desk.workspace.shelf.library.keep(story, revision=0, number=0)

    marks = {row.id: row.embargo.words if row.embargo else "" for row in desk.rows()}

    # It is 08:00 in New York.
    assert START.hour == 12
    assert marks == {
        "over": "",
        "soon": "Embargo 1 July, 08:01",
        "none": "",
        "odd": "Embargo, time not clear",
    }


def test_a_story_whose_house_is_not_there_goes_by_the_clock_of_the_desk(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.houses.keep(House(name="The Post", time_zone="Asia/Tokyo"))
    desk.work()
    assert desk.workspace.shelf is not None
    story = Story("s", house="gone", embargoed_until="2026-07-01T12:01Z")
    desk.workspace.shelf.library.keep(story, revision=0, number=0)
    (row,) = desk.rows()
    assert row.embargo is not None
    assert row.embargo.words == "Embargo 1 July, 21:01"


def test_the_list_is_asked_anew_when_a_house_gets_another_clock(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    asked: list[None] = []
    desk.workspace.rows_changed.connect(asked.append)
    desk.workspace.houses.keep(House(name="The Post", time_zone="Asia/Tokyo"))
    assert asked
