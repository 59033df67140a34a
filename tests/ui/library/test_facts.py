"""The quiet line of a row: an embargo first, and everything in the room there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QFontMetrics

from editor.model.rows import Embargo, StoryRow
from editor.ui.library.facts import fitted_facts
from editor.ui.theme import Themes

NOW = datetime(2026, 7, 19, 12, tzinfo=UTC)
ROW = StoryRow("a", "Storm", "storm-barrier", "draft", 366, "2026-07-01T12:00:00Z")
HELD = replace(ROW, embargo=Embargo("Embargo 20 July, 00:01", NOW + timedelta(hours=12)))
WIDE = 2_000


@pytest.fixture
def metrics(themes: Themes) -> QFontMetrics:
    return QFontMetrics(themes.current.control_font(0.88))


def test_an_embargo_comes_first_and_goes_when_it_is_over(metrics: QFontMetrics) -> None:
    rest = "draft · storm-barrier · 366 w"
    assert fitted_facts(ROW, NOW, metrics, WIDE) == ("", rest)
    assert fitted_facts(HELD, NOW, metrics, WIDE) == ("Embargo 20 July, 00:01", f" · {rest}")
    later = NOW + timedelta(hours=12)
    assert fitted_facts(HELD, later, metrics, WIDE) == ("", rest)


def test_the_slugline_gives_way_before_the_embargo(metrics: QFontMetrics) -> None:
    whole = "".join(fitted_facts(HELD, NOW, metrics, WIDE))
    room = metrics.horizontalAdvance(whole) - metrics.horizontalAdvance("barrier")
    embargo, rest = fitted_facts(HELD, NOW, metrics, room)
    assert embargo == "Embargo 20 July, 00:01"
    assert "…" in rest
    assert rest.endswith(" · 366 w")


@pytest.mark.parametrize("room", [0, 10, 60, 150, 240])
@pytest.mark.parametrize("slugline", ["", "storm-barrier", "עבורת" * 9])
def test_no_line_is_wider_than_its_room(metrics: QFontMetrics, room: int, slugline: str) -> None:
    line = "".join(fitted_facts(replace(HELD, slugline=slugline), NOW, metrics, room))
    assert metrics.horizontalAdvance(line) <= room or line == "…"
