"""What a person sees at the real window, found by names and texts.

Nothing here knows a widget of ours: what has no accessible name cannot be found, and so is no use
to somebody who cannot see either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.app import Desk
from tests.journeys.names import name_of, plain

_PARAGRAPH_END = "\u2029"


class Eyes:
    """Looks at the window of a desk, once there is one."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._desk: Desk | None = None

    @property
    def window(self) -> Any:
        """The main window."""
        assert self._desk is not None
        return self._desk.window

    @property
    def front(self) -> QWidget:
        """The window that has the keys: a dialog, or the main one."""
        popup = QApplication.activePopupWidget()
        return popup or QApplication.activeModalWidget() or self.window

    def waits_until(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()))

    @property
    def focus(self) -> str:
        """The name of what has the keys."""
        widget = QApplication.focusWidget()
        return name_of(widget) if widget is not None else ""

    def named(self, name: str) -> Any:
        """What is called so, by its accessible name or by what is written on it."""
        found = list(self._all_named(name))
        assert found, f"nothing here is called {name!r}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether something of that name is in sight or can be scrolled to."""
        return any(self._all_named(name))

    def _all_named(self, name: str) -> Iterable[QWidget]:
        for each in self.front.findChildren(QWidget):
            if each.isVisible() and not isinstance(each, QLabel) and name_of(each) == name:
                yield each

    def reads(self, name: str) -> str:
        """The text of a field, to the last character."""
        widget = self.named(name)
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            return widget.document().toRawText().replace(_PARAGRAPH_END, "\n")
        if isinstance(widget, QComboBox):
            return widget.currentText()
        return widget.text()

    def reads_all(self, name: str) -> list[str]:
        """The texts of the fields of that name: `Key point` 1, 2 and so on."""
        texts = []
        while self.sees(f"{name} {len(texts) + 1}"):
            texts.append(self.reads(f"{name} {len(texts) + 1}"))
        return texts

    @property
    def caret(self) -> tuple[str, int]:
        """In which field the caret stands, and how many characters from its beginning."""
        widget = QApplication.focusWidget()
        assert isinstance(widget, QTextEdit), widget
        return widget.accessibleName(), widget.textCursor().position()

    @property
    def told(self) -> str:
        """All that can be read in labels of what is in front."""
        labels = self.front.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def rows(self, name: str) -> list[str]:
        """What assistive tools read out of a list, row by row."""
        model = self.named(name).model()
        role = Qt.ItemDataRole
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [str(i.data(role.AccessibleTextRole) or i.data(role.DisplayRole)) for i in indexes]

    @property
    def headlines(self) -> list[str]:
        """The headlines in the list, from the top; empty while there is no list."""
        shown = [name for name in ("Stories", "Stories in the bin") if self.sees(name)]
        rows = self.rows(shown[0]) if shown else []
        return [row.split("\n")[0].split(",")[0].strip() for row in rows]

    def status(self, part: str) -> str:
        """A part of the status bar: Kept, Words, Characters, Status, Language, House."""
        labels = self.window.status.findChildren(QLabel)
        (label,) = [each for each in labels if each.accessibleDescription() == part]
        return label.text()

    @property
    def notices(self) -> list[str]:
        """The sentences that are being shown."""
        return [label.accessibleName() for label in self.notice_labels()]

    def is_told(self, *words: str) -> str:
        """Wait for a sentence that has these words; gives it."""
        self.waits_until(lambda: self._sentence_with(words))
        return self._sentence_with(words)

    def _sentence_with(self, words: tuple[str, ...]) -> str:
        return next((s for s in self.notices if all(word in s for word in words)), "")

    def notice_labels(self) -> list[QLabel]:
        """What says them."""
        labels = self.window.notices.findChildren(QLabel)
        return [each for each in labels if each.isVisible() and each.accessibleName()]

    @property
    def preview(self) -> str:
        """The text of the simpler page; empty before there is one."""
        page = self.window.preview.findChild(QTextEdit)
        return page.toPlainText() if page is not None else ""

    def underlined(self, name: str) -> list[str]:
        """The words of a field that are marked as misspelt."""
        wave = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
        found = []
        block = self.named(name).document().begin()
        while block.isValid():
            text = block.text()
            for each in block.layout().formats():
                if each.format.underlineStyle() == wave:
                    found.append(text[each.start : each.start + each.length])
            block = block.next()
        return found

    @property
    def offered(self) -> list[str]:
        """The entries of the menu that has popped up, if one has."""
        menu = QApplication.activePopupWidget()
        return [plain(each.text()) for each in menu.actions()] if isinstance(menu, QMenu) else []

    def told_by(self, name: str) -> str:
        """What labels beside a control say."""
        labels = self.named(name).parentWidget().findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def can_choose(self, name: str, text: str) -> bool:
        """Whether a list of choices has this one."""
        return bool(self.named(name).findText(text) >= 0)

    def begins_at_the_right(self, name: str, position: int = 0) -> bool:
        """Whether the line of a field begins at its right edge, seen by where a caret stands."""
        field = self.named(name)
        cursor = field.textCursor()
        cursor.setPosition(position)
        return bool(field.cursorRect(cursor).center().x() > field.viewport().width() * 0.6)

    @property
    def proofread(self) -> str:
        """How far the proofreader has come, in words."""
        labels = self.window.findChildren(QLabel)
        return next(each.text() for each in labels if each.accessibleName() == "Lines ticked")
