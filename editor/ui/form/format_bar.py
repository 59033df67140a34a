"""The slim row of buttons above the form: what the Format menu does, and what is set at the caret.

It stays out of the way: a click leaves the caret where it is, and Tab passes it by. A command
goes to it; there the arrow keys lead from button to button, Escape leads back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from editor.model.choices import FORMAT_BAR
from editor.model.translation import N_, _
from editor.services.settings import Settings
from editor.ui.actions import Actions
from editor.ui.icons import Icons

PAUSE = 60
"""Milliseconds after which the buttons show where the caret has gone."""

_BUTTONS = (
    (("bold", "text-bolder"), ("italic", "text-italic"), ("link", "link-simple")),
    (("quote", "quotes"), ("bullet_list", "list-bullets"), ("numbered_list", "list-numbers")),
    (("crosshead", "text-h"), ("table", "table"), ("rule", "minus")),
)
_STATES = frozenset(("bold", "italic", "link", "quote", "bullet_list", "numbered_list", "table"))
_NAME = N_("Format bar")
_ICON = 18


class FormatBar(QWidget):
    """The format bar; `formats` tells what is set at the caret, None where nothing can be."""

    def __init__(
        self,
        actions: Actions,
        icons: Icons,
        settings: Settings,
        formats: Callable[[], frozenset[str] | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_(_NAME))
        self._formats = formats
        self._settings = settings
        self._came_from: QWidget | None = None
        self._buttons: list[_Button] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 4)
        row.setSpacing(2)
        row.addStretch()
        for number, group in enumerate(_BUTTONS):
            if number:
                row.addSpacing(12)
            for name, icon in group:
                button = _Button(self, actions[name], name in _STATES)
                button.setIcon(icons.icon(icon, "text"))
                self._buttons.append(button)
                row.addWidget(button)
        row.addStretch()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.refresh)
        settings.changed.connect(self._follow)
        self._follow(None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint a hairline below, at the height of that above the page."""
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {"format_bar": self.enter}

    def _follow(self, _none: None) -> None:
        """Be there or not, as a person chose."""
        self.setVisible(self._settings.value(FORMAT_BAR))
        self.refresh()

    def refresh_soon(self) -> None:
        """The caret went somewhere: show it once it rests."""
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def refresh(self) -> None:
        """Show what is set at the caret."""
        formats = self._formats()
        for button in self._buttons:
            button.show_state(formats)

    def enter(self) -> None:
        """Give the keys to the first button that can be pressed, or back to the text."""
        if self.window().focusWidget() in self._buttons:
            self._leave()
            return
        self.refresh()
        ready = [button for button in self._buttons if button.isEnabled()]
        if ready:
            self._came_from = self.window().focusWidget()
            ready[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, key: Qt.Key) -> bool:
        """Arrow keys lead from button to button, Escape back to the text; False for other keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps:
            self._step(steps[key])
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def give_back(self) -> None:
        """A button was pressed by key: go on writing."""
        if self._came_from is not None and self.window().focusWidget() in self._buttons:
            self._leave()

    def _leave(self) -> None:
        target, self._came_from = self._came_from, None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        ready = [button for button in self._buttons if button.isEnabled()]
        focused = self.window().focusWidget()
        if ready:
            at = ready.index(focused) if focused in ready else 0
            ready[(at + by) % len(ready)].setFocus(Qt.FocusReason.TabFocusReason)


class _Button(QToolButton):
    """A button for one of the window's actions."""

    def __init__(self, bar: FormatBar, action: QAction, has_state: bool) -> None:
        super().__init__(bar)
        self._bar = bar
        self._action = action
        self._is_in_body = False
        name = action.text().replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setAccessibleDescription(action.toolTip())
        self.setToolTip(f"{action.toolTip()} ({keys})" if keys else action.toolTip())
        self.setCheckable(has_state)
        self.setAutoRaise(True)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._press)
        action.changed.connect(self._show_enabled)

    def show_state(self, formats: frozenset[str] | None) -> None:
        """Show whether it can be pressed, and whether what it does is done at the caret."""
        self._is_in_body = formats is not None
        self._show_enabled()
        if self.isCheckable():
            is_set = formats is not None and self._action.objectName() in formats
            self.setChecked(is_set and self.isEnabled())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the bar what leads away from this button."""
        if not self._bar.take_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _show_enabled(self) -> None:
        self.setEnabled(self._is_in_body and self._action.isEnabled())
        if not self.isEnabled():
            self.setChecked(False)

    def _press(self) -> None:
        self._bar.give_back()
        self._action.trigger()
        self._bar.refresh()
