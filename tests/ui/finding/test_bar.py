"""Finding and replacing words in the open story, from the bar over the form."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.changes import FieldChange, TextChange
from editor.model.finding.find import Found
from editor.model.history import TYPING, History
from editor.model.house import FIRST_HOUSE
from editor.model.places import Caret, Place, body_place
from editor.model.story import Section, Story
from editor.model.versions import Why
from editor.services.finding import Finding
from editor.services.session import Session
from editor.services.tasks import ManualTasks
from editor.ui.finding.bar import FindBar
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


class Unversioned:
    """Keeps no versions."""

    def keep_before(self, why: Why) -> None:
        """Keep none."""


@pytest.fixture
def session() -> Session:
    return Session(STORY, FIRST_HOUSE, History(), Paper(), lambda: datetime(2026, 7, 1, tzinfo=UTC))


@pytest.fixture
def tasks() -> ManualTasks:
    return ManualTasks()


@pytest.fixture
def bar(
    qtbot: QtBot, themes: Themes, icons: Icons, session: Session, tasks: ManualTasks
) -> FindBar:
    made = FindBar(Finding(tasks, Unversioned()), themes, icons)
    qtbot.addWidget(made)
    made.follow(session)
    # As a form that selects the match does.
    made.match_wanted.connect(lambda caret: setattr(session, "caret", caret))
    made.open_bar()
    return made


def shown(bar: FindBar) -> list[Caret]:
    carets: list[Caret] = []
    bar.match_wanted.connect(carets.append)
    return carets


def count(bar: FindBar) -> str:
    return bar.find_row.count.text()


def test_matches_are_counted_and_shown_while_one_types(bar: FindBar, qtbot: QtBot) -> None:
    carets = shown(bar)

    qtbot.keyClicks(bar.phrase, "bridge")

    assert count(bar) == "1 of 3"
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
    assert count(bar) == "3 of 4"
    qtbot.keyClicks(bar.phrase, "r")

    assert count(bar) == "3 of 3"


def test_going_on_starts_where_the_caret_has_gone(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")
    carets = shown(bar)
    session.caret = Caret(BODY, 12)

    bar.go_on()
    session.caret = Caret(BODY, 12)
    bar.go_back()

    assert [caret.start for caret in carets] == [14, 4]


def test_a_selection_is_what_is_sought(bar: FindBar, session: Session) -> None:
    bar.close_bar()
    session.caret = Caret(BODY, 29, 24)

    bar.open_bar()

    assert bar.phrase.text() == "barge"
    assert count(bar) == "1 of 1"


def test_a_match_that_the_form_does_not_show_is_named_and_passed(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    bar.match_wanted.disconnect()
    session.apply(FieldChange(Place("keywords"), (), ("bridge",)), TYPING)
    qtbot.keyClicks(bar.phrase, "bridge")
    carets = shown(bar)

    for _ in range(3):
        bar.go_on()

    assert [caret.place.field for caret in carets] == ["sections", "sections", "keywords"]
    assert bar.told.text() == "This match is in a field that is not on the form: Keywords."


def test_matches_of_no_width_are_gone_through(
    bar: FindBar, session: Session, qtbot: QtBot, tasks: ManualTasks
) -> None:
    bar.match_wanted.connect(
        lambda caret: setattr(session, "caret", Caret(caret.place, caret.position))
    )
    bar.find_row.switches.is_pattern.click()
    qtbot.keyClicks(bar.phrase, "$")
    tasks.work()
    carets = shown(bar)

    bar.go_on()
    bar.go_on()

    assert len({(caret.place, caret.position) for caret in carets}) == 2


def test_switches_make_it_exact(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "Bridge")
    switches = bar.find_row.switches

    switches.match_case.click()
    assert count(bar) == "1 of 2"
    switches.match_case.click()
    bar.phrase.setText("b")
    switches.whole_word.click()

    assert count(bar) == "No match"


def test_a_pattern_that_is_none_yet_is_said(bar: FindBar, qtbot: QtBot, tasks: ManualTasks) -> None:
    bar.find_row.switches.is_pattern.click()
    qtbot.keyClicks(bar.phrase, "b(r")
    tasks.work()

    assert bar.told.isVisible()
    assert "no pattern" in bar.told.text()
    qtbot.keyClicks(bar.phrase, "i)")
    tasks.work()

    assert not bar.told.isVisible()
    assert count(bar) == "1 of 3"


def test_the_count_follows_the_story(bar: FindBar, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")

    session.apply(TextChange(Place("headline"), 0, "Bridge ", ""), TYPING)

    assert count(bar) == "2 found"


def test_escape_closes_and_gives_the_match_back_to_the_form(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "barge")
    marked: list[Found] = []
    bar.found_changed.connect(marked.append)

    with qtbot.waitSignal(bar.closed) as closed:
        qtbot.keyClick(bar.phrase, Qt.Key.Key_Escape)

    assert closed.args == [Caret(BODY, 29, 24)]
    assert not bar.isVisible()
    assert not marked[-1]


def test_enter_in_the_replacement_replaces_and_goes_on(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")
    bar.open_replacing()
    qtbot.keyClicks(bar.replacement, "tunnel")
    carets = shown(bar)

    qtbot.keyClick(bar.replacement, Qt.Key.Key_Return)
    qtbot.keyClick(bar.replacement, Qt.Key.Key_Return)

    assert session.story.headline == "tunnel opens"
    assert session.story.sections[0].body == "The tunnel. A Bridge. A barge."
    assert [caret.start for caret in carets] == [4, 14]
    assert count(bar) == "1 of 1"


def test_what_comes_in_is_not_found_again(bar: FindBar, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")
    bar.open_replacing()
    qtbot.keyClicks(bar.replacement, "bridge bridge")

    for _ in range(3):
        qtbot.keyClick(bar.replacement, Qt.Key.Key_Return)

    assert session.story.headline == "bridge bridge opens"
    body = "The bridge bridge. A bridge bridge. A barge."
    assert session.story.sections[0].body == body


def test_all_are_replaced_and_how_many_is_said(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    bar.open_replacing()
    qtbot.keyClicks(bar.phrase, "bridge")
    qtbot.keyClicks(bar.replacement, "tunnel")
    bar.replace_row.keeps_case.click()

    bar.replace_row.all.click()

    assert session.story.headline == "Tunnel opens"
    assert bar.told.text() == "Replaced 3 matches in 2 fields. Undo takes all of it back."
    assert not bar.replace_row.all.isEnabled()
    session.undo()
    assert session.story == STORY


def test_undo_in_the_bar_is_the_storys(bar: FindBar) -> None:
    bar.phrase.setText("bridge")
    control, undo = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Z
    event = QKeyEvent(QEvent.Type.ShortcutOverride, undo, control)

    QApplication.sendEvent(bar.phrase, event)

    assert not event.isAccepted()


def test_once_all_is_replaced_escape_gives_the_keys_back_where_the_caret_is(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")
    session.caret = Caret(BODY, 3)
    bar.replace_all()

    with qtbot.waitSignal(bar.closed) as closed:
        bar.close_bar()

    assert closed.args == [Caret(BODY, 3)]


def test_a_story_that_can_only_be_read_has_nothing_to_replace(
    bar: FindBar, session: Session
) -> None:
    session.is_read_only = True

    bar.follow(session)

    assert not bar.replace_row.isEnabled()


def test_every_control_has_a_name(bar: FindBar) -> None:
    for control in (*bar.findChildren(QAbstractButton), *bar.findChildren(QLineEdit)):
        assert control.accessibleName() or control.property("text"), control


@pytest.mark.parametrize("width", [480, 900])
def test_in_a_narrow_form_no_control_lies_over_another(bar: FindBar, width: int) -> None:
    bar.open_replacing()
    bar.find_row.say("12 of 345")
    bar.resize(width, bar.height())
    for row in (bar.find_row, bar.replace_row):
        boxes = [each.geometry() for each in row.findChildren(QWidget) if each.parent() is row]
        assert all(not a.intersects(b) for a, b in combinations(boxes, 2))
    assert bar.phrase.width() == bar.replacement.width()
    assert bar.phrase.x() == bar.replacement.x()


def test_tab_goes_from_what_is_sought_to_what_replaces_it(bar: FindBar) -> None:
    bar.open_replacing()
    assert bar.phrase.nextInFocusChain() is bar.replacement


@pytest.mark.parametrize("command", ["find", "replace"])
def test_the_keys_go_to_what_is_sought_with_the_old_phrase_selected(
    bar: FindBar, qtbot: QtBot, command: str
) -> None:
    qtbot.keyClicks(bar.phrase, "bridge")
    bar.open_replacing()
    bar.replacement.setFocus()

    bar.commands[command]()

    assert bar.focusWidget() is bar.phrase
    qtbot.keyClicks(bar.phrase, "barge")
    assert bar.phrase.text() == "barge"
    assert not bar.replacement.text()


def test_from_what_is_being_sought_the_keys_go_on_to_what_replaces(
    bar: FindBar, qtbot: QtBot
) -> None:
    bar.open_bar()
    qtbot.keyClicks(bar.phrase, "bridge")

    bar.commands["replace"]()

    assert bar.focusWidget() is bar.replacement
    assert bar.phrase.text() == "bridge"


def test_a_selection_is_what_is_replaced(bar: FindBar, session: Session) -> None:
    bar.phrase.setText("bridge")
    bar.close_bar()
    session.caret = Caret(BODY, 29, 24)

    bar.open_replacing()

    assert bar.phrase.selectedText() == "barge"


def test_the_key_of_tab_leads_to_what_replaces(bar: FindBar, qtbot: QtBot) -> None:
    bar.open_replacing()
    bar.phrase.setFocus()

    qtbot.keyClick(bar.phrase, Qt.Key.Key_Tab)

    assert bar.focusWidget() is bar.replacement


def test_what_was_replaced_is_not_said_any_more_once_it_is_taken_back(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    bar.open_replacing()
    qtbot.keyClicks(bar.phrase, "bridge")
    qtbot.keyClicks(bar.replacement, "tunnel")
    bar.replace_all()
    assert bar.told.isVisible()

    session.undo()

    assert not bar.told.text()
    assert not bar.told.isVisible()


def test_escape_in_the_story_closes_and_leaves_the_caret(
    qtbot: QtBot, themes: Themes, icons: Icons, session: Session, tasks: ManualTasks
) -> None:
    column = QWidget()
    text = QLineEdit(column)
    bar = FindBar(Finding(tasks, Unversioned()), themes, icons, column)
    qtbot.addWidget(column)
    bar.follow(session)
    column.show()
    bar.open_bar()
    qtbot.keyClicks(bar.phrase, "bridge")
    session.caret = Caret(BODY, 12)
    text.setFocus()

    with qtbot.waitSignal(bar.closed) as closed:
        qtbot.keyClick(text, Qt.Key.Key_Escape)

    assert closed.args == [Caret(BODY, 12)]
    assert not bar.isVisible()
