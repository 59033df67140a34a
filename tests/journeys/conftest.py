"""People at windows of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.services.exchange import Exchange
from tests.journeys.gate import Gate
from tests.journeys.person import Person


@pytest.fixture
def newcomer(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    """Somebody who has not started the program yet."""
    person = Person(tmp_path / "home", qtbot, qapp)
    yield person
    person.closes_the_window()


@pytest.fixture
def person(newcomer: Person) -> Person:
    """Somebody before an empty library."""
    return newcomer.opens_the_program()


@pytest.fixture
def reporter(person: Person) -> Person:
    """Somebody with the caret in the headline of a new story."""
    person.presses("Ctrl+N")
    person.waits_until(lambda: person.focus == "Headline")
    return person


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Three files are read at once, the others once it is open."""
    gate = Gate(Exchange.read_file, passing=3)
    monkeypatch.setattr(Exchange, "read_file", lambda *given: gate.read_file(*given))
    yield gate
    gate.open()


@pytest.fixture
def wires(tmp_path: Path) -> tuple[Path, ...]:
    """Twelve press texts on the disk."""
    made = tuple(tmp_path / f"wire {number}.txt" for number in range(1, 13))
    for number, path in enumerate(made, 1):
        path.write_text(f"Storm Number {number}\n\n(CP) – It rained again.\n", "utf-8")
    return made
