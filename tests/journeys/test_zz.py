from tests.journeys.test_versions import *
from PySide6.QtWidgets import QApplication
def who():
    w=QApplication.focusWidget()
    return type(w).__name__, w and w.accessibleName(), w and w.isVisible(), [type(p).__name__ for p in iter(lambda s=[w]: (s.__setitem__(0, s[0].parent()) or s[0]), None)]
def test_a(editor):
    looks_at_the_history(editor)
    print("prev", repr(editor.preview))
    editor.clicks("Restore Headline")
    print("clicked", who())
    editor.waits_until(lambda: not editor.sees("Headline, changed"))
    print("then", who(), editor.told)
def test_b(editor):
    looks_at_the_history(editor)
    editor.presses("Return"); print(who())
    editor.presses("Right"); print(who())
    editor.presses("Return"); print(who())
    editor.waits_until(lambda: "in 2 places" in editor.told); print(who())
    editor.presses("Ctrl+Z"); print(who())
    editor.waits_until(lambda: "in 3 places" in editor.told); print(who())
def test_c(editor):
    looks_at_the_history(editor)
    editor.clicks("Restore version 1"); print(who())
    editor.is_told("Version 1 is back"); print(who())
    editor.waits_until(lambda: len(editor.rows("Versions")) == 4); print(who())
    print(editor.told)
