"""Qt's binding does not get between the program and its own modules."""

import subprocess
import sys

LOADED = """
import builtins, linecache
own = builtins.__import__
from editor.ui.binding import load_binding
load_binding()
import editor.app
print(builtins.__import__ is own, any("editor" in path for path in linecache.cache))
"""


def test_modules_are_imported_without_their_source_being_read() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.split() == ["True", "False"]
