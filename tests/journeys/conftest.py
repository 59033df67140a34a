"""People at windows of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
