"""A calendar with a clock, opened at the field of a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from editor.model.dates import MONTHS
from editor.model.times.daylight import placed
from editor.model.times.kept import FIRST_YEAR, LAST_YEAR, Here, Time, value_of
from editor.model.times.saying import said
from editor.model.times.unclear import Unclear
from editor.model.times.zones import zone_label
from editor.model.translation import _
from editor.ui.form.glyph_button import GlyphButton, left_sign, right_sign
from editor.ui.theme import Theme

_WIDTH = 280
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimePicker(QFrame):
    """Enter takes day and time, Escape leaves everything as it is.

    Both are those of the house's clock; a time that does not exist there cannot be taken.
    """

    picked = Signal(str)
    """The time as a story keeps it."""

    def __init__(
        self, parent: QWidget, name: str, begin: Time | None, here: Here, theme: Theme
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._here = here
        self._theme = theme
        self._begin = begin
        self._value = ""
        self.setAccessibleName(_("{field}: calendar").format(field=name))
        at = begin.at if begin is not None else _next_hour(here)
        self.back = GlyphButton(self, left_sign)
        self.back.setAccessibleName(_("Month before"))
        self.back.setToolTip(_("Month before (Page Up)"))
        self.on = GlyphButton(self, right_sign)
        self.on.setAccessibleName(_("Next month"))
        self.on.setToolTip(_("Next month (Page Down)"))
        self.month = QLabel(self)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.calendar = self._made_calendar(name, at)
        self.clock = QTimeEdit(QTime(at.hour, at.minute), self)
        self.clock.setDisplayFormat("HH:mm")
        # A style sheet's padding does not reach the text of a spin box.
        self.clock.lineEdit().setTextMargins(5, 0, 0, 0)
        self.clock.setAccessibleName(_("{field}: time of day").format(field=name))
        self.zone = QLabel(self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.cancel = QPushButton(_("Cancel"), self)
        self.take = QPushButton(_("Set"), self)
        self.take.setDefault(True)
        self._lay_out()
        self._dress(theme)
        self._connect()
        self._show_month()
        self._tell()

    def open(self, at: QPoint, height: int) -> None:
        """Open below a button of this height at a point of the screen, or above where it fits."""
        self.adjustSize()
        screen = (self.screen().availableGeometry()).adjusted(4, 4, -4, -4)
        y = at.y() + height
        if y + self.height() > screen.bottom():
            y = max(screen.top(), at.y() - self.height())
        self.move(max(screen.left(), min(at.x(), screen.right() - self.width())), y)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line around it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # Its parts

    def _made_calendar(self, name: str, at: datetime) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setNavigationBarVisible(False)
        calendar.setDateEditEnabled(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        calendar.setSelectedDate(QDate(at.year, at.month, at.day))
        calendar.setAccessibleName(_("{field}: day").format(field=name))
        for table in calendar.findChildren(QTableView):
            table.setAccessibleName(calendar.accessibleName())
            table.setFrameShape(QFrame.Shape.NoFrame)
        return calendar

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.month, 1)
        head.addWidget(self.on)
        clock = QHBoxLayout()
        clock.setSpacing(8)
        clock.addWidget(self.clock)
        clock.addWidget(self.zone)
        clock.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.calendar)
        column.addLayout(clock)
        column.addWidget(self.told)
        column.addLayout(buttons)

    def _connect(self) -> None:
        calendar = self.calendar
        self.back.clicked.connect(calendar.showPreviousMonth)
        self.on.clicked.connect(calendar.showNextMonth)
        calendar.currentPageChanged.connect(lambda _year, _month: self._show_month())
        calendar.selectionChanged.connect(self._tell)
        self.clock.timeChanged.connect(self._tell)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.close)
        for each in (calendar, *calendar.findChildren(QTableView), self.clock):
            each.installEventFilter(self)

    def _dress(self, theme: Theme) -> None:
        plain, quiet, bold = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        quiet.setForeground(theme.colour("quiet"))
        quiet.setBackground(theme.colour("raised"))
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setForeground(theme.colour("accent"))
        # A style would set Saturday and Sunday in its own red.
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.setHeaderTextFormat(quiet)
        today = self._here.today
        self.calendar.setDateTextFormat(QDate(today.year, today.month, today.day), bold)
        palette = self.palette()
        for role, ink in (
            (QPalette.ColorRole.Window, "raised"),
            (QPalette.ColorRole.Base, "raised"),
            (QPalette.ColorRole.AlternateBase, "raised"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on_accent"),
        ):
            palette.setColor(role, theme.colour(ink))
        for each in (self, self.calendar, *self.calendar.findChildren(QTableView)):
            each.setPalette(palette)
        for button in (self.back, self.on):
            button.dress(theme)
        self.month.setFont(theme.control_font(bold=True))
        self.told.setFont(theme.control_font(0.92))
        self.told.setFixedWidth(_WIDTH)
        # Room for two lines: the window does not jump with what it says.
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)

    # What it says and does

    def _show_month(self) -> None:
        month, year = self.calendar.monthShown(), self.calendar.yearShown()
        named = _("{month} {year}").format(month=_(MONTHS[month - 1]), year=year)
        self.month.setText(named)

    def _tell(self) -> None:
        """Say what would be taken, or why it cannot be."""
        day, clock = self.calendar.selectedDate(), self.clock.time()
        local = datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())
        ink = "quiet"
        try:
            time = self._time(local)
        except Unclear as unclear:
            self._value, told, ink = "", str(unclear), "amber"
        else:
            self._value = time.value
            told = said(time, self._here.now)
            self.zone.setText(zone_label(time.at))
        palette = self.told.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(ink))
        self.told.setPalette(palette)
        self.told.setText(told)
        self.clock.setAccessibleDescription(told)
        self.take.setEnabled(bool(self._value))

    def _time(self, local: datetime) -> Time:
        """What is chosen: the time it began with, to the second, where that is chosen still.

        Raises Unclear where there is no such time.
        """
        begin = None if self._begin is None or self._begin.is_day else self._begin
        if begin is not None and local == begin.at.replace(second=0, microsecond=0, tzinfo=None):
            return begin
        at, note = placed(local, self._here.clock)
        return Time(value_of(at), at, note=note)

    def _take(self) -> None:
        if self._value:
            self.close()
            self.picked.emit(self._value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take with Enter, wherever it is pressed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)


def _next_hour(here: Here) -> datetime:
    now = here.now.astimezone(here.zone)
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
