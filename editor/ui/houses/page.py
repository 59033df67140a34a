"""A page of the house editor: rows that show a house, and give it back as they have it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from editor.model.house import House
from editor.ui.dialogs.parts import Inked, quiet, small_label
from editor.ui.theme import Theme

_NUMBER = 160
"""The least width of a number with its unit, in pixels."""


class HousePage(QWidget):
    """Some of a house's fields; `fill` is no edit."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.named: dict[str, QWidget] = {}
        """Fields, and headings, by their labels."""
        self._area: QScrollArea | None = None
        self.form = QFormLayout(self)
        self.form.setContentsMargins(4, 16, 14, 8)
        self.form.setVerticalSpacing(9)
        self.form.setHorizontalSpacing(18)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fill(self, house: House) -> None:
        """Show a house."""
        raise NotImplementedError

    def taken(self, house: House) -> House:
        """The house with what this page has."""
        raise NotImplementedError

    def scrolling(self) -> QScrollArea:
        """This page in an area that scrolls where there is no room for it."""
        area = self._area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self)
        return area

    def bring_into_sight(self, field: QWidget) -> None:
        """Scroll to a field."""
        if self._area is not None:
            self._area.ensureWidgetVisible(field)

    def add_row(self, label: str, field: QWidget) -> None:
        """A field with its label, which is its accessible name, too."""
        name = label.replace("&", "")
        field.setAccessibleName(name)
        if isinstance(field, QComboBox) and (edit := field.lineEdit()) is not None:
            edit.setAccessibleName(name)
        self.named[label] = field
        named = QLabel(label, self)
        named.setBuddy(field)
        self.form.addRow(named, field)

    def add_line(self, label: str, hint: str) -> QLineEdit:
        """A row for one line of text."""
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self.edited)
        self.add_row(label, line)
        return line

    def add_list(self, label: str, texts: tuple[str, ...]) -> QComboBox:
        """A row for a text that is often one of these."""
        box = QComboBox(self)
        box.setEditable(True)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.addItems(texts)
        box.currentTextChanged.connect(self.edited)
        self.add_row(label, box)
        return box

    def add_number(self, label: str, least: int, most: int, unit: str) -> QSpinBox:
        """A row for a number."""
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setSuffix(f" {unit}")
        spin.setMinimumWidth(_NUMBER)
        spin.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # A style sheet's padding does not reach the text of a spin box.
        spin.lineEdit().setTextMargins(5, 0, 0, 0)
        spin.valueChanged.connect(self.edited)
        self.add_row(label, spin)
        return spin

    def add_button(self, button: QPushButton) -> None:
        """A flat button that begins where labels begin."""
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.form.addRow(button)

    def add_told(self, text: str = "") -> Inked:
        """A line that explains, across the page."""
        label = quiet(text, self._theme, self)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.form.addRow(label)
        return label

    def add_told_of_field(self) -> Inked:
        """A line that explains the field above it, and stands where fields stand."""
        label = quiet("", self._theme, self)
        label.setContentsMargins(8, 0, 0, 0)
        takes_all = label.sizePolicy()
        takes_all.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        label.setSizePolicy(takes_all)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.form.setWidget(self.form.rowCount(), QFormLayout.ItemRole.FieldRole, label)
        return label

    def add_heading(self, text: str) -> None:
        """A label in small capitals above the rows that follow."""
        label = self.named[text] = small_label(text, self._theme, self)
        label.setContentsMargins(0, 10, 0, 0)
        self.form.addRow(label)
