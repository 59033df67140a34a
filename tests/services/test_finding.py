"""Finding and replacing in the open story, whatever is typed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from editor.model.changes import TextChange
from editor.model.finding.find import Sought
from editor.model.history import TYPING, History
from editor.model.house import FIRST_HOUSE
from editor.model.places import Caret, Place, body_place, text_at, with_value
from editor.model.story import KeyPoint, Section, Story
from editor.model.versions import Why
from editor.services import finding as module
from editor.services.finding import Done, Finding, Looked
from editor.services.searching import Replacement
from editor.services.session import Session
from editor.services.tasks import ManualTasks

BODY = body_place("a")
STORY = Story(
    "s",
    headline="Bridge opens",
    key_points=(KeyPoint("k", "A bridge"),),
    sections=(Section("a", "", "The bridge. A Bridge. A barge."),),
    keywords=("bridge", "bay"),
)


class Paper:
    """A journal that keeps nothing."""

    def append(self, entry: object) -> None:
        """Take an entry."""


class Archive:
    """Remembers why versions were wanted."""

    def __init__(self) -> None:
        self.kept: list[Why] = []

    def keep_before(self, why: Why) -> None:
        """Keep a version."""
        self.kept.append(why)


class Search:
    """A person who looks for something in an open story."""

    def __init__(self, story: Story = STORY, *, is_read_only: bool = False) -> None:
        self.tasks = ManualTasks()
        self.archive = Archive()
        self.session = Session(
            story,
            FIRST_HOUSE,
            History(),
            Paper(),
            lambda: datetime(2026, 7, 1, tzinfo=UTC),
            is_read_only=is_read_only,
        )
        self.finding = Finding(self.tasks, self.archive)
        self.done: list[Done] = []
        self.finding.replaced.connect(self.done.append)
        self.finding.follow(self.session)

    def seek(self, phrase: str, **how: bool) -> Looked:
        self.finding.seek(Sought(phrase, **how))
        self.tasks.work()
        return self.finding.state

    def type(self, text: str) -> None:
        self.session.apply(TextChange(Place("headline"), 0, "", text), TYPING)


@pytest.fixture
def search() -> Search:
    return Search()


def test_a_phrase_is_found_at_once(search: Search) -> None:
    search.finding.seek(Sought("bridge"))

    assert len(search.finding.state.found) == 5
    assert search.finding.is_fresh


def test_a_pattern_is_looked_for_elsewhere_and_the_last_one_asked_for_comes(
    search: Search,
) -> None:
    search.finding.seek(Sought("b.*", is_pattern=True))
    assert search.finding.state.is_under_way
    search.finding.seek(Sought(r"\bb\w+e\b", is_pattern=True))
    search.tasks.work()

    assert len(search.finding.state.found) == 6
    assert not search.finding.state.is_under_way


def test_what_is_no_pattern_is_said_and_nothing_is_found(search: Search) -> None:
    looked = search.seek("(b", is_pattern=True)

    assert "no pattern" in looked.problem
    assert not looked.found
    assert not search.seek("b").problem


def test_what_is_typed_is_followed(search: Search) -> None:
    search.seek("bridge")

    search.type("A bridge? ")

    assert len(search.finding.state.found) == 6


def test_a_long_story_is_searched_elsewhere_after_a_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 10)
    search = Search()
    assert len(search.seek("bridge").found) == 5

    search.type("A long bridge? ")
    assert not search.finding.is_fresh
    search.tasks.pass_time(module.REST)

    assert len(search.finding.state.found) == 6


def test_nothing_is_looked_for_once_nobody_wants_it(search: Search) -> None:
    search.seek("bridge")
    search.finding.seek(None)
    heard: list[Looked] = []
    search.finding.changed.connect(heard.append)

    search.type("bridge")

    assert heard == []
    assert not search.finding.state.found


def test_one_match_is_replaced_and_the_caret_stands_behind_it(search: Search) -> None:
    search.seek("bridge")

    search.finding.replace(2, Replacement("tunnel"))

    assert search.session.story.sections[0].body == "The tunnel. A Bridge. A barge."
    assert search.done == [Done(1, 1, Caret(BODY, 10))]
    assert search.archive.kept == []
    search.session.undo()
    assert search.session.story == STORY


@pytest.mark.parametrize("is_pattern", [False, True])
def test_all_are_replaced_as_one_step_with_a_version_kept_before(
    search: Search, is_pattern: bool
) -> None:
    search.seek("bridge", is_pattern=is_pattern)

    search.finding.replace_all(Replacement("tunnel", keeps_case=True))
    search.tasks.work()

    story = search.session.story
    assert story.headline == "Tunnel opens"
    assert story.sections[0].body == "The tunnel. A Tunnel. A barge."
    assert story.keywords == ("tunnel", "bay")
    assert search.done == [Done(5, 4)]
    assert search.archive.kept == [Why.BEFORE_REPLACE]
    assert search.session.undo_label == "Replace all"
    search.session.undo()
    assert search.session.story == STORY


def test_all_are_replaced_in_the_story_as_it_is_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 10)
    search = Search()
    search.seek("bridge")
    search.type("A long old bridge? ")

    search.finding.replace_all(Replacement("tunnel"))
    search.tasks.work()

    assert search.session.story.headline == "A long old tunnel? tunnel opens"


def test_what_changed_while_a_replacement_was_made_ready_is_not_replaced(search: Search) -> None:
    search.seek("bridge", is_pattern=True)
    search.finding.replace(0, Replacement("x"))
    search.type("!")

    search.tasks.work()

    assert search.session.story.headline == "!Bridge opens"


def test_a_group_that_is_not_there_is_said_and_nothing_is_replaced(search: Search) -> None:
    search.seek("bridge", is_pattern=True)

    search.finding.replace_all(Replacement(r"\1"))
    search.tasks.work()

    assert "cannot be used" in search.finding.state.problem
    assert len(search.finding.state.found) == 5
    assert search.session.story is STORY


def test_what_becomes_itself_is_passed_over(search: Search) -> None:
    search.seek("bridge", match_case=True)

    search.finding.replace(1, Replacement("bridge"))

    assert search.done == [Done(0, 1, Caret(BODY, 10))]
    assert search.session.story is STORY


def test_a_story_that_can_only_be_read_stays_as_it_is() -> None:
    search = Search(is_read_only=True)
    search.seek("bridge")

    search.finding.replace_all(Replacement("tunnel"))

    assert search.session.story is STORY
    assert search.archive.kept == []


def test_replacing_all_touches_no_time_and_no_code() -> None:
    kept: dict[str, Any] = {
        "embargoed_until": "2026-12-20T18:00:00+01:00",
        "published_at": "2026-12-20",
        "modified_at": "2026-12-20T18:00Z",
        "language": "en-020",
    }
    story = with_value(replace(STORY, **kept), BODY, "20 boats in 2020.")
    search = Search(story)

    assert len(search.seek("20").found) == 3
    search.finding.replace_all(Replacement("21"))
    search.tasks.work()

    now = search.session.story
    assert text_at(now, BODY) == "21 boats in 2121."
    assert {name: getattr(now, name) for name in kept} == kept
