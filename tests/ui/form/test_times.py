"""Times in Details: typed as people write them, kept as RFC 3339, and no word is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QEvent, Qt, QTime
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from editor.model.house import FIRST_HOUSE
from editor.model.places import Place
from editor.model.story import Story
from editor.model.times.kept import Here, kept
from editor.ui.form.details import Details
from editor.ui.form.form import StoryForm
from editor.ui.form.text_field import TextField
from editor.ui.form.time_field import TimeField
from editor.ui.form.time_picker import TimePicker
from tests.ui.form.conftest import session_of
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

LONDON = replace(FIRST_HOUSE, time_zone="Europe/London")
EMBARGO = Place("embargoed_until")
KEPT = "2032-07-20T00:01:00+01:00"
SHOWN = "20 July 2032, 00:01 BST"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Clerk:
    """A reporter at the times of a story."""

    def __init__(self, reporter: Reporter, qtbot: QtBot) -> None:
        self.reporter = reporter
        self.qtbot = qtbot
        reporter.form.set_details_open(True)

    @property
    def embargo(self) -> TextField:
        return self.reporter.field("Embargo")

    @property
    def kept(self) -> str:
        return self.reporter.story.embargoed_until

    @property
    def said(self) -> str:
        """What stands below the embargo."""
        (details,) = self.reporter.form.findChildren(Details)
        return details.time(EMBARGO.field).said

    def types(self, text: str) -> None:
        self.reporter.go(EMBARGO, len(self.embargo.text))
        self.reporter.type(text)

    def leaves(self) -> None:
        self.reporter.go(Place("headline"))

    def button(self, name: str) -> QToolButton:
        button = self.reporter.named(name)
        assert isinstance(button, QToolButton)
        return button

    def opens_calendar(self) -> TimePicker:
        self.reporter.go(EMBARGO)
        self.reporter.press("Alt+Down")
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, TimePicker)
        return picker


@pytest.fixture
def clerk(write: Write, qtbot: QtBot) -> Callable[..., Clerk]:
    def at_work(embargo: str = "") -> Clerk:
        return Clerk(write(Story("story", embargoed_until=embargo), LONDON), qtbot)

    return at_work


Work = Callable[..., Clerk]


def test_a_time_is_understood_at_once_and_taken_after_a_rest(clerk: Work) -> None:
    person = clerk()
    person.types("20 July 2032 00:01")
    assert person.said.startswith("Tuesday, 20 July 2032, 00:01 BST – in ")
    assert person.embargo.text == "20 July 2032 00:01"
    person.qtbot.waitUntil(lambda: person.kept == KEPT)
    assert person.embargo.text == "20 July 2032 00:01"
    person.leaves()
    assert person.embargo.text == SHOWN
    assert person.said.startswith("Tuesday, 20 July 2032, 00:01 BST – in ")


def test_a_time_is_taken_when_the_field_is_left(clerk: Work) -> None:
    person = clerk()
    person.types("July 20, 2032 12:01 am")
    person.reporter.press("Enter")
    assert person.kept == KEPT
    assert person.reporter.at[0] == "Published"


def test_undo_gives_back_the_very_words(clerk: Work) -> None:
    person = clerk()
    person.types("20 July 2032 0:01")
    person.leaves()
    assert person.kept == KEPT
    person.reporter.undo()
    assert person.kept == person.embargo.text == "20 July 2032 0:01"
    person.leaves()
    assert person.kept == "20 July 2032 0:01"
    person.reporter.undo()
    assert person.kept == person.embargo.text == ""
    person.reporter.redo()
    person.reporter.redo()
    assert person.kept == KEPT
    person.leaves()
    assert person.embargo.text == SHOWN


def test_what_is_not_understood_stays_as_it_was_typed_and_says_why(clerk: Work) -> None:
    person = clerk()
    person.types("when the court has ruled")
    assert person.said == "Not a time yet."
    person.leaves()
    assert person.kept == person.embargo.text == "when the court has ruled"
    assert "is not understood. Type a day and a time" in person.said
    assert person.embargo.accessibleDescription() == person.said


def test_a_time_in_a_gap_of_the_clocks_is_not_taken(clerk: Work) -> None:
    person = clerk()
    person.types("28 March 2032 01:30")
    person.leaves()
    assert person.kept == "28 March 2032 01:30"
    assert "There is no 01:30 on that day" in person.said


def test_the_day_alone_is_taken_only_when_the_field_is_left(clerk: Work) -> None:
    person = clerk()
    person.types("20 July 2032")
    person.qtbot.waitUntil(lambda: "without a time of day" in person.said)
    person.types(" 00:01")
    person.leaves()
    assert person.kept == KEPT
    person.reporter.go(Place("published_at"))
    person.reporter.type("20 July 2032")
    person.leaves()
    assert person.reporter.story.published_at == "2032-07-20"
    assert person.reporter.field("Published").text == "20 July 2032"


def test_a_kept_time_is_shown_on_the_clock_of_the_house_and_stays_as_it_is(clerk: Work) -> None:
    person = clerk("2032-07-19T19:01:00-04:00")
    assert person.embargo.text == SHOWN
    person.reporter.go(EMBARGO)
    person.reporter.press("Tab")
    person.leaves()
    assert person.kept == "2032-07-19T19:01:00-04:00"
    assert person.reporter.session.number == 0


def test_a_kept_time_is_edited_in_the_words_that_show_it(clerk: Work) -> None:
    person = clerk(KEPT)
    person.reporter.go(EMBARGO, SHOWN.index("00:01"), SHOWN.index("00:01") + 5)
    person.reporter.type("6am")
    assert person.kept == "20 July 2032, 6am BST"
    person.leaves()
    assert person.kept == "2032-07-20T06:00:00+01:00"
    assert person.embargo.text == "20 July 2032, 06:00 BST"


def test_a_kept_time_is_deleted_and_written_over_by_keys(clerk: Work) -> None:
    for value, shown in ((KEPT, SHOWN), ("2032-07-20", "20 July 2032")):
        for keys in ("Delete", "Backspace"):
            person = clerk(value)
            person.reporter.go(EMBARGO)
            person.reporter.press(f"Ctrl+A {keys}")
            assert person.kept == person.embargo.text == ""
            person.reporter.undo()
            assert (person.kept, person.embargo.text) == (value, shown)
    person = clerk(KEPT)
    person.reporter.go(EMBARGO)
    person.reporter.press("End Backspace Backspace Backspace")
    assert person.kept == person.embargo.text == "20 July 2032, 00:01 "
    person.leaves()
    assert person.kept == KEPT


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_the_story_has_the_words_or_their_time(clerk: Work, seed: int) -> None:
    chance = random.Random(seed)
    person = clerk(KEPT)
    pieces = ("20 July 2032 ", "00:01", " BST", "2032-07-20", "tomorrow", "x", "é 𝒳", "1/2", "6am")
    for _ in range(60):
        last = len(person.embargo.text)
        person.reporter.go(EMBARGO, chance.randint(0, last), chance.randint(0, last))
        match chance.randint(0, 7):
            case 0:
                person.reporter.press(chance.choice(("Delete", "Backspace", "Ctrl+A Delete")))
            case 1:
                person.reporter.paste(chance.choice(pieces))
            case 2:
                person.reporter.undo()
            case 3:
                person.reporter.redo()
            case 4:
                person.leaves()
            case _:
                person.reporter.type(chance.choice(pieces))
        here = Here(datetime.now(UTC), ZoneInfo("Europe/London"))
        assert person.kept == person.embargo.text or kept(person.kept, here) is not None
    while person.reporter.session.history.done:
        person.reporter.undo()
    assert (person.kept, person.embargo.text) == (KEPT, SHOWN)


def test_words_that_came_with_the_story_are_no_time_before_somebody_says_so(clerk: Work) -> None:
    person = clerk("tomorrow 6am")
    assert person.said.startswith("Not a time yet; ")
    person.reporter.go(EMBARGO)
    person.reporter.press("Enter")
    person.leaves()
    assert person.kept == person.embargo.text == "tomorrow 6am"
    picker = person.opens_calendar()
    assert picker.clock.time() == QTime(6, 0)
    QTest.keyClick(picker.calendar, Qt.Key.Key_Return)
    assert person.kept.endswith("T06:00:00+00:00") or person.kept.endswith("T06:00:00+01:00")


def test_the_calendar_is_used_by_keyboard(clerk: Work) -> None:
    person = clerk(KEPT)
    picker = person.opens_calendar()
    assert picker.calendar.selectedDate() == QDate(2032, 7, 20)
    QTest.keyClick(picker.calendar.focusProxy() or picker.calendar, Qt.Key.Key_Right)
    picker.clock.setTime(QTime(18, 30))
    assert picker.told.text().startswith("Wednesday, 21 July 2032, 18:30 BST – in ")
    QTest.keyClick(picker.clock, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert person.kept == "2032-07-21T18:30:00+01:00"
    assert person.embargo.text == "21 July 2032, 18:30 BST"
    person.reporter.undo()
    assert person.kept == KEPT
    assert person.embargo.text == SHOWN


def test_the_key_of_the_calendar_does_not_reach_the_window(clerk: Work) -> None:
    person = clerk(KEPT)
    moved: list[str] = []
    shortcut = QShortcut(QKeySequence("Alt+Down"), person.reporter.form)
    shortcut.activated.connect(lambda: moved.append("down"))
    person.opens_calendar().close()
    assert moved == []


def test_escape_leaves_the_time_as_it_was(clerk: Work) -> None:
    person = clerk(KEPT)
    picker = person.opens_calendar()
    picker.clock.setTime(QTime(18, 30))
    QTest.keyClick(picker.clock, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert (person.kept, person.reporter.session.number) == (KEPT, 0)


def test_the_calendar_takes_no_time_that_does_not_exist(clerk: Work) -> None:
    person = clerk("2032-03-28T03:30:00+01:00")
    picker = person.opens_calendar()
    picker.clock.setTime(QTime(1, 30))
    assert "There is no 01:30 on that day" in picker.told.text()
    assert not picker.take.isEnabled()
    QTest.keyClick(picker.clock, Qt.Key.Key_Return)
    assert picker.isVisible()
    picker.close()


@pytest.mark.parametrize("value", ["2032-10-31T01:30:00+00:00", "2032-07-20T00:01:30+01:00"])
def test_a_calendar_in_which_nothing_is_chosen_changes_nothing(clerk: Work, value: str) -> None:
    person = clerk(value)
    shown = person.embargo.text
    picker = person.opens_calendar()
    assert picker.told.text().startswith(person.said.partition(" – ")[0])
    assert shown.endswith(f" {picker.zone.text()}")
    QTest.keyClick(picker.calendar, Qt.Key.Key_Return)
    assert (person.kept, person.embargo.text, person.reporter.session.number) == (value, shown, 0)


def test_one_button_takes_a_time_away_and_undo_brings_it_back(clerk: Work) -> None:
    person = clerk(KEPT)
    person.button("Embargo: clear").click()
    assert person.kept == person.embargo.text == person.said == ""
    assert not person.reporter.sees("Embargo: clear")
    person.reporter.undo()
    assert (person.kept, person.embargo.text) == (KEPT, SHOWN)


def test_a_paste_replaces_the_words_that_are_shown(clerk: Work) -> None:
    person = clerk(KEPT)
    person.reporter.go(EMBARGO, len(SHOWN), 0)
    person.reporter.paste("21 July 2032 6am")
    assert person.embargo.text == "21 July 2032 6am"
    person.leaves()
    assert person.kept == "2032-07-21T06:00:00+01:00"
    person.reporter.go(EMBARGO, 0)
    person.reporter.paste("Wednesday ")
    assert person.kept == person.embargo.text == "Wednesday 21 July 2032, 06:00 BST"


def test_what_is_typed_goes_into_no_other_story(clerk: Work, form: StoryForm) -> None:
    person = clerk()
    person.types("20 July 2032 00:01")
    other = session_of(Story("other", embargoed_until="20 July 2032 00:01"), LONDON)
    form.show_session(other)
    assert person.reporter.session.story.embargoed_until == KEPT
    field = form.fields.at(EMBARGO)
    assert isinstance(field, TimeField)
    assert not field.is_in_hand
    assert (other.story.embargoed_until, other.number) == ("20 July 2032 00:01", 0)
    assert person.said.startswith("Not a time yet; ")


def test_what_is_chosen_in_a_calendar_goes_into_no_other_story(
    clerk: Work, form: StoryForm
) -> None:
    person = clerk(KEPT)
    picker = person.opens_calendar()
    picker.clock.setTime(QTime(18, 30))
    other = session_of(Story("other"), LONDON)
    form.show_session(other)
    assert not picker.isVisible()
    assert (person.kept, other.story.embargoed_until) == (KEPT, "")


def test_a_day_is_taken_by_whoever_goes_to_another_window_and_may_be_written_on(
    clerk: Work,
) -> None:
    person = clerk()
    person.types("20 July 2032")
    leaving = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(person.embargo, leaving)
    assert (person.kept, person.embargo.text) == ("2032-07-20", "20 July 2032")
    person.types(" 00:01")
    assert person.kept == person.embargo.text == "20 July 2032 00:01"
    person.leaves()
    assert person.kept == KEPT


def test_a_time_is_the_same_when_details_are_opened_again(clerk: Work) -> None:
    person = clerk(KEPT)
    person.reporter.go(EMBARGO, len(SHOWN), 0)
    person.reporter.type("21 July 2032 6am")
    for is_open in (False, True):
        person.reporter.form.set_details_open(is_open)
    assert person.kept == "2032-07-21T06:00:00+01:00"
    assert person.embargo.text == "21 July 2032, 06:00 BST"
    person.reporter.form.set_details_open(False)
    person.reporter.undo()
    person.reporter.form.set_details_open(True)
    assert person.embargo.text == person.kept == "21 July 2032 6am"


def test_the_language_of_the_story_says_which_number_is_the_month(clerk: Work) -> None:
    person = clerk()
    person.reporter.go(Place("language"))
    person.reporter.type("en-GB")
    person.types("8/7/2032 18:00")
    assert person.said.startswith("Thursday, 8 July 2032, 18:00 BST")


def test_a_planned_length_that_is_none_is_said_once_the_field_is_left(
    clerk: Work, qtbot: QtBot
) -> None:
    person = clerk()
    field = person.reporter.field("Planned length")
    person.reporter.go(field.place)
    person.reporter.type("a page")
    assert "is no length" not in field.accessibleDescription()
    person.leaves()
    qtbot.waitUntil(lambda: "“a page” is no length" in field.accessibleDescription())
    person.reporter.go(field.place)
    qtbot.waitUntil(lambda: "is no length" not in field.accessibleDescription())
    person.reporter.press("Ctrl+A")
    person.reporter.type("400 words")
    person.leaves()
    qtbot.waitUntil(lambda: field.accessibleDescription().startswith("as 400 words"))


USE = "Use this time for Embargo: Tuesday, 20 July 2032, 06:00 BST"


def test_a_time_that_may_be_meant_is_used_by_one_button_and_one_undo_takes_it_back(
    clerk: Work,
) -> None:
    person = clerk("20 JULY 2032, 06:00")
    assert person.said == "Not a time yet; Tuesday, 20 July 2032, 06:00 BST may be meant."
    button = person.button(USE)
    assert button.text() == "Use this time"
    assert button.visibleRegion().boundingRect() == button.rect()
    button.click()
    assert person.kept == "2032-07-20T06:00:00+01:00"
    assert person.said.startswith("Tuesday, 20 July 2032, 06:00 BST – in ")
    assert not person.reporter.sees(USE)
    assert focused() is person.embargo
    person.reporter.undo()
    assert person.kept == "20 JULY 2032, 06:00"
    assert person.reporter.sees(USE)


def test_the_keys_reach_the_button_that_uses_a_time(clerk: Work) -> None:
    person = clerk("20 JULY 2032, 06:00")
    person.reporter.go(EMBARGO)
    for _ in range(3):
        person.reporter.press("Tab")
    assert focused().accessibleName() == USE
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert person.kept == "2032-07-20T06:00:00+01:00"


@pytest.mark.parametrize("words", ["", KEPT, "perhaps", "30 February 2032"])
def test_no_time_is_offered_where_none_may_be_meant(clerk: Work, words: str) -> None:
    person = clerk(words)
    buttons = person.reporter.form.findChildren(QToolButton)
    seen = [each for each in buttons if each.text() == "Use this time"]
    assert not any(each.isVisibleTo(person.reporter.form) for each in seen)


def test_a_story_that_is_only_read_offers_no_other_time(clerk: Work, form: StoryForm) -> None:
    person = clerk()
    session = session_of(Story("read", embargoed_until=KEPT), LONDON)
    session.is_read_only = True
    form.show_session(session)
    assert person.embargo.text == SHOWN
    assert not person.button("Embargo: calendar").isEnabled()
    assert not person.reporter.sees("Embargo: clear")
    person.reporter.go(EMBARGO)
    person.reporter.press("Alt+Down")
    assert QApplication.activePopupWidget() is None
    form.show_session(session_of(Story("own", embargoed_until=KEPT), LONDON))
    assert person.button("Embargo: calendar").isEnabled()
    assert person.reporter.sees("Embargo: clear")


def test_tab_goes_from_a_time_to_its_buttons_and_on(clerk: Work) -> None:
    person = clerk(KEPT)
    person.reporter.go(EMBARGO)
    names = []
    for _ in range(4):
        person.reporter.press("Tab")
        names.append(focused().accessibleName())
    assert names == ["Embargo: calendar", "Embargo: clear", "Published", "Published: calendar"]


def test_the_buttons_of_a_time_are_seen_wholly(clerk: Work) -> None:
    person = clerk(KEPT)
    for name in ("Embargo: calendar", "Embargo: clear"):
        button = person.button(name)
        assert button.visibleRegion().boundingRect() == button.rect()


def test_everything_in_the_calendar_has_a_name(clerk: Work) -> None:
    picker = clerk(KEPT).opens_calendar()
    tabbed: list[QWidget] = [
        each
        for each in picker.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(picker)
    ]
    assert len(tabbed) > 5
    nameless = [each for each in tabbed if not (each.accessibleName() or _text(each))]
    assert nameless == []
    picker.close()


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


_READING = """
import sys
from editor.ui.form.here import get_ready, here
from editor.model.house import FIRST_HOUSE
assert "zoneinfo" not in sys.modules
get_ready()
known = set(sys.modules)
from editor.model.times.reading import read
from editor.model.times.saying import said
where = here(FIRST_HOUSE, "")
said(read("20 July 2032 00:01", where), where.now)
print(*set(sys.modules) - known)
"""


def test_what_the_first_time_needs_can_be_loaded_off_the_ui_thread() -> None:
    done = subprocess.run([sys.executable, "-c", _READING], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")
