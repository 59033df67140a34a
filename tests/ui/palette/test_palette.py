"""The command palette over the whole window, by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from editor.model.choices import SMART_TYPING
from editor.model.places import Caret, Place
from editor.model.story import Section, Story
from editor.model.translation import speak
from editor.services.ranking import Ranking
from editor.system.catalogues import catalogue
from editor.ui.icons import Icons
from editor.ui.palette.entry import Kind
from editor.ui.palette.opening import PaletteOpening
from editor.ui.palette.palette import Palette
from editor.ui.palette.rows import AnswerRole, spoken
from editor.ui.theme import Themes
from tests.ui.newsroom import Newsroom

STORY = Story(
    "s1",
    headline="Harbour bridge opens",
    slugline="bridge-opening",
    sections=(Section("a", "", "A ferry."), Section("b", "Why it matters", "Tolls.")),
)


class Person:
    """Somebody who gives commands by their names."""

    def __init__(self, room: Newsroom, themes: Themes, icons: Icons, qtbot: QtBot) -> None:
        self.room, self.qtbot = room, qtbot
        self.went: list[Caret] = []
        self.choices: list[str] = []
        self.house_fields: list[str] = []
        self.opening = PaletteOpening(
            room.workspace,
            Ranking(room.tasks),
            room.services.settings,
            room.window.form,
            self.went.append,
            self.choices.append,
            self.house_fields.append,
            themes,
            icons,
            room.window,
        )

    @property
    def palette(self) -> Palette:
        return self.opening.palette

    def open(self) -> Person:
        self.opening.open()
        self.room.work()
        return self

    def ask(self, typed: str) -> Person:
        self.palette.typed.setText(typed)
        self.qtbot.wait(60)
        self.room.work()
        return self

    def press(self, *keys: Qt.Key) -> Person:
        for key in keys:
            self.qtbot.keyClick(self.palette.typed, key)
        return self

    def choose(self, until: Callable[[], bool]) -> None:
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: bool(self.room.work()) and until())

    @property
    def names(self) -> list[str]:
        rows = self.palette.rows
        return [rows.index(row).data() for row in range(rows.rowCount())]

    @property
    def current(self) -> str:
        answer = self.palette.current()
        return answer.entry.name if answer else ""


@pytest.fixture
def person(room: Newsroom, themes: Themes, icons: Icons, qtbot: QtBot) -> Person:
    return Person(room, themes, icons, qtbot)


@pytest.fixture
def writing(person: Person) -> Person:
    person.room.workspace.ask(lambda shelf: shelf.keep_new((STORY,)))
    person.room.work()
    person.room.workspace.open("s1")
    person.room.work()
    return person


@pytest.fixture
def in_german() -> Iterator[None]:
    speak(catalogue("de"))
    yield
    speak(catalogue("en"))


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("embargo", "+ Sperrfrist"),
        ("sperrfrist", "+ Sperrfrist"),
        ("desk note", "+ Redaktionsnotiz"),
        ("ed note", "+ Redaktionsnotiz"),
        ("typewriter", "Schreibmaschinenmodus"),
        ("page template", "Seitenvorlage…"),
        ("seitenvorlage", "Seitenvorlage…"),
    ],
)
def test_what_is_shown_in_german_is_found_in_english_too(
    writing: Person, typed: str, found: str
) -> None:
    writing.open().ask(typed)

    assert writing.current == found


def test_a_command_is_found_by_a_few_letters_and_done(writing: Person) -> None:
    writing.open().ask("adsec")

    assert writing.current == "Add section"
    assert "Ctrl+Shift+H" in spoken(writing.palette.current())
    writing.room.window.actions_by_name["add_section"].triggered.connect(
        lambda: writing.went.append(Caret(Place("headline")))
    )
    writing.choose(lambda: bool(writing.went))
    assert not writing.palette.isVisible()


def test_a_field_of_the_houses_is_found_and_shown(person: Person) -> None:
    person.open().ask("page template")

    assert person.current == "Page template…"
    person.choose(lambda: person.house_fields == ["Page &template"])


def test_what_cannot_be_done_says_why_and_stays_open(person: Person) -> None:
    person.open().ask("add section")

    assert "No story is open" in spoken(person.palette.current())
    person.press(Qt.Key.Key_Return)

    assert person.palette.isVisible()


def test_a_story_is_found_by_its_words_and_opened(writing: Person) -> None:
    writing.room.workspace.new()
    writing.room.work()
    writing.open().ask("ferry")

    assert "Harbour bridge opens" in writing.names
    row = writing.names.index("Harbour bridge opens")
    answer = writing.palette.rows.index(row).data(AnswerRole.ANSWER)
    assert (answer.entry.kind, answer.entry.detail) == (Kind.STORY, "bridge-opening · draft")
    writing.press(*[Qt.Key.Key_Down] * row)
    writing.choose(lambda: writing.room.story.id == "s1")


def test_a_story_of_late_is_found_by_a_few_letters_of_its_headline(writing: Person) -> None:
    writing.room.workspace.new()
    writing.room.work()
    writing.open().ask("hbo")

    assert writing.current == "Harbour bridge opens"
    writing.choose(lambda: writing.room.story.id == "s1")


def test_a_switch_is_turned_and_its_state_is_said(writing: Person) -> None:
    settings = writing.room.services.settings
    writing.open().ask("dashes ellipses")

    assert ", on, " in spoken(writing.palette.current())
    writing.choose(lambda: not settings.value(SMART_TYPING))
    writing.open().ask("dashes ellipses")

    assert ", off, " in spoken(writing.palette.current())


def test_other_choices_open_preferences_there_and_their_values_are_chosen(
    writing: Person,
) -> None:
    writing.open().ask("length of a line")
    writing.choose(lambda: writing.choices == ["measure"])
    writing.open().ask("theme dark")

    assert writing.current == "Theme: Dark"


def test_a_folded_field_is_opened(writing: Person) -> None:
    writing.open().ask("standfirst")

    row = writing.names.index("+ Standfirst")
    writing.press(*[Qt.Key.Key_Down] * row)
    form = writing.room.window.form
    writing.choose(lambda: form.field(Place("standfirst")) is not None)


def test_a_crosshead_of_the_story_is_gone_to(writing: Person) -> None:
    writing.open().ask("why it mat")

    writing.choose(lambda: bool(writing.went))

    assert writing.went[0].place.item == "b"


def test_what_was_chosen_lately_comes_first(writing: Person) -> None:
    writing.open().ask("actual size")
    name = writing.current
    writing.press(Qt.Key.Key_Return)

    writing.open()

    assert writing.names[0] == name


def test_keys_walk_round_and_by_pages_and_escape_closes(writing: Person) -> None:
    writing.open()
    first = writing.current

    writing.press(Qt.Key.Key_Up)
    assert writing.current == writing.names[-1]
    writing.press(Qt.Key.Key_Down)
    assert writing.current == first
    writing.press(Qt.Key.Key_PageDown)
    assert writing.names.index(writing.current) > 5
    writing.press(Qt.Key.Key_Escape)

    assert not writing.palette.isVisible()


def test_where_somebody_walked_to_stays_when_stories_come(writing: Person) -> None:
    writing.open()
    writing.palette.typed.setText("bridge")
    writing.palette.typed.setText("s")
    writing.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    walked_to = writing.current

    writing.qtbot.wait(60)
    writing.room.work()

    assert writing.current == walked_to


def test_nothing_answers_to_nonsense_and_that_is_said(writing: Person) -> None:
    writing.open().ask("qqqqzzzz")

    assert writing.names == []
    assert not writing.palette.list.isVisible()


def test_every_command_and_choice_can_be_found(writing: Person) -> None:
    from editor.model.choices import CHOICES
    from editor.ui.commands.groups import GROUPS

    keys = {entry.key for entry in writing.opening._entries()}

    assert {f"command:{each.name}" for group in GROUPS for each in group.commands} <= keys
    assert {f"choice:{each.name}" for each in CHOICES} <= keys


def test_the_palette_is_a_window_of_its_own(writing: Person) -> None:
    writing.open()

    assert writing.palette.isWindow()


def test_the_same_command_closes_it_again(writing: Person) -> None:
    writing.open().open()

    assert not writing.palette.isVisible()


def test_it_is_as_high_as_what_it_shows(writing: Person) -> None:
    writing.open()
    all_of_it = writing.palette.height()
    writing.palette.typed.setText("ferry")
    alone = writing.palette.height()

    writing.ask("ferry")

    assert alone < all_of_it
    rows = writing.palette.rows.rowCount()
    assert writing.palette.list.height() >= rows * writing.palette._painter.row_height


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("word count", "+ Planned length"),
        ("comment", "+ Desk note"),
        ("british", "Language: British English"),
        ("english", "Language: British English"),
        ("rename", "+ Slugline"),
        ("capital", "Find…"),
        ("close story", "Library"),
        ("track changes", "History…"),
        ("save", "Keep a version"),
        ("bullet", "Bulleted list"),
        ("hyperlink", "Link…"),
        ("dark", "Theme: Dark"),
        ("font", "Typeface of the form…"),
        ("trash", "Delete story"),
        ("note", "+ Desk note"),
        ("caption", "Make this paragraph a caption"),
        ("photo", "Add figure…"),
        ("picture", "Add figure…"),
        ("subhead", "Crosshead"),
        ("lede", "Go to the opening"),
        ("intro", "Go to the opening"),
        ("deck", "+ Standfirst"),
        ("slug", "+ Slugline"),
    ],
)
def test_everyday_words_are_answered(writing: Person, typed: str, found: str) -> None:
    writing.open().ask(typed)

    assert found in writing.names[:6]


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize(
    ("typed", "found"),
    [("papierkorb", "Beitrag löschen"), ("trash", "Beitrag löschen"), ("foto", "Bild hinzufügen…")],
)
def test_everyday_words_of_the_windows_language_are_answered(
    writing: Person, typed: str, found: str
) -> None:
    writing.open().ask(typed)

    assert found in writing.names[:6]


def test_names_tell_what_happens_and_what_goes_somewhere_comes_first(writing: Person) -> None:
    writing.open().ask("byline")

    assert writing.names[0] == "+ Byline"
    assert "Make this paragraph the byline" in writing.names
    assert "House: Byline…" in writing.names
    assert len(set(writing.names)) == len(writing.names)


def test_a_field_that_is_shown_is_gone_to(writing: Person) -> None:
    writing.room.window.form.reveal_field("byline")
    writing.open().ask("byline")

    assert writing.current == "Go to the field Byline"


def test_a_language_is_set(writing: Person) -> None:
    writing.open().ask("british")

    assert writing.current == "Language: British English"
    writing.choose(lambda: writing.room.story.language == "en-GB")


def test_what_may_be_tried_is_said_where_nothing_answers(writing: Person) -> None:
    writing.open().ask("qqqqzzzz")

    (said,) = [each for each in writing.palette.findChildren(QLabel) if each.isVisible()]
    assert "Help › Keyboard shortcuts" in said.text()
