"""The strip under the headline: where search, card, push and a column of print cut it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QWidget

from editor.model.choices import (
    FIT_CARD,
    FIT_COLUMN_FACE,
    FIT_COLUMN_POINTS,
    FIT_COLUMN_WIDTH,
    FIT_OPEN,
    FIT_PUSH,
    FIT_SEARCH,
    SHOW_FIT,
)
from editor.model.direction import isolated
from editor.model.measuring.fit import Fit, fit_characters, fit_pixels
from editor.model.translation import _, counted
from editor.services.counts import characters
from editor.services.settings import Settings
from editor.ui.form.labels import QuietButton
from editor.ui.form.page_text import MARGIN
from editor.ui.form.stack import Arranged, Stack
from editor.ui.theme import Theme

_APART = 18  # Between the columns of names, headlines and sizes, in pixels.
_BAR = 7  # The room of the bar where a headline is cut, in pixels.
_LEFT_OUT = 0.4  # So much of the room at most is for what is left out.
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Measured:
    """One place's verdict: its name, what it shows, what it leaves out, the size in words.

    Print leaves nothing out: the headline is broken into lines.
    """

    name: str
    shown: str
    left_out: str
    size: str
    is_cut: bool
    is_broken: bool = False

    @property
    def verdict(self) -> str:
        """Its part of the strip: that it fits, or where it is cut."""
        if self.is_broken:
            return self.size
        if not self.is_cut:
            return _("{place} fits").format(place=self.name)
        words = self.shown.rstrip("…").split()
        last = " ".join(words[-2:])
        return _("{place} cuts after “{words}”").format(place=self.name, words=isolated(last))


class FitStrip(Stack):
    """A quiet line that unfolds into a line for each place; silent without a headline."""

    resized = Signal()
    """It takes more room than before, or less."""

    def __init__(self, parent: QWidget, settings: Settings, theme: Theme) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._text = self._said = ""
        self._room = (False, False)
        self.button = QuietButton(self, "", _("Fit of the headline"))
        self.button.setToolTip(_("Show or fold the headline as each place cuts it"))
        self.button.clicked.connect(self._turn)
        self._lines = _Lines(self, theme)
        self.put((self.button, self._lines))
        settings.changed.connect(self._note_settings)
        self.destroyed.connect(lambda _value=None: settings.changed.disconnect(self._note_settings))
        self.dress(theme)

    def show_headline(self, text: str) -> None:
        """Measure a headline and say how it fits."""
        self._text = " ".join(text.split())
        self._measure()

    def arrange(self, width: int) -> int:
        """Place button and lines; of the button's words as many as there is room for."""
        self.button.say_within(self._said, width)
        return super().arrange(width)

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme."""
        self._theme = theme
        self.button.dress(theme)
        self._lines.dress(theme)
        self._measure()

    def _turn(self) -> None:
        self._settings.choose(FIT_OPEN, not self._settings.value(FIT_OPEN))

    def _note_settings(self, _none: None) -> None:
        self._measure()

    def _measure(self) -> None:
        is_shown = bool(self._text) and self._settings.value(SHOW_FIT)
        is_open = self._settings.value(FIT_OPEN)
        self.setVisible(is_shown)
        self._lines.setVisible(is_shown and is_open)
        if is_shown:
            self._say(is_open=is_open)
        if (is_shown, is_open) != self._room:
            self._room = (is_shown, is_open)
            self.resized.emit()

    def _say(self, *, is_open: bool) -> None:
        measured = self._measured()
        sign = "▾" if is_open else "▸"
        verdicts = "  ·  ".join(each.verdict for each in measured)
        self._said = f"{sign}  {verdicts}"
        self.button.setText(self._said)
        self.button.setAccessibleDescription(verdicts)
        self._lines.show_measured(measured)

    def _measured(self) -> tuple[Measured, ...]:
        text, count, value = self._text, characters(self._text), self._settings.value
        search = fit_pixels(text, value(FIT_SEARCH))
        pixels = _("{size} of {room} pixels").format(size=search.size, room=search.room)
        return (
            _measured(_("Search"), text, search, pixels),
            self._in_characters(_("Card"), fit_characters(text, count, value(FIT_CARD))),
            self._in_characters(_("Push"), fit_characters(text, count, value(FIT_PUSH))),
            self._in_column(),
        )

    def _in_characters(self, name: str, fit: Fit) -> Measured:
        size = _("{size} of {room} characters").format(size=fit.size, room=fit.room)
        return _measured(name, self._text, fit, size)

    def _in_column(self) -> Measured:
        """How many lines of print it takes, broken as the face breaks it."""
        value = self._settings.value
        font = self._theme.text_font(value(FIT_COLUMN_POINTS), bold=True)
        if face := value(FIT_COLUMN_FACE):
            font.setFamily(face)
        # Points as they are on paper, whatever the screen: the measure is in the same unit.
        font.setPixelSize(value(FIT_COLUMN_POINTS))
        broken = broken_lines(self._text, font, value(FIT_COLUMN_WIDTH) * _POINTS_PER_MM)
        lines = counted("{n} line of print", "{n} lines of print", len(broken))
        return Measured(_("Column"), " / ".join(broken), "", lines, is_cut=False, is_broken=True)


def _measured(name: str, text: str, fit: Fit, size: str) -> Measured:
    left_out = text[len(fit.shown.rstrip("…")) :].strip() if fit.is_cut else ""
    return Measured(name, fit.shown, left_out, size, fit.is_cut)


def broken_lines(text: str, font: QFont, width: float) -> list[str]:
    """The lines of a text set in a font at a measure, both in pixels."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        # Qt counts UTF-16 units.
        units = text.encode("utf-16-le")[2 * start : 2 * (start + line.textLength())]
        lines.append(units.decode("utf-16-le", "replace").strip())
    layout.endLayout()
    return lines


