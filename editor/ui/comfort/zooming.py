"""Zoom acts on what has the keys, or else on what is under the mouse: the form or the preview."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from editor.model.choices import TEXT_SIZE
from editor.model.errors import NotKept
from editor.services.settings import Settings
from editor.ui.form.sheet import ScrollingSheet

STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The sizes of text, in per cent of the usual one, that zoom goes through."""

_TOGETHER = 40
"""Milliseconds within which turns of the wheel lay the page out only once."""


class Zooming(QObject):
    """The commands of zoom, and the wheel with Ctrl over the form.

    `zoom_preview` takes steps, 0 for the usual size.
    """

    def __init__(
        self,
        settings: Settings,
        area: ScrollingSheet,
        preview: QWidget,
        zoom_preview: Callable[[int], None],
        refused: Callable[[NotKept], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._area = area
        self._preview = preview
        self._zoom_preview = zoom_preview
        self._refused = refused
        self._wanted = 0
        self._rest = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._rest.timeout.connect(self._turn)
        area.zoom_wanted.connect(self._note_wheel)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._zoom(0),
        }

    def _zoom(self, steps: int) -> None:
        if self._is_for_preview():
            self._zoom_preview(steps)
        else:
            self._choose(stepped(self._settings.value(TEXT_SIZE), steps))

    def _is_for_preview(self) -> bool:
        focused = QApplication.focusWidget()
        if focused is not None and self._holds(self._area, focused):
            return False
        if focused is not None and self._holds(self._preview, focused):
            return True
        return self._preview.underMouse()

    @staticmethod
    def _holds(pane: QWidget, widget: QWidget) -> bool:
        return widget is pane or pane.isAncestorOf(widget)

    def _note_wheel(self, notches: int) -> None:
        self._wanted += notches
        self._rest.start()

    def _turn(self) -> None:
        notches, self._wanted = self._wanted, 0
        if notches:
            self._choose(stepped(self._settings.value(TEXT_SIZE), notches))

    def _choose(self, size: int) -> None:
        try:
            self._settings.choose(TEXT_SIZE, size)
        except NotKept as error:
            self._refused(error)


def stepped(size: int, steps: int) -> int:
    """The size so many steps larger or smaller; 0 steps: the usual one."""
    if not steps:
        return TEXT_SIZE.default
    at = bisect_right(STEPS, size) - 1 if steps > 0 else bisect_left(STEPS, size)
    return STEPS[min(max(at + steps, 0), len(STEPS) - 1)]
