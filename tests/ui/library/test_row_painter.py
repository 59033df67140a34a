"""What a row says, and that each status has a shape of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QRect, QRectF, QStringListModel
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from editor.model.rows import Embargo, StoryRow
from editor.model.story import Status
from editor.ui.library.row_painter import RowPainter, paint_status, short_time, wrapped
from editor.ui.theme import LIGHT, Theme, Themes

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=1)))
LONG = "The harbour bridge that nobody believed in opens after twenty-two years of building"


def test_every_status_has_a_shape_of_its_own(themes: Themes) -> None:
    def shape(status: str) -> bytes:
        # All in one colour: what is left is the shape.
        plain = Theme(False, LIGHT, "", "", 9)
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_status(painter, QRectF(2, 2, 20, 20), status, plain)
        painter.end()
        alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
        return bytes(alpha.constBits())

    assert themes is not None
    shapes = {status: shape(status) for status in Status}

    assert len(set(shapes.values())) == len(Status)
    assert shape("a status of a later version") == shapes[Status.DRAFT]


def test_a_headline_takes_two_lines_at_most_and_each_fits(themes: Themes) -> None:
    font = themes.current.text_font(11)
    metrics = QFontMetrics(font)

    lines = wrapped(LONG, font, 220)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 220 for line in lines)
    assert wrapped("Short", font, 220) == ["Short"]


@pytest.mark.parametrize("text", ["🏳️‍🌈🎉" * 40, "ا" * 200, "x" * 300, ""])
def test_no_text_breaks_the_row(themes: Themes, text: str) -> None:
    assert len(wrapped(text, themes.current.text_font(11), 200)) <= 2


class _OneRow(QStringListModel):
    """A list of one story."""

    def __init__(self, headline: str, embargo: Embargo | None = None) -> None:
        super().__init__(["row"])
        self._row = replace(StoryRow("a", headline, "", "", 0, ""), embargo=embargo)

    def data(self, index: object, role: int = 0) -> object:  # noqa: ARG002
        return self._row


@pytest.mark.parametrize(
    ("headline", "side"),
    [("Ferry", "left"), ("عودة", "right"), ("עבורת BBC", "right"), ("BBC עבורת", "left")],
)
def test_a_headline_begins_at_the_side_of_its_first_letter(
    themes: Themes, qtbot: QtBot, headline: str, side: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    painted = RowPainter(themes, parent)
    image = QImage(300, painted.row_height // 2, QImage.Format.Format_RGB32)
    image.fill(themes.current.colour("paper"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, painted.row_height)
    painter = QPainter(image)
    model = _OneRow(headline)
    painted.paint(painter, option, model.index(0, 0))
    painter.end()

    def ink(left: int, right: int) -> bool:
        paper = image.pixel(150, 1)
        return any(
            image.pixel(x, y) != paper for x in range(left, right) for y in range(9, image.height())
        )

    assert ink(40, 120) is (side == "left")
    assert ink(200, 290) is (side == "right")


@pytest.mark.parametrize(
    ("ends", "is_marked"),
    [(None, True), (datetime.max, True), (datetime(2020, 1, 1), False)],
)
def test_an_embargo_is_seen_in_the_row_until_it_is_over(
    themes: Themes, qtbot: QtBot, ends: datetime | None, is_marked: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    painted = RowPainter(themes, parent)

    def image(embargo: Embargo | None) -> QImage:
        made = QImage(300, painted.row_height, QImage.Format.Format_RGB32)
        made.fill(themes.current.colour("paper"))
        option = QStyleOptionViewItem()
        option.rect = made.rect()
        painter = QPainter(made)
        model = _OneRow("Ferry", embargo)
        painted.paint(painter, option, model.index(0, 0))
        painter.end()
        return made

    embargo = Embargo("Embargo 20 July, 00:01", ends and ends.replace(tzinfo=UTC))
    assert (image(embargo) != image(None)) is is_marked


@pytest.mark.parametrize(
    ("updated", "shown"),
    [
        ("2026-11-22T12:03:07Z", "13:03"),
        ("2026-11-22T22:59:00+00:00", "23:59"),
        ("2026-07-19T12:00:00Z", "19 Jul"),
        ("2023-07-19T12:00:00Z", "19 Jul 2023"),
        ("", ""),
        ("yesterday", ""),
    ],
)
def test_times_are_as_short_as_they_are_clear(updated: str, shown: str) -> None:
    assert short_time(updated, NOW) == shown
