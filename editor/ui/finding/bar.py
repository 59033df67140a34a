"""A slim bar over the form that finds words in the story, and replaces them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.finding.find import Sought
from editor.model.labels import label
from editor.model.places import Caret, has_place, text_at
from editor.model.story import Story
from editor.model.translation import _, counted, numeral
from editor.services.finding import Done, Finding, Looked
from editor.services.searching import Replacement
from editor.services.session import Changed, Session
from editor.ui.finding.rows import FindRow, ReplaceRow, Told
from editor.ui.icons import Icons
from editor.ui.theme import Themes

LONGEST_SELECTION = 200
"""Characters of a selection that are taken for what is sought; more is a passage."""


class FindBar(QWidget):
    """Finds while one types; Enter goes to the next match, Shift+Enter back, Escape closes."""

    match_wanted = Signal(object)
    """A Caret: show this match, selected; then `take_keys`."""

    closed = Signal(object)
    """The Caret of the match that was shown last, or of the story: the keys go back there."""

    found_changed = Signal(object)
    """The Found whose matches shall be marked in the form; without any where the bar is shut."""

    def __init__(
        self, finding: Finding, themes: Themes, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finding = finding
        self._themes = themes
        self._session: Session | None = None
        self._shown: Caret | None = None
        self._caret_then: Caret | None = None
        self._from: Caret | None = None
        self._wanted: Caret | None = None
        self._is_wanted = self._has_problem = self._says_replaced = False
        self.find_row = FindRow(icons, self)
        self.replace_row = ReplaceRow(self)
        self.told = Told(themes, self)
        self.phrase, self.replacement = self.find_row.phrase, self.replace_row.replacement
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 6, 8, 6)
        column.setSpacing(4)
        for row in (self.find_row, self.replace_row, self.told):
            column.addWidget(row)
        QWidget.setTabOrder(self.phrase, self.replacement)
        self._wire()
        self._keys: QWidget = self.phrase
        self.replace_row.hide()
        self.hide()

    def _wire(self) -> None:
        self.find_row.changed.connect(self._seek)
        self.find_row.next_wanted.connect(self.go_on)
        self.find_row.previous_wanted.connect(self.go_back)
        self.find_row.close_wanted.connect(self.close_bar)
        self.find_row.replacing_wanted.connect(self._turn_replacing)
        self.replace_row.replace_wanted.connect(self.replace)
        self.replace_row.all_wanted.connect(self.replace_all)
        for field in (self.phrase, self.replacement):
            field.installEventFilter(self)
        self._finding.changed.connect(self._show_state)
        self._finding.replaced.connect(self._note_replaced)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """The commands that this bar does."""
        return {
            "find": self.open_bar,
            "replace": self.open_replacing,
            "find_next": self.go_on,
            "find_previous": self.go_back,
        }

    def shown_phrase(self) -> str:
        """What is sought; empty while the bar is not shown."""
        return self.phrase.text() if self.isVisible() else ""

    def follow(self, session: Session | None) -> None:
        """Search in this story from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._note_change)
        self._session = session
        if session is not None:
            session.changed.connect(self._note_change)
        self._shown = self._from = None
        self._finding.follow(session)
        self.replace_row.setEnabled(session is not None and not session.is_read_only)
        if session is None:
            self.hide()
            self._finding.seek(None)

    def open_bar(self) -> None:
        """Show the bar and let the phrase be typed; a selection is what is sought."""
        if not self.isVisible() or not self._has_keys:
            self._from = self._session.caret if self._session else None
            if selected := self._selected():
                self.phrase.setText(selected)
        self.show()
        if (column := self.parentWidget()) is not None:
            column.installEventFilter(self)
        self._keys = self.phrase
        self.phrase.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.phrase.selectAll()
        self._look()

    def open_replacing(self) -> None:
        """Show the bar with what replaces; where something is being sought, that is typed next."""
        is_sought = self.isVisible() and self.phrase.hasFocus() and bool(self.phrase.text())
        self._turn_replacing(is_open=True)
        if is_sought:
            self._keys = self.replacement
            self.replacement.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.open_bar()

    def close_bar(self) -> None:
        """Hide the bar; the last match stays selected, or the caret where somebody writes."""
        caret = self._session.caret if self._session else None
        caret = self._shown if self._index() >= 0 and self._has_keys else caret
        self.hide()
        self._finding.seek(None)
        self.closed.emit(caret)

    def take_keys(self) -> None:
        """Take the keys back: a match was shown."""
        self._keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go to the next match; after the last comes the first."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the match before; before the first comes the last."""
        self._go(-1)

    def replace(self) -> None:
        """Replace the match that is shown and go on; without one, show the first."""
        index = self._index()
        if index < 0:
            self._go(1)
        else:
            self._finding.replace(index, self._new())

    def replace_all(self) -> None:
        """Replace every match in the story, as one step."""
        self._finding.replace_all(self._new())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Escape in both fields; Undo there is the story's.

        Escape closes from the story's text, too, where nothing there has taken it. Both fields
        are equally wide.
        """
        if watched is self.parentWidget():
            return self._close_by(event) or super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        if event.type() is QEvent.Type.KeyPress and watched in (self.phrase, self.replacement):
            return self._take(watched, cast(QKeyEvent, event))
        if event.type() is QEvent.Type.Resize and watched is self.phrase:
            self.replacement.setFixedWidth(self.phrase.width())
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._keys = watched
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._themes.current.colour("chrome"))
        hairline = self._themes.current.colour("hairline")
        painter.fillRect(0, self.height() - 1, self.width(), 1, hairline)

    def _close_by(self, event: QEvent) -> bool:
        """Close where Escape came through to what holds the bar and the story."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or event.modifiers() or not self.isVisible():
            return False
        self.close_bar()
        return True

    def _take(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go_back()
        elif watched is self.replacement:
            self.replace()
        else:
            self.go_on()
        return True

    # What is sought

    @property
    def _has_keys(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _selected(self) -> str:
        """What is selected in the story, if it is a phrase."""
        session = self._session
        caret = session.caret if session else None
        if session is None or caret is None or caret.anchor is None:
            return ""
        if not has_place(session.story, caret.place) or caret.place.field == "keywords":
            return ""
        text = text_at(session.story, caret.place)[caret.start : caret.end]
        return text if "\n" not in text and len(text) <= LONGEST_SELECTION else ""

    def _sought(self) -> Sought:
        return self.find_row.sought

    def _new(self) -> Replacement:
        return self.replace_row.new

    def _seek(self) -> None:
        """Something else is sought: show the first match from where the search began."""
        self._wanted, self._is_wanted = self._from, True
        self._look()

    def _note_change(self, _changed: Changed) -> None:
        """What was said of a replacement is true until the next change."""
        if self._says_replaced:
            self._says_replaced = False
            self.told.say("")

    def _look(self) -> None:
        self.told.say("")
        self._finding.seek(self._sought())

    def _turn_replacing(self, is_open: bool) -> None:
        self.replace_row.setVisible(is_open)
        self.find_row.show_replacing(is_open)
        if not is_open and self._keys is self.replacement:
            self._keys = self.phrase

    # What was found

    def _index(self) -> int:
        """The number of the match that is shown; -1 if it is none any more."""
        found = self._finding.state.found
        if self._shown is None or not found:
            return -1
        index = found.index_from(self._shown)
        return index if _is_same(found.caret(index), self._shown) else -1

    def _go(self, step: int) -> None:
        if not self.isVisible():
            self.open_bar()
        session, found = self._session, self._finding.state.found
        if session is None or not found:
            return
        # Where the form could not show a match, the caret has stayed where it was before.
        index = self._index() if session.caret == self._caret_then else -1
        is_there = index >= 0
        if not is_there:
            index = found.index_from(session.caret)
            is_there = _is_same(found.caret(index), session.caret)
        self._show(index + step if is_there or step < 0 else index)

    def _show(self, index: int) -> None:
        found = self._finding.state.found
        self._shown = self._from = found.caret(index % len(found))
        self._say_count()
        is_selected = self.phrase.hasSelectedText()
        self.match_wanted.emit(self._shown)
        if is_selected:
            # A field that gave the keys away and got them back has nothing selected any more.
            self.phrase.selectAll()
        if self._session is not None:
            self._caret_then = self._session.caret
            self._say_where(self._session.story, self._shown)

    def _say_where(self, story: Story, match: Caret) -> None:
        """Say where a match stands that the form cannot show."""
        if not _is_same(match, self._caret_then):
            where = label(story, match.place)
            sentence = _("This match is in a field that is not on the form: {where}.")
            self.told.say(sentence.format(where=where))
        elif not self._has_problem:
            self.told.say("")

    def _show_state(self, looked: Looked) -> None:
        is_shut = not self.isVisible()
        if looked.problem or self._has_problem:
            self.told.say(f"⚠ {looked.problem}" if looked.problem else "", "red")
        self._has_problem = bool(looked.problem)
        if self._is_wanted and self._finding.is_fresh and not is_shut:
            self._is_wanted = False
            if looked.found:
                self._show(looked.found.index_from(self._wanted))
        self._say_count()
        self.replace_row.set_found(bool(looked.found))
        self.found_changed.emit(looked.found)

    def _note_replaced(self, done: Done) -> None:
        if done.caret is None:
            matches = counted("{n} match", "{n} matches", done.matches)
            fields = counted("{n} field", "{n} fields", done.fields)
            said = _("Replaced {matches} in {fields}. Undo takes all of it back.")
            self.told.say(said.format(matches=matches, fields=fields))
            self._says_replaced = True
            self._announce(self.told.text())
        elif self._finding.is_fresh and self._finding.state.found:
            self._show(self._finding.state.found.index_from(done.caret))
        else:
            self._wanted, self._is_wanted = done.caret, True
        self.take_keys()

    def _say_count(self) -> None:
        looked, index = self._finding.state, self._index()
        number = len(looked.found)
        if not self.phrase.text() or looked.problem:
            said = ""
        elif not number:
            said = _("Searching…") if looked.is_under_way else _("No match")
        elif index < 0:
            said = counted("{n} found", "{n} found", number)
        else:
            said = _("{at} of {all}").format(at=numeral(index + 1), all=numeral(number))
        self.find_row.say(said)

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def _is_same(one: Caret, other: Caret | None) -> bool:
    """Whether two carets select the same; a match of no width is a caret without a selection."""
    if other is None:
        return False
    return (one.place, one.start, one.end) == (other.place, other.start, other.end)
