"""Two states of the story side by side in words: what they are, and what is not the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from editor.model.comparing.compare import Comparison
from editor.model.places import Place
from editor.model.rows import block_at
from editor.model.translation import _, numeral
from editor.ui.history.choosing import Pair
from editor.ui.history.comparison_view import ComparisonView
from editor.ui.history.sentence import Sentence
from editor.ui.history.source import Compared
from editor.ui.history.version_head import VersionHead
from editor.ui.icons import Icons
from editor.ui.theme import Themes


class ComparedStates(QWidget):
    """The head of the selected version over the comparison, or over a sentence in its place."""

    page_wanted = Signal(object)
    """The reader's page with what came and went, as a str; None: there is no comparison."""

    block_wanted = Signal(int)
    """A change was selected: the block of that page that shows it."""

    offer_taken = Signal()
    emptied = Signal()
    """The keys were in a comparison that holds nothing any more."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Compared | None = None
        self._is_outdated = False
        self._is_read_only = False
        self.head = VersionHead(themes, self)
        self._stack = QStackedWidget(self)
        self.comparison = ComparisonView(themes, icons, self._stack)
        self.sentence = Sentence(themes, self._stack)
        for each in (self.comparison, self.sentence):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setMinimumHeight(220)
        self.head.source_chosen.connect(self.comparison.show_source)
        self.sentence.taken.connect(self.offer_taken)
        self.comparison.reached.connect(self._find_block)

    @property
    def comparison_shown(self) -> Comparison | None:
        """What is not the same in the two states shown."""
        return self._shown.comparison if self._shown else None

    @property
    def restorable(self) -> int | None:
        """The version of which parts can be brought back: one that is compared with the story as
        it is at this moment.
        """
        if self._is_read_only or self._is_outdated:
            return None
        if self._shown is None or self._shown.newer is not None:
            return None
        return self._shown.older

    def set_read_only(self, is_read_only: bool) -> None:
        """Of a story that can only be read nothing can be brought back."""
        self._is_read_only = is_read_only
        self.head.note.setReadOnly(is_read_only)

    def outdate(self) -> None:
        """The story became another one: what is shown stays until it was compared anew."""
        self._is_outdated = True

    def forget(self) -> None:
        """What is shown does not belong to what comes next."""
        self._shown = None

    def show_compared(self, compared: Compared, selected: int) -> None:
        """Show a comparison; the way back to the selected version is open unless it is now."""
        pair, before = Pair(compared.older, compared.newer), self._shown
        again = before is not None and Pair(before.older, before.newer) == pair
        differences = compared.comparison.differences
        had_keys = self.comparison.isAncestorOf(QApplication.focusWidget() or self)
        self._shown = compared
        self._is_outdated = False
        is_now = not differences and pair == Pair(selected, None)
        can_write = not self._is_read_only
        self.head.show_comparison(compared.comparison, pair, can_restore=can_write and not is_now)
        self.comparison.show_comparison(
            compared.comparison, can_restore=can_write and pair.newer is None, again=again
        )
        if differences:
            self._stack.setCurrentWidget(self.comparison)
        else:
            self.sentence.say(_same(pair))
            self._stack.setCurrentWidget(self.sentence)
            if had_keys:
                self.emptied.emit()
        self.page_wanted.emit(compared.page)

    def say(self, sentence: str, hint: str = "", offer: str = "") -> None:
        """Say something in the place of a comparison."""
        self._shown = None
        self.head.show_comparison(None, None, can_restore=not self._is_read_only)
        self.sentence.say(sentence, hint, offer)
        self._stack.setCurrentWidget(self.sentence)
        self.page_wanted.emit(None)

    def _find_block(self, place: Place, position: int) -> None:
        blocks = self._shown.blocks if self._shown else ()
        block = block_at(blocks, place, position)
        if block is not None:
            self.block_wanted.emit(block)

    def say_slow(self, pair: Pair) -> None:
        """Say that a comparison takes its time; the same one as before stays in sight."""
        shown = self._shown
        if shown is None or Pair(shown.older, shown.newer) != pair:
            newer = (
                _("version {newer}").format(newer=numeral(pair.newer))
                if pair.newer
                else _("the story now")
            )
            self.sentence.say(
                _("Comparing version {older} with {newer}…").format(
                    older=numeral(pair.older), newer=newer
                )
            )
            self._stack.setCurrentWidget(self.sentence)


def _same(pair: Pair) -> str:
    if pair.newer is None:
        return _("Version {older} and the story now are the same.").format(
            older=numeral(pair.older)
        )
    return _("Versions {older} and {newer} are the same.").format(
        older=numeral(pair.older), newer=numeral(pair.newer)
    )
