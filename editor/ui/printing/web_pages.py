"""The reader's page on paper, set by the web engine: loaded out of sight, in the same lock."""

from __future__ import annotations

import json
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QByteArray, QMarginsF, QObject, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView

from editor.system.paths import resource
from editor.ui.preview.engine import LockedPage, LockedProfile
from editor.ui.preview.scheme import PRINT

_PATIENCE = 60_000
"""Milliseconds after which the engine is taken not to answer any more."""

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_POINT = 72 / 96
"""CSS pixels to points."""


class WebPages(QObject):
    """Sets one page on paper; used once.

    - The margins are those of the page's own style, which the engine does not heed by itself.
    - What the engine cannot do, or does not do in time, comes as None or False.
    """

    def __init__(self, html: str, profile: LockedProfile) -> None:
        super().__init__(profile)
        self._source = profile.source
        self._html = self._source.print_html = html
        self._page = LockedPage(profile, self, home=PRINT)
        self._view: QWebEngineView | None = None
        self._give_up: Callable[[], None] = self.close
        self._clock = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._clock.timeout.connect(self._fail)
        self._page.renderProcessTerminated.connect(self._fail)
        profile.ending.connect(self._lose)

    def to_pdf(self, size: QPageSize, done: Callable[[bytes | None], None]) -> None:
        """Write the page as a PDF."""

        def take(data: QByteArray | bytes | None) -> None:
            made = bytes(data.data()) if isinstance(data, QByteArray) else data
            self._end(lambda: done(made or None))

        def write(margins: QMarginsF) -> None:
            upright = QPageLayout.Orientation.Portrait
            self._page.printToPdf(take, QPageLayout(size, upright, margins))

        self._give_up = lambda: done(None)
        self._load(write)

    def to_printer(self, printer: QPrinter, done: Callable[[bool], None]) -> None:
        """Print the page."""
        # Only a view prints; this one is never shown.
        view = self._view = QWebEngineView()
        view.setPage(self._page)
        view.printFinished.connect(lambda is_done: self._end(lambda: done(is_done)))

        def write(margins: QMarginsF) -> None:
            printer.setPageMargins(margins, QPageLayout.Unit.Point)
            view.print(printer)

        self._give_up = lambda: done(False)
        self._load(write)

    def close(self) -> None:
        """Let go of the page: nothing comes of it any more."""
        self._clock.stop()
        self._give_up = _nothing
        self._page.deleteLater()
        if self._view is not None:
            self._view.deleteLater()
        if self._source.print_html is self._html:
            self._source.print_html = ""
        self.deleteLater()

    def _load(self, write: Callable[[QMarginsF], None]) -> None:
        def take(answer: str) -> None:
            top, right, bottom, left = (side * _POINT for side in json.loads(answer))
            write(QMarginsF(left, top, right, bottom))

        def measure(is_ok: bool) -> None:
            if is_ok:
                script = resource("preview", "print.js").read_text(encoding="utf-8")
                self._page.runJavaScript(script, _WORLD, take)
            else:
                self._fail()

        self._page.loadFinished.connect(measure)
        self._clock.start()
        self._page.load(PRINT)

    def _fail(self) -> None:
        self._end(self._give_up)

    def _lose(self) -> None:
        """The engine ends, and its pages before it."""
        self._fail()
        for part in (self._view, self._page):
            if part is not None and shiboken6.isValid(part):
                shiboken6.delete(part)

    def _end(self, tell: Callable[[], None]) -> None:
        if self._clock.isActive():
            self.close()
            tell()


def _nothing() -> None:
    """Nobody waits any more."""
