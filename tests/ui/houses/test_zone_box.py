"""The zone of a house is found by any part of its name; empty it is this computer's."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from editor.ui.houses.zone_box import ZoneBox

ZONES = ("America/New_York", "Europe/London", "Europe/Paris", "UTC")


@pytest.fixture
def box(qtbot: QtBot) -> ZoneBox:
    box = ZoneBox(None)
    qtbot.addWidget(box)
    box.offer(ZONES)
    return box


def line(box: ZoneBox) -> QLineEdit:
    found = box.lineEdit()
    assert found is not None
    return found


def offered(box: ZoneBox) -> list[str]:
    completer = box.completer()
    assert isinstance(completer, QCompleter)
    completer.setCompletionPrefix(line(box).text())
    model = completer.completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("york", ["America/New_York"]), ("new y", ["America/New_York"]), ("EUROPE", [*ZONES[1:3]])],
)
def test_a_zone_is_found_by_a_part_of_its_name(
    box: ZoneBox, qtbot: QtBot, typed: str, found: list[str]
) -> None:
    qtbot.keyClicks(line(box), typed)
    assert offered(box) == found


def test_what_was_typed_stays_when_the_list_comes_later(box: ZoneBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(box), "america/new y")
    box.offer(ZONES)
    box.show_zone(box.zone)
    assert line(box).text() == "america/new y"
    assert box.zone == "america/new_y"
    box.show_zone("Europe/Paris")
    assert (box.zone, line(box).text()) == ("Europe/Paris", "Europe/Paris")


def test_the_clock_of_the_zone_is_told(box: ZoneBox) -> None:
    assert box.zone == ""
    assert line(box).placeholderText().startswith("this computer’s: ")
    assert box.told().startswith("It is ")
    box.show_zone("Asia/Kolkata")
    assert box.told().endswith(" IST there.")
    box.show_zone("Europe/Nowhere")
    assert box.told() == (
        "There is no time zone “Europe/Nowhere”: times typed without a zone are not understood."
    )
