"""One conflict: both sides beside each other, what they began from, and the choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.comparing.merge import Choice, Conflict, Disputed
from editor.model.direction import isolated
from editor.model.translation import _
from editor.ui.dialogs.parts import quiet
from editor.ui.merging.sides import Around, Sides, shown_against, shown_plainly, spoken_against
from editor.ui.theme import Colours, Theme, worn_colour

_STEPS: dict[int, int] = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ConflictCard(QWidget):
    """Nothing is chosen as it appears: nobody decides by not looking."""

    chosen = Signal()

    redressed = Signal(object)
    """The Colours that are worn now are others."""

    def __init__(
        self,
        conflict: Conflict,
        about: Around,
        sides: Sides,
        title: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.number = conflict.number
        self._theme = theme
        self._conflict = conflict
        self._is_current = False
        self._group = QButtonGroup(self)
        self._radios: dict[Choice, _Side] = {}
        self._state = quiet("", theme, self)
        self._state.setWordWrap(False)
        names = {Choice.OURS: sides.ours, Choice.THEIRS: sides.theirs, Choice.BOTH: _("Both")}
        for choice in _choices(conflict):
            self._radios[choice] = self._radio(names[choice])
        if both := self._radios.get(Choice.BOTH):
            both.setToolTip(
                _("First “{ours}”, then “{theirs}”").format(
                    ours=isolated(sides.ours), theirs=isolated(sides.theirs)
                )
            )
        self._base = _Panel(partial(shown_plainly, conflict.base, about), theme, self)
        self._base.setAccessibleName(
            _("Both began from: {base}").format(base=conflict.base or _("nothing"))
        )
        self._base.hide()
        self._show_base = QPushButton(_("Show what both began from"), self)
        self._show_base.setFlat(True)
        self._show_base.setAutoDefault(False)
        self._show_base.setCheckable(True)
        self._show_base.setAccessibleName(
            _("{label}: show what both began from").format(label=conflict.label)
        )
        self._show_base.toggled.connect(self._toggle_base)
        self._lay_out(title, about)
        self.setAccessibleName(f"{conflict.label}, {title}")
        self._show_state()

    @property
    def choice(self) -> Choice | None:
        """What was chosen; None until something is."""
        return next((each for each, radio in self._radios.items() if radio.isChecked()), None)

    def take_keys(self) -> None:
        """Give the keys to the choice made, or to the first one there is."""
        radio = self._radios[self.choice or Choice.OURS]
        radio.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_current(self, is_current: bool) -> None:
        """Mark the conflict that has the keys."""
        self._is_current = is_current
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line below, and one beside the conflict that has the keys."""
        painter = QPainter(self)
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, worn_colour("hairline"))
        if self._is_current:
            painter.fillRect(QRect(0, 10, 3, self.height() - 22), worn_colour("accent"))

    def _lay_out(self, title: str, about: Around) -> None:
        name = QLabel(self._conflict.label, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setFont(self._theme.control_font(1.05, bold=True))
        place = quiet(title, self._theme, self)
        place.setWordWrap(False)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(name)
        head.addWidget(place)
        head.addStretch(1)
        head.addWidget(self._state)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, choice in enumerate((Choice.OURS, Choice.THEIRS)):
            side = self._conflict.ours if choice is Choice.OURS else self._conflict.theirs
            base = self._conflict.base
            panel = _Panel(partial(shown_against, base, side, about), self._theme, self)
            radio = self._radios[choice]
            panel.setAccessibleName(f"{radio.text()}: {spoken_against(base, side)}")
            radio.setAccessibleDescription(spoken_against(base, side))
            panel.pressed.connect(radio.click)
            grid.addWidget(radio, 0, column)
            grid.addWidget(panel, 1, column)
            grid.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        if both := self._radios.get(Choice.BOTH):
            foot.addWidget(both)
        foot.addStretch(1)
        foot.addWidget(self._show_base)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 14)
        page.setSpacing(8)
        page.addLayout(head)
        page.addLayout(grid)
        page.addLayout(foot)
        page.addWidget(self._base)

    def _radio(self, text: str) -> _Side:
        radio = _Side(text, self)
        radio.stepped.connect(lambda step: self._step(radio, step))
        radio.setAccessibleName(f"{self._conflict.label}: {text}")
        radio.clicked.connect(self._note_choice)
        self._group.addButton(radio)
        return radio

    def _step(self, radio: _Side, step: int) -> None:
        """Choose the next one, or the one before, and give it the keys."""
        radios = list(self._radios.values())
        chosen = radios[(radios.index(radio) + step) % len(radios)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        chosen.click()

    def _note_choice(self) -> None:
        self._show_state()
        self.chosen.emit()

    def _show_state(self) -> None:
        choice = self.choice
        text = f"✓ {self._radios[choice].text()}" if choice else _("to be decided")
        self._state.take_ink("green" if choice else "amber")
        self._state.setText(text)

    def _toggle_base(self, is_shown: bool) -> None:
        self._base.setVisible(is_shown)
        text = _("Hide what both began from") if is_shown else _("Show what both began from")
        self._show_base.setText(text)


class _Side(QRadioButton):
    """A choice; arrow keys go on to the next one though none was made yet."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrow keys choose: Qt lets them only once there is a choice."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _Panel(QFrame):
    """Text on paper; a click on it chooses it."""

    pressed = Signal()

    def __init__(self, html: Callable[[Colours], str], theme: Theme, parent: ConflictCard) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        label = QLabel(html(theme.colours), self)
        parent.redressed.connect(lambda colours: label.setText(html(colours)))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setFont(theme.text_font(12))
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        super().mousePressEvent(event)
        self.pressed.emit()


def _choices(conflict: Conflict) -> tuple[Choice, ...]:
    """An item that one side took out cannot be both: kept it is as the other changed it."""
    if conflict.disputed is Disputed.ITEM:
        return (Choice.OURS, Choice.THEIRS)
    return conflict.choices
