"""The page in the web engine: as the reader gets it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from editor.model.rows import Patch
from editor.system.paths import resource
from editor.ui.preview.engine import LockedPage, LockedProfile
from editor.ui.preview.gestures import Gestures
from editor.ui.preview.page_text import PageText
from editor.ui.preview.pictures import Pictures
from editor.ui.preview.scheme import PAGE
from editor.ui.preview.surface import PAPER, Measured, Surface
from editor.ui.preview.width import PAPER_EDGE, Paper

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_FIRST_FRAME = 250
"""Milliseconds in which a new process paints its first frame."""

_ENDINGS_FORGIVEN = 3
_WITHIN_SECONDS = 60.0


class WebView(Surface):
    """Shows the page in a locked-down web engine, patches it and brings it back after a crash.

    What it is to show may come before the engine is ready: it takes that up when it is.
    """

    loaded = Signal()
    gave_up = Signal()  # The engine's process ended three times within a minute.

    def __init__(self, text: PageText, theme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._script = resource("preview", "page.js").read_text(encoding="utf-8")
        self._text = text
        self._theme = theme
        self._mark: int | None = None
        self._zoom = 1.0
        self._is_loaded = False
        self._served = ""
        self._scroll = 0.0
        self._paper: Paper | None = None
        self._is_device = False
        self._endings: list[float] = []
        self._gestures = Gestures(self)
        # It must outlive its page also where nobody calls close_engine.
        self._profile = LockedProfile(QApplication.instance())
        self._page = LockedPage(self._profile)
        self._page.setBackgroundColor(self._ground())
        self._view = QWebEngineView(self)
        self._view.setAcceptDrops(False)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.setPage(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        # Over the view after its process ended: until a new one has painted it is black.
        self._cover = QWidget(self)
        self._cover.setAutoFillBackground(True)
        self._cover.hide()
        self._dress_cover()
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._gestures.clicked.connect(self._ask_block_at)
        self._gestures.zoom_wanted.connect(self.zoom_wanted)
        self._gestures.touched.connect(self.touched)
        self._page.loadFinished.connect(self._take_up)
        self._page.link_activated.connect(self.link_activated)
        self._page.scrollPositionChanged.connect(self._note_scroll)
        self._page.contentsSizeChanged.connect(self.laid_out)
        self._page.renderProcessTerminated.connect(self._recover)
        self._load()

    @property
    def page(self) -> LockedPage:
        """The engine's page."""
        return self._page

    @property
    def profile(self) -> LockedProfile:
        """The profile of the page, for whoever prints it."""
        return self._profile

    def is_loaded(self) -> bool:
        """Whether the engine shows the page, up to date."""
        return self._is_loaded

    def show_page(self, text: PageText, *, same: bool) -> None:
        """Show a page; before the engine is ready it is only noted."""
        self._text = text
        if self._is_loaded:
            self._run("show", text.html, self._shown_theme, same)
            self.laid_out.emit()
        elif not same:
            self._scroll = 0.0

    def apply(self, patch: Patch) -> None:
        """Show a patch; one that comes before the engine is ready waits in the page's text."""
        if self._is_loaded:
            self._run("splice", patch.start, patch.removed, patch.inserted)
            self.laid_out.emit()

    def scroll_to_block(self, index: int, share: float = 0.0) -> None:
        """Bring a block, or the line at a share of a high one, into sight by the least scroll."""
        if self._is_loaded:
            self._run("reveal", index, share)

    def scroll_to(self, y: float) -> None:
        """Scroll so far from the head of the page."""
        if self._is_loaded:
            self._run("scrollTo", y / self._zoom)

    def measure(self, done: Callable[[Measured], None]) -> None:
        """Ask the engine where the blocks are; nothing comes of it before it is ready."""
        zoom = self._zoom

        def tell(answer: str) -> None:
            if answer:
                tops, total, room = json.loads(answer)
                done(Measured(tuple(top * zoom for top in tops), total * zoom, room * zoom))

        if self._is_loaded:
            self._page.runJavaScript("JSON.stringify(nutgraf.measure())", _WORLD, tell)

    def mark_block(self, index: int | None) -> None:
        """Mark the block that is being edited, in the margin."""
        self._mark = index
        if self._is_loaded:
            self._run("mark", -1 if index is None else index)

    def set_theme(self, theme: str) -> None:
        """Show the page `light` or `dark`; paper is always white."""
        self._theme = theme
        self._page.setBackgroundColor(self._ground())
        self._dress_cover()
        if self._is_loaded:
            self._run("theme", self._shown_theme)
            self._hold()

    def set_pictures(self, pictures: Pictures) -> None:
        """Let the engine ask here for the page's images."""
        self._profile.source.pictures = pictures

    def set_zoom(self, factor: float) -> None:
        """Show everything larger or smaller."""
        if factor != self._zoom:
            self._zoom = factor
            self._page.setZoomFactor(factor)
            self.laid_out.emit()

    def set_frame(self, paper: Paper | None, *, is_device: bool) -> None:
        """Show the page as on paper, or as on a device whose screen has no scroll bar."""
        if (paper, is_device) != (self._paper, self._is_device):
            self._paper, self._is_device = paper, is_device
            self.set_theme(self._theme)

    @property
    def _shown_theme(self) -> str:
        return "light" if self._paper else self._theme

    def _ground(self) -> QColor:
        """What lies behind the page: its own paper, or the desk around a sheet."""
        return self._desk() if self._paper else QColor(PAPER[self._theme])

    def _dress_cover(self) -> None:
        palette = self._cover.palette()
        palette.setColor(QPalette.ColorRole.Window, self._ground())
        self._cover.setPalette(palette)

    def _desk(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Window)

    def _hold(self) -> None:
        paper = self._paper
        sheet = (
            {
                "width": paper.width,
                "height": paper.height,
                "edge": PAPER_EDGE,
                "desk": self._desk().name(),
            }
            if paper
            else None
        )
        self._run("frame", sheet, not self._is_device)
        self.laid_out.emit()

    def close_engine(self) -> None:
        """End view, page and profile in the only order the engine bears."""
        self._is_loaded = False
        if shiboken6.isValid(self._profile):
            self._profile.ending.emit()
        for part in (self._view, self._page, self._profile):
            if shiboken6.isValid(part):
                shiboken6.delete(part)

    def _ask_block_at(self, at: QPointF) -> None:
        if self._is_loaded:
            # As JSON: PySide brings an array back as an empty string.
            call = f"JSON.stringify(nutgraf.at({at.x() / self._zoom}, {at.y() / self._zoom}))"
            self._page.runJavaScript(call, _WORLD, self._tell_click)

    def _tell_click(self, answer: str) -> None:
        if place := json.loads(answer or "null"):
            self.clicked_at.emit(*place)

    def _load(self) -> None:
        self._is_loaded = False
        self._served = self._text.html
        self._profile.source.html = with_theme(self._served, self._shown_theme)
        self._page.load(PAGE)

    def _take_up(self, is_ok: bool) -> None:
        """Bring the loaded page up to what has been asked for in the meantime."""
        if not is_ok:
            return
        self._is_loaded = True
        self._view.setEnabled(True)
        # Not a script of the profile: those stay away from a page that comes back after a crash.
        self._page.runJavaScript(self._script, _WORLD)
        # The widget that takes the events is made anew when the engine's process was.
        if proxy := self._view.focusProxy():
            self._gestures.watch(proxy)
        self._page.setZoomFactor(self._zoom)
        if self._served is not self._text.html:
            self._run("show", self._text.html, self._shown_theme, False)
        for patch in self._text.patches:
            self.apply(patch)
        self._run("theme", self._shown_theme)
        self._hold()
        self.mark_block(self._mark)
        self._run("scrollTo", self._scroll)
        QTimer.singleShot(_FIRST_FRAME, self._cover, self._cover.hide)
        self.loaded.emit()

    def _note_scroll(self, position: QPointF) -> None:
        if self._is_loaded:
            self._scroll = position.y() / self._zoom
            self.scrolled.emit(position.y())

    def _recover(self) -> None:
        """Load page and scroll again after the engine's process ended, but not for ever."""
        self._is_loaded = False
        self._keep_keys_out()
        self._cover.setGeometry(self.rect())
        self._cover.raise_()
        self._cover.show()
        now = time.monotonic()
        self._endings = [*(at for at in self._endings if now - at < _WITHIN_SECONDS), now]
        # Not from inside the engine's own signal: it is still clearing up.
        if len(self._endings) >= _ENDINGS_FORGIVEN:
            QTimer.singleShot(0, self, self.gave_up.emit)
        else:
            QTimer.singleShot(0, self, self._load)

    def _keep_keys_out(self) -> None:
        """Leave the keys with whoever writes: with its new process the engine takes them."""
        focus = QApplication.focusWidget()
        self._view.setEnabled(focus is not None and self._view.isAncestorOf(focus))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._page.action(QWebEnginePage.WebAction.Copy))
        menu.addAction(self._page.action(QWebEnginePage.WebAction.SelectAll))
        menu.popup(self._view.mapToGlobal(at))

    def _run(self, verb: str, *values: object) -> None:
        """Call a function of page.js; values cross as JSON, never as code."""
        arguments = ", ".join(json.dumps(value) for value in values)
        self._page.runJavaScript(f"nutgraf.{verb}({arguments})", _WORLD)


def with_theme(html: str, theme: str) -> str:
    """The page with its theme written on it, so that it is right from the first pixel."""
    return html.replace("<html", f'<html data-theme="{theme}"', 1)
