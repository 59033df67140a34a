"""Form and page scroll together: whoever moved one last leads, the other follows."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject

from editor.model.choices import PREVIEW_FOLLOWS
from editor.services.live import Live
from editor.services.settings import Settings
from editor.ui.form.scrolling import FormScrolling
from editor.ui.preview.alignment import Alignment, Extent
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.surface import Measured


class _Leader(Enum):
    NOBODY = auto()
    FORM = auto()
    PAGE = auto()


class Following(QObject):
    """Scrolls the page with the form and the form with the page.

    - A hand at one of them (wheel, scroll bar, keys of the page) makes it lead; what the other
      tells of its own scroll is then its echo, and moves nothing.
    - While somebody writes nobody leads: the page only keeps in sight what is being written.
    """

    def __init__(
        self,
        settings: Settings,
        live: Live,
        preview: PreviewPane,
        scrolling: FormScrolling,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._live = live
        self._preview = preview
        self._scrolling = scrolling
        self._leader = _Leader.NOBODY
        self._measured: Measured | None = None
        self._is_asked = False
        self._asking = 0
        self._page_scroll = 0.0
        scrolling.scrolled.connect(self._lead_by_form)
        preview.touched.connect(self._lead_by_page)
        preview.scrolled.connect(self._follow_page)
        preview.laid_out.connect(self._forget_measures)

    @property
    def is_on(self) -> bool:
        """Whether they scroll together."""
        return self._settings.value(PREVIEW_FOLLOWS)

    def keep_in_sight(self, block: int, share: float) -> None:
        """Somebody writes there: nobody leads, and the page moves by the least that shows it."""
        self._leader = _Leader.NOBODY
        if self.is_on:
            self._preview.scroll_to_block(block, share)

    def _lead_by_form(self) -> None:
        self._leader = _Leader.FORM
        self._align()

    def _lead_by_page(self) -> None:
        self._leader = _Leader.PAGE

    def _follow_page(self, y: float) -> None:
        self._page_scroll = y
        if self._leader is _Leader.PAGE:
            self._align()

    def _forget_measures(self) -> None:
        """What was measured holds no more, nor what is being measured.

        The page may now scroll by itself to keep its text in place: nobody follows that.
        """
        self._leader = _Leader.NOBODY
        self._measured = None
        self._is_asked = False
        self._asking += 1

    def _align(self) -> None:
        """Bring the one that follows to where the other is; first ask where the blocks are."""
        if not self.is_on or not self._scrolling.is_shown:
            return
        if self._measured is None:
            if not self._is_asked:
                self._is_asked = True
                self._preview.measure(partial(self._take_measures, self._asking))
            return
        alignment = self._alignment(self._measured)
        if alignment is None:
            return
        if self._leader is _Leader.FORM:
            self._preview.scroll_to(alignment.page_scroll(self._scrolling.value))
        elif self._leader is _Leader.PAGE:
            self._scrolling.scroll_to(alignment.form_scroll(self._page_scroll))

    def _take_measures(self, asking: int, measured: Measured) -> None:
        if asking != self._asking:
            return
        self._is_asked = False
        self._measured = measured
        if self._leader is not _Leader.NOBODY:
            self._align()

    def _alignment(self, measured: Measured) -> Alignment | None:
        sources = self._live.sources
        # The page may be a moment older, or newer, than what was rendered last.
        if not sources or len(sources) != len(measured.tops):
            return None

        def form_top(index: int) -> float | None:
            source = sources[index]
            return None if source is None else self._scrolling.top_of(source)

        return Alignment(
            form_top,
            measured.tops,
            Extent(self._scrolling.total, self._scrolling.room),
            Extent(measured.total, measured.room),
        )
