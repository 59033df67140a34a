"""Quiet notices below the form: what happened, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.rows import Severity
from editor.ui.icons import Icons
from editor.ui.theme import Themes

Call = Callable[[], object]

PASSING = 8_000
"""Milliseconds that a notice stays which only informs."""

RACE = "race"
"""The topic of a notice that the open story was changed elsewhere."""

MOST = 3
"""Notices shown at a time; the oldest gives way."""


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a notice's sentence that leads somewhere."""

    text: str
    follow: Call


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of a notice; it closes the notice unless it `stays`."""

    text: str
    call: Call
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said: a sentence, perhaps with links in it, and what may be done.

    A notice that only informs passes by itself after `milliseconds`; 0 means that it stays until
    it is closed. One with the same `topic` as an earlier one takes its place.
    """

    parts: tuple[str | Link, ...]
    severity: Severity = Severity.INFORMATION
    offers: tuple[Offer, ...] = ()
    milliseconds: int = PASSING
    topic: str = ""

    @property
    def text(self) -> str:
        """The sentence without its links."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


_MARKS = {
    Severity.INFORMATION: ("info", "accent"),
    Severity.WARNING: ("warning", "amber"),
    Severity.ERROR: ("warning-octagon", "red"),
}


class Notices(QWidget):
    """The notices that are being shown, the newest last; takes no room while there are none."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._shown: list[_Card] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def shown(self) -> tuple[Notice, ...]:
        """What is being said, oldest first."""
        return tuple(card.notice for card in self._shown)

    def say(self, notice: Notice) -> None:
        """Show a notice and let assistive tools read it out."""
        for card in tuple(self._shown):
            if notice.topic and card.notice.topic == notice.topic:
                self._close(card)
        while len(self._shown) >= MOST:
            self._close(self._shown[0])
        card = _Card(notice, self._themes, self._icons, self)
        card.close_button.clicked.connect(lambda: self._close(card))
        for button, offer in card.buttons:
            button.clicked.connect(lambda _=False, offer=offer: self._take(card, offer))
        if notice.milliseconds:
            QTimer.singleShot(notice.milliseconds, card, lambda: self._pass(card))
        self._shown.append(card)
        self._layout.addWidget(card)
        self._announce(notice)

    def tell(self, sentence: str, severity: Severity = Severity.INFORMATION) -> None:
        """Show a sentence."""
        self.say(Notice((sentence,), severity))

    def withdraw(self, topic: str) -> None:
        """Take back what was said about a topic."""
        for card in tuple(self._shown):
            if card.notice.topic == topic:
                self._close(card)

    def _announce(self, notice: Notice) -> None:
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.severity is not Severity.INFORMATION:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _pass(self, card: _Card) -> None:
        """Close a notice whose time is over, unless somebody is at it."""
        if card.underMouse() or any(b.hasFocus() for b in card.findChildren(QWidget)):
            QTimer.singleShot(PASSING, card, lambda: self._pass(card))
        else:
            self._close(card)

    def _take(self, card: _Card, offer: Offer) -> None:
        if not offer.stays:
            self._close(card)
        offer.call()

    def _close(self, card: _Card) -> None:
        if card in self._shown:
            self._shown.remove(card)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()


class _Card(QWidget):
    """One notice: a mark by shape and colour, the sentence, the offers, a way to close it."""

    def __init__(self, notice: Notice, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.buttons: list[tuple[QPushButton, Offer]] = []
        self._themes = themes
        self._icons = icons
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 7, 8, 7)
        row.setSpacing(6)
        self._label = QLabel(_as_html(notice), self)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._label.linkActivated.connect(self._follow)
        self._label.setAccessibleName(notice.text)
        row.addWidget(self._label, 1)
        for offer in notice.offers:
            button = QPushButton(offer.text, self)
            button.setFlat(True)
            self.buttons.append((button, offer))
            row.addWidget(button)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("x"))
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setToolTip("Close this notice")
        self.close_button.setAccessibleName("Close notice")
        row.addWidget(self.close_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface, a hairline above it and the mark."""
        theme = self._themes.current
        icon, ink = _MARKS[self.notice.severity]
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("raised"))
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.colour("hairline"))
        painter.fillRect(QRect(0, 0, 3, self.height()), theme.colour(ink))
        mark = QRect(QPoint(14, (self.height() - 17) // 2), QSize(17, 17))
        self._icons.paint(painter, mark, icon, ink)

    def _follow(self, number: str) -> None:
        part = self.notice.parts[int(number)]
        if isinstance(part, Link):
            part.follow()


def _as_html(notice: Notice) -> str:
    return "".join(
        escape(part) if isinstance(part, str) else f'<a href="{index}">{escape(part.text)}</a>'
        for index, part in enumerate(notice.parts)
    )
