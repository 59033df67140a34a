"""What shows the page: the web view, or the text view in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.model.rows import Patch
from editor.ui.preview.page_text import PageText
from editor.ui.preview.pictures import Pictures
from editor.ui.preview.width import Paper

# What lies behind the page and shows before there is one; the page's own style says the same.
PAPER = {"light": "#fffefc", "dark": "#1f2023"}


@dataclass(frozen=True, slots=True)
class Measured:
    """Where every block of the page begins, how high page and visible part are, in pixels."""

    tops: tuple[float, ...]
    total: float
    room: float


class Surface(QWidget):
    """Shows one page and its patches; what a click means is for others to say.

    Blocks are the children of the page's `<article>`, counted from 0; offsets are code points
    in a block's text; heights are pixels of this widget.
    """

    clicked_at = Signal(int, int)
    link_activated = Signal(str)
    zoom_wanted = Signal(int)  # The wheel was turned with Ctrl held: 1 is larger, -1 smaller.
    touched = Signal()  # Somebody's hand is at the page: wheel, button or key.
    scrolled = Signal(float)  # How far the page is scrolled, whoever did it.
    laid_out = Signal()  # Blocks may have moved since the page was measured.

    def show_page(self, text: PageText, *, same: bool) -> None:
        """Show a page, from now on kept up to date by `apply`.

        `same` if it is the story shown before, a moment later: then the reader's scroll stays.
        """
        raise NotImplementedError

    def apply(self, patch: Patch) -> None:
        """Show a patch that the page's text has accepted; the reader's scroll stays."""
        raise NotImplementedError

    def scroll_to_block(self, index: int, share: float = 0.0) -> None:
        """Bring a block into sight by the least scroll; nothing moves if it is in sight.

        Of one higher than the visible part the line at a `share` (0 to 1) of its height counts.
        """
        raise NotImplementedError

    def scroll_to(self, y: float) -> None:
        """Scroll so far from the head of the page."""
        raise NotImplementedError

    def measure(self, done: Callable[[Measured], None]) -> None:
        """Tell, as soon as that is known, where the blocks are."""
        raise NotImplementedError

    def mark_block(self, index: int | None) -> None:
        """Mark the block that is being edited, in the margin."""
        raise NotImplementedError

    def set_theme(self, theme: str) -> None:
        """Show the page `light` or `dark`."""
        raise NotImplementedError

    def set_pictures(self, pictures: Pictures) -> None:
        """Take the page's images from here."""
        raise NotImplementedError

    def set_zoom(self, factor: float) -> None:
        """Show everything larger or smaller; 1.0 is the page's own size."""
        raise NotImplementedError

    def set_frame(self, paper: Paper | None, *, is_device: bool) -> None:
        """Show the page as on paper, or as on a device whose screen has no scroll bar."""
        raise NotImplementedError

    def close_engine(self) -> None:
        """Let go, in order, of what must not end by itself; nothing else is called afterwards."""
