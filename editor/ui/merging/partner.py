"""Which story to merge with, and from which state both began."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from editor.model.rows import Found, StoryRow
from editor.model.translation import _, counted, numeral
from editor.services.merging import Beginnings
from editor.services.tasks import Ticket
from editor.ui.dialogs.parts import Dialog, heading, quiet
from editor.ui.dialogs.two_lines import TwoLineList, two_lines
from editor.ui.library.pane import SEARCH_REST
from editor.ui.naming import no_other_story, status_name
from editor.ui.search_line import add_clear_button
from editor.ui.theme import Theme
from editor.ui.times import moment

SHOWN = 50
"""Stories listed at a time; a search finds the others."""

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class StoryFinder(Protocol):
    """Where stories are looked for: the workspace."""

    def find_rows(
        self, query: str, status: str, offset: int, limit: int, done: Callable[[Found], None]
    ) -> Ticket:
        """Find stories, newest first."""
        ...


FindBeginnings = Callable[[str, Callable[[Beginnings], None]], None]
"""Finds what the open story and the one of an id may both have begun from."""


class PartnerDialog(Dialog):
    """Asks for a story of the library, and for the common state where that is not known."""

    chosen = Signal(object, int)
    """The StoryRow of the other story, and the number of the version that both began from."""

    def __init__(
        self,
        stories: StoryFinder,
        find_beginnings: FindBeginnings,
        open_story: str,
        now: Callable[[], datetime],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(_("Merge with another story"), parent)
        self._stories = stories
        self._find_beginnings = find_beginnings
        self._open_story = open_story
        self._now = now
        self._rows: tuple[StoryRow, ...] = ()
        self._looking = Ticket()
        self._is_closed = False
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search stories"))
        self.search.setAccessibleName(_("Search stories"))
        add_clear_button(self.search)
        self.list = TwoLineList(_("Stories to merge with"), theme, self)
        self._found = quiet("", theme, self)
        self._name = QLabel(_("&Both began from"), self)
        self.base = QComboBox(self)
        self.base.setAccessibleName(_("Both began from"))
        self.base.setPlaceholderText(_("Choose a version of this story"))
        self._hint = quiet("", theme, self)
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_REST)
        self._lay_out(theme)
        self._go_on = self.add_buttons(_("Go on"))
        self._go_on.setAutoDefault(False)
        self._wire()
        self.resize_with_text(560, 520)
        self._look()

    def accept(self) -> None:
        """Say what was chosen, if both are."""
        row, number = self._row(), self.base.currentData()
        if row is not None and number is not None:
            super().accept()
            self.chosen.emit(row, number)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt makes the first button the default one as it shows it, enabled or not."""
        super().showEvent(event)
        self._show_what_can_be_done()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the search field walk through the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.key() in _WALKING:
            return QApplication.sendEvent(self.list, event)
        return super().eventFilter(watched, event)

    def _lay_out(self, theme: Theme) -> None:
        self.column.addWidget(heading(_("Merge with another story"), theme, self))
        told = _("Its words come into this story. Where both changed the same words, you choose.")
        self.column.addWidget(quiet(told, theme, self))
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._found)
        self._name.setBuddy(self.base)
        self.column.addWidget(self._name)
        self.column.addWidget(self.base)
        self.column.addWidget(self._hint)

    def _wire(self) -> None:
        self._rest.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _value: self._rest.start())
        self.search.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _value: self._look_for_beginnings())
        self.base.currentIndexChanged.connect(lambda _value: self._show_what_can_be_done())
        self.finished.connect(self._close_ears)
        self.search.setFocus()

    def _look(self) -> None:
        self._looking.cancel()
        query = self.search.text().strip()
        self._looking = self._stories.find_rows(query, "", 0, SHOWN + 1, self._show)

    def _show(self, found: Found) -> None:
        if self._is_closed:
            return
        others = [row for row in found.rows if row.id != self._open_story]
        self._rows = tuple(others[:SHOWN])
        self.list.clear()
        for row in self._rows:
            title = " ".join(row.headline.split()) or row.slugline or _("No headline")
            kept = moment(row.updated, self._now())
            facts = filter(
                None,
                (
                    status_name(row.status),
                    row.slugline,
                    counted("{n} word", "{n} words", row.words),
                    kept,
                ),
            )
            self.list.addItem(two_lines(title, " · ".join(facts)))
        query = self.search.text().strip()
        self.list.say_instead(no_other_story(query))
        for each in (self._name, self.base):
            each.setVisible(bool(self._rows or query))
        if found.total > SHOWN + 1:
            said = _("The newest {shown} of {total}; type to find others.").format(
                shown=SHOWN, total=numeral(found.total)
            )
        else:
            said = ""
        self._found.setText(said)
        self._found.setVisible(bool(said))
        self.list.setCurrentRow(0 if self._rows else -1)

    def _look_for_beginnings(self) -> None:
        row = self._row()
        self.base.clear()
        self._hint.setText("")
        self._show_what_can_be_done()
        if row is None:
            return

        def show(beginnings: Beginnings) -> None:
            if not self._is_closed and self._row() == row:
                self._show_beginnings(beginnings)

        self._find_beginnings(row.id, show)

    def _show_beginnings(self, beginnings: Beginnings) -> None:
        self.base.clear()
        for version in reversed(beginnings.versions):
            name = _("Version {number}").format(number=version.number)
            parts = (name, moment(version.at, self._now()), version.note or _(version.why))
            self.base.addItem(" · ".join(parts), version.number)
        self.base.setCurrentIndex(self.base.findData(beginnings.common))
        self._hint.setText(_hint(beginnings))
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        is_ready = self._row() is not None and self.base.currentData() is not None
        self.base.setEnabled(self.base.count() > 0)
        self._go_on.setEnabled(is_ready)
        self._go_on.setDefault(is_ready)

    def _row(self) -> StoryRow | None:
        number = self.list.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _close_ears(self) -> None:
        self._is_closed = True
        self._looking.cancel()


def _hint(beginnings: Beginnings) -> str:
    if not beginnings.versions:
        return _(
            "This story has no versions yet: there is nothing that both could have begun from."
        )
    if not beginnings.common:
        return _(
            "They have no version in common. Choose the state of this story from which the other"
            " one was made; what was added to it since counts as new on either side."
        )
    return _("Version {common} is in both.").format(common=beginnings.common)
