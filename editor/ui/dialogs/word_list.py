"""A list of words that can be added to, corrected and taken out of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.spelling.own_words import OwnWords, tidy
from editor.model.translation import N_, _
from editor.ui.dialogs.empty_list import paint_instead
from editor.ui.dialogs.parts import quiet
from editor.ui.search_line import add_clear_button
from editor.ui.theme import Theme, worn_colour

Change = Callable[[OwnWords], OwnWords]
_WORD = Qt.ItemDataRole.UserRole
_EMPTY = N_("No words yet. Add one above, or from the menu of a word that is marked in the text.")


class WordList(QWidget):
    """Words in the order of the alphabet; every change counts at once."""

    def __init__(
        self,
        name: str,
        hint: str,
        words: Callable[[], OwnWords],
        change: Callable[[Change], None],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._change = change
        self.word = QLineEdit(self)
        self.word.setPlaceholderText(_("A word to add"))
        self.word.setAccessibleName(_("A word to add"))
        add_clear_button(self.word)
        self.add = QPushButton(_("&Add"), self)
        self.add.setToolTip(_("Mark this word no more"))
        self.add.setAutoDefault(False)
        self.list = _Words(self)
        self.list.setAccessibleName(name)
        self.remove = QPushButton(_("&Remove"), self)
        self.remove.setToolTip(_("Take the selected words out (Delete)"))
        self.remove.setAutoDefault(False)
        self._lay_out(quiet(hint, theme, self))
        self.word.textChanged.connect(lambda _value: self._show_what_can_be_done())
        self.add.clicked.connect(self._add)
        self.list.itemChanged.connect(self._correct)
        self.list.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.remove.clicked.connect(self._remove)
        self.list.delete_pressed.connect(self._remove)
        self.show_words(None)
        self._show_what_can_be_done()

    def _lay_out(self, hint: QWidget) -> None:
        first = QHBoxLayout()
        first.addWidget(self.word, 1)
        first.addWidget(self.add)
        last = QHBoxLayout()
        last.addWidget(hint, 1)
        last.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self.list, 1)
        column.addLayout(last)

    def show_words(self, _none: object) -> None:
        """Show the words as they are by now."""
        words = self._words().in_order()
        shown = tuple(self.list.item(row).text() for row in range(self.list.count()))
        if words == shown:
            return
        chosen = {item.text() for item in self.list.selectedItems()}
        self.list.clear()
        for word in words:
            item = QListWidgetItem(word)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_WORD, word)
            self.list.addItem(item)
            item.setSelected(word in chosen)
        self._show_what_can_be_done()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds the word that was typed; without one it is the dialog's."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.word.text().strip():
            self._add()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        word = self.word.text()
        if not tidy(word):
            return
        self._change(lambda words: words.with_word(word))
        self.word.clear()
        for item in self.list.findItems(tidy(word), Qt.MatchFlag.MatchExactly):
            self.list.setCurrentItem(item)

    def _correct(self, item: QListWidgetItem) -> None:
        old, new = item.data(_WORD), item.text()
        if new == old:
            return
        if not tidy(new):
            item.setText(old)
            return
        self._change(lambda words: words.without(old).with_word(new))
        self.show_words(None)

    def _remove(self) -> None:
        out = [item.data(_WORD) for item in self.list.selectedItems()]
        if out:
            self._change(lambda words: words.without_all(out))

    def _show_what_can_be_done(self) -> None:
        self.add.setEnabled(bool(tidy(self.word.text())))
        self.remove.setEnabled(bool(self.list.selectedItems()))


class _Words(QListWidget):
    """The list itself: several may be selected, F2 or a double click corrects one."""

    delete_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setUniformItemSizes(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, or what to do where there are none."""
        super().paintEvent(event)
        if not self.count():
            paint_instead(self, _(_EMPTY), worn_colour("quiet"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
