"""The line below the window: how the story is kept, how long it is, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from editor.model.house import House
from editor.model.rows import Counts
from editor.model.story import Story
from editor.services.autosave import KeptState
from editor.ui.theme import Themes

_DOT = "·   "
_READ_ONLY_TIP = "The library can only be read just now: nothing in it can be changed here"


class StatusBar(QWidget):
    """Kept state, words, characters, minutes, status; language and house on the right."""

    copy_wanted = Signal()
    """Somebody wants a copy elsewhere, because the story could not be kept."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._story = Counts(0, 0, 0)
        self._selected: Counts | None = None
        self._is_read_only = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(9)
        self._row = row
        self.kept = self._part("Kept")
        self._copy = QPushButton("Save a copy elsewhere…", self)
        self._copy.setFlat(True)
        self._copy.setToolTip("Write the story, as it is in memory, to a file of your choice")
        self._copy.clicked.connect(self.copy_wanted)
        self._copy.hide()
        row.addWidget(self._copy)
        self.words = self._part("Words")
        self.characters = self._part("Characters")
        self.minutes = self._part("Reading time")
        self.status = self._part("Status")
        row.addStretch(1)
        self.language = self._part("Language")
        self.house = self._part("House")
        self.show_nothing()
        themes.changed.connect(self._dress)
        self._dress()

    def show_nothing(self) -> None:
        """There is no open story."""
        self._show_keeping("", "Kept")
        for part in (self.words, self.characters, self.minutes, self.status):
            part.setText("")
        self.language.setText("")
        self._selected = None
        self._copy.hide()
        self._part_with_dots()

    def show_kept(self, state: KeptState) -> None:
        """Say in words how the story is kept."""
        ink = "red" if state.problem else "quiet"
        self._show_keeping(kept_words(state), _kept_tip(state), ink)
        self._copy.setVisible(bool(state.problem))
        self._part_with_dots()

    def set_read_only(self, is_read_only: bool) -> None:
        """Say for good that nothing can be kept here, or how the story is kept again."""
        self._is_read_only = is_read_only

    def show_story(self, story: Story) -> None:
        """Say where the story stands and what language it is in."""
        if self.status.text() != story.status or self.language.text() != story.language:
            self.status.setText(story.status)
            self.language.setText(story.language)
            self._part_with_dots()

    def show_house(self, house: House) -> None:
        """Say for which house the story is written."""
        self.house.setText(house.name)
        self._part_with_dots()

    def show_counts(self, counts: Counts) -> None:
        """Say how long the story is."""
        if counts != self._story or not self.words.text():
            self._story = counts
            self._count()

    def show_selection(self, counts: Counts | None) -> None:
        """Say how long the selection is; None: nothing is selected."""
        if counts != self._selected:
            self._selected = counts
            self._count()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome and a hairline above it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._themes.current.colour("chrome"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._themes.current.colour("hairline"))

    def _show_keeping(self, words: str, tip: str, ink: str = "quiet") -> None:
        if self._is_read_only:
            words, tip, ink = "Read only", _READ_ONLY_TIP, "amber"
        self.kept.setText(words)
        self.kept.setToolTip(tip)
        self.kept.ink = ink

    def _count(self) -> None:
        counts, of_selection = self._selected or self._story, self._selected is not None
        what = "selected" if of_selection else "of the story"
        tail = " selected" if of_selection else ""
        self.words.setText(f"{counted(counts.words, 'word')}{tail}")
        self.characters.setText(counted(counts.characters, "character"))
        self.minutes.setText("" if of_selection else f"{counts.minutes} min")
        self.words.setToolTip(
            f"The words {what}: bodies and crossheads"
            if not of_selection
            else "The words of what is selected"
        )
        self.characters.setToolTip(f"The characters {what}, spaces included")
        self._part_with_dots()

    def _part(self, name: str) -> _Part:
        part = _Part(name, self._themes, self)
        self._row.addWidget(part)
        return part

    def _part_with_dots(self) -> None:
        """Show a dot before every part that says something, but for the first of each side."""
        for side in (
            (self.kept, self.words, self.characters, self.minutes, self.status),
            (self.language, self.house),
        ):
            is_first = True
            for part in side:
                part.setVisible(bool(part.text()))
                part.has_dot = not is_first
                part.updateGeometry()
                is_first = is_first and not part.text()

    def _dress(self) -> None:
        font = self._themes.current.control_font(0.93)
        for part in self.findChildren(_Part):
            part.setFont(font)


class _Part(QLabel):
    """A part of the line, which gives way with an ellipsis where there is no room."""

    def __init__(self, name: str, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.ink = "quiet"
        self.has_dot = False
        self._themes = themes
        self.setToolTip(name)
        self.setAccessibleDescription(name)

    @property
    def _shown(self) -> str:
        return f"{_DOT}{self.text()}" if self.has_dot else self.text()

    def sizeHint(self) -> QSize:
        """Room for the text and its dot."""
        width = self.fontMetrics().horizontalAdvance(self._shown)
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As high as its text, but hardly wide."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the text, shortened where there is no room."""
        painter = QPainter(self)
        painter.setPen(self._themes.current.colour(self.ink))
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._shown, mode, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


def counted(count: int, noun: str) -> str:
    """A number with its noun: `1 word`, `2,140 characters`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def kept_words(state: KeptState) -> str:
    """How a story is kept, in words."""
    if state.problem:
        since = f" since {state.since}" if state.since else ""
        held = "The journal holds every word." if state.in_journal else "Only in memory."
        return f"Not kept{since}. {_sentence(state.problem)} {held}"
    if state.waiting:
        return "Keeping…"
    return f"Kept {state.kept_at}".rstrip()


def _kept_tip(state: KeptState) -> str:
    if state.problem:
        held = (
            "Even if this window ended now, your words would come back from the journal."
            if state.in_journal
            else "Nothing is lost while this window is open."
        )
        return f"{_sentence(state.problem)} Writing is tried again by itself. {held}"
    if state.waiting:
        return "Every key is in the journal already; the library follows when you pause"
    return "Everything you wrote is in the library"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
