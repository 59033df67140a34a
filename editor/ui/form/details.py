"""Details: what colleagues and wires need to know, folded away under the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from editor.model.house import FIRST_HOUSE, House
from editor.model.keywords import KEYWORDS, keywords_text, parse_keywords
from editor.model.places import Place
from editor.model.story import Story
from editor.model.translation import N_, _
from editor.ui.form.fields import Fields
from editor.ui.form.here import here
from editor.ui.form.keys import Kind
from editor.ui.form.labels import Label, QuietButton
from editor.ui.form.looks import DETAIL
from editor.ui.form.page_text import MARGIN
from editor.ui.form.said_row import PlannedRow, SaidRow
from editor.ui.form.stack import Arranged, Row, Stack
from editor.ui.form.text_field import TextField
from editor.ui.form.time_row import TimeRow
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.model.times.kept import Here

_TIME = N_("as 20 July 2026 18:00, or tomorrow 6am")
_TIMES = ("embargoed_until", "published_at", "modified_at")
PLANNED = "planned_length"

_ROWS = (
    ("slugline", N_("Slugline"), Kind.LINE, N_("the desk's short handle")),
    ("category", N_("Category"), Kind.LINE, N_("World, Politics …")),
    ("keywords", N_("Keywords"), Kind.LINE, N_("separated by commas")),
    ("language", N_("Language"), Kind.LINE, "en-US"),
    ("urgency", N_("Urgency"), Kind.LINE, ""),
    ("genre", N_("Genre"), Kind.LINE, N_("Current, Analysis …")),
    ("planned_length", N_("Planned length"), Kind.LINE, N_("as 400 words, 45 lines, 2 minutes")),
    ("embargoed_until", N_("Embargo"), Kind.LINE, _TIME),
    ("published_at", N_("Published"), Kind.LINE, _TIME),
    ("modified_at", N_("Modified"), Kind.LINE, _TIME),
    ("usage_terms", N_("Usage terms"), Kind.LINES, N_("what others may do with the story")),
    ("ed_note", N_("Desk note"), Kind.LINES, N_("for colleagues, never published")),
)

NAMES = tuple(name for name, *_others in _ROWS)
"""The story's fields that stand in Details, in order."""

LABELS = 120
"""The width of the column of labels, in pixels."""

MINUTE = 60_000
"""Milliseconds after which "in 3 minutes" is said anew."""


