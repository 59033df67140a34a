"""Fields in colours: marks, emphasis, faults, and what it costs to keep them so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import COLOUR_MARKS, SHOW_NO_BREAK_SPACES
from editor.model.places import Place, body_place
from editor.services.settings import Settings
from editor.ui.form.fields import Fields
from editor.ui.form.keys import Kind
from editor.ui.form.looks import BODY
from editor.ui.form.marks_shown import MarksShown
from editor.ui.form.text_field import TextField
from editor.ui.theme import ThemeChoice, Themes

MakeField = Callable[..., TextField]
WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture
def made(qtbot: QtBot, themes: Themes) -> Iterator[MakeField]:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.resize(700, 400)

    def make(text: str = "", kind: Kind = Kind.BODY) -> TextField:
        field = TextField(area, body_place("s"), "Body 1", kind, BODY)
        area.setWidget(field)
        field.set_width(600)
        field.dress(themes.current)
        field.show_text(text)
        with qtbot.waitExposed(area):
            area.show()
        return field

    yield make
    themes.choose(ThemeChoice.SYSTEM)


def spans(field: TextField, line: int) -> dict[str, list[str]]:
    """What of a line is bold, italic, dim, a link or underlined, by these words."""
    block = field.document().findBlockByNumber(line)
    text = block.text().encode("utf-16-le")
    found: dict[str, list[str]] = {}
    faint, accent = field.palette().placeholderText().color(), field.palette().accent().color()
    for each in block.layout().formats():
        words = text[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
        ink = each.format.foreground().color() if each.format.hasProperty(0x821) else QColor()
        kinds = {
            "bold": each.format.fontWeight() == 700,
            "italic": each.format.fontItalic(),
            "dim": ink == faint,
            "link": ink == accent,
            "fault": each.format.underlineStyle() == WAVE,
        }
        for kind, is_so in kinds.items():
            if is_so:
                found.setdefault(kind, []).append(words)
    return found


def press(field: TextField, text: str) -> None:
    for sign in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field, event)


def test_marks_are_dimmed_and_emphasis_shows(made: MakeField) -> None:
    field = made("The *old* **port**, [here](https://x.org)")
    assert spans(field, 0) == {
        "italic": ["old"],
        "bold": ["port"],
        "link": ["here"],
        "dim": ["*", "*", "**", "**", "[", "](https://x.org)"],
    }


def test_they_follow_what_is_typed(made: MakeField) -> None:
    field = made("one\n\n**two** 😀 ")
    field.select(13, 13)
    press(field, "*x")
    assert "italic" not in spans(field, 2)
    press(field, "*")
    assert spans(field, 2) == {"bold": ["two"], "italic": ["x"], "dim": ["**", "**", "*", "*"]}
    field.select(5, 5)
    press(field, "\\")
    assert "bold" not in spans(field, 2)


def test_emphasis_goes_over_a_line_end_and_not_over_an_empty_line(made: MakeField) -> None:
    field = made("a **b\nc** d")
    assert (spans(field, 0)["bold"], spans(field, 1)["bold"]) == (["b"], ["c"])
    field.show_text("a **b\n\nc** d")
    assert (spans(field, 0), spans(field, 2)) == ({}, {})


def test_a_line_other_than_a_body_s_has_no_marks(made: MakeField) -> None:
    assert spans(made("a **b**", Kind.LINE), 0) == {}


def test_a_change_of_colours_is_no_change_of_text(made: MakeField, qtbot: QtBot) -> None:
    field = made("a **b** c")
    revision = field.document().revision()
    with qtbot.assertNotEmitted(field.textChanged), qtbot.assertNotEmitted(field.typed):
        field.set_faults_of(lambda _: ((0, 1),))
        field.recolour()
    assert field.document().revision() == revision


def test_faults_are_underlined_in_every_field(made: MakeField) -> None:
    field = made("😀 wrods and **wrods**")
    field.set_faults_of(lambda line: ((2, 7),) if "wrods" in line else ())
    assert spans(field, 0)["fault"] == ["wrods"]
    assert spans(field, 0)["bold"] == ["wrods"]
    field.set_faults_of(None)
    assert "fault" not in spans(field, 0)


def test_a_key_asks_about_its_own_paragraph_only(made: MakeField) -> None:
    field = made("\n\n".join(f"paragraph {number}" for number in range(30)))
    asked: list[str] = []

    def faults(line: str) -> tuple[tuple[int, int], ...]:
        asked.append(line)
        return ()

    field.set_faults_of(faults)
    asked.clear()
    field.select(3, 3)
    press(field, "x")
    assert asked == ["parxagraph 0"]


def test_a_long_text_is_coloured_in_sight_first(made: MakeField, qtbot: QtBot) -> None:
    field = made()
    field.show_text("\n\n".join(["a **b**"] * 600))
    QApplication.processEvents()
    field.colouring.show_marks(False)
    field.colouring.show_marks(True)
    assert "bold" in spans(field, 0)
    last = field.document().blockCount() - 1
    qtbot.waitUntil(lambda: "bold" in spans(field, last))
    assert all("bold" in spans(field, line) for line in range(0, last + 1, 2))


def test_the_rest_is_coloured_though_somebody_types_above(made: MakeField, qtbot: QtBot) -> None:
    field = made()
    field.show_text("\n\n".join(["a **b**"] * 300))
    field.select(0, 0)
    field.insert("new\n\nnew\n\n", "Paste")
    last = field.document().blockCount() - 1
    qtbot.waitUntil(lambda: "bold" in spans(field, last))
    assert all("bold" in spans(field, line) for line in range(4, last + 1, 2))


def test_a_theme_gives_other_inks(made: MakeField, themes: Themes) -> None:
    field = made("a **b**")
    themes.choose(ThemeChoice.DARK)
    field.dress(themes.current)
    assert spans(field, 0) == {"bold": ["b"], "dim": ["**", "**"]}


def test_a_line_is_as_high_with_bold_as_without(made: MakeField) -> None:
    field = made("word\n\n**word**\n\n*word*")
    heights = {
        field.document().findBlockByNumber(line).layout().boundingRect().height()
        for line in (0, 2, 4)
    }
    assert len(heights) == 1


def test_a_line_keeps_its_colours_while_somebody_composes(made: MakeField) -> None:
    field = made("a **b** c")
    field.select(0, 0)
    composing = QInputMethodEvent("xy", [])
    QApplication.sendEvent(field, composing)
    moved = {(f.start, f.length) for f in field.document().firstBlock().layout().formats()}
    assert {(4, 2), (6, 1), (7, 2)} <= moved
    done = QInputMethodEvent()
    done.setCommitString("ö")
    QApplication.sendEvent(field, done)
    assert field.text == "öa **b** c"
    assert spans(field, 0) == {"bold": ["b"], "dim": ["**", "**"]}


def test_what_is_shown_is_chosen(qtbot: QtBot, themes: Themes, settings: Settings) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fields = Fields(themes.current, page)
    shown = MarksShown(settings, fields)
    body = fields.make(page, body_place("s"), "Body 1", Kind.BODY, BODY)
    line = fields.make(page, Place("headline"), "Headline", Kind.LINE, BODY)
    body.show_text("a **b**")
    line.show_text("5\u00a0km")
    assert shown is not None
    assert "bold" in spans(body, 0)
    settings.choose(COLOUR_MARKS, False)
    assert spans(body, 0) == {}
    assert line.document().firstBlock().layout().formats() == []
    settings.choose(SHOW_NO_BREAK_SPACES, True)
    (mark,) = line.document().firstBlock().layout().formats()
    assert (mark.start, mark.length) == (1, 1)
