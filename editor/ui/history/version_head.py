"""Above the comparison: which state it is, its note, what it is held against, what may be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.comparing.compare import Comparison
from editor.model.translation import N_, _, counted, numeral
from editor.model.versions import VersionRow
from editor.ui.history.choosing import NOW, Against, Choice, Pair
from editor.ui.history.measure import side
from editor.ui.history.note_edit import NoteEdit
from editor.ui.history.passages import changes_in
from editor.ui.theme import Themes

_BAR = 11
"""The width of the scroll bars above and below, in pixels."""

_PAD = 9
"""What a line edit has left of its text, in pixels; the note stands at the column's edge."""

_SWITCHES = (
    (Against.NOW, N_("With now"), N_("Compare with the story as it is now")),
    (Against.BEFORE, N_("With the version before"), N_("What was changed up to this version")),
    (Against.MARKED, "", N_("Compare with the version that was marked")),
)


class VersionHead(QWidget):
    """Names the selected state and offers what can be done with it."""

    against_chosen = Signal(object)  # An Against.
    source_chosen = Signal(bool)
    restore_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = QLabel(self)
        self._when = QLabel(self)
        self._summary = QLabel(self)
        self.note = NoteEdit(self)
        self._restore = QPushButton(self)
        self._restore.clicked.connect(self.restore_wanted)
        self._against = QButtonGroup(self)
        self._switches = {each: self._switch(_(text), _(tip)) for each, text, tip in _SWITCHES}
        for each, button in self._switches.items():
            self._against.addButton(button)
            button.clicked.connect(lambda _value=False, each=each: self.against_chosen.emit(each))
        self._views = QButtonGroup(self)
        self._text = self._switch(_("Text"), _("Word by word"))
        self._source = self._switch(_("Source"), _("Paragraph by paragraph, as it is written"))
        for button, is_source in ((self._text, False), (self._source, True)):
            self._views.addButton(button)
            button.clicked.connect(lambda _value=False, on=is_source: self.source_chosen.emit(on))
        self._text.setChecked(True)
        self._copy = self._switch(_("Copy text"), _("Copy what is not the same, with its signs"))
        self._copy.setCheckable(False)
        self._copy.clicked.connect(self.copy_wanted)
        self._lay_out()
        themes.changed.connect(self._dress)
        self._dress()

    def _switch(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(3)
        self._column.addLayout(_row(self._title, self._when, None, self._restore))
        self._column.addWidget(self.note)
        self._column.addSpacing(3)
        self._column.addLayout(_row(*self._switches.values(), None, self._text, self._source))
        self._column.addLayout(_row(self._summary, None, self._copy))
        self._keep_to_column()

    # What it shows

    def show_choice(
        self, choice: Choice, version: VersionRow | None, moment: str, other: int | None
    ) -> None:
        """Show which state is selected (None: the story now) and what it is held against."""
        self._title.setText(
            _("Version {number}").format(number=numeral(version.number)) if version else _("Now")
        )
        self._when.setText(moment)
        self.note.setVisible(version is not None)
        self._restore.setVisible(version is not None)
        if version is not None:
            self.note.show_note(version.number, version.note)
            self._restore.setText(
                _("Restore version {number}").format(number=numeral(version.number))
            )
            self._restore.setToolTip(_("Make the story what it was then; Undo takes that back"))
        for each, button in self._switches.items():
            button.setVisible(version is not None)
            button.setChecked(each is choice.against)
        self._name_mark(choice, version, other)

    def _name_mark(self, choice: Choice, version: VersionRow | None, other: int | None) -> None:
        """The switch of the marked version; for the story now, of the one it is held against."""
        button = self._switches[Against.MARKED]
        is_marked = choice.against is Against.MARKED
        number = choice.marked if is_marked else other
        has_other = version is None and other not in (None, NOW)
        button.setVisible(is_marked or has_other)
        button.setChecked(is_marked or has_other)
        button.setText(_("With version {number}").format(number=numeral(number)) if number else "")

    def show_comparison(
        self, comparison: Comparison | None, pair: Pair | None, *, can_restore: bool
    ) -> None:
        """Sum a comparison up; None: there is none (yet)."""
        has_differences = comparison is not None and bool(comparison.differences)
        self._summary.setText(summary(comparison, pair) if comparison and pair else "")
        self._restore.setEnabled(can_restore)
        self._copy.setEnabled(has_differences)

    def _keep_to_column(self) -> None:
        inset = side(self.width() - _BAR)
        self._column.setContentsMargins(inset - _PAD, 10, inset + _BAR, 6)

    def _dress(self) -> None:
        theme = self._themes.current
        title = theme.control_font(1.2)
        title.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(title)
        for label in (self._when, self._summary):
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, theme.colour("quiet"))
            label.setPalette(palette)
        self.note.setFont(theme.control_font())

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column of the text."""
        super().resizeEvent(event)
        self._keep_to_column()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface of paper and a hairline below."""
        painter, theme = QPainter(self), self._themes.current
        painter.fillRect(event.rect(), theme.colour("paper"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))


def summary(comparison: Comparison, pair: Pair) -> str:
    """The comparison in one line: "Version 7 to now: 12 words added, 3 removed, in 4 places"."""
    if not comparison.differences:
        return ""
    places = changes_in(comparison)
    gained, lost = comparison.gained, comparison.lost
    where = counted("in {n} place", "in {n} places", places)
    if gained or lost:
        added = counted("{n} word added", "{n} words added", gained)
        removed = counted("{n} removed", "{n} removed", lost)
        what = f"{added}, {removed}, {where}"
    else:
        what = _("changed {where}, no word more or less").format(where=where)
    if pair.newer:
        return _("Version {older} to {newer}: {what}").format(
            older=numeral(pair.older), newer=numeral(pair.newer), what=what
        )
    return _("Version {older} to now: {what}").format(older=numeral(pair.older), what=what)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is room."""
    row = QHBoxLayout()
    row.setSpacing(6)
    row.setContentsMargins(_PAD, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
