"""Draws resources/icons/controls: arrows, tick and cross of controls, which a style sheet needs
as files, in the inks of the light and of the dark palette.

    QT_QPA_PLATFORM=offscreen python packaging/draw_controls.py
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen

from editor.ui.theme import DARK, LIGHT

SIDE = 12
SHAPES = {
    "down": (((2.5, 4.5), (6.0, 8.0), (9.5, 4.5)), "quiet", 1.5),
    "up": (((2.5, 7.5), (6.0, 4.0), (9.5, 7.5)), "quiet", 1.5),
    "clear": (((3, 3), (9, 9), (6, 6), (9, 3), (3, 9)), "quiet", 1.3),
    "check": (((2.0, 6.4), (4.8, 9.2), (10.0, 3.0)), "on_accent", 1.8),
}


def main() -> None:
    """Write every shape for both palettes, at one and two pixels for a point."""
    folder = Path(__file__).resolve().parents[1] / "resources" / "icons" / "controls"
    folder.mkdir(exist_ok=True)
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        for name, (points, ink, width) in SHAPES.items():
            for scale, suffix in ((1, ""), (2, "@2x")):
                image = _drawn(points, getattr(colours, ink), width, scale)
                image.save(str(folder / f"{name}-{theme}{suffix}.png"))


def _drawn(
    points: tuple[tuple[float, float], ...], colour: str, width: float, scale: int
) -> QImage:
    image = QImage(SIDE * scale, SIDE * scale, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(*point) for point in points])
    painter.end()
    return image


if __name__ == "__main__":
    application = QGuiApplication([])
    main()
