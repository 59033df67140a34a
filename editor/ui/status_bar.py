"""The line below the window: how the story is kept, how long it is, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from editor.model.direction import isolated
from editor.model.headlines import short
from editor.model.house import FIRST_HOUSE, House
from editor.model.measuring.planned import Planned, Unit, planned
from editor.model.rows import Counts
from editor.model.story import Story
from editor.model.translation import N_, _, counted, forms
from editor.services.autosave import KeptState
from editor.services.embargo import embargo_fact, embargo_sentence
from editor.ui.naming import status_name
from editor.ui.theme import Themes
from editor.ui.times import local_now
from editor.ui.tips import plain_tip

_DOT = "·"
_APART = 9
"""Pixels on each side of a dot."""
_MINUTE = 60_000
"""Milliseconds after which an embargo may be over."""
_READ_ONLY_TIP = N_("The library can only be read just now: nothing in it can be changed here")


_LEFT = {
    Unit.WORDS: forms("{n} word left", "{n} words left"),
    Unit.CHARACTERS: forms("{n} character left", "{n} characters left"),
    Unit.LINES: forms("{n} line left", "{n} lines left"),
    Unit.MINUTES: forms("{n} minute left", "{n} minutes left"),
}
_OVER = {
    Unit.WORDS: forms("{n} word over", "{n} words over"),
    Unit.CHARACTERS: forms("{n} character over", "{n} characters over"),
    Unit.LINES: forms("{n} line over", "{n} lines over"),
    Unit.MINUTES: forms("{n} minute over", "{n} minutes over"),
}
_PLANNED = {
    Unit.WORDS: forms("{n} word", "{n} words"),
    Unit.CHARACTERS: forms("{n} character", "{n} characters"),
    Unit.LINES: forms("{n} line", "{n} lines"),
    Unit.MINUTES: forms("{n} minute", "{n} minutes"),
}


class StatusBar(QWidget):
    """Kept state, words, characters, minutes, status, embargo; language and house on the right."""

    copy_wanted = Signal()
    """Somebody wants a copy elsewhere, because the story could not be kept."""

    def __init__(
        self,
        themes: Themes,
        parent: QWidget | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._now = now
        self._embargoed = Story("")
        self._house = FIRST_HOUSE
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._tell_embargo)
        self._story = Counts(0, 0, 0)
        self._selected: Counts | None = None
        self._plan: Planned | None = None
        self._is_read_only = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(_APART)
        self._row = row
        self.kept = self._part(_("Kept"), gives_way=True)
        self._copy = QPushButton(_("Save a copy elsewhere…"), self)
        self._copy.setFlat(True)
        self._copy.setToolTip(_("Write the story, as it is in memory, to a file of your choice"))
        self._copy.clicked.connect(self.copy_wanted)
        self._copy.hide()
        row.addWidget(self._copy)
        self.words = self._part(_("Words"))
        self.characters = self._part(_("Characters"))
        self.minutes = self._part(_("Reading time"))
        self.planned = self._part(_("Planned length"))
        self.status = self._part(_("Status"))
        self.embargo = self._part(_("Embargo"), gives_way=True)
        self.embargo.ink = "amber"
        row.addSpacing(_APART)
        row.addStretch(1)
        self.language = self._part(_("Language"))
        self.house = self._part(_("House"))
        self.show_nothing()
        themes.changed.connect(self._dress)
        self._dress()

    def show_nothing(self) -> None:
        """There is no open story."""
        self._show_keeping("", _("Kept"))
        for part in (self.words, self.characters, self.minutes, self.planned, self.status):
            part.setText("")
        self.language.setText("")
        self._selected = None
        self._copy.hide()
        self._embargoed = Story("")
        self._tell_embargo()

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
        plan = planned(story.planned_length)
        if plan != self._plan:
            self._plan = plan
            self._count()
        status = status_name(story.status)
        if self.status.text() != status or self.language.text() != story.language:
            self.status.setText(status)
            self.language.setText(story.language)
            self._part_with_dots()
        if story.embargoed_until != self._embargoed.embargoed_until:
            self._embargoed = story
            self._tell_embargo()

    def show_house(self, house: House) -> None:
        """Say for which house the story is written."""
        self.house.setText(house.name)
        self._house = house
        self._tell_embargo()

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

    def minimumSizeHint(self) -> QSize:
        """As high as its text; it never keeps the window from being made narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome and a hairline above it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._themes.current.colour("chrome"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._themes.current.colour("hairline"))

    def _show_keeping(self, words: str, tip: str, ink: str = "quiet") -> None:
        if self._is_read_only and ink != "red":
            words, tip, ink = _("Read only"), _(_READ_ONLY_TIP), "amber"
        self.kept.setText(words)
        self.kept.setToolTip(tip)
        self.kept.ink = ink

    def _count(self) -> None:
        counts, of_selection = self._selected or self._story, self._selected is not None
        words = (
            counted("{n} word selected", "{n} words selected", counts.words)
            if of_selection
            else counted("{n} word", "{n} words", counts.words)
        )
        self.words.setText(words)
        self.characters.setText(counted("{n} character", "{n} characters", counts.characters))
        minutes = "" if of_selection else _("{n} min").format(n=counts.minutes)
        self.minutes.setText(minutes)
        self.words.setToolTip(
            _("The words of what is selected")
            if of_selection
            else _("The words of the story: bodies and crossheads")
        )
        self.characters.setToolTip(
            _("The characters of what is selected, spaces included")
            if of_selection
            else _("The characters of the story, spaces included")
        )
        self._measure()
        self._part_with_dots()

    def _measure(self) -> None:
        """Say how far the story is from its planned length."""
        plan = self._plan
        if plan is None or self._selected is not None:
            self.planned.setText("")
            return
        left = plan.amount - int(getattr(self._story, plan.unit))
        words = (_LEFT if left > 0 else _OVER)[plan.unit]
        self.planned.setText(counted(*words, abs(left)) if left else _("as planned"))
        self.planned.ink = "amber" if left < 0 else "quiet"
        amount = counted(*_PLANNED[plan.unit], plan.amount)
        self.planned.setToolTip(_("The story is planned at {amount}").format(amount=amount))

    def _tell_embargo(self) -> None:
        """Name an embargo until it is over."""
        story, house, now = self._embargoed, self._house, self._now()
        self.embargo.setText(embargo_fact(story, house, now))
        self.embargo.setToolTip(plain_tip(embargo_sentence(story, house, now)))
        if self.embargo.text():
            self._minute.start()
        else:
            self._minute.stop()
        self._part_with_dots()

    def _part(self, name: str, *, gives_way: bool = False) -> _Part:
        part = _Part(name, self._themes, self, gives_way=gives_way)
        self._row.addWidget(part)
        return part

    def _part_with_dots(self) -> None:
        """Show a dot before every part that says something, but for the first of each side."""
        lengths = (self.words, self.characters, self.minutes, self.planned)
        for side in (
            (self.kept, *lengths, self.status, self.embargo),
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
    """A part of the line, shortened with an ellipsis where there is no room.

    One that `gives_way` does so first, for all the others to stay whole.
    """

    def __init__(self, name: str, themes: Themes, parent: QWidget, *, gives_way: bool) -> None:
        super().__init__(parent)
        self._gives_way = gives_way
        self.ink = "quiet"
        self.has_dot = False
        self._themes = themes
        self.setToolTip(name)
        self.setAccessibleDescription(name)

    @property
    def _before(self) -> int:
        """The pixels that its dot takes, with the room behind that."""
        return self.fontMetrics().horizontalAdvance(_DOT) + _APART if self.has_dot else 0

    def sizeHint(self) -> QSize:
        """Room for the text and its dot."""
        width = self._before + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As high as its text, and as wide, unless it gives way."""
        width = self.sizeHint().width()
        return QSize(min(24, width) if self._gives_way else width, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, shortened where there is no room."""
        painter = QPainter(self)
        painter.setPen(self._themes.current.colour(self.ink))
        mode = Qt.TextElideMode.ElideRight
        room = self.rect().adjusted(self._before, 0, 0, 0)
        shown = self.fontMetrics().elidedText(self.text(), mode, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if self.has_dot:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, _DOT)


def kept_words(state: KeptState) -> str:
    """How a story is kept, in words."""
    if state.left:
        return _words_of_left(state)
    if state.problem:
        held = _("The journal holds every word.") if state.in_journal else _("Only in memory.")
        why = _sentence(state.problem)
        if not state.since:
            return _("Not kept. {held} {why}").format(why=why, held=held)
        return _("Not kept since {time}. {held} {why}").format(time=state.since, why=why, held=held)
    if state.waiting:
        return _("Keeping…")
    return _("Kept {time}").format(time=state.kept_at).rstrip()


def _words_of_left(state: KeptState) -> str:
    """That stories are not kept which are not open any more."""
    first, amount, why = state.left[0], len(state.left), _sentence(state.problem)
    headline = isolated(short(first)) or _("A story without a headline")
    if amount == 1 and state.in_journal:
        return _("“{headline}” is not kept. The journal holds every word. {why}").format(
            headline=headline, why=why
        )
    if amount == 1:
        return _("“{headline}” is only in memory. {why}").format(headline=headline, why=why)
    if state.in_journal:
        return _("{n} stories are not kept. The journal holds every word. {why}").format(
            n=amount, why=why
        )
    return _("{n} stories are only in memory. {why}").format(n=amount, why=why)


def _kept_tip(state: KeptState) -> str:
    if state.problem:
        held = (
            _("Even if this window ended now, your words would come back from the journal.")
            if state.in_journal
            else _("Nothing is lost while this window is open.")
        )
        return _("{why} Writing is tried again by itself. {held}").format(
            why=_sentence(state.problem), held=held
        )
    if state.waiting:
        return _("Every key is in the journal already; the library follows when you pause")
    return _("Everything you wrote is in the library")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
