"""Versions: kept by themselves before anything large, compared, and brought back undoably."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from editor.model.changes import TextChange, item_removed, text_replaced
from editor.model.comparing.compare import Hunk
from editor.model.edits import Edit, add_key_point
from editor.model.history import TYPING
from editor.model.places import Caret, Place, body_place, key_point_place
from editor.model.rows import block_at
from editor.model.story import Status, Story
from editor.model.versions import VersionRow, Why
from editor.services.tasks import Lane
from editor.services.versions import WORK, Compared, Versions
from tests.services.desk import HEADLINE, Desk

NOW = datetime.now(UTC)


class Historian(Desk):
    """A person who looks at the history of the open story."""

    def __init__(self, home: Path, now: datetime = NOW) -> None:
        super().__init__(home)
        self.versions = Versions(
            self.workspace,
            self.tasks,
            lambda: now + timedelta(milliseconds=self.tasks.now),
            "Ada Moss",
        )
        self.told: list[VersionRow] = []
        self.compared: list[Compared] = []
        self.versions.kept.connect(self.told.append)

    def keep(self) -> VersionRow:
        found: list[VersionRow] = []
        self.versions.keep(done=found.append)
        self.work()
        return found[0]

    def history(self) -> tuple[VersionRow, ...]:
        found: list[tuple[VersionRow, ...]] = []
        self.versions.list(found.append)
        self.work()
        return found[-1]

    def reasons(self) -> list[str]:
        return [row.why for row in self.history()]

    def stored(self, number: int) -> Story:
        found: list[Story] = []
        story_id = self.story.id
        self.workspace.ask(lambda shelf: shelf.library.version(story_id, number), found.append)
        self.work()
        return found[0]

    def compare(self, older: int, newer: int | None = None) -> Compared:
        self.versions.compare(older, newer, self.compared.append)
        self.work()
        return self.compared[-1]

    def replace(self, place: Place, text: str) -> Historian:
        self.session.perform(Edit(text_replaced(self.story, place, text), "Replace"))
        return self

    @property
    def body(self) -> Place:
        return body_place(self.story.sections[0].id)


def desk_with(home: Path, headline: str, now: datetime = NOW) -> Historian:
    desk = Historian(home, now)
    desk.new().type(headline)
    return desk


def test_a_version_is_kept_on_demand_and_told(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    row = desk.keep()
    assert (row.number, row.why, row.who) == (1, Why.ASKED, "Ada Moss")
    assert desk.told == [row]
    assert desk.history() == (row,)
    assert desk.stored(1).headline == "Ferry"


def test_asking_again_after_undo_and_redo_gives_the_same_version(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    first = desk.keep()
    desk.session.undo()
    desk.session.redo()
    desk.rest()
    assert desk.keep() == first
    desk.type(" stuck").rest()
    desk.session.undo()
    desk.rest()
    assert desk.keep() == first
    assert desk.history() == (first,)


def test_asking_twice_for_the_same_state_gives_the_same_version(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    assert desk.keep() == desk.keep()
    assert len(desk.history()) == 1


def test_a_note_is_added_afterwards(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    noted: list[bool] = []
    desk.versions.annotate(1, "as filed", lambda: noted.append(True))
    assert [row.note for row in desk.history()] == ["as filed"]
    assert noted == [True]


def test_a_story_without_a_word_has_nothing_to_keep(tmp_path: Path) -> None:
    desk = Historian(tmp_path)
    desk.new()
    desk.versions.keep()
    desk.versions.keep_before(Why.BEFORE_EXPORT)
    desk.work()
    assert ["no word was written" in str(each) for each in desk.troubles] == [True]
    assert desk.history() == ()


def test_without_an_open_story_there_is_no_history(tmp_path: Path) -> None:
    desk = Historian(tmp_path)
    assert desk.history() == ()
    desk.versions.restore(1)
    desk.versions.discard_since_opening()
    desk.versions.keep_before(Why.BEFORE_EXPORT)
    desk.versions.compare(1, None, desk.compared.append)
    desk.work()
    assert (desk.compared, desk.troubles) == ([], [])


def test_what_is_kept_is_the_story_at_that_moment(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.versions.keep_before(Why.BEFORE_REPLACE)
    desk.type(" stuck").work()
    assert desk.reasons() == [Why.BEFORE_REPLACE]
    assert desk.stored(1).headline == "Ferry"


def test_what_is_kept_is_that_story_though_another_was_opened(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    first = desk.story.id
    desk.versions.keep_before(Why.BEFORE_EXPORT)
    desk.workspace.new()
    desk.work()
    assert desk.story.id != first
    desk.open(first)
    assert desk.reasons() == [Why.BEFORE_EXPORT]


def test_a_change_of_status_keeps_a_version_before(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.versions.set_status(Status.APPROVED)
    desk.versions.set_status(Status.APPROVED)
    desk.work()
    assert desk.story.status == Status.APPROVED
    assert desk.reasons() == [Why.BEFORE_STATUS]
    assert desk.stored(1).status == Status.DRAFT
    desk.session.undo()
    assert desk.story.status == Status.DRAFT


def test_a_story_is_kept_as_opened_on_a_new_day(tmp_path: Path) -> None:
    desk_with(tmp_path, "Ferry").rest().close()
    again = Historian(tmp_path, NOW + timedelta(days=1))
    again.type(" stuck").rest()
    assert again.reasons() == [Why.NEW_DAY]
    assert again.stored(1).headline == "Ferry"


def test_a_story_opened_again_on_the_same_day_or_before_is_not_kept(tmp_path: Path) -> None:
    desk_with(tmp_path, "Ferry").rest().close()
    for days in (0, -7):
        again = Historian(tmp_path, NOW + timedelta(days=days))
        assert again.story.headline == "Ferry"
        assert again.history() == ()
        again.close()


def test_a_story_opened_on_many_days_unchanged_has_one_version(tmp_path: Path) -> None:
    desk_with(tmp_path, "Ferry").rest().close()
    for days in (1, 2, 3):
        again = Historian(tmp_path, NOW + timedelta(days=days))
        assert again.reasons() == [Why.NEW_DAY]
        again.close()


def test_twenty_minutes_of_work_are_kept_before_the_next_change(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.rest(WORK / 1000 - 60).type(" stuck").rest(30)
    assert desk.reasons() == []
    desk.rest(60).type("!").rest()
    assert desk.reasons() == [Why.WORK]
    assert desk.stored(1).headline == "Ferry stuck"
    desk.type("!").rest(WORK / 1000 - 60).type("!").rest()
    assert desk.reasons() == [Why.WORK]
    desk.rest(120).type("!").rest()
    assert desk.reasons() == [Why.WORK, Why.WORK]


def test_twenty_minutes_count_from_the_last_version(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.rest(WORK / 1000 - 60)
    desk.keep()
    desk.type(" stuck").rest(120).type("!").rest()
    assert desk.reasons() == [Why.ASKED]


def test_an_idle_story_is_not_kept_by_itself(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.rest(3 * WORK / 1000)
    assert desk.reasons() == []


def test_a_version_that_cannot_be_kept_is_said_and_the_story_goes_on(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.rest()
    with closing(sqlite3.connect(desk.library)) as connection, connection:
        connection.execute("DROP TABLE versions")
    desk.versions.keep_before(Why.BEFORE_EXPORT)
    desk.work()
    (trouble,) = desk.troubles
    assert trouble.sentence.startswith("No version was kept: ")
    assert trouble.remedy.startswith("The story itself is not touched by that.")
    desk.type(" stuck").rest()
    assert desk.headlines() == ["Ferry stuck"]


def test_a_version_is_restored_as_one_step_and_the_present_is_kept_first(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry stuck")
    desk.keep()
    kept_id, created = desk.story.id, desk.story.created
    desk.replace(HEADLINE, "Ferry freed").replace(desk.body, "It sails.")
    desk.versions.restore(1)
    desk.work()
    assert (desk.story.headline, desk.story.sections[0].body) == ("Ferry stuck", "")
    assert (desk.story.id, desk.story.created) == (kept_id, created)
    assert desk.session.undo_label == "Restore version 1"
    assert desk.reasons() == [Why.ASKED, Why.BEFORE_RESTORE]
    assert desk.stored(2).headline == "Ferry freed"
    desk.session.undo()
    assert (desk.story.headline, desk.story.sections[0].body) == ("Ferry freed", "It sails.")


def test_restoring_what_the_story_is_changes_nothing(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    number = desk.session.number
    desk.versions.restore(1)
    desk.work()
    assert desk.session.number == number
    assert desk.reasons() == [Why.ASKED]


def test_words_typed_while_a_version_is_on_its_way_are_kept_with_the_present(
    tmp_path: Path,
) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    desk.replace(HEADLINE, "Boat").rest()

    def type_more(_: None) -> None:
        desk.type("!")

    desk.versions.restore(1)
    # Stands in the queue behind reading the version and before working out what to change.
    desk.tasks.run(Lane.COMPUTE, lambda: None, type_more)
    desk.work()
    assert desk.story.headline == "Ferry"
    assert desk.stored(2).headline == "Boat!"
    desk.session.undo()
    assert desk.story.headline == "Boat!"


def test_a_version_never_comes_into_another_story(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    desk.replace(HEADLINE, "Boat").rest()
    first = desk.story.id
    desk.new().type("Other").rest()
    second = desk.story.id
    desk.open(first)
    desk.versions.restore(1)
    desk.versions.restore_field(1, HEADLINE)
    desk.versions.discard_since_opening()
    desk.workspace.open(second)
    desk.work()
    assert (desk.story.id, desk.story.headline) == (second, "Other")
    assert desk.open(first).story.headline == "Boat"


def test_a_version_that_is_not_there_is_said(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.versions.restore(9)
    desk.work()
    assert ["no version 9" in each.sentence for each in desk.troubles] == [True]
    assert desk.story.headline == "Ferry"


def test_one_field_is_restored_and_the_others_stay(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry stuck")
    desk.replace(desk.body, "It is late.")
    desk.keep()
    desk.replace(HEADLINE, "Ferry freed").replace(desk.body, "It sails.")
    desk.versions.restore_field(1, HEADLINE)
    desk.work()
    assert (desk.story.headline, desk.story.sections[0].body) == ("Ferry stuck", "It sails.")
    assert desk.session.undo_label == "Restore headline"
    assert desk.reasons() == [Why.ASKED, Why.BEFORE_RESTORE]


def test_an_item_that_is_gone_is_restored_whole(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.session.perform(add_key_point(desk.story, lambda: "point"))
    desk.replace(key_point_place("point"), "Nobody was hurt.")
    desk.keep()
    desk.session.perform(Edit(item_removed(desk.story, "key_points", "point"), "Remove"))
    desk.versions.restore_field(1, Place("key_points", "point"))
    desk.work()
    assert [point.text for point in desk.story.key_points] == ["Nobody was hurt."]
    assert desk.session.undo_label == "Restore key point 1"


def test_the_caret_stays_where_there_still_is_text(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    desk.type(" is stuck")
    desk.versions.restore(1)
    desk.work()
    assert desk.session.caret == Caret(HEADLINE, 5)
    desk.keep()
    desk.session.perform(add_key_point(desk.story, lambda: "point"))
    desk.versions.restore(1)
    desk.work()
    assert desk.session.caret == Caret(HEADLINE)


def test_changes_since_opening_are_discarded_undoably(tmp_path: Path) -> None:
    desk_with(tmp_path, "Ferry").rest().close()
    desk = Historian(tmp_path)
    desk.type(" stuck").rest()
    desk.replace(desk.body, "It is late.")
    desk.versions.discard_since_opening()
    desk.work()
    assert (desk.story.headline, desk.story.sections[0].body) == ("Ferry", "")
    assert desk.session.undo_label == "Discard changes"
    assert desk.reasons() == [Why.BEFORE_DISCARD]
    assert desk.stored(1).headline == "Ferry stuck"
    desk.session.undo()
    assert desk.story.headline == "Ferry stuck"


def test_a_version_is_compared_with_the_story_as_it_is(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry stuck")
    desk.keep()
    desk.replace(HEADLINE, "Ferry freed")
    found = desk.compare(1)
    assert (found.older, found.newer) == (1, None)
    (difference,) = found.comparison.differences
    assert difference.place == HEADLINE
    assert block_at(found.blocks, HEADLINE, 3) == 0
    page = found.page
    assert "<del" in page
    assert "<ins" in page


def test_two_versions_are_compared(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry stuck")
    desk.keep()
    desk.replace(HEADLINE, "Ferry freed")
    desk.keep()
    desk.replace(HEADLINE, "Something else")
    found = desk.compare(1, 2)
    (difference,) = found.comparison.differences
    assert [hunk.inserted for hunk in difference.hunks] == ["freed"]


def test_only_the_comparison_asked_for_last_comes(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    for word in ("a", "b"):
        desk.type(word)
        desk.keep()
    desk.versions.compare(1, 2, desk.compared.append)
    desk.versions.compare(1, None, desk.compared.append)
    desk.versions.compare(2, 1, desk.compared.append)
    desk.work()
    assert [(each.older, each.newer) for each in desk.compared] == [(2, 1)]


def test_a_cancelled_comparison_is_not_heard_of(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    desk.versions.compare(1, None, desk.compared.append).cancel()
    desk.versions.compare(9, None, desk.compared.append).cancel()
    desk.work()
    assert (desk.compared, desk.troubles) == ([], [])


def test_a_comparison_of_another_story_is_not_heard_of(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    desk.versions.compare(1, None, desk.compared.append)
    desk.workspace.new()
    desk.work()
    assert desk.compared == []


def test_what_cannot_be_compared_is_said_to_who_asked(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    failed: list[Exception] = []
    desk.versions.compare(9, None, desk.compared.append, failed.append)
    desk.work()
    assert (len(failed), desk.troubles) == (1, [])


def test_one_difference_is_taken_back(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.replace(desk.body, "The ferry is late. Nobody was hurt. It rains.")
    desk.keep()
    desk.replace(desk.body, "The ship is late. Nobody was hurt. It snows.")
    (difference,) = desk.compare(1).comparison.differences
    assert [hunk.inserted for hunk in difference.hunks] == ["ship", "snows"]
    desk.versions.restore_hunk(difference.hunks[1])
    desk.work()
    assert desk.story.sections[0].body == "The ship is late. Nobody was hurt. It rains."
    assert desk.session.undo_label == "Restore body 1"
    assert desk.reasons() == [Why.ASKED, Why.BEFORE_RESTORE]
    desk.session.undo()
    assert desk.story.sections[0].body == "The ship is late. Nobody was hurt. It snows."


def test_a_difference_is_not_taken_back_where_its_text_went_on(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry is stuck")
    desk.keep()
    desk.replace(HEADLINE, "Ferry stuck")
    (difference,) = desk.compare(1).comparison.differences
    (hunk,) = difference.hunks
    assert hunk.inserted == ""
    desk.session.apply(TextChange(HEADLINE, 0, "", "A "), TYPING)
    desk.versions.restore_hunk(hunk)
    desk.work()
    assert desk.story.headline == "A Ferry stuck"
    assert ["nothing was changed" in each.sentence for each in desk.troubles] == [True]


def test_a_difference_that_nobody_compared_is_not_taken_back(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.versions.restore_hunk(Hunk(HEADLINE, 0, "My ", ""))
    desk.versions.restore_hunk(Hunk(body_place("nowhere"), 0, "My ", ""))
    assert desk.story.headline == "Ferry"
    assert len(desk.troubles) == 2


def test_stories_of_before_come_back_after_a_restart(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, "Ferry")
    desk.keep()
    desk.type(" stuck").rest()
    story_id = desk.story.id
    desk.close()
    again = Historian(tmp_path)
    again.open(story_id)
    again.versions.restore(1)
    again.rest().close()
    assert Desk(tmp_path).headlines() == ["Ferry"]
