"""A person before the preview: what they see, scroll and click; and pages to show them."""

from __future__ import annotations

import json
import os
import signal
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.rows import Patch
from editor.ui.preview.pane import PreviewPane

STYLE = "<style>body { margin: 40px; font: 16px/20px serif } p, h1 { margin: 0 0 10px }</style>"


def page(*blocks: str, head: str = "<title>A page</title>") -> str:
    """A whole page with these blocks."""
    inside = "\n".join(blocks)
    return (
        f'<!doctype html><html lang="en" dir="ltr"><head>{head}{STYLE}</head>'
        f"<body><article>\n{inside}\n</article></body></html>"
    )


def paragraphs(count: int) -> list[str]:
    """So many paragraphs of one line."""
    return [f"<p>Paragraph {number}.</p>" for number in range(count)]


def typed(number: int, block: int, html: str) -> Patch:
    """One block exchanged for another."""
    return Patch(number, block, 1, (html,))


class Reader:
    """Reads a preview in the web engine through its document, as the engine holds it."""

    def __init__(self, pane: PreviewPane, qtbot: QtBot) -> None:
        self.pane = pane
        self._qtbot = qtbot

    def waits_for_the_engine(self) -> None:
        """Until the engine has loaded its page."""
        self._qtbot.waitUntil(lambda: self.pane.surface is not None)
        self._qtbot.waitUntil(self.engine.is_loaded)

    @property
    def engine(self) -> Any:
        """The web view."""
        return self.pane.surface

    def asks(self, expression: str) -> Any:
        """The value of an expression in the page, from the application world."""
        answers: list[str] = []
        self.engine.page.runJavaScript(f"JSON.stringify({expression})", 1, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers))
        return json.loads(answers[0]) if answers[0] else None

    def reads(self) -> list[str]:
        """The text of every block."""
        return list(
            self.asks("Array.from(document.querySelector('article').children, b => b.textContent)")
        )

    def top_of(self, block: int) -> float:
        """How far below the top of the visible part a block begins, in pixels."""
        return float(
            self.asks(
                f"document.querySelector('article').children[{block}].getBoundingClientRect().top"
            )
        )

    def scrolls_to(self, y: int) -> None:
        """To so many pixels from the head of the page, and the program has heard of it."""
        self.asks(f"window.scrollTo(0, {y})")
        self._qtbot.waitUntil(lambda: round(self.engine.page.scrollPosition().y()) == y)

    def scroll(self) -> float:
        """How far the page is scrolled."""
        return float(self.asks("window.scrollY"))

    def clicks(self, x: float, y: float) -> None:
        """With the left button, at a point of the page's visible part."""
        target = self.target()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))

    def target(self) -> QWidget:
        """The widget that takes the mouse."""
        from PySide6.QtWebEngineWidgets import QWebEngineView

        target = self.engine.findChild(QWebEngineView).focusProxy()
        assert target is not None
        return target

    def box_of(self, selector: str) -> tuple[float, float, float, float]:
        """Left, top, width and height of the first element of that kind."""
        left, top, width, height = self.asks(
            f"(r => [r.x, r.y, r.width, r.height])(document.querySelector({json.dumps(selector)})"
            ".getBoundingClientRect())"
        )
        return left, top, width, height

    def middle_of(self, selector: str) -> tuple[float, float]:
        """The middle of the first element of that kind."""
        left, top, width, height = self.box_of(selector)
        return left + width / 2, top + height / 2

    def loses_the_engine(self) -> None:
        """The engine's process is killed."""
        os.kill(self.engine.page.renderProcessPid(), signal.SIGKILL)
