"""The controls of choices: a switch, a list, a number, a line of text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from editor.model.choices import TEXT_FACE, Choice
from editor.model.translation import _
from editor.ui.page_look import is_face_there

_TRACK = QSize(36, 20)
_KNOB = 14
_WIDTH = 190


class Switch(QCheckBox):
    """A choice of on and off; where the knob is tells it, not the colour alone."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self.chosen.emit)

    def show_value(self, value: bool) -> None:
        """Show what was chosen, and tell nobody."""
        self.blockSignals(True)
        self.setChecked(value)
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """The track with room for the line of the focus."""
        return _TRACK + QSize(8, 8)

    def hitButton(self, point: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(point)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A track with its knob on the side that holds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        track = QRect(QPoint(0, 0), _TRACK)
        track.moveCenter(self.rect().center())
        track.moveRight(self.rect().right() - 3)
        accent = palette.color(role.Accent)
        if self.hasFocus():
            painter.setPen(accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-3, -3, 2, 2), 12, 12)
        painter.setPen(accent if self.isChecked() else palette.color(role.Dark))
        painter.setBrush(accent if self.isChecked() else palette.color(role.Base))
        painter.drawRoundedRect(track.adjusted(0, 0, -1, -1), 9.5, 9.5)
        knob = QRect(0, 0, _KNOB, _KNOB)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - _KNOB - 2 if self.isChecked() else track.left() + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.Base if self.isChecked() else role.Dark))
        painter.drawEllipse(knob)


class OptionList(QComboBox):
    """A choice from a list; the wheel scrolls the page, and chooses nothing."""

    chosen = Signal(object)

    def __init__(self, options: tuple[tuple[object, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        for value, words in options:
            self.addItem(_(words), value)
        self.setFixedWidth(_WIDTH)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_value(self, value: object) -> None:
        """Show what was chosen; a value that cannot be had here stands for the first one."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class NumberBox(QSpinBox):
    """A choice of a number; typed, it counts once it is complete."""

    chosen = Signal(object)

    def __init__(self, choice: Choice[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(choice.least, choice.most)
        self.setSingleStep(5 if choice.unit == "%" else 1)
        self.setSuffix(f" {_(choice.unit)}" if choice.unit else "")
        self.setKeyboardTracking(False)
        self.setFixedWidth(_WIDTH)
        # A style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(5, 0, 0, 0)
        self.valueChanged.connect(self.chosen.emit)

    def show_value(self, value: int) -> None:
        """Show what was chosen, and tell nobody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TextLine(QLineEdit):
    """A choice of any text; it counts once it is left, or with Enter."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.editingFinished.connect(lambda: self.chosen.emit(self.text()))

    def show_value(self, value: str) -> None:
        """Show what was chosen."""
        if value != self.text():
            self.setText(value)


Control = Switch | OptionList | NumberBox | TextLine


def control_of(choice: Choice[bool] | Choice[int] | Choice[str], parent: QWidget) -> Control:
    """The control that a choice is made with."""
    if choice.options:
        return OptionList(_options(choice), parent)
    if isinstance(choice.default, bool):
        return Switch(parent)
    if isinstance(choice.default, int):
        return NumberBox(choice, parent)  # type: ignore[arg-type]  # its default is a number
    return TextLine(parent)


def words_of(choice: Choice[bool] | Choice[int] | Choice[str], value: object) -> str:
    """A value as people call it."""
    for each, words in choice.options:
        if each == value:
            return _(words)
    if isinstance(value, bool):
        return _("On") if value else _("Off")
    return f"{value} {_(choice.unit)}".rstrip()


def _options(
    choice: Choice[bool] | Choice[int] | Choice[str],
) -> tuple[tuple[object, str], ...]:
    """The options that there are on this computer."""
    options: tuple[tuple[object, str], ...] = choice.options
    if choice.name == TEXT_FACE.name:
        options = tuple(option for option in options if is_face_there(str(option[0])))
    return options
