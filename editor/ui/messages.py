"""Quiet notices below the form: what happened, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from editor.model.rows import Severity
from editor.model.story import Story
from editor.ui.icons import Icons
from editor.ui.notice import PASSING, Notice, Offer, Until
from editor.ui.notice_card import NoticeCard
from editor.ui.theme import Themes

MOST = 3
"""Notices shown at a time; the oldest gives way."""


class Notices(QWidget):
    """The notices that are being shown, the newest last; takes no room while there are none."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._shown: list[NoticeCard] = []
        self._came_from: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_keys)

    @property
    def shown(self) -> tuple[Notice, ...]:
        """What is being said, oldest first."""
        return tuple(card.notice for card in self._shown)

    def say(self, notice: Notice) -> None:
        """Show a notice and let assistive tools read it out.

        One that stays keeps its place when it is said anew, for a click on it not to miss.
        """
        place = MOST
        for card in tuple(self._shown):
            if notice.topic and card.notice.topic == notice.topic:
                place = MOST if notice.milliseconds else self._shown.index(card)
                self._close(card)
        while len(self._shown) >= MOST:
            self._close(next((each for each in self._shown if each.gives_way), self._shown[0]))
        card = NoticeCard(notice, self._themes, self._icons, self)
        card.close_button.clicked.connect(lambda: self._close(card))
        card.escaped.connect(lambda: self._leave(card))
        for button, offer in card.buttons:
            button.clicked.connect(lambda _=False, offer=offer: self._take(card, offer))
        if notice.milliseconds:
            QTimer.singleShot(notice.milliseconds, card, lambda: self._pass(card))
        place = min(place, len(self._shown))
        self._shown.insert(place, card)
        self._layout.insertWidget(place, card)
        self._announce(notice)

    def tell(self, sentence: str, severity: Severity = Severity.INFORMATION) -> None:
        """Show a sentence."""
        self.say(Notice((sentence,), severity))

    def withdraw(self, topic: str) -> None:
        """Take back what was said about a topic."""
        for card in tuple(self._shown):
            if card.notice.topic == topic:
                self._close(card)

    def end(self, cause: Until) -> None:
        """Take back what is true, or of use, only until that."""
        for card in tuple(self._shown):
            if cause in card.notice.until:
                self._close(card)

    def review(self, story: Story) -> None:
        """Take back what is not true of the open story any more, or of no use to it."""
        for card in tuple(self._shown):
            if not card.review(story):
                self._close(card)

    def turn_keys(self) -> None:
        """Give the keys to the newest notice with something to do, or back where they came from."""
        if any(card.has_keys for card in self._shown):
            self._give_back_keys()
        elif self._shown:
            newest_first = tuple(reversed(self._shown))
            card = next((each for each in newest_first if each.buttons), newest_first[0])
            card.take_keys()

    def _note_keys(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember where the keys came from, by whatever way."""
        if new is None or not self.isAncestorOf(new):
            return
        if old is not None and not self.isAncestorOf(old) and old.window() is self.window():
            self._came_from = old

    def _leave(self, card: NoticeCard) -> None:
        """Give the keys back; what only informs is read by then, and goes."""
        if card.notice.severity is Severity.INFORMATION and card.gives_way:
            self._close(card)
        else:
            self._give_back_keys()

    def _give_back_keys(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from):
            # For a shortcut Qt would select the whole line.
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, notice: Notice) -> None:
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.severity is not Severity.INFORMATION:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _pass(self, card: NoticeCard) -> None:
        """Close a notice whose time is over, unless somebody is at it."""
        if card.underMouse() or any(b.hasFocus() for b in card.findChildren(QWidget)):
            QTimer.singleShot(PASSING, card, lambda: self._pass(card))
        else:
            self._close(card)

    def _take(self, card: NoticeCard, offer: Offer) -> None:
        if not offer.stays:
            self._close(card)
        offer.call()

    def _close(self, card: NoticeCard) -> None:
        if card in self._shown:
            if card.has_keys:
                self._give_back_keys()
            self._shown.remove(card)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
