"""The small picture of a figure on the page of the form; clicked, it asks for an image."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from editor.model.translation import _
from editor.ui.theme import Theme

WIDTH, HEIGHT = 176, 132
"""The room of a small picture, in pixels."""

_LEAST = 64
_ROUND = 3

Fetch: TypeAlias = Callable[[str, QSize, Callable[[QImage], None]], None]
"""Gives the small picture of an image, no larger than a size; a null one if it is not there."""


class Thumbnail(QAbstractButton):
    """Shows an image, or that it is still to come, or that the library does not have it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._digest = ""
        self._image = QImage()
        self._is_awaited = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dress(theme)
        self._fit()

    @property
    def has_image(self) -> bool:
        """Whether the image itself is shown."""
        return not self._image.isNull()

    @property
    def said(self) -> str:
        """What stands there in the place of an image."""
        if not self._digest:
            return _("Image to come")
        return _("Loading…") if self._is_awaited else _("Not in the library")

    def show_digest(self, digest: str, fetch: Fetch | None) -> None:
        """Show another image; the one that is shown already stays as it is."""
        tip = _("Replace the image") if digest else _("Choose an image, or drop a file here")
        self.setToolTip(tip)
        if digest == self._digest and (self.has_image or not digest or self._is_awaited):
            return
        self._digest, self._image = digest, QImage()
        self._is_awaited = bool(digest and fetch)
        self._fit()
        if digest and fetch is not None:
            ratio = self.devicePixelRatioF()
            fetch(digest, QSize(WIDTH, HEIGHT) * ratio, lambda image: self._take(digest, image))

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme."""
        palette = self.palette()
        for role, name in (
            (QPalette.ColorRole.Window, "chrome"),
            (QPalette.ColorRole.WindowText, "quiet"),
            (QPalette.ColorRole.Dark, "edge"),
            (QPalette.ColorRole.Accent, "accent"),
        ):
            palette.setColor(role, theme.colour(name))
        self.setPalette(palette)
        self.setFont(theme.control_font(0.9))
        self.update()

    def sizeHint(self) -> QSize:
        """The room it takes: a picture's own shape within its bounds."""
        if not self.has_image:
            return QSize(WIDTH, HEIGHT * 3 // 4)
        shown = self._image.size().scaled(WIDTH, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
        return QSize(WIDTH, max(_LEAST, shown.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or a calm frame for it, and a line around it at the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.has_image:
            box = self._paint_image(painter, box)
        else:
            self._paint_frame(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _paint_image(self, painter: QPainter, box: QRectF) -> QRectF:
        size = self._image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        # Small pictures are shown at their own size, at the edge where the text begins.
        size = size.boundedTo(self._image.size())
        shown = QRectF(box.topLeft(), size.toSizeF())
        outline = QPainterPath()
        outline.addRoundedRect(shown, _ROUND, _ROUND)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(shown, self._image)
        painter.restore()
        return shown

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.said)

    def _take(self, digest: str, image: QImage) -> None:
        if digest == self._digest:
            self._image, self._is_awaited = image, False
            self._fit()

    def _fit(self) -> None:
        self.setAccessibleDescription("" if self.has_image else self.said)
        self.updateGeometry()
        self.update()
