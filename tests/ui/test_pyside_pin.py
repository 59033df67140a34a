"""The PySide6 that is pinned survives what PySide6 6.12.0 aborts on (see pyproject.toml)."""

import subprocess
import sys

import pytest

EMITS = """
from PySide6.QtCore import QObject, Signal

class Counter(QObject):
    counted = Signal(int)

counter = Counter()
for number in range(5_000):
    counter.counted.emit(number)
print("survived")
"""

VOID_CALLS = """
from PySide6.QtGui import QTextCursor, QTextDocument

document = QTextDocument("text")
cursor = QTextCursor(document)
for number in range(5_000):
    cursor.setPosition(number % 4)
print("survived")
"""


@pytest.mark.parametrize("script", [EMITS, VOID_CALLS], ids=["emits", "void calls"])
def test_five_thousand_calls_into_qt_survive(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "survived"), done.stderr
