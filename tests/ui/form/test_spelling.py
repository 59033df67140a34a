from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.model.places import Place, body_place
from editor.ui.form.form import StoryForm
from editor.ui.form.spelling import FormSpelling
from editor.ui.form.text_field import TextField
from tests.services.spellcheck.person import Speller
from tests.ui.form.reporter import Reporter

WAVY = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
HEADLINE = Place("headline")


class Writer(Reporter):
    """A reporter who sees what is underlined."""

    def __init__(self, speller: Speller, form: StoryForm, qtbot: QtBot) -> None:
        super().__init__(form, speller.desk.session, qtbot)
        self.speller = speller
        self.spelling = FormSpelling(speller.spelling, form._fields, form, form)
        self.qtbot = qtbot
        form.show_session(speller.desk.session)
        self.go(HEADLINE)

    def rest(self) -> Writer:
        """Let everything be looked up and coloured."""
        for _ in range(3):
            self.qtbot.wait(1)
            self.speller.rest(1_000)
        self.qtbot.wait(1)
        return self

    def underlined(self, field: TextField | None = None) -> list[str]:
        field = field or self.focus
        found = []
        block = field.document().begin()
        while block.isValid():
            for each in block.layout().formats():
                if each.format.underlineStyle() == WAVY:
                    units = block.text().encode("utf-16-le")
                    end = each.start + each.length
                    found.append(units[2 * each.start : 2 * end].decode("utf-16-le"))
            block = block.next()
        return found

    @property
    def popup(self) -> QMenu:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    @property
    def entries(self) -> list[str]:
        actions = [each for each in self.popup.actions() if each.isVisible()]
        return [each.text() for each in actions if not each.isSeparator()]

    def ask_menu(self, position: int) -> Writer:
        """Open the context menu over a position of the field."""
        field = self.focus
        cursor = field.textCursor()
        cursor.setPosition(position)
        at = field.cursorRect(cursor).center() + QPoint(1, 0)
        mouse = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(mouse, at, field.viewport().mapToGlobal(at))
        QApplication.sendEvent(field.viewport(), event)
        return self

    def take(self, text: str) -> Writer:
        popup = self.popup
        action = next(each for each in popup.actions() if text in each.text().replace("&", ""))
        popup.setActiveAction(action)
        self.press_in_popup(Qt.Key.Key_Return)
        return self.rest()

    def press_in_popup(self, key: Qt.Key, modifier: str = "No") -> None:
        """Press a key; a window system gives the keys back to the window once it is closed."""
        self.qtbot.keyClick(self.popup, key, Qt.KeyboardModifier[f"{modifier}Modifier"])
        if QApplication.activePopupWidget() is None:
            self.form.activateWindow()


@pytest.fixture
def at(form: StoryForm, qtbot: QtBot, tmp_path: Path) -> Iterator[Writer]:
    speller = Speller(tmp_path / "home")
    yield Writer(speller, form, qtbot)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    form.show_session(None)
    speller.desk.close()


def test_a_misspelt_word_is_underlined_once_it_is_left(at: Writer) -> None:
    at.type("the goverment")
    assert at.rest().underlined() == []
    at.type(" said")
    assert at.rest().underlined() == ["goverment"]


def test_a_word_is_left_with_the_arrow_keys(at: Writer) -> None:
    at.type("goverment the")
    at.press("Left Left Left")
    assert at.rest().underlined() == ["goverment"]
    at.press("Home")
    at.type("strom ")
    at.press("Left")
    at.rest()
    at.press("Right Right")
    assert at.rest().underlined() == ["strom", "goverment"]


def test_leaving_the_field_leaves_the_word(at: Writer) -> None:
    at.type("goverment")
    headline = at.focus
    at.go(body_place(at.story.sections[0].id))
    assert at.rest().underlined(headline) == ["goverment"]


def test_a_field_that_is_made_later_is_checked(at: Writer) -> None:
    at.press("Enter")
    assert at.focus.place.field == "key_points"
    at.type("goverment said")
    assert at.rest().underlined() == ["goverment"]


def test_codes_and_names_are_not_checked(at: Writer) -> None:
    at.form.reveal_field("slugline")
    at.go(Place("slugline"))
    at.type("goverment barier said")
    assert at.rest().underlined() == []


def test_behind_letters_of_two_units_the_right_word_is_underlined(at: Writer) -> None:
    at.type("𝒳𝒳 goverment 😀 strom said")
    assert at.rest().underlined() == ["goverment", "strom"]


