"""Texts on pages as PDF or on a printer; off the UI thread, page by page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from editor.model.errors import NotKept
from editor.model.proofs.prints import Print
from editor.model.translation import _
from editor.services.prints import finished_pdf
from editor.services.progress import Progress
from editor.ui.preview.width import Paper
from editor.ui.printing.paged import PagedText, Setting

RESOLUTION = 300
"""Dots to the inch in which places are counted; letters and lines are exact at any size."""


def pdf_of(text: Print, setting: Setting, paper: Paper, progress: Progress) -> bytes:
    """A text as a PDF; empty where it was stopped. Raises NotKept."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(whole_sheet(paper))
    paint_all(text, setting, writer, progress)
    buffer.close()
    return b"" if progress.is_cancelled else finished_pdf(bytes(data.data()), text)


def paint_all(text: Print, setting: Setting, device: QPagedPaintDevice, progress: Progress) -> None:
    """Paint every page, until somebody stops it. Raises NotKept where the device takes none."""
    # Qt's layout sets timers, and complains in a thread that could never run any.
    _loop = QEventLoop()
    paged = PagedText(text, setting, device)
    painter = QPainter()
    if not painter.begin(device):
        raise NotKept(_("The printer does not take the pages."), _("Choose another printer."))
    for page in range(paged.pages):
        if progress.is_cancelled:
            break
        progress.report(page, paged.pages)
        if page:
            device.newPage()
        paged.paint(painter, page)
    painter.end()


def whole_sheet(paper: Paper) -> QPageLayout:
    """The paper without margins: the text has its own."""
    return QPageLayout(QPageSize(paper.size), QPageLayout.Orientation.Portrait, QMarginsF())