class UrgencyBox(QComboBox):
    """The IPTC's scale of 1 to 9; an odd number that came with a file is kept."""

    picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Urgency"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _index: self.picked.emit(self.currentData()))

    def show_urgency(self, urgency: int) -> None:
        """Show a number, whatever it is."""
        if self.currentData() == urgency:
            return
        self.clear()
        words = {1: _("1, most urgent"), 5: _("5, normal"), 9: _("9, least urgent")}
        for each in sorted({*range(1, 10), urgency}):
            self.addItem(words.get(each, str(each)), each)
        self.setCurrentIndex(self.findData(urgency))

    def dress(self, theme: Theme) -> None:
        """Look like a line of the page."""
        colours = theme.colours
        self.setFont(theme.control_font())
        self.setStyleSheet(
            f"QComboBox {{ color: {colours.text}; background: transparent; border: none;"
            f" border-bottom: 1px solid {colours.hairline}; padding: 2px 4px 2px {MARGIN}px; }}"
            f"QComboBox:focus {{ border-bottom-color: {colours.accent}; }}"
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class Details(Stack):
    """The fields of Details under a line that opens and shuts them."""

    toggled = Signal(bool)

    def __init__(self, parent: QWidget, fields: Fields, theme: Theme) -> None:
        super().__init__(parent, gap=4, top=14)
        self.button = QuietButton(self, "", _("Details"))
        self.button.clicked.connect(lambda: self.set_open(not self.is_open))
        self._heading = ""
        self._house = FIRST_HOUSE
        self._waiting: Story | None = None
        self._labels: list[Label] = []
        self._fields: list[TextField] = []
        self._said: list[SaidRow] = []
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._tell)
        self._sheet = Stack(self, gap=3, top=4)
        self._sheet.put([self._made(fields, *row) for row in _ROWS])
        self.put((self.button, self._sheet))
        self.dress(theme)
        self.set_open(False)

    def _made(self, fields: Fields, name: str, label: str, kind: Kind, hint: str) -> Arranged:
        """The row of a field."""
        if name in _TIMES or name == PLANNED:
            kind_of_row = TimeRow if name in _TIMES else PlannedRow
            said = kind_of_row(self._sheet, fields, Place(name), _(label), _(hint))
            self._said.append(said)
            self._fields.append(said.field)
            self._add_label(said.label)
            return said
        row = Row(self._sheet)
        text = Label(row, _(label))
        self._add_label(text)
        if name == "urgency":
            self.urgency = UrgencyBox(row)
            text.setBuddy(self.urgency)
            row.put(text, self.urgency, None)
        else:
            field = fields.make(row, Place(name), _(label), kind, DETAIL, _(hint))
            self._fields.append(field)
            if name == "language":
                self._language = field
            row.put(text, field, None)
        return row

    def _add_label(self, label: Label) -> None:
        label.setFixedWidth(LABELS)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._labels.append(label)

    @property
    def is_open(self) -> bool:
        """Whether the fields are to be seen."""
        return not self._sheet.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or shut."""
        self._sheet.setVisible(is_open)
        shut = _("▸  Details: slugline, category, keywords, times, desk note")
        self._heading = _("▾  Details") if is_open else shut
        self.button.setText(self._heading)
        if is_open:
            self._show_times(self._waiting)
            self._minute.start()
        else:
            self._minute.stop()
        self.toggled.emit(is_open)

    def arrange(self, width: int) -> int:
        """Place the rows; of the button's words as many as there is room for."""
        self.button.say_within(self._heading, width)
        return super().arrange(width)

    def show_story(self, story: Story, house: House) -> None:
        """Show the story's values; times on the clock of its house, and once they are seen."""
        self._house, self._waiting = house, story
        for field in self._texts():
            if field.place == KEYWORDS:
                if parse_keywords(field.text) != story.keywords:
                    field.show_text(keywords_text(story.keywords))
            else:
                field.show_text(getattr(story, field.place.field))
        self.urgency.show_urgency(story.urgency)
        if self.is_open:
            self._show_times(story)

    def finish(self) -> None:
        """Let the story have the times that were typed."""
        for time in self._times:
            time.field.finish()

    def forget(self) -> None:
        """The story is left."""
        self._waiting = None
        for time in self._times:
            time.forget()

    def _here(self) -> Here:
        return here(self._house, self._language.text)

    def _show_times(self, story: Story | None) -> None:
        self._waiting = None
        if story is not None:
            for time in self._times:
                time.show_value(getattr(story, time.field.place.field), self._here)
        self._tell()

    def _tell(self) -> None:
        for row in self._said:
            row.tell()

    @property
    def _times(self) -> list[TimeRow]:
        return [row for row in self._said if isinstance(row, TimeRow)]

    def _texts(self) -> list[TextField]:
        """The fields that show the very words that the story has."""
        times = [time.field for time in self._times]
        return [field for field in self._fields if field not in times]

    def time(self, name: str) -> TimeRow:
        """The row of a time, by the name that it has in a story."""
        return self._times[_TIMES.index(name)]

    def fields(self) -> list[TextField]:
        """The text fields in order."""
        return list(self._fields)

    def controls(self) -> list[QWidget]:
        """Everything that takes the caret, in order."""
        controls: list[QWidget] = [self.button]
        behind: dict[TextField, list[QWidget]] = {row.field: row.controls() for row in self._said}
        for field in self._fields:
            controls += behind.get(field, [field])
        controls.insert(1 + NAMES.index("urgency"), self.urgency)
        return controls

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme."""
        self.button.dress(theme)
        self.urgency.dress(theme)
        for row in self._said:
            row.dress(theme)
        for label in self._labels:
            label.dress(theme)
            label.setContentsMargins(10, 5, 0, 0)
        widest = max(label.sizeHint().width() for label in self._labels)
        for label in self._labels:
            label.setFixedWidth(max(LABELS, widest))
