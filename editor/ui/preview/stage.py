"""Where the page is held: as wide as the pane, or narrower in its middle, scaled if it must be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from editor.ui.preview.surface import PAPER, Surface
from editor.ui.preview.width import A4, Paper, Width, css_width

_LEAST_SCALE = 0.25  # The web engine's own.


class Stage(QWidget):
    """Holds the surface at a width.

    - A page of fixed width gets exactly that many CSS pixels, so that its own rules for narrow
      and wide screens hold; where the pane is narrower, it is shown smaller.
    """

    scale_changed = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._surface: Surface | None = None
        self._theme = "light"
        self._zoom = 1.0
        self._scale = 1.0
        self._width = Width.DESKTOP
        self._paper = A4

    @property
    def scale(self) -> float:
        """How many pixels a CSS pixel of the page takes."""
        return self._scale

    def put(self, surface: Surface) -> None:
        """Hold this surface from now on."""
        self._surface = surface
        surface.setParent(self)
        self._frame()
        surface.show()

    def drop(self) -> None:
        """Hold nothing."""
        self._surface = None

    def set_theme(self, theme: str) -> None:
        """Take the ground of a `light` or `dark` page."""
        self._theme = theme
        if self._surface:
            self._surface.set_theme(theme)
        self.update()

    def set_zoom(self, factor: float) -> None:
        """Show the page larger or smaller, as far as there is room."""
        self._zoom = factor
        self._arrange()

    def set_width(self, width: Width, paper: Paper) -> None:
        """Hold the page at a width."""
        if (width, paper) != (self._width, self._paper):
            self._width, self._paper = width, paper
            self._frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room that there is."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page's paper, or the desk that it lies on with a hairline at its sides."""
        painter = QPainter(self)
        if css_width(self._width, self._paper) is None:
            painter.fillRect(event.rect(), QColor(PAPER[self._theme]))
            return
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        if self._surface and self._width is not Width.PRINT:
            page = self._surface.geometry()
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            for x in (page.left() - 1, page.right() + 1):
                painter.drawLine(x, 0, x, self.height())

    def _frame(self) -> None:
        if self._surface:
            is_device = self._width in (Width.PHONE, Width.TABLET)
            paper = self._paper if self._width is Width.PRINT else None
            self._surface.set_frame(paper, is_device=is_device)
        self._arrange()

    def _arrange(self) -> None:
        css, room = css_width(self._width, self._paper), self.width()
        scale, pixels = self._zoom, room
        if css is not None:
            wanted = min(self._zoom, room / css) if room else self._zoom
            pixels = round(css * max(wanted, _LEAST_SCALE))
            scale = pixels / css
        if self._surface:
            self._surface.set_zoom(scale)
            self._surface.setGeometry((room - pixels) // 2, 0, pixels, self.height())
        if scale != self._scale:
            self._scale = scale
            self.scale_changed.emit(scale)
        self.update()
