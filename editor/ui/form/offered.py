"""What Qt's clipboard and drags offer, as a value."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from editor.model.pasting.clipboard import Clipboard

MARKDOWN = "application/x-nutgraf-markdown"
"""The form in which a body's own text is copied, so that its marks stay marks."""


def clipboard_of(source: QMimeData) -> Clipboard:
    """The text that is offered, in every form that pasting knows."""
    # The bytes and not `html()`: Qt guesses their encoding, and knows less of it than we do.
    html = bytes(source.data("text/html").data()) if source.hasHtml() else b""
    markdown = bytes(source.data(MARKDOWN).data()) if source.hasFormat(MARKDOWN) else b""
    return Clipboard(source.text(), html, markdown.decode(errors="replace"))
