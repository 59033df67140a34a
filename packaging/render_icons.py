"""Renders resources/icons/nutgraf.svg into the sizes that desktops ask for."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    """Writes one PNG for each size beside the drawing."""
    icons = Path(__file__).resolve().parents[1] / "resources" / "icons"
    application = QGuiApplication([])
    drawing = QSvgRenderer(str(icons / "nutgraf.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        if not image.save(str(icons / f"nutgraf-{size}.png")):
            raise SystemExit(f"Could not write the icon of {size} pixels.")
    application.quit()


if __name__ == "__main__":
    main()
