"""Icons: the Phosphor set that QtAwesome carries, painted in the theme's inks.

QtAwesome itself is not imported: with what it brings along that takes a quarter of a second and
all Qt modules there are. Its font and the font's map are all that is needed; they are read when
the first icon is painted.
"""

from __future__ import annotations

import json
from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)

from editor.system.paths import package_file
from editor.ui.theme import Themes

_PACKAGE = "qtawesome"
_FONT = "fonts/phosphor-*.ttf"
_MAP = "fonts/phosphor-charmap-*.json"


class Icons:
    """Gives icons by their names in the Phosphor set, as `plus` or `magnifying-glass`."""

    def __init__(self, themes: Themes) -> None:
        self._themes = themes

    def icon(self, name: str, ink: str = "quiet") -> QIcon:
        """An icon in an ink of the palette; it follows the theme when it is painted again."""
        return QIcon(_Engine(self, name, ink))

    def paint(self, painter: QPainter, rect: QRect, name: str, ink: str) -> None:
        """Paint an icon into a rectangle; without the set nothing is painted."""
        face, characters = self._set
        if name not in characters:
            return
        font = QFont(face)
        font.setPixelSize(min(rect.width(), rect.height()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(self._themes.current.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, characters[name])
        painter.restore()

    @cached_property
    def _set(self) -> tuple[str, dict[str, str]]:
        """The font's family and its characters by name; empty where the set is not there."""
        try:
            font, names = package_file(_PACKAGE, _FONT), package_file(_PACKAGE, _MAP)
        except FileNotFoundError:
            return "", {}
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(font))
        )
        codes: dict[str, str] = json.loads(names.read_text("ascii"))
        return (families or [""])[0], {name: chr(int(code, 16)) for name, code in codes.items()}


class _Engine(QIconEngine):
    """Paints one icon whenever Qt asks for it, so that a change of theme needs no new icons."""

    def __init__(self, icons: Icons, name: str, ink: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _: QIcon.State) -> None:
        ink = "faint" if mode is QIcon.Mode.Disabled else self._ink
        self._icons.paint(painter, rect, self._name, ink)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._ink)
