"""The timeline: long lists, keys, and what is painted."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from editor.model.versions import VersionRow, Why
from editor.ui.history.timeline import Timeline
from editor.ui.history.timeline_rows import Index, NowRow, TimelineRows
from editor.ui.theme import ThemeChoice, Themes
from tests.ui.history.kept import NOON

COUNT = 500


def version(number: int) -> VersionRow:
    at = (NOON - timedelta(hours=6 * (COUNT - number))).isoformat()
    return VersionRow(number, at, "Ada Moss", Why.WORK, "", 366, 12, 3)


class CountingRows(TimelineRows):
    """Remembers which rows were asked for."""

    def __init__(self) -> None:
        super().__init__(lambda: NOON)
        self.asked: set[int] = set()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.asked.add(index.row())
        return super().data(index, role)


@pytest.fixture
def rows() -> CountingRows:
    made = CountingRows()
    made.show(tuple(version(number) for number in range(1, COUNT + 1)), NowRow(366, COUNT))
    return made


@pytest.fixture
def timeline(qtbot: QtBot, themes: Themes, rows: TimelineRows) -> Timeline:
    made = Timeline(rows, themes, lambda: NOON)
    qtbot.addWidget(made)
    made.resize(560, 260)
    made.show()
    return made


def picture(timeline: Timeline) -> QImage:
    return timeline.viewport().grab().toImage()


def test_five_hundred_versions_are_walked_from_end_to_end(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.select(COUNT)
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.current == 1

    qtbot.keyClick(timeline, Qt.Key.Key_Up)
    assert timeline.current == 2
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.current == 0
    assert timeline.viewport().rect().contains(timeline.visualRect(timeline.currentIndex()))


def test_the_walk_passes_over_the_days(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.select(0)

    walked = []
    for _ in range(8):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)
        walked.append(timeline.current)

    assert walked == list(range(COUNT, COUNT - 8, -1))


def test_only_rows_in_sight_are_painted(timeline: Timeline, rows: CountingRows) -> None:
    picture(timeline)
    rows.asked.clear()

    picture(timeline)

    assert 0 < len(rows.asked) < 20


def test_selecting_without_a_hand_is_not_told(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(timeline.selected):
        timeline.select(17)

    assert timeline.current == 17


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_what_is_selected_compared_and_noted_is_seen(
    timeline: Timeline, rows: TimelineRows, themes: Themes, choice: ThemeChoice
) -> None:
    themes.choose(choice)
    plain = picture(timeline)

    timeline.select(COUNT)
    selected = picture(timeline)
    timeline.show_other(COUNT - 1)
    other = picture(timeline)
    rows.show_note(COUNT, "for legal")
    noted = picture(timeline)
    rows.show_now(replace(NowRow(366, COUNT), gained=3, lost=0))
    counted = picture(timeline)

    pictures = [plain, selected, other, noted, counted]
    assert all(one != another for one, another in pairwise(pictures))


def test_what_another_program_wrote_is_shown_as_it_is(rows: TimelineRows) -> None:
    strange = VersionRow(1, "some day", "", "for reasons of its own", "", 0, 0, 0)

    rows.show((strange,), NowRow())

    texts = [rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert texts[1:] == [
        "Day unknown",
        "Version 1, day unknown, for reasons of its own, 0 words, 0 gained, 0 lost",
    ]