def test_the_menu_of_a_misspelt_word_begins_with_suggestions(at: Writer) -> None:
    at.type("the goverment said")
    at.rest().ask_menu(6)
    assert at.entries[0] == "Looking for suggestions…"
    at.speller.rest()
    assert at.entries[0] == "government"
    assert "Add to &my dictionary" in at.entries
    shown = [each for each in at.popup.actions() if each.isVisible()]
    assert [shown[0].font().bold(), shown[-1].font().bold()] == [True, False]


def test_the_menu_of_another_word_is_the_usual_one(at: Writer) -> None:
    at.type("the goverment said")
    at.rest().ask_menu(1)
    assert "Add to &my dictionary" not in at.entries
    assert "Looking for suggestions…" not in at.entries
    words = [each.partition("\t")[0] for each in at.entries]
    assert words == ["Cu&t", "&Copy", "&Paste", "&Delete", "Select &all", "Copy the &whole field"]


def test_a_suggestion_is_put_in_the_words_place_as_one_step(at: Writer) -> None:
    at.type("the Goverment said")
    at.rest().ask_menu(6)
    at.speller.rest()
    at.take("Government")
    assert at.story.headline == "the Government said"
    assert at.underlined() == []
    at.undo()
    assert at.story.headline == "the Goverment said"
    at.redo()
    assert at.story.headline == "the Government said"


def test_a_word_that_has_changed_meanwhile_is_not_replaced(at: Writer) -> None:
    at.type("the goverment said")
    at.rest().ask_menu(6)
    at.speller.rest()
    at.speller.write(HEADLINE, "something else here")
    at.take("government")
    assert at.story.headline == "something else here"


@pytest.mark.parametrize("entry", ["my dictionary", "house", "Ignore"])
def test_a_word_that_is_right_is_underlined_nowhere_any_more(at: Writer, entry: str) -> None:
    at.type("the goverment said")
    headline = at.focus
    at.go(body_place(at.story.sections[0].id))
    at.type("goverment and ")
    assert at.rest().underlined() == ["goverment"]
    at.ask_menu(3).take(entry)
    assert at.underlined() == []
    assert at.underlined(headline) == []


def test_f7_goes_from_word_to_word_and_offers_corrections(at: Writer) -> None:
    at.type("the goverment said strom")
    at.go(body_place(at.story.sections[0].id))
    at.type("a barier holds")
    at.rest()
    at.go(HEADLINE)
    at.spelling.next()
    caret = at.focus.caret()
    assert (caret.start, caret.end) == (4, 13)
    at.speller.rest()
    assert at.entries[0] == "government"
    at.press_in_popup(Qt.Key.Key_Return)
    assert at.story.headline == "the government said strom"


def test_f7_in_the_popup_goes_on_and_shift_f7_back(at: Writer) -> None:
    at.type("goverment said strom and barier was")
    at.rest()
    at.go(HEADLINE)
    starts = []
    at.spelling.next()
    for modifier in ("No", "No", "Shift", "No", "No"):
        starts.append(at.focus.caret().start)
        at.press_in_popup(Qt.Key.Key_F7, modifier)
    assert starts == [0, 15, 25, 15, 25]


def test_escape_closes_the_popup_and_changes_nothing(at: Writer) -> None:
    at.type("goverment said")
    at.rest()
    at.spelling.previous()
    at.speller.rest()
    at.press_in_popup(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert at.story.headline == "goverment said"


def test_where_every_word_is_right_f7_says_so(at: Writer) -> None:
    at.type("the storm said ")
    at.rest()
    with at.qtbot.waitSignal(at.spelling.none_left):
        at.spelling.next()


def test_the_field_tells_of_a_misspelt_word_at_the_caret(at: Writer) -> None:
    at.type("goverment said")
    at.rest()
    usual = at.focus.accessibleDescription()
    at.go(HEADLINE, 3)
    at.qtbot.waitUntil(lambda: "goverment" in at.focus.accessibleDescription())
    at.go(HEADLINE, 12)
    at.qtbot.waitUntil(lambda: at.focus.accessibleDescription() == usual)


def test_another_language_has_other_marks(at: Writer) -> None:
    at.type("Regierung the")
    at.press("Home")
    at.rest()
    assert at.underlined() == ["Regierung"]
    at.speller.write(Place("language"), "de-DE")
    assert at.rest().underlined() == ["the"]


def test_the_text_is_never_touched_by_marks(at: Writer) -> None:
    at.type("goverment\u00a0said strom")
    before = at.session.number
    at.rest()
    at.speller.spelling.look_again(lambda _: None)
    at.rest()
    assert at.session.number == before
    assert at.focus.text == "goverment\u00a0said strom"
