"""Replacing across the library: previewed, versioned, undoable, and whole whatever happens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.errors import LibraryError, NutgrafError, Unsearchable
from editor.model.places import Place, body_place
from editor.model.story import KeyPoint, Section, Story
from editor.model.versions import Why
from editor.services.cut_short import CutShort
from editor.services.library_search import Preview
from editor.services.progress import Progress
from editor.services.shelf import Shelf
from tests.services.desk import another_program_writing
from tests.services.newsdesk import Newsdesk
from tests.services.replacing_process import killed_while_replacing

BODY = body_place("a")


def a_story(number: int, body: str = "The bridge opened. A Bridge is a bridge.") -> Story:
    return Story(f"s{number}", headline=f"Story {number}", sections=(Section("a", "", body),))


@pytest.fixture
def desk(tmp_path: Path) -> Newsdesk:
    return Newsdesk(tmp_path)


def test_every_hit_is_shown_with_what_would_stand_there_and_nothing_is_changed(
    desk: Newsdesk,
) -> None:
    story = replace(
        a_story(1, "Over the bridge\nhe went."),
        key_points=(KeyPoint("k", "Bridges"),),
        keywords=("roads", "bridge"),
        language="en-GB",
    )
    desk.fill(story)

    preview = desk.search("bridge", "tunnel")

    (found,) = preview.stories
    assert [(hit.where, hit.ahead, hit.found, hit.behind) for hit in found.hits] == [
        ("Key point 1", "", "Bridge", "s"),
        ("Opening", "Over the ", "bridge", "\nhe went."),
        ("Keywords", "roads, ", "bridge", ""),
    ]
    assert {hit.substitution.inserted for hit in found.hits} == {"tunnel"}
    assert desk.held("s1").key_points == story.key_points


def test_all_fields_of_all_stories_are_replaced_with_a_version_of_each_kept_first(
    desk: Newsdesk,
) -> None:
    desk.fill(*(a_story(number) for number in range(300)), a_story(300, "A ferry."))

    report = desk.replace(desk.search("bridge", "tunnel"))

    assert (report.hits, len(report.changed)) == (900, 300)
    assert not report.left_alone
    assert report.problem is None
    assert desk.held("s299").sections[0].body == "The tunnel opened. A tunnel is a tunnel."
    assert desk.held("s300").sections[0].body == "A ferry."
    assert desk.versions("s7") == [Why.IMPORTED]
    assert desk.search("bridge").hits == 0
    assert desk.headlines("tunnel 170") == ["Story 170"]


def test_a_state_that_no_version_holds_is_kept_before(desk: Newsdesk) -> None:
    desk.fill(a_story(1)).open("s1").type("!").rest()
    desk.new()

    desk.replace(desk.search("bridge", "tunnel"))

    assert desk.versions("s1") == [Why.IMPORTED, Why.BEFORE_REPLACE]
    before = desk.asked(lambda shelf: shelf.library.version("s1", 2))
    assert isinstance(before, Story)
    assert before.sections[0].body == a_story(1).sections[0].body


def test_undo_takes_a_replacement_back_when_the_story_is_opened_later(desk: Newsdesk) -> None:
    desk.fill(a_story(1)).open("s1").type("?").rest()
    desk.new()
    desk.replace(desk.search("bridge", "tunnel"))

    desk.open("s1")
    assert desk.session.undo_label == "Replace all"
    desk.session.undo()

    assert desk.story.sections[0].body == a_story(1).sections[0].body
    desk.session.undo()
    assert desk.story.headline == "Story 1"
    desk.rest()
    assert not desk.troubles
    assert desk.held("s1").headline == "Story 1"


def test_the_open_story_is_changed_through_its_session(desk: Newsdesk) -> None:
    desk.fill(a_story(1), a_story(2), a_story(3)).open("s2").type(" of the bridge")

    report = desk.replace(desk.search("bridge", "tunnel"))

    assert report.hits == 10
    assert desk.story.headline == "Story 2 of the tunnel"
    desk.session.undo()
    assert desk.story.headline == "Story 2 of the bridge"
    desk.rest()
    assert not desk.troubles
    assert not desk.races


def test_only_what_was_chosen_is_replaced(desk: Newsdesk) -> None:
    desk.fill(a_story(1), a_story(2))
    preview = desk.search("bridge", "tunnel")
    first = preview.stories[0]

    desk.replace(Preview((replace(first, hits=first.hits[1:2]),)))

    assert desk.held(first.story_id).sections[0].body == "The bridge opened. A tunnel is a bridge."
    assert desk.search("tunnel").hits == 1


def test_a_story_changed_since_it_was_searched_is_left_alone_and_named(desk: Newsdesk) -> None:
    desk.fill(a_story(1), a_story(2))
    preview = desk.search("bridge", "tunnel")
    desk.open("s1").type_body(" More.").rest()
    desk.new()

    report = desk.replace(preview)

    assert report.left_alone == ("Story 1",)
    assert [each.story_id for each in report.changed] == ["s2"]
    assert "bridge" in desk.held("s1").sections[0].body


def test_a_change_elsewhere_in_a_story_does_not_keep_it_from_being_replaced(
    desk: Newsdesk,
) -> None:
    desk.fill(a_story(1))
    preview = desk.search("bridge", "tunnel")
    desk.open("s1").type("!", Place("slugline")).rest()
    desk.new()

    assert desk.replace(preview).hits == 3
    assert desk.held("s1").slugline == "!"


def test_all_is_taken_back_where_nobody_has_changed_the_story_since(desk: Newsdesk) -> None:
    desk.fill(a_story(1), a_story(2), a_story(3)).open("s3")
    report = desk.replace(desk.search("bridge", "tunnel"))
    desk.open("s1").type("!").rest()

    back = desk.take_back(report)

    assert back.left_alone == ("Story 1",)
    assert desk.held("s2").sections[0].body == a_story(2).sections[0].body
    desk.open("s3")
    assert desk.story.sections[0].body == a_story(3).sections[0].body
    desk.session.redo()
    assert "tunnel" in desk.story.sections[0].body


@pytest.mark.usefixtures("impatient")
@pytest.mark.usefixtures("impatient")
def test_a_story_that_is_just_being_opened_is_left_alone_and_opens_as_it_is(
    desk: Newsdesk,
) -> None:
    preview = desk.fill(a_story(1), a_story(2)).search("bridge", "tunnel")
    first, second = preview.stories
    desk.workspace.open(first.story_id)
    report = desk.replace(preview)
    assert report.left_alone == (first.headline,)
    assert [each.headline for each in report.changed] == [second.headline]
    desk.type(" late").rest()
    assert desk.races == []
    assert desk.held(first.story_id).headline == f"{first.headline} late"


def test_a_story_that_only_a_journal_holds_wholly_is_left_alone(desk: Newsdesk) -> None:
    desk.fill(a_story(1), a_story(2)).open("s1")
    preview = desk.search("bridge", "tunnel")
    with another_program_writing(desk.library):
        desk.type(" unkept")
        desk.new()

    report = desk.replace(preview)

    assert report.left_alone == ("Story 1",)
    desk.rest(30)
    assert desk.held("s1").headline == "Story 1 unkept"


def test_stopped_work_leaves_every_story_whole(desk: Newsdesk) -> None:
    desk.fill(*(a_story(number) for number in range(5)))
    preview = desk.search("bridge", "tunnel")
    progress = Progress()
    progress.cancel()

    report = desk.replace(preview, progress)

    assert report.is_stopped
    assert desk.search("bridge").hits == 15


class StoppingAfter:
    """A library that fails after so many stories, as when the process is killed."""

    def __init__(self, shelf: Shelf, stories: int) -> None:
        self.library = shelf.library
        self._keep, self._left = shelf.library.keep, stories
        shelf.library.keep = self._kept  # type: ignore[method-assign, assignment]

    def _kept(self, *args: object, **how: object) -> object:
        if not self._left:
            raise LibraryError("The disk is full.")
        self._left -= 1
        return self._keep(*args, **how)  # type: ignore[arg-type]


def test_an_end_between_two_stories_leaves_each_as_it_was_or_as_it_shall_be(
    desk: Newsdesk, tmp_path: Path
) -> None:
    desk.fill(*(a_story(number) for number in range(6)))
    preview = desk.search("bridge", "tunnel")
    desk.asked(lambda shelf: StoppingAfter(shelf, 2))

    report = desk.replace(preview)

    assert isinstance(report.problem, NutgrafError)
    assert len(report.changed) == 2
    again = Newsdesk(tmp_path)
    bodies = [again.held(f"s{number}").sections[0].body for number in range(6)]
    assert sorted(set(bodies)) == [
        "The bridge opened. A Bridge is a bridge.",
        "The tunnel opened. A tunnel is a tunnel.",
    ]
    assert sum("tunnel" in body for body in bodies) == 2


def test_a_kill_in_the_middle_leaves_every_story_whole(desk: Newsdesk, tmp_path: Path) -> None:
    desk.fill(*(a_story(number) for number in range(40))).close()

    killed_while_replacing(tmp_path, stories=12)

    again = Newsdesk(tmp_path)
    bodies = [again.held(f"s{number}").sections[0].body for number in range(40)]
    old, new = a_story(0).sections[0].body, "The tunnel opened. A tunnel is a tunnel."
    assert set(bodies) == {old, new}
    assert 11 <= bodies.count(new) <= 39
    assert not again.troubles
    assert again.open("s39").session.undo_label == "Replace all"
    again.session.undo()
    assert again.story.sections[0].body == old


def told_of(desk: Newsdesk) -> list[CutShort]:
    """What a start tells of a replacement that was cut short."""
    told: list[CutShort] = []
    desk.replacing.cut_short.connect(told.append)
    desk.workspace.retry()
    desk.work()
    return told


def test_the_next_start_tells_once_of_a_replacement_that_was_cut_short(
    desk: Newsdesk, tmp_path: Path
) -> None:
    desk.fill(*(a_story(number) for number in range(40))).close()
    killed_while_replacing(tmp_path, stories=12)
    assert told_of(Newsdesk(tmp_path)) == [CutShort("bridge", "tunnel", 40)]
    assert told_of(Newsdesk(tmp_path)) == []


def test_a_replacement_that_came_to_its_end_is_not_told_of(desk: Newsdesk, tmp_path: Path) -> None:
    desk.fill(a_story(1))
    desk.replace(desk.search("bridge", "tunnel"))
    desk.close()
    assert told_of(Newsdesk(tmp_path)) == []


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"found": "a"}', '{"found":1,"inserted":2}'])
def test_a_note_that_says_nothing_is_none(desk: Newsdesk, kept: str) -> None:
    desk.asked(lambda shelf: shelf.library.keep_setting("replacing", kept))
    assert told_of(desk) == []


def test_the_bin_and_other_statuses_and_other_searches_are_left_out(desk: Newsdesk) -> None:
    desk.fill(a_story(1), replace(a_story(2), status="approved"), a_story(3))
    desk.workspace.delete(("s3",))
    desk.work()

    assert [each.story_id for each in desk.search("bridge", "x").stories] == ["s2", "s1"]
    assert [each.story_id for each in desk.search("bridge", "x", status="approved").stories] == [
        "s2"
    ]
    assert [each.story_id for each in desk.search("bridge", "x", query="story 1").stories] == ["s1"]


def test_codes_and_times_are_no_words(desk: Newsdesk) -> None:
    desk.fill(replace(a_story(1, "Ente"), language="en-US", embargoed_until="then"))

    assert [hit.found for hit in desk.search("en", "x").stories[0].hits] == ["En"]


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("idge opened", "The bridge opened."),
        ("prime minister", "A Prime\u00a0Minister spoke."),
        ('mayor\'s "plan"', "The mayor’s “plan” went."),
        ("straße frei", "Die STRASSE FREI geben"),
        ("京タ", "東京タワー"),
        ("über", "U\u0308ber uns"),
        ("...", "Well … and so on"),
        ("back\\slash", "a back\\slash here"),
        ("ends. And", "It ends. And then"),
        ("sum\tof", "A sum\tof it"),
    ],
)
def test_what_the_index_leaves_out_holds_no_hit(desk: Newsdesk, phrase: str, body: str) -> None:
    desk.fill(a_story(1, body), a_story(2, "Nothing of it."))

    assert [each.story_id for each in desk.search(phrase, "X").stories] == ["s1"]


def test_groups_of_a_pattern_come_into_the_replacement(desk: Newsdesk) -> None:
    desk.fill(a_story(1, "Smith, John and Doe, Jane"))

    desk.replace(desk.search(r"(\w+), (?P<first>\w+)", r"\g<first> \1", is_pattern=True))

    assert desk.held("s1").sections[0].body == "John Smith and Jane Doe"


def test_a_pattern_that_runs_away_is_stopped_and_said(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.services.searching.PATIENCE", 0.05)
    desk.fill(a_story(1, "a" * 60))

    desk.search(r"(?:a|aa)+$(?<=b)", "x", is_pattern=True)

    assert isinstance(desk.refused[0], Unsearchable)


def test_a_library_that_can_only_be_read_is_searched_and_not_replaced_in(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.fill(a_story(1))
    preview = desk.search("bridge", "tunnel")
    monkeypatch.setattr(type(desk.workspace), "read_only", True)

    desk.replace(preview)

    assert isinstance(desk.refused[0], LibraryError)
    assert preview.hits == 3
