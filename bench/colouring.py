"""What colouring costs a key: one field, without and with it, plain and marked, short and long.

Run it under Xvfb: `xvfb-run -a .venv/bin/python bench/colouring.py`. The key is timed from the
event to the text laid out in its colours; painting and the session come on top in the window.
"""

from __future__ import annotations

import random
import statistics
import time

from desk import body, marked
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from editor.model.places import body_place
from editor.ui.form.keys import Kind
from editor.ui.form.looks import BODY
from editor.ui.form.text_field import TextField
from editor.ui.theme import Themes

KEYS = 400
WORDS_IN_A_BODY = 500
"""As the window has it: a story of 10,000 words in 20 bodies."""


def main() -> None:
    """Print a row for each length of a body."""
    app = QApplication([])
    themes = Themes(app)
    print(
        "words in the body | off | plain | marked: median / p95 ms a key | all coloured after, ms"
    )
    for words in (WORDS_IN_A_BODY, 5_000, 10_000, 100_000):
        text = body(random.Random(1), words // 60)
        off = Field(themes, text, is_body=False).keys()
        plain = Field(themes, text).keys()
        field = Field(themes, marked(text))
        rest = field.rest()
        figures = [f"{median:.2f} / {late:.2f}" for median, late in (off, plain, field.keys())]
        print(f"{words:>17,} | {' | '.join(figures)} | {rest * 1000:.0f}")


class Field:
    """A body on a page that scrolls, as the form has it."""

    def __init__(self, themes: Themes, text: str, *, is_body: bool = True) -> None:
        self._page = QScrollArea()
        self._page.resize(760, 620)
        kind = Kind.BODY if is_body else Kind.LINES
        self._field = TextField(self._page, body_place("s"), "Body", kind, BODY)
        self._page.setWidget(self._field)
        self._field.set_width(700)
        self._field.dress(themes.current)
        self._page.show()
        QApplication.processEvents()
        self._field.show_text(text)

    def rest(self) -> float:
        """Seconds until the last line has its colours; keys are taken meanwhile."""
        started = time.perf_counter()
        last = self._field.document().lastBlock()
        while not last.layout().formats():
            QApplication.processEvents()
        return time.perf_counter() - started

    def keys(self) -> tuple[float, float]:
        """Median and 95th percentile of many keys in one paragraph, in milliseconds."""
        at = len(self._field.text) // 2
        self._field.setFocus()
        self._field.select(at, at)
        times = []
        for _ in range(KEYS):
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "e")
            started = time.perf_counter()
            QApplication.sendEvent(self._field, event)
            times.append((time.perf_counter() - started) * 1000)
            QApplication.processEvents()
        times.sort()
        return statistics.median(times), times[len(times) * 95 // 100]


if __name__ == "__main__":
    main()
