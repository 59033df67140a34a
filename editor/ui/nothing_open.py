"""What stands in the middle while no story is open: the ways to begin one, or to the library."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.model.translation import N_, _
from editor.ui.dialogs.parts import breakable
from editor.ui.key_names import key_name
from editor.ui.theme import Themes

_WIDTH = 450
_NEW = "Ctrl+N"

_FIRST = (
    N_("Your first story"),
    N_(
        "Write one from the headline down, or drop a press text on this window:"
        " Nutgraf takes it apart into headline, key points and sections."
    ),
)
_NOTHING = (
    N_("No story is open"),
    N_("Choose one from the list, begin a new one, or drop a press text on this window."),
)
_MISSED = (
    N_("The library cannot be opened"),
    N_(
        "{library}\n\nNutgraf left it as it is; why it cannot be opened is said below. Try again,"
        " have it checked and what can be read repaired into a new library, or go back to a backup."
        "\n\nYou can write meanwhile: a new story ({key}) stays in the journal and comes into the"
        " library once that is open."
    ),
)


class NothingOpen(QWidget):
    """Offers a new story, an import and, while the library is empty, the sample.

    Where the library cannot be opened it says so, and offers the ways out instead.
    """

    new_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    retry_wanted = Signal()
    check_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_empty = False
        self._missed = ""
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        new_tip = _("Begin an empty story ({key})").format(key=key_name(_NEW))
        self._new = self._button(_("New story"), new_tip, self.new_wanted)
        self._import = self._button(
            _("Import…"), _("Take press text apart into a story"), self.import_wanted
        )
        self._sample = self._button(
            _("Open the sample"), _("See a finished story in the usual form"), self.sample_wanted
        )
        self._retry = self._button(
            _("Try again"), _("Open the library once more"), self.retry_wanted
        )
        self._check = self._button(
            _("Check the library…"),
            _("See what is wrong with it, and repair it"),
            self.check_wanted,
        )
        self._backups = self._button(
            _("Backups…"), _("Go back to a backup of the library"), self.backups_wanted
        )
        self._new.setDefault(True)
        self._retry.setDefault(True)
        self._beginnings = (self._new, self._import, self._sample)
        self._ways_out = (self._retry, self._check, self._backups)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (*self._beginnings, *self._ways_out):
            row.addWidget(button)
        row.addStretch(1)
        block = QWidget(self)
        block.setFixedWidth(_WIDTH)
        column = QVBoxLayout(block)
        column.setSpacing(10)
        for label in (self._title, self._hint):
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(block)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self._say()
        themes.changed.connect(self._dress)
        self._dress()

    def set_library_empty(self, is_empty: bool) -> None:
        """In an empty library there is nothing to choose from, but a sample to look at."""
        self._is_empty = is_empty
        self._say()

    def show_missed(self, library: str) -> None:
        """Say that the library at this path cannot be opened; empty: it is open."""
        self._missed = library
        self._say()

    def _say(self) -> None:
        for button in self._beginnings:
            button.setVisible(not self._missed and (button is not self._sample or self._is_empty))
        for button in self._ways_out:
            button.setVisible(bool(self._missed))
        title, hint = _FIRST if self._is_empty else _NOTHING
        if self._missed:
            title, hint = _MISSED
        self._title.setText(_(title))
        library, key = breakable(self._missed), key_name(_NEW)
        self._hint.setText(_(hint).format(library=library, key=key))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper."""
        QPainter(self).fillRect(event.rect(), self._themes.current.colour("paper"))

    def _button(self, text: str, tip: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _dress(self) -> None:
        theme = self._themes.current
        self._title.setFont(theme.text_font(20, bold=True))
        palette = self._hint.palette()
        palette.setColor(self._hint.foregroundRole(), theme.colour("quiet"))
        self._hint.setPalette(palette)
