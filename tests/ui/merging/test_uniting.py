"""A merge is asked for, shown and made over a real library; Undo takes it back."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.library.database import open_library
from editor.model.versions import Why
from editor.services.merging import Merging
from editor.services.versions import Versions
from editor.ui.icons import Icons
from editor.ui.merging.dialog import MergeDialog
from editor.ui.merging.partner import PartnerDialog
from editor.ui.merging.uniting import Uniting
from editor.ui.messages import Notices
from editor.ui.theme import Themes
from tests.services.desk import START, Desk
from tests.ui.hands import button, dialog_of, window


class Newsroom:
    """A desk with two copies of a story, one of which is open."""

    def __init__(self, desk: Desk, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.desk = desk
        self.window: QWidget = window(qtbot)
        self.notices = Notices(themes, icons, self.window)
        self.notices.show()
        versions = Versions(desk.workspace, desk.tasks, lambda: START, "anna")
        self.versions = versions
        merging = Merging(desk.workspace, versions, desk.tasks)
        self.uniting = Uniting(
            desk.workspace, merging, self.notices, themes, lambda: START, self.window
        )
        merging.raced.connect(self.uniting.say_race)
        desk.new().type("Ferry stuck for ten hours").rest()
        self.ours = desk.story.id
        versions.keep()
        desk.work()
        desk.workspace.duplicate(self.ours)
        desk.work()
        self.theirs = desk.story.id
        desk.type(" on a bank").rest()
        desk.open(self.ours)

    def merge(self, *decisions: str) -> None:
        self.look()
        self.decide(*decisions)

    def look(self) -> None:
        self.uniting.ask_and_merge()
        self.desk.work()
        dialog = dialog_of(self.window, PartnerDialog)
        dialog.base.setCurrentIndex(dialog.base.findData(1))
        button(dialog, "Go on").click()
        self.desk.work()

    def decide(self, *decisions: str) -> None:
        dialog = dialog_of(self.window, MergeDialog)
        for name in decisions:
            button(dialog, name).click()
        button(dialog, "Merge").click()
        self.desk.rest()

    def said(self) -> str:
        return " ".join(notice.text for notice in self.notices.shown)


@pytest.fixture
def newsroom(tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> Newsroom:
    return Newsroom(Desk(tmp_path), themes, icons, qtbot)


def test_what_the_other_story_added_comes_in_and_can_be_undone(newsroom: Newsroom) -> None:
    newsroom.merge()
    assert newsroom.desk.story.headline == "Ferry stuck for ten hours on a bank"
    assert "The stories are merged; Undo takes it back." in newsroom.said()

    newsroom.desk.session.undo()
    assert newsroom.desk.story.headline == "Ferry stuck for ten hours"


def test_the_state_before_is_kept_as_a_version(newsroom: Newsroom) -> None:
    newsroom.desk.type(" so far")
    newsroom.merge("Headline: This story")
    reasons: list[str] = []
    newsroom.versions.list(lambda rows: reasons.extend(row.why for row in rows))
    newsroom.desk.work()
    assert Why.BEFORE_MERGE in reasons


def test_words_typed_while_the_merge_is_looked_at_are_not_lost(newsroom: Newsroom) -> None:
    newsroom.look()
    newsroom.desk.type_body("Late words.")

    newsroom.decide()
    assert "look at the merge once more" in newsroom.said()
    newsroom.decide()

    assert newsroom.desk.story.headline == "Ferry stuck for ten hours on a bank"
    assert newsroom.desk.story.sections[0].body == "Late words."


def test_another_story_that_was_opened_meanwhile_is_not_touched(newsroom: Newsroom) -> None:
    newsroom.look()
    newsroom.desk.open(newsroom.theirs)

    newsroom.decide()

    assert newsroom.desk.story.headline == "Ferry stuck for ten hours on a bank"
    assert "nothing was merged" in newsroom.said()


def change_elsewhere(newsroom: Newsroom, tmp_path: Path) -> None:
    """Somebody else writes to the story that is open."""
    library = open_library(
        newsroom.desk.library,
        clock=lambda: datetime.now(UTC),
        ids=lambda: "other",
        backups=tmp_path / "backups",
    )
    kept = library.story(newsroom.ours)
    story = replace(kept.story, headline="Ferry stuck for eleven hours")
    library.keep(story, revision=kept.revision, number=kept.number)
    library.close()


def test_a_lost_race_is_said_and_settled_by_merging(newsroom: Newsroom, tmp_path: Path) -> None:
    change_elsewhere(newsroom, tmp_path)
    newsroom.desk.type_body("Written here.").rest()
    assert "This story was changed elsewhere since it was opened here." in newsroom.said()

    (card,) = newsroom.notices.shown
    assert [offer.text for offer in card.offers] == ["Merge…", "Keep both"]
    card.offers[0].call()
    newsroom.desk.work()
    newsroom.decide()

    assert newsroom.desk.story.headline == "Ferry stuck for eleven hours"
    assert newsroom.desk.story.sections[0].body == "Written here."
    assert "changed elsewhere" not in newsroom.said()
    assert newsroom.desk.headlines("eleven written") == ["Ferry stuck for eleven hours"]


def test_both_states_of_a_lost_race_can_be_kept(newsroom: Newsroom, tmp_path: Path) -> None:
    change_elsewhere(newsroom, tmp_path)
    newsroom.desk.type_body("Written here.").rest()
    (card,) = newsroom.notices.shown
    card.offers[1].call()
    newsroom.desk.rest()
    assert newsroom.desk.headlines("eleven") == ["Ferry stuck for eleven hours"]
    assert newsroom.desk.headlines("written") == ["Ferry stuck for ten hours"]


def race_lost(newsroom: Newsroom, tmp_path: Path) -> None:
    change_elsewhere(newsroom, tmp_path)
    newsroom.desk.type_body("Written here.").rest()


def merges_shown(newsroom: Newsroom) -> int:
    newsroom.desk.work()
    return sum(each.isVisible() for each in newsroom.window.findChildren(MergeDialog))


def test_a_merge_that_is_asked_for_twice_is_shown_once(newsroom: Newsroom, tmp_path: Path) -> None:
    race_lost(newsroom, tmp_path)
    newsroom.uniting.merge_race()
    newsroom.uniting.merge_race()
    assert merges_shown(newsroom) == 1


def test_a_merge_of_a_story_that_was_left_meanwhile_is_not_shown(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    race_lost(newsroom, tmp_path)
    newsroom.uniting.merge_race()
    newsroom.desk.workspace.new()
    assert merges_shown(newsroom) == 0
