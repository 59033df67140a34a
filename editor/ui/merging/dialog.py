"""A merge before it is made: all conflicts beside each other, or what would change without any."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.model.comparing.compare import Difference, Sign, What, compare
from editor.model.comparing.merge import Merged
from editor.model.direction import isolated
from editor.model.story import Story
from editor.model.text import word_count
from editor.model.translation import _, counted, numeral
from editor.ui.dialogs.parts import Dialog, heading, quiet
from editor.ui.dialogs.two_lines import TwoLineList, two_lines
from editor.ui.merging.card import ConflictCard
from editor.ui.merging.sides import Sides, around
from editor.ui.theme import Theme

_MOST_NAMED = 4


class MergeDialog(Dialog):
    """Merges only once every conflict was decided by somebody."""

    decided = Signal(object)
    """A Choice for each conflict, by its number, as a dict."""

    def __init__(
        self, merged: Merged, ours: Story, sides: Sides, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(sides.title, parent)
        self._theme = theme
        self.cards = [
            ConflictCard(
                each,
                around(merged.story, each),
                sides,
                _("{number} of {conflicts}").format(
                    number=number, conflicts=numeral(len(merged.conflicts))
                ),
                theme,
                self,
            )
            for number, each in enumerate(merged.conflicts, 1)
        ]
        self._count = QLabel()
        self._scroll = QScrollArea()
        self.column.addWidget(heading(sides.title, theme, self))
        if sides.told:
            self.column.addWidget(quiet(sides.told, theme, self))
        if self.cards:
            self._add_taken(ours, merged.story, sides)
            self._add_conflicts()
        else:
            self._add_changes(ours, merged.story)
        self._merge = self._add_foot()
        self._show_decided()
        self.resize(900, 660 if self.cards else 420)

    def go_on(self) -> None:
        """Give the keys to the next conflict, from the last one to the first."""
        self._go(1)

    def go_back(self) -> None:
        """Give the keys to the conflict before."""
        self._go(-1)

    def accept(self) -> None:
        """Merge, if everything is decided."""
        choices = {card.number: card.choice for card in self.cards if card.choice}
        if len(choices) == len(self.cards):
            super().accept()
            self.decided.emit(choices)

    def _add_taken(self, ours: Story, merged: Story, sides: Sides) -> None:
        """Say what comes in whatever is decided."""
        labels = [each.label for each in compare(ours, merged).differences]
        if labels:
            more = len(labels) - _MOST_NAMED
            named = ", ".join(labels[:_MOST_NAMED])
            if more > 0:
                rest = counted("and {n} more", "and {n} more", more)
                named = f"{named} {rest}"
            what = counted("{n} change", "{n} changes", len(labels))
            said = _("Without a conflict {what} from “{theirs}” will be taken: {named}.").format(
                what=what, theirs=isolated(sides.theirs), named=named
            )
            self.column.addWidget(quiet(said, self._theme, self))

    def _add_conflicts(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for card in self.cards:
            card.chosen.connect(self._show_decided)
            self.redressed.connect(card.redressed)
            column.addWidget(card)
        column.addStretch(1)
        page.setObjectName("conflicts")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Conflicts"))
        self._scroll.setWidget(page)
        self.column.addWidget(self._scroll, 1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_keys)
        self.cards[0].take_keys()

    def _add_changes(self, ours: Story, merged: Story) -> None:
        """Say what a merge without conflicts would do."""
        differences = compare(ours, merged).differences
        if not differences:
            said = _("Nothing would change: this story holds all of it already.")
        else:
            said = _("There are no conflicts. This would change here, and can be undone:")
        self.column.addWidget(quiet(said, self._theme, self))
        changes = TwoLineList(_("What would change"), self._theme, self)
        for each in differences:
            changes.addItem(two_lines(each.label, what_happens(each)))
        changes.setVisible(bool(differences))
        self.column.addWidget(changes, 1)
        self.column.addStretch()

    def _add_foot(self) -> QPushButton:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self.cards:
            row.addWidget(self._count)
            for text, name, keys, call in (
                (_("Previous"), _("Previous conflict"), "Alt+Up", self.go_back),
                (_("Next"), _("Next conflict"), "Alt+Down", self.go_on),
            ):
                button = QPushButton(text, self)
                button.setAutoDefault(False)
                button.setAccessibleName(name)
                sequence = QKeySequence(keys)
                told = sequence.toString(QKeySequence.SequenceFormat.NativeText)
                button.setToolTip(f"{name} ({told})")
                button.clicked.connect(call)
                QShortcut(sequence, self, call)
                row.addWidget(button)
        row.addStretch(1)
        merge = QPushButton(_("Merge"), self)
        merge.setAutoDefault(False)
        merge.clicked.connect(self.accept)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(merge)
        row.addWidget(cancel)
        self.column.addSpacing(4)
        self.column.addLayout(row)
        return merge

    def _show_decided(self) -> None:
        decided = sum(card.choice is not None for card in self.cards)
        self._count.setText(
            _("{decided} of {cards} decided").format(
                decided=numeral(decided), cards=numeral(len(self.cards))
            )
        )
        is_ready = decided == len(self.cards)
        self._merge.setEnabled(is_ready)
        self._merge.setDefault(is_ready)
        self._merge.setToolTip("" if is_ready else _("Each conflict has to be decided first"))

    def _current(self) -> int:
        focused = self.focusWidget()
        found = (n for n, card in enumerate(self.cards) if card.isAncestorOf(focused))
        return next(found, -1) if focused else -1

    def _go(self, step: int) -> None:
        current = self._current()
        self.cards[(current + step) % len(self.cards) if current >= 0 else 0].take_keys()

    def _follow_keys(self, _before: QWidget | None, focused: QWidget | None) -> None:
        for card in self.cards:
            has_keys = focused is not None and card.isAncestorOf(focused)
            card.show_current(has_keys)
            if has_keys:
                self._scroll.ensureWidgetVisible(card, 0, 0)


def what_happens(difference: Difference) -> str:
    """What becomes of a field or an item, in words."""
    if difference.what is not What.CHANGED:
        return _(difference.what)
    added, removed = (
        word_count(" ".join(run.text for run in difference.runs if run.sign is sign))
        for sign in (Sign.ADDED, Sign.REMOVED)
    )
    said = []
    if added:
        said.append(counted("{n} word added", "{n} words added", added))
    if removed:
        said.append(counted("{n} word removed", "{n} words removed", removed))
    return ", ".join(said) or _("changed")
