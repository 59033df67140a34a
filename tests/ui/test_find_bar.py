"""Finding words in the open story, from the bar over the form."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.model.changes import TextChange
from editor.model.history import TYPING, History
from editor.model.house import FIRST_HOUSE
from editor.model.places import Caret, Place, body_place
from editor.model.story import Section, Story
from editor.services.session import Session
from editor.ui.find_bar import FindBar
from editor.ui.icons import Icons
from editor.ui.theme import Themes

BODY = body_place("a")
STORY = Story(
    "s", headline="Bridge opens", sections=(Section("a", "", "The bridge. A Bridge. A barge."),)
)


class Paper:
    """A journal that keeps nothing."""

    def append(self, entry: object) -> None:
        """Take an entry."""


@pytest.fixture
def session() -> Session:
    return Session(STORY, FIRST_HOUSE, History(), Paper(), lambda: datetime(2026, 7, 1, tzinfo=UTC))


@pytest.fixture
def bar(qtbot: QtBot, themes: Themes, icons: Icons, session: Session) -> FindBar:
    made = FindBar(themes, icons)
    qtbot.addWidget(made)
    made.follow(session)
    made.open_bar()
    return made


def shown(bar: FindBar) -> list[Caret]:
    carets: list[Caret] = []
    bar.match_wanted.connect(carets.append)
    return carets


def test_matches_are_counted_and_shown_while_one_types(bar: FindBar, qtbot: QtBot) -> None:
    carets = shown(bar)

    qtbot.keyClicks(bar.phrase, "bridge")

    assert bar.count.text() == "1 of 3"
    assert carets[-1] == Caret(Place("headline"), 6, 0)


def test_enter_goes_on_and_comes_round_and_shift_goes_back(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")
    carets = shown(bar)

    for _ in range(3):
        qtbot.keyClick(bar.phrase, Qt.Key.Key_Return)
    qtbot.keyClick(bar.phrase, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert [caret.start for caret in carets] == [4, 14, 0, 14]


def test_the_search_begins_at_the_caret_and_typing_on_does_not_skip(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    bar.close_bar()
    session.caret = Caret(BODY, 10)
    bar.open_bar()

    qtbot.keyClicks(bar.phrase, "b")
    assert bar.count.text() == "3 of 4"
    qtbot.keyClicks(bar.phrase, "r")

    assert bar.count.text() == "3 of 3"


def test_capitals_can_matter(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "Bridge")

    bar.match_case.click()

    assert bar.count.text() == "1 of 2"


def test_no_match_is_said(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "tunnel")

    assert bar.count.text() == "No match"


def test_the_count_follows_the_story(bar: FindBar, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")

    session.apply(TextChange(Place("headline"), 0, "Bridge ", ""), TYPING)

    assert bar.count.text() == "1 of 2"


def test_escape_closes_and_gives_the_match_back_to_the_form(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "barge")

    with qtbot.waitSignal(bar.closed) as closed:
        qtbot.keyClick(bar.phrase, Qt.Key.Key_Escape)

    assert closed.args == [Caret(BODY, 29, 24)]
    assert not bar.isVisible()
