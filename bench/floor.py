"""The floor: the smallest window that the toolkit can show, with a plain text to type into.

What a machine takes for this it takes for any program with that toolkit: figures from two
machines are compared as multiples of it.
"""

from __future__ import annotations

import random
import signal
import sys

from PySide6.QtWidgets import QApplication, QPlainTextEdit


def main() -> None:
    """Show a text of as many words as the first argument says, until the process is ended."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    app = QApplication([])
    chance = random.Random(1)
    words = (chance.choice(("the", "minister", "said", "on", "Tuesday")) for _ in range(_words()))
    field = QPlainTextEdit()
    field.resize(900, 700)
    field.show()
    field.setPlainText(" ".join(words).replace("Tuesday the", "Tuesday.\n\nThe"))
    app.exec()


def _words() -> int:
    return int(sys.argv[1]) if len(sys.argv) > 1 else 0


if __name__ == "__main__":
    main()