def narrowed(measured: Measured, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """What is shown and what is left out, so that both stand in a room and the cut is seen.

    Where it is narrow, dots stand amid what is shown: at its end they would look like the cut.
    """
    kind = Qt.TextElideMode
    out = measured.left_out
    if out:
        room -= _BAR
        spare = room - metrics.horizontalAdvance(measured.shown)
        out = metrics.elidedText(out, kind.ElideRight, max(spare, room * _LEFT_OUT))
        room -= metrics.horizontalAdvance(out)
    return metrics.elidedText(measured.shown, kind.ElideMiddle, room), out


class _Lines(Arranged):
    """A line for each place: its name, the headline as it is cut, the size."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measured: tuple[Measured, ...] = ()
        self.setAccessibleName(_("The headline as each place cuts it"))

    def show_measured(self, measured: tuple[Measured, ...]) -> None:
        """Show these lines."""
        self._measured = measured
        self.setAccessibleDescription(
            "\n".join(f"{each.name}: {each.shown} ({each.size})" for each in measured)
        )
        self.update()

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme."""
        self._theme = theme
        self.update()

    @property
    def _step(self) -> int:
        return ceil(QFontMetricsF(self._theme.control_font()).height()) + 6

    def arrange(self, width: int) -> int:  # noqa: ARG002
        """As high as its lines."""
        return len(self._measured) * self._step + 6

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint what is shown in full ink, then a bar, then what is left out."""
        painter = QPainter(self)
        for number, each in enumerate(self._measured):
            box = QRect(MARGIN, number * self._step, self.width() - MARGIN, self._step)
            self._paint_line(painter, each, box)

    def _paint_line(self, painter: QPainter, each: Measured, box: QRect) -> None:
        """Paint a line; where the page runs from right to left, each part on the other side."""
        theme, middle, way = self._theme, Qt.AlignmentFlag.AlignVCenter, self.layoutDirection()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        start = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignLeft) | middle
        end = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignRight) | middle

        def mirrored(place: QRect) -> QRect:
            return QStyle.visualRect(way, self.rect(), place)

        painter.setFont(theme.label_font())
        painter.setPen(theme.colour("quiet"))
        painter.drawText(mirrored(box), start, each.name)
        font = theme.control_font(0.95)
        painter.setFont(font)
        painter.setPen(theme.colour("amber" if each.is_cut else "quiet"))
        painter.drawText(mirrored(box), end, each.size)
        names, sizes = self._columns(font)
        room = box.adjusted(names, 0, -sizes, 0)
        metrics = QFontMetricsF(font)
        shown, left_out = narrowed(each, metrics, room.width())
        painter.setPen(theme.colour("text"))
        painter.setLayoutDirection(way)
        start = Qt.AlignmentFlag.AlignLeft | middle
        painter.drawText(mirrored(room), start, shown)
        if not left_out:
            return
        rest = room.adjusted(ceil(metrics.horizontalAdvance(shown)) + _BAR, 0, 0, 0)
        bar = QRect(rest.left() - 4, box.top() + 5, 1, box.height() - 10)
        painter.fillRect(mirrored(bar), theme.colour("amber"))
        painter.setPen(theme.colour("faint"))
        painter.drawText(mirrored(rest), start, left_out)

    def _columns(self, font: QFont) -> tuple[int, int]:
        """How wide the names are, and the sizes, with the room between them and the headline."""
        names, sizes = QFontMetricsF(self._theme.label_font()), QFontMetricsF(font)
        return (
            ceil(max(names.horizontalAdvance(each.name) for each in self._measured)) + _APART,
            ceil(max(sizes.horizontalAdvance(each.size) for each in self._measured)) + _APART,
        )
