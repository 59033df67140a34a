"""One difference: its label, the way back, and its text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.model.comparing.compare import Difference, What
from editor.model.translation import N_, _
from editor.ui.form.labels import Label, QuietButton
from editor.ui.form.page_text import MARGIN
from editor.ui.form.stack import Arranged
from editor.ui.history.changed_text import ChangedText
from editor.ui.history.inks import SOURCE, Inks, look_of
from editor.ui.history.passages import heading, lines_of, spoken, words_of
from editor.ui.theme import Theme

_BACK = {
    What.CHANGED: N_("Make this again what it was; Undo takes that back"),
    What.ADDED: N_("Take this out again; Undo brings it back"),
    What.REMOVED: N_("Bring this back; Undo takes it out again"),
    What.MOVED: N_("Move this back to where it was; Undo moves it again"),
}


class DifferenceRow(Arranged):
    """A field or an item that is not the same in both."""

    restore_wanted = Signal(object)  # A Place.
    grown = Signal()

    def __init__(
        self,
        parent: QWidget,
        difference: Difference,
        theme: Theme,
        *,
        width: int,
        inks: Inks,
        is_source: bool,
        can_restore: bool,
    ) -> None:
        super().__init__(parent)
        self.difference = difference
        self._is_source = is_source
        self._inks = inks
        self._unfolded: frozenset[int] = frozenset()
        self._label = Label(self, heading(difference))
        self._restore = QuietButton(
            self, _("Restore this"), _("Restore {label}").format(label=difference.label)
        )
        self._restore.setToolTip(_(_BACK[difference.what]))
        self._restore.setVisible(can_restore)
        self.text = ChangedText(self, SOURCE if is_source else look_of(difference.place))
        self.text.setAccessibleName(f"{difference.label}, {_(difference.what)}")
        self.text.setAccessibleDescription(spoken(difference))
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(difference.place))
        self.text.unfold_wanted.connect(self._unfold)
        self.setTabOrder(self.text, self._restore)
        self._label.dress(theme)
        self._restore.dress(theme)
        self.text.dress(theme)
        # Before it is written: so the text is laid out once.
        self.text.set_width(width - MARGIN)
        self._write()
        self.text.grown.connect(self.grown)

    def arrange(self, width: int) -> int:
        """Label and button side by side, the text below.

        The row reaches beyond the text, so that the button's words end where the text does.
        """
        button, label = self._restore.sizeHint(), self._label.sizeHint()
        has_button = not self._restore.isHidden()
        top = button.height() if has_button else label.height() + 4
        room = width - (button.width() if has_button else 0)
        width -= MARGIN
        self._label.setGeometry(0, 0, room, top)
        self._restore.setGeometry(room, 0, button.width(), button.height())
        height = self.text.set_width(width)
        self.text.move(0, top)
        return top + height

    def _write(self) -> None:
        if self._is_source:
            self.text.show_source(lines_of(self.difference, self._unfolded), self._inks)
        else:
            self.text.show_words(words_of(self.difference, self._unfolded), self._inks)

    def _unfold(self, fold: int) -> None:
        self._unfolded |= {fold}
        self._write()
