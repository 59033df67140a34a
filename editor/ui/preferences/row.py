"""A row of Preferences: what is chosen, in words, its control, and the way back to the default."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from editor.model.choices import Choice
from editor.model.translation import _
from editor.ui.icons import Icons
from editor.ui.preferences.controls import control_of, words_of
from editor.ui.theme import Theme

_NEAR = 6
"""Pixels that a line may be longer than it has to be."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap)

AnyChoice = Choice[bool] | Choice[int] | Choice[str]


class _Tip(QLabel):
    """Words that explain, in lines of about the same length: none ends in a single word."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._plain = words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take no more width than the lines need that there have to be."""
        super().resizeEvent(event)
        room = self.width()
        height = self._height_in(room)
        least, most = room // 2, room
        while most - least > _NEAR:
            middle = (least + most) // 2
            if self._height_in(middle) > height:
                least = middle
            else:
                most = middle
        is_one_line = height < 2 * self.fontMetrics().height()
        self.setContentsMargins(0, 0, 0 if is_one_line else max(0, room - most - _NEAR), 0)

    def _height_in(self, width: int) -> int:
        box = QRect(0, 0, width, 9999)
        return self.fontMetrics().boundingRect(box, _WRAPPED, self._plain).height()


class ChoiceRow(QWidget):
    """One choice; what a person chooses comes at once."""

    chosen = Signal(object, object)
    """The Choice and its new value."""

    def __init__(self, choice: AnyChoice, icons: Icons, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._theme = theme
        self._words: tuple[str, ...] = ()
        self._label_text, self._tip_text = _(choice.label), _(choice.tip)
        self._label, self._tip = QLabel(self), _Tip(self._tip_text, self)
        for label in (self._label, self._tip):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.control = control_of(choice, self)
        self.control.setAccessibleName(self._label_text)
        self.control.setAccessibleDescription(self._tip_text)
        self.control.chosen.connect(lambda value: self.chosen.emit(choice, value))
        self._label.setBuddy(self.control)
        self._back = QToolButton(self)
        self._back.setIcon(icons.icon("arrow-counter-clockwise"))
        told = _("Back to the default: {value}").format(value=words_of(choice, choice.default))
        self._back.setToolTip(told)
        self._back.setAccessibleName(f"{self._label_text}: {told}")
        self._back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back.clicked.connect(self._go_back)
        room = self._back.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(room)
        self._lay_out()
        self.dress(theme)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self._tip, 1, 0)
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._back, 0, 1, 2, 1, middle)
        grid.addWidget(self.control, 0, 2, 2, 1, middle)

    def show_value(self, value: object) -> None:
        """Show what holds."""
        self.control.show_value(value)  # type: ignore[arg-type]  # of the choice the control is for
        is_default = value == self.choice.default
        if is_default and self.window().focusWidget() is self._back:
            self.control.setFocus()
        self._back.setVisible(not is_default)

    def look_for(self, words: tuple[str, ...]) -> bool:
        """Show itself, with the words marked, if it holds them all; whether it does."""
        self._words = words
        holds = all(word in self._searched for word in words)
        self.setVisible(holds)
        if holds:
            self.dress(self._theme)
        return holds

    @property
    def _searched(self) -> str:
        return f"{self._label_text} {self._tip_text} {_(self.choice.section)}".casefold()

    def dress(self, theme: Theme) -> None:
        """Take inks from a theme."""
        self._theme = theme
        palette = self._tip.palette()
        palette.setColor(self._tip.foregroundRole(), theme.colour("quiet"))
        self._tip.setPalette(palette)
        self._label.setText(marked(self._label_text, self._words, theme))
        self._tip.setText(marked(self._tip_text, self._words, theme))
        self._tip.setFont(theme.control_font(0.92))

    def _go_back(self) -> None:
        self.chosen.emit(self.choice, self.choice.default)


def marked(text: str, words: tuple[str, ...], theme: Theme) -> str:
    """A text as rich text, the words in it marked wherever they stand."""
    if not words:
        return escape(text)
    colour = theme.colours.selection
    found = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    parts, end = [], 0
    for match in found.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(f'<span style="background-color: {colour}">{escape(match[0])}</span>')
        end = match.end()
    return "".join(parts) + escape(text[end:])
