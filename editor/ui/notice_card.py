"""One notice as it is seen: a mark, the sentence, what may be done, a way to close it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.rows import Severity
from editor.model.story import Story
from editor.model.translation import _
from editor.ui.bounded import Bounded
from editor.ui.icons import Icons
from editor.ui.notice import Link, Notice, Offer
from editor.ui.theme import Themes
from editor.ui.work_bar import WorkBar

LEAST_TEXT = 320
"""Pixels that a sentence gets beside its buttons; where there are fewer they stand below it."""

_LEFT, _RIGHT, _GAP, _APART = 40, 8, 6, 14

_LONG = 240
"""Characters of a sentence that may need more room than it should take from the form."""

_MARKS = {
    Severity.INFORMATION: ("info", "accent"),
    Severity.WARNING: ("warning", "amber"),
    Severity.ERROR: ("warning-octagon", "red"),
}


class NoticeCard(QWidget):
    """A mark by shape and colour, the sentence, the offers beside or below it."""

    escaped = Signal()
    """Escape, while the keys go to something in it."""

    def __init__(self, notice: Notice, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.buttons: list[tuple[QPushButton, Offer]] = []
        self._themes = themes
        self._icons = icons
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 7, _RIGHT, 7)
        row.setSpacing(_GAP)
        self._label = self._sentence(notice)
        self._bounds = Bounded(self._label, self) if len(notice.text) > _LONG else None
        self._offers = QWidget(self)
        offers = QHBoxLayout(self._offers)
        offers.setContentsMargins(0, 0, 0, 0)
        offers.setSpacing(_APART)
        for offer in notice.offers:
            button = QPushButton(offer.text, self._offers)
            button.setFlat(True)
            self.buttons.append((button, offer))
            offers.addWidget(button)
        offers.addStretch(1)
        self._offers.setVisible(bool(notice.offers))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(_GAP)
        said = QVBoxLayout()
        said.setSpacing(_GAP)
        said.addWidget(self._label if self._bounds is None else self._bounds)
        if notice.work is not None:
            said.addWidget(WorkBar(notice.work, notice.text, self))
        self._body.addLayout(said, 1)
        self._body.addWidget(self._offers)
        row.addLayout(self._body, 1)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("x"))
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setToolTip(_("Close this notice"))
        self.close_button.setAccessibleName(_("Close notice"))
        row.addWidget(self.close_button)

    @property
    def gives_way(self) -> bool:
        """Whether it may go for another one, or as soon as it is read."""
        return self.notice.work is None

    @property
    def has_keys(self) -> bool:
        """Whether the keys go to something in it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def take_keys(self) -> None:
        """Give the keys to the first thing that may still be done."""
        buttons = (button for button, _ in self.buttons if not button.isHidden())
        first = next(buttons, self.close_button)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys, as Space does; Escape leads out."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QAbstractButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def review(self, story: Story) -> bool:
        """Take away for good what cannot be done any more; whether it is still of use."""
        for button, offer in self.buttons:
            if not offer.holds(story):
                button.hide()
        is_void = bool(self.buttons) and all(button.isHidden() for button, _ in self.buttons)
        return self.notice.holds(story) and not is_void

    def changeEvent(self, event: QEvent) -> None:
        """Take another theme's colour for the links: a text keeps the one it was read with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._label.clear()
            self._label.setText(_as_html(self.notice))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the offers below a sentence that would be squeezed beside them."""
        super().resizeEvent(event)
        beside = _LEFT + self._offers.sizeHint().width() + self.close_button.sizeHint().width()
        room = self.width() - beside - _RIGHT - 2 * _GAP
        is_narrow = bool(self.buttons) and room < min(LEAST_TEXT, self._width_of_text())
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

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

    def _sentence(self, notice: Notice) -> QLabel:
        label = QLabel(_as_html(notice), self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        label.linkActivated.connect(self._follow)
        label.setAccessibleName(notice.text)
        if notice.details:
            label.setToolTip(f'<p style="white-space: pre-line">{escape(notice.details)}</p>')
        return label

    def _width_of_text(self) -> int:
        return self._label.fontMetrics().horizontalAdvance(self.notice.text)

    def _follow(self, number: str) -> None:
        part = self.notice.parts[int(number)]
        if isinstance(part, Link):
            part.follow()


def _as_html(notice: Notice) -> str:
    return "".join(
        escape(part) if isinstance(part, str) else f'<a href="{index}">{escape(part.text)}</a>'
        for index, part in enumerate(notice.parts)
    )
