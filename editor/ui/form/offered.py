"""What Qt's clipboard and drags offer, as a value."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QByteArray, QMimeData

from editor.model.pasting.clipboard import Clipboard

MARKDOWN = "application/x-nutgraf-markdown"
"""The form in which a body's own text is copied, so that its marks stay marks."""


_SILENCE = 0.8
"""Seconds after which nothing is no answer: Qt waits for each form, and the window with it."""


def clipboard_of(source: QMimeData) -> Clipboard:
    """The text that is offered, in every form that pasting knows."""
    asked_at = monotonic()

    def is_silent() -> bool:
        return monotonic() - asked_at > _SILENCE

    # The bytes and not `html()`: Qt guesses their encoding, and knows less of it than we do.
    html = bytes(source.data("text/html").data()) if source.hasHtml() else b""
    if source.hasHtml() and not html and is_silent():
        # A program that hangs would be waited for once more for each other form.
        return Clipboard(is_silent=True)
    text = source.text()
    if not html and not text and is_silent():
        return Clipboard(is_silent=True)
    markdown = bytes(source.data(MARKDOWN).data()) if source.hasFormat(MARKDOWN) else b""
    return Clipboard(text, html, markdown.decode(errors="replace"))


def mime_of(clipboard: Clipboard) -> QMimeData:
    """The same forms for Qt's clipboard, so that it can be pasted once more."""
    data = QMimeData()
    if clipboard.text:
        data.setText(clipboard.text)
    if clipboard.html:
        data.setData("text/html", QByteArray(clipboard.html))
    if clipboard.markdown:
        data.setData(MARKDOWN, QByteArray(clipboard.markdown.encode()))
    return data
