"""The lines of the find bar: what is sought, what replaces it, what came of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from editor.model.finding.find import Sought
from editor.model.translation import _
from editor.services.searching import Replacement
from editor.ui.icons import Icons
from editor.ui.theme import Themes

_FIELD, _LEAST_FIELD = 230, 90
"""The width of both fields, in pixels, and what is left of it in a narrow form."""

_BEFORE_ALL = 1_000
"""The stretch of a field that takes the room it may have before empty space gets any."""

_TURN = 28
"""The width of the button that opens and shuts the second line, in pixels."""


class Switches(QWidget):
    """How a phrase is looked for."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self)
        self.match_case = lettered(self, "Aa", _("Capitals matter"))
        self.whole_word = lettered(self, "ab", _("Whole words only"))
        self.is_pattern = lettered(self, ".*", _("Regular expression"))
        face = self.whole_word.font()
        face.setUnderline(True)
        self.whole_word.setFont(face)
        for switch in (self.match_case, self.whole_word, self.is_pattern):
            switch.toggled.connect(self.changed)
            row.addWidget(switch)

    def sought(self, phrase: str) -> Sought:
        """A phrase, looked for that way."""
        return Sought(
            phrase,
            self.match_case.isChecked(),
            self.whole_word.isChecked(),
            self.is_pattern.isChecked(),
        )


class FindRow(QWidget):
    """The phrase with its switches and its count."""

    changed = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    close_wanted = Signal()
    replacing_wanted = Signal(bool)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self)
        self._replacing = _button(self, icons, "caret-right", _("Replace as well"))
        self._replacing.setCheckable(True)
        self._replacing.setFixedWidth(_TURN)
        self._replacing.clicked.connect(self.replacing_wanted)
        row.addWidget(self._replacing)
        self.phrase = text_field(self, _("Find in this story"))
        self.phrase.textChanged.connect(self.changed)
        row.addWidget(self.phrase, _BEFORE_ALL)
        self.switches = Switches(self)
        self.switches.changed.connect(self.changed)
        row.addWidget(self.switches)
        for icon, name, signal in (
            ("caret-up", _("Previous match"), self.previous_wanted),
            ("caret-down", _("Next match"), self.next_wanted),
        ):
            button = _button(self, icons, icon, name)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.count = QLabel(self)
        self.count.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.count)
        row.addStretch(1)
        close = _button(self, icons, "x", _("Close"))
        close.clicked.connect(self.close_wanted)
        row.addWidget(close)
        self._icons = icons

    @property
    def sought(self) -> Sought:
        """What is sought."""
        return self.switches.sought(self.phrase.text())

    def say(self, count: str) -> None:
        """Show how many matches there are."""
        self.count.setText(count)

    def show_replacing(self, is_open: bool) -> None:
        """Show whether the line below is open."""
        self._replacing.setChecked(is_open)
        self._replacing.setIcon(self._icons.icon("caret-down" if is_open else "caret-right"))


class ReplaceRow(QWidget):
    """What takes the place of a match."""

    replace_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self)
        self.replacement = text_field(self, _("Replace with"))
        self.keeps_case = lettered(self, "AA", _("Keep the capitals of what was found"))
        self.one = QPushButton(_("&Replace"), self)
        self.one.setToolTip(_("Replace this match and go on to the next"))
        self.one.clicked.connect(self.replace_wanted)
        self.all = QPushButton(_("Replace &all"), self)
        self.all.setToolTip(_("Replace every match in this story; Undo takes all of it back"))
        self.all.clicked.connect(self.all_wanted)
        for button in (self.one, self.all):
            button.setAutoDefault(False)
        row.addSpacing(_TURN + row.spacing())
        row.addWidget(self.replacement)
        row.addWidget(self.keeps_case)
        row.addWidget(self.one)
        row.addWidget(self.all)
        row.addStretch(1)
        self.set_found(False)

    @property
    def new(self) -> Replacement:
        """What takes the place of a match."""
        return Replacement(self.replacement.text(), self.keeps_case.isChecked())

    def set_found(self, is_found: bool) -> None:
        """Let something be replaced, or not: there is nothing."""
        self.one.setEnabled(is_found)
        self.all.setEnabled(is_found)


class Told(QLabel):
    """A line that says what came of it; not there where there is nothing to say."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setWordWrap(True)
        self.setContentsMargins(32, 0, 8, 2)
        self.hide()

    def say(self, sentence: str, ink: str = "quiet") -> None:
        """Show a sentence; an empty one takes the line away."""
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._themes.current.colour(ink))
        self.setPalette(palette)
        self.setText(sentence)
        self.setVisible(bool(sentence))


def _row(parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    return row


def text_field(parent: QWidget, name: str) -> QLineEdit:
    """A field for a phrase, named by what it is for."""
    field = QLineEdit(parent)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setMinimumWidth(_LEAST_FIELD)
    field.setMaximumWidth(_FIELD)
    return field


def lettered(parent: QWidget, letters: str, name: str) -> QToolButton:
    """A switch with letters in place of an icon; its name tells what it does."""
    button = QToolButton(parent)
    button.setText(letters)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setCheckable(True)
    return button


def _button(parent: QWidget, icons: Icons, icon: str, name: str) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
