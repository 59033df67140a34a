"""What shows the page: the web view, or the text view in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.model.rows import Patch
from editor.ui.preview.page_text import PageText

# What lies behind the page and shows before there is one; the page's own style says the same.
PAPER = {"light": "#fffefc", "dark": "#1f2023"}


class Surface(QWidget):
    """Shows one page and its patches; what a click means is for others to say.

    Blocks are the children of the page's `<article>`, counted from 0; offsets are code points
    in a block's text.
    """

    clicked_at = Signal(int, int)
    link_activated = Signal(str)
    zoom_wanted = Signal(int)  # The wheel was turned with Ctrl held: 1 is larger, -1 smaller.

    def show_page(self, text: PageText, *, same: bool) -> None:
        """Show a page, from now on kept up to date by `apply`.

        `same` if it is the story shown before, a moment later: then the reader's scroll stays.
        """
        raise NotImplementedError

    def apply(self, patch: Patch) -> None:
        """Show a patch that the page's text has accepted; the reader's scroll stays."""
        raise NotImplementedError

    def scroll_to_block(self, index: int) -> None:
        """Bring a block into sight by the least scroll; nothing moves if it is in sight."""
        raise NotImplementedError

    def mark_block(self, index: int | None) -> None:
        """Mark the block that is being edited, in the margin."""
        raise NotImplementedError

    def set_theme(self, theme: str) -> None:
        """Show the page `light` or `dark`."""
        raise NotImplementedError

    def set_zoom(self, factor: float) -> None:
        """Show everything larger or smaller; 1.0 is the page's own size."""
        raise NotImplementedError

    def close_engine(self) -> None:
        """Let go, in order, of what must not end by itself; nothing else is called afterwards."""
