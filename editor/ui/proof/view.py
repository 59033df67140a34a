"""The proofreader's view: how far they are, and the text under the ruler."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.places import Caret, text_at
from editor.model.proofs.proof_lines import ProofLine, ticked_share
from editor.model.story import Story
from editor.model.translation import _, numeral
from editor.services.proofing import Proofing
from editor.ui.icons import Icons
from editor.ui.proof.text import ProofText
from editor.ui.theme import Themes


class ProofView(QWidget):
    """A story with its ruler; ticks go to the service at once."""

    correction_wanted = Signal(object)
    """The Caret that selects the line to be corrected."""

    left = Signal()

    def __init__(self, proofing: Proofing, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._proofing = proofing
        self._themes = themes
        self._way = "ltr"
        self._story: Story | None = None
        self._lines: tuple[ProofLine, ...] = ()
        self._known: frozenset[str] = frozenset()
        self._coverage = QLabel(self)
        self._coverage.setAccessibleName(_("Lines ticked"))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(24)
        self._bar.setMaximumWidth(140)
        self._bar.setAccessibleName(_("Lines ticked"))
        self._hint = QLabel(
            _("Space ticks a line · ↑ goes back · Backspace takes a tick away · F2 corrects"), self
        )
        self._again = QPushButton(_("Begin again"), self)
        self._again.setFlat(True)
        self._again.setToolTip(_("Take every tick away, and begin at the first line"))
        self._again.clicked.connect(self._begin_again)
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("x"))
        self._close.setIconSize(QSize(17, 17))
        self._close.setToolTip(_("Back to writing (Esc)"))
        self._close.setAccessibleName(_("Back to writing"))
        self._close.clicked.connect(self.left)
        self.text = ProofText(themes, icons, self)
        self._lay_out()
        self.text.ticked.connect(self._tick)
        self.text.unticked.connect(self._untick)
        self.text.correction_wanted.connect(self._want_correction)
        self.text.left.connect(self.left)
        self.setFocusProxy(self.text)
        themes.changed.connect(self._dress)
        themes.look_changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 10, 0)
        head.setSpacing(12)
        head.addWidget(self._coverage)
        head.addWidget(self._bar)
        head.addStretch(1)
        head.addWidget(self._again)
        head.addWidget(self._close)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(16, 0, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.text, 1)

    def show_story(self, story: Story, way: str, lines: tuple[ProofLine, ...]) -> None:
        """Show a story, which runs `rtl` or `ltr`, with its lines, at the first without a tick."""
        self._story, self._way = story, way
        self._lines = lines
        self._known = frozenset(line.digest for line in lines)
        ticks = self._proofing.ticks
        ticked = {n for n, line in enumerate(self._lines) if line.digest in ticks}
        first = next((n for n in range(len(self._lines)) if n not in ticked), 0)
        self.text.show_lines(story, way, self._lines, ticked, first)
        self._show_coverage()
        self._announce()

    @property
    def coverage(self) -> int:
        """How much is ticked, in per cent; 100 only where every line is."""
        done, count = ticked_share(self._lines, self._proofing.ticks)
        return done * 100 // count if count else 0

    def _tick(self, number: int) -> None:
        self._proofing.tick(self._lines[number].digest, is_ticked=True, among=self._known)
        self.text.tick(number, is_ticked=True)
        self.text.go(number + 1)
        self._show_coverage()
        self._announce()

    def _untick(self, number: int) -> None:
        if self._lines:
            self._proofing.tick(self._lines[number].digest, is_ticked=False, among=self._known)
            self.text.tick(number, is_ticked=False)
            self._show_coverage()
            self._announce()

    def _begin_again(self) -> None:
        self._proofing.clear()
        if self._story is not None:
            self.show_story(self._story, self._way, self._lines)
        self.text.setFocus()

    def _want_correction(self, number: int) -> None:
        if number < len(self._lines):
            line = self._lines[number]
            self.correction_wanted.emit(Caret(line.place, line.end, line.start))

    def _show_coverage(self) -> None:
        done, count = ticked_share(self._lines, self._proofing.ticks)
        told = _("{percent} % proofread · {done} of {count} lines")
        self._coverage.setText(
            told.format(percent=self.coverage, done=numeral(done), count=numeral(count))
        )
        self._bar.setRange(0, max(1, count))
        self._bar.setValue(done)
        self._again.setEnabled(done > 0)

    def _announce(self) -> None:
        """Tell a screen reader the line under the ruler."""
        if self._story is not None and self._lines:
            line = self._lines[self.text.current]
            words = text_at(self._story, line.place)[line.start : line.end]
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chrome behind the head, with a hairline below it."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("chrome"))
        painter.fillRect(0, self.text.y() - 1, self.width(), 1, theme.colour("hairline"))

    def _dress(self) -> None:
        theme = self._themes.current
        palette = self._hint.palette()
        palette.setColor(self._hint.foregroundRole(), theme.colour("quiet"))
        self._hint.setPalette(palette)
        self._coverage.setFont(theme.control_font(bold=True))
        self.text.dress()
        if self._story is not None:
            self.show_story(self._story, self._way, self._lines)
