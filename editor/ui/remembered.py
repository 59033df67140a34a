"""What the window remembers from one day to the next: its place, its panes, its choices."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.ui.panes import PaneState

_LEAST_SEEN = 120
"""Pixels of a window that have to be on a screen for it to be found."""


class Remembered:
    """Reads and writes one small file; what cannot be read there counts as not remembered."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def panes(self) -> PaneState:
        """Which panes were shown, and how wide."""
        usual = PaneState()
        widths = self._text("panes/widths").split()
        sound = len(widths) == 3 and all(width.isdecimal() for width in widths)
        return PaneState(
            self._is("panes/library_when_wide", usual.library_when_wide),
            self._is("panes/library_when_narrow", usual.library_when_narrow),
            self._is("panes/preview", usual.preview),
            (int(widths[0]), int(widths[1]), int(widths[2])) if sound else usual.widths,
        )

    @panes.setter
    def panes(self, state: PaneState) -> None:
        self._settings.setValue("panes/library_when_wide", int(state.library_when_wide))
        self._settings.setValue("panes/library_when_narrow", int(state.library_when_narrow))
        self._settings.setValue("panes/preview", int(state.preview))
        self._settings.setValue("panes/widths", " ".join(map(str, state.widths)))

    @property
    def details_open(self) -> bool:
        """Whether the form's Details were open."""
        return self._is("details", False)

    @details_open.setter
    def details_open(self, is_open: bool) -> None:
        self._settings.setValue("details", int(is_open))

    @property
    def zoom(self) -> float:
        """The preview's zoom."""
        try:
            return float(self._text("zoom") or 1)
        except ValueError:
            return 1.0

    @zoom.setter
    def zoom(self, factor: float) -> None:
        self._settings.setValue("zoom", f"{factor:.3f}")

    def folder(self, *purposes: str) -> Path:
        """The folder used last for the first of some purposes that has one; else the home.

        A purpose is `import`, a format's name, ….
        """
        named = (self._text(f"folders/{purpose}") for purpose in purposes)
        folders = (Path(each) for each in named if each)
        return next((each for each in folders if each.is_dir()), Path.home())

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Remember a folder."""
        self._settings.setValue(f"folders/{purpose}", str(folder))

    @property
    def export_format(self) -> str:
        """The name of the format exported last."""
        return self._text("export_format")

    @export_format.setter
    def export_format(self, name: str) -> None:
        self._settings.setValue("export_format", name)

    def place(self, window: QWidget) -> bool:
        """Put a window where it was, if that is still on a screen; whether it was."""
        geometry = self._settings.value("geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            return False
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if not any(_is_seen(window.frameGeometry() & screen) for screen in screens):
            window.move(screens[0].topLeft())
        screen = window.screen().availableGeometry()
        window.resize(window.size().boundedTo(screen.size()))
        return True

    def keep_place(self, window: QWidget) -> None:
        """Remember where a window is, and bring everything to the disk."""
        self._settings.setValue("geometry", window.saveGeometry())
        self._settings.sync()

    def _text(self, key: str) -> str:
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else str(value)

    def _is(self, key: str, usual: bool) -> bool:
        return {"0": False, "1": True}.get(self._text(key), usual)


def _is_seen(part: QRect) -> bool:
    return part.width() >= _LEAST_SEEN and part.height() >= _LEAST_SEEN
