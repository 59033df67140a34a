"""Focus mode: only the page, and of it above all the paragraph that is being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from editor.model.choices import FOCUS_DIMS
from editor.model.places import Caret
from editor.services.settings import Settings
from editor.ui.comfort.veil import Veil
from editor.ui.form.form import StoryForm
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.panes import Panes
from editor.ui.theme import Themes

_NO_LIMIT = 16_777_215  # Qt's own QWIDGETSIZE_MAX.


class FocusMode(QObject):
    """Folds panes, menus and bars away, and brings them back as they were.

    The menu bar is made low, not hidden: the keys of hidden menus do nothing.
    """

    turned = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        bars: Sequence[QWidget],
        form: StoryForm,
        area: ScrollingSheet,
        settings: Settings,
        themes: Themes,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._bars = bars
        self._folded: list[QWidget] = []
        self._form = form
        self._fields = area.sheet.page.fields
        self._settings = settings
        self._veil = Veil(area.sheet, themes)
        self._is_on = False
        form.caret_moved.connect(self._follow)
        form.installEventFilter(self)
        themes.changed.connect(self._veil.update)
        themes.look_changed.connect(self._dim)
        settings.changed.connect(lambda _: self._dim())
        panes.library_shown.connect(lambda _: self._note_panes())

    @property
    def is_on(self) -> bool:
        """Whether only the page is to be seen."""
        return self._is_on

    def turn(self) -> None:
        """Begin, or leave."""
        self.leave() if self._is_on else self.enter()

    def enter(self) -> None:
        """Fold everything else away."""
        if self._is_on:
            return
        self._is_on = True
        self._window.menuBar().setMaximumHeight(0)
        self._folded = [bar for bar in self._bars if not bar.isHidden()]
        for bar in self._folded:
            bar.hide()
        self._panes.set_alone(True)
        self._dim()
        self.turned.emit(True)

    def leave(self) -> None:
        """Bring everything back."""
        if not self._is_on:
            return
        self._is_on = False
        self._window.menuBar().setMaximumHeight(_NO_LIMIT)
        for bar in self._folded:
            bar.show()
        self._panes.set_alone(False)
        self._dim()
        self.turned.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves, where nothing on the page has taken it."""
        is_press = event.type() == QEvent.Type.KeyPress
        if self._is_on and is_press and _is_escape(event):
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _note_panes(self) -> None:
        """A pane that is asked for ends it."""
        if self._is_on and not self._panes.is_alone:
            self.leave()

    def _dim(self) -> None:
        self._veil.setVisible(self._is_on and self._settings.value(FOCUS_DIMS))
        self._follow(self._form.caret())

    def _follow(self, caret: Caret | None) -> None:
        if self._is_on:
            self._veil.follow(self._fields.at(caret.place) if caret is not None else None)


def _is_escape(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
        and not event.modifiers() & Qt.KeyboardModifier.KeyboardModifierMask
    )
