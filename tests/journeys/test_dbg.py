from tests.journeys.conftest import *
from PySide6.QtWidgets import QApplication
def test_y(person, tmp_path):
    person.clicks("Open the sample")
    person.waits_until(lambda: person.sees("Key point 4"))
    person.chooses("File › Export…").waits_for_dialog("Export")
    print(QApplication.activeWindow(), QApplication.focusWidget())
    person.picks("Format", "Press text"); print(person.reads("File")); person.fills("File", "/tmp/xx"); print(person.reads("File"))
    person.clicks("Export"); person._qtbot.wait(500); print(person.front, person.notices)
