"""A row of Details for a time: its field, a calendar, and below how it was understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QWidget

from editor.model.places import Place
from editor.model.translation import _
from editor.ui.form.fields import Fields
from editor.ui.form.glyph_button import GlyphButton, calendar_sign, cross_sign
from editor.ui.form.labels import QuietButton
from editor.ui.form.said_row import SaidRow
from editor.ui.form.stack import Row
from editor.ui.form.time_field import TimeField
from editor.ui.key_names import key_name
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.model.times.kept import Here, Time
    from editor.ui.form.time_picker import TimePicker


class Buttons(QWidget):
    """The calendar and the cross, side by side at the height of the first line."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.calendar = GlyphButton(self, calendar_sign)
        self.calendar.setAccessibleName(_("{field}: calendar").format(field=name))
        choose = _("Choose day and time ({key} in the field)")
        self.calendar.setToolTip(choose.format(key=key_name("Alt+Down")))
        self.clear = GlyphButton(self, cross_sign)
        self.clear.setAccessibleName(_("{field}: clear").format(field=name))
        self.clear.setToolTip(_("Take the time away"))

    def dress(self, theme: Theme) -> None:
        """Take the size and the ink of a theme."""
        for button in (self.calendar, self.clear):
            button.dress(theme)
        side = self.calendar.width()
        self.calendar.move(0, 0)
        self.clear.move(side, 0)
        self.setFixedSize(2 * side, side)

    def sizeHint(self) -> QSize:
        """Just its two buttons."""
        return self.minimumSize()


class TimeRow(SaidRow):
    """One time of the story, with a calendar to choose it from."""

    field: TimeField

    def __init__(self, parent: QWidget, fields: Fields, place: Place, name: str, hint: str) -> None:
        super().__init__(parent, fields, place, name, hint, TimeField)
        self._name = name
        self._picker: TimePicker | None = None
        self._here: Callable[[], Here] | None = None
        self.buttons = Buttons(self.head, name)
        self.head.put(self.label, self.field, self.buttons)
        self.field.read_anew.connect(self.tell)
        self.field.calendar_wanted.connect(self._open_calendar)
        self.buttons.calendar.clicked.connect(self._open_calendar)
        self.buttons.clear.clicked.connect(self._clear)
        self._meant = ""
        self._under = Row(self)
        self._under_indent = QWidget(self._under)
        self.use = QuietButton(self._under, _("Use this time"), "")
        self.use.clicked.connect(self._use)
        self._under.hide()
        self._under.put(self._under_indent, self.use, None)
        self.put((self.head, self._foot, self._under))

    def show_value(self, value: str, here: Callable[[], Here]) -> None:
        """Show what the story has, read as of where and when `here` says."""
        self._here = here
        self.field.stand(here)
        self.field.show_value(value)
        self.tell()

    def forget(self) -> None:
        """The story is left: neither what was typed nor the calendar goes into another one."""
        self.field.forget()
        if self._picker is not None:
            self._picker.close()

    def controls(self) -> list[QWidget]:
        """Everything that takes the caret, in order."""
        return [self.field, self.buttons.calendar, self.buttons.clear, self.use]

    def arrange(self, width: int) -> int:
        """Place the rows; what may be done begins where the field begins, too."""
        self._under_indent.setFixedWidth(self.label.minimumWidth())
        return super().arrange(width)

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme; label and field are dressed by others."""
        self.buttons.dress(theme)
        self.use.dress(theme)
        font = self.use.font()
        font.setUnderline(True)
        self.use.setFont(font)
        super().dress(theme)

    # What is said

    def tell(self) -> None:
        """Say how the field is understood now."""
        said, is_clear, meant = self._reading()
        is_writable = not self.field.isReadOnly()
        self.buttons.calendar.setEnabled(is_writable)
        self.buttons.clear.setVisible(is_writable and not self.field.is_blank)
        self._offer(meant if is_writable else None)
        self.say(said, is_clear=is_clear)

    def _offer(self, meant: Time | None) -> None:
        """Offer to use a time that may be meant, or nothing."""
        had = bool(self._meant)
        self._meant = meant.value if meant is not None else ""
        if meant is not None:
            from editor.model.times.saying import in_full

            words = _("Use this time for {field}: {date}")
            self.use.setAccessibleName(words.format(field=self._name, date=in_full(meant)))
        if had != bool(self._meant):
            self._under.setVisible(not had)
            self.field.grown.emit()

    def _reading(self) -> tuple[str, bool, Time | None]:
        """What is to be said, whether all is clear, and a time that may be meant."""
        if self._here is None or self.field.is_blank:
            return "", True, None
        from editor.model.times.saying import in_full, said
        from editor.model.times.unclear import Unclear

        try:
            time = self.field.time()
        except Unclear as unclear:
            if self.field.is_in_hand:
                return _("Not a time yet."), True, None
            return str(unclear), False, None
        if time is None:
            return "", True, None
        if self.field.is_typed or self.field.is_taken:
            return said(time, self._here().now), True, None
        words = _("Not a time yet; {date} may be meant.")
        return words.format(date=in_full(time)), False, time

    # What its buttons do

    def _clear(self) -> None:
        self.field.put("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        """Let the story have the time that may be meant."""
        self.field.put(self._meant)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_calendar(self) -> None:
        if self._here is None or self._theme is None or self.field.isReadOnly():
            return
        from editor.model.times.unclear import Unclear
        from editor.ui.form.time_picker import TimePicker

        if self._picker is not None:
            self._picker.deleteLater()
        try:
            time = self.field.time()
        except Unclear:
            time = None
        self._picker = TimePicker(self, self._name, time, self._here(), self._theme)
        self._picker.picked.connect(self.field.put)
        self._picker.picked.connect(lambda _value: self.field.setFocus())
        self._picker.open(self.buttons.calendar.mapToGlobal(QPoint(0, 0)), self.buttons.height())
