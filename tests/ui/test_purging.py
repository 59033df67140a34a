"""Deleting for good asks first, names the number, and deletes exactly that."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.ui.binning import Binning
from editor.ui.dialogs.question import Question
from editor.ui.icons import Icons
from editor.ui.messages import Notices
from editor.ui.purging import Purging
from editor.ui.theme import Themes
from tests.services.desk import Desk
from tests.ui.hands import button, dialog_of, told, window


class Newsroom:
    """A desk that deleted three of its four stories."""

    def __init__(self, desk: Desk, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.desk = desk
        self.window: QWidget = window(qtbot)
        self.notices = Notices(themes, icons, self.window)
        self.ids: list[str] = []
        self.binning = Binning(desk.workspace, self.notices, self.headline_of, self.window)
        self.purging = Purging(desk.workspace, self.notices, self.headline_of, themes, self.window)
        self.purging.purged.connect(self.binning.forget)
        for headline in ("One", "Two", "Three", "Four"):
            desk.new().type(headline).rest()
            self.ids.append(desk.story.id)
        for story_id in self.ids[:3]:
            self.binning.delete(story_id)
        desk.work()

    def headline_of(self, story_id: str) -> str:
        return ("One", "Two", "", "Four")[self.ids.index(story_id)]

    def question(self) -> Question:
        self.desk.work()
        return dialog_of(self.window, Question)

    def binned(self) -> list[str]:
        rows: list[str] = []
        self.desk.workspace.find_binned(
            "", 0, 50, lambda page: rows.extend(row.headline for row in page.rows)
        )
        self.desk.work()
        return sorted(rows)

    def said(self) -> list[str]:
        return [notice.text for notice in self.notices.shown]


@pytest.fixture
def newsroom(tmp_path: Path, themes: Themes, icons: Icons, qtbot: QtBot) -> Newsroom:
    return Newsroom(Desk(tmp_path), themes, icons, qtbot)


def test_enter_and_escape_keep_everything(newsroom: Newsroom, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        newsroom.purging.empty_bin()
        question = newsroom.question()
        assert "Delete 3 stories for good?" in told(question)
        assert "They cannot be brought back except from a backup." in told(question)
        qtbot.keyClick(question, key)
        newsroom.desk.work()
    assert newsroom.binned() == ["One", "Three", "Two"]


def test_the_bin_is_emptied_once_somebody_says_so(newsroom: Newsroom) -> None:
    news: list[bool] = []
    newsroom.desk.workspace.rows_changed.connect(lambda _: news.append(True))
    newsroom.purging.empty_bin()
    question = newsroom.question()
    assert news == []
    button(question, "Delete 3 stories").click()
    newsroom.desk.work()
    assert news
    assert newsroom.binned() == []
    assert newsroom.said()[-1] == "3 stories were deleted for good."
    assert newsroom.desk.headlines() == ["Four"]
    assert not newsroom.binning.has_binned


def test_what_came_into_the_bin_after_the_question_stays(newsroom: Newsroom) -> None:
    newsroom.purging.empty_bin()
    question = newsroom.question()
    newsroom.binning.delete(newsroom.ids[3])
    newsroom.desk.work()
    button(question, "Delete 3 stories").click()
    newsroom.desk.work()
    assert newsroom.binned() == ["Four"]


def test_what_was_brought_back_after_the_question_stays(newsroom: Newsroom) -> None:
    newsroom.purging.purge(tuple(newsroom.ids[:2]))
    question = newsroom.question()
    newsroom.binning.undo()
    newsroom.binning.bring_back((newsroom.ids[0],))
    newsroom.desk.work()
    button(question, "Delete 2 stories").click()
    newsroom.desk.work()
    assert sorted(newsroom.desk.headlines()) == ["Four", "One", "Three"]
    assert newsroom.said()[-1] == "1 story was deleted for good."


def test_one_story_is_spoken_of_as_one(newsroom: Newsroom) -> None:
    newsroom.purging.purge((newsroom.ids[1],))
    question = newsroom.question()
    assert "Delete “Two” for good?" in told(question)
    button(question, "Delete it").click()
    newsroom.desk.work()
    assert newsroom.binned() == ["One", "Three"]
    newsroom.binning.undo()
    newsroom.desk.work()
    assert newsroom.desk.story.headline == "Three"


def test_a_story_is_named_by_its_headline_where_it_has_one(newsroom: Newsroom) -> None:
    assert newsroom.said()[-1] == "The story is in the bin."  # That of Three is not known.
    newsroom.binning.delete(newsroom.ids[3])
    newsroom.desk.work()
    assert newsroom.said()[-1] == "“Four” is in the bin."

    newsroom.purging.purge((newsroom.ids[2],))
    assert "Delete this story for good?" in told(newsroom.question())


def test_an_empty_bin_asks_nothing(newsroom: Newsroom) -> None:
    newsroom.binning.bring_back(tuple(newsroom.ids[:3]))
    newsroom.desk.work()
    assert newsroom.said()[-1] == "3 stories are back; the first is open."
    assert newsroom.desk.story.headline == "One"
    newsroom.purging.empty_bin()
    newsroom.desk.work()
    assert newsroom.said()[-1] == "The bin is empty."


def test_the_list_knows_how_many_are_in_the_bin(newsroom: Newsroom) -> None:
    pages: list[tuple[int, int]] = []
    newsroom.desk.workspace.find_rows(
        "", "", 0, 50, lambda page: pages.append((page.total, page.binned))
    )
    newsroom.desk.work()
    assert pages == [(1, 3)]
