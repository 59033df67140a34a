"""Matches are marked in the fields that are in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model.finding.find import NOTHING, Found, Sought, find
from editor.model.finding.phrase import phrase_spans
from editor.model.places import Place
from editor.model.story import Story
from editor.ui.form.fields import Fields
from editor.ui.form.hit_marks import MOST, HitMarks
from editor.ui.form.keys import Kind
from editor.ui.form.looks import DETAIL
from editor.ui.form.text_field import TextField
from editor.ui.theme import Themes


class Sheet:
    """Two fields in a view, the second one far below."""

    def __init__(self, themes: Themes, qtbot: QtBot) -> None:
        self.area = QScrollArea()
        qtbot.addWidget(self.area)
        self.page = QWidget()
        self.fields = Fields(themes.current, QObject(self.area))
        column = QVBoxLayout(self.page)
        self.near, self.far = (self._field(name) for name in ("standfirst", "ed_note"))
        column.addWidget(self.near)
        column.addSpacing(4_000)
        column.addWidget(self.far)
        self.area.setWidget(self.page)
        self.area.resize(500, 300)
        self.area.show()
        self.marks = HitMarks(self.area, self.fields, themes)
        self.qtbot = qtbot

    def _field(self, name: str) -> TextField:
        field = self.fields.make(self.page, Place(name), name, Kind.LINES, DETAIL)
        field.set_width(400)
        return field

    def show(self, story: Story, phrase: str) -> Found:
        self.near.show_text(story.standfirst)
        self.far.show_text(story.ed_note)
        self.page.adjustSize()
        found = find(story, phrase_spans(Sought(phrase))) if phrase else NOTHING
        self.marks.show(found)
        return found

    def marked(self, field: TextField) -> list[str]:
        return [each.cursor.selectedText() for each in field.extraSelections()]


@pytest.fixture
def sheet(themes: Themes, qtbot: QtBot) -> Sheet:
    return Sheet(themes, qtbot)


def test_what_is_in_sight_is_marked_and_what_comes_into_sight(sheet: Sheet) -> None:
    sheet.show(Story("s", standfirst="😀 a bridge, a Bridge", ed_note="bridge"), "bridge")

    sheet.qtbot.waitUntil(lambda: sheet.marked(sheet.near) == ["bridge", "Bridge"])
    assert sheet.marked(sheet.far) == []
    sheet.area.verticalScrollBar().setValue(sheet.area.verticalScrollBar().maximum())
    sheet.qtbot.waitUntil(lambda: sheet.marked(sheet.far) == ["bridge"])
    assert sheet.marked(sheet.near) == []


def test_marks_go_when_nothing_is_sought(sheet: Sheet) -> None:
    story = Story("s", standfirst="a bridge")
    sheet.show(story, "bridge")
    sheet.qtbot.waitUntil(lambda: bool(sheet.marked(sheet.near)))

    sheet.show(story, "")

    sheet.qtbot.waitUntil(lambda: not sheet.marked(sheet.near))


def test_of_a_long_text_only_what_is_in_sight_is_marked(sheet: Sheet) -> None:
    found = sheet.show(Story("s", standfirst="bridge\n" * 2_000), "bridge")

    sheet.qtbot.waitUntil(lambda: bool(sheet.marked(sheet.near)))
    assert len(found) == 2_000
    assert 5 < len(sheet.marked(sheet.near)) < 60 < MOST
