from pathlib import Path
import pytest
from tests.journeys.test_faults import *
@pytest.mark.parametrize("what", ["Story › Status › In review","File › Duplicate","File › Delete story","Edit › UNDO","SAVE","HIST-RESTORE","Story › Discard changes since opening","File › Backups…","Help › Check the library…","File › Export…","PASTE", "PREFS","DROP", "BINUNDO"])
def test_a(writer, what, tmp_path):
    library = writer.folders.library
    writer.types(" More.")
    writer.presses("Ctrl+S")
    writer.is_told("Version 2 kept")
    writer.closes_the_window()
    with holds(library):
        writer.opens_the_program()
        writer.is_told("is open in another window by ", " since ")
        writer.waits_until(lambda: writer.sees("Headline"))
        print("##", what)
        try:
            if what == "SAVE": writer.presses("Ctrl+S")
            elif what == "Edit › UNDO": writer.presses("Ctrl+Z")
            elif what == "PASTE":
                writer.goes_to("Headline").pastes("gagaga")
            elif what == "DROP":
                f=tmp_path/"a.txt"; f.write_text("Head\n\nBody of it.\n"); writer.drops(f)
            elif what == "PREFS":
                writer.chooses("File › Preferences…").waits_for_dialog("Preferences")
                writer.fills("Name","Coast Press").clicks("Apply")
            elif what == "HIST-RESTORE":
                writer.presses("Ctrl+Alt+H")
                writer.waits_until(lambda: writer.focus == "Versions")
                writer.presses("Down")
                writer.waits_until(lambda: "Version 1 to now" in writer.told)
                print("restorable:", writer.named("Restore version 1").isEnabled(), writer.sees("Restore Body 1"))
                writer.clicks("Restore version 1")
            elif what == "BINUNDO":
                writer.chooses("File › Delete story")
            else: writer.chooses(what)
        except AssertionError as e:
            print("ASSERT", e)
        import time
        from PySide6.QtTest import QTest
        QTest.qWait(900)
        print("notices", writer.notices)
        print("front", writer.front.windowTitle(), "|", writer.told[:600].replace("\n"," / "))
        print("status", writer.status("Kept"), writer.status("Status"), writer.headlines)
        if writer.front is not writer.window: writer.presses("Esc"); QTest.qWait(100)
        if writer.sees("Body 1"): print("body", writer.reads("Body 1"))
        writer.closes_the_window()
