"""The real program is killed, told to end, and started twice: no word is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import Person
from tests.journeys.process import Typist, a_screen, waits_until


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with a_screen() as name:
        yield name


@pytest.fixture
def typist(screen: str, tmp_path: Path) -> Iterator[Typist]:
    typist = Typist(screen, tmp_path / "home")
    yield typist
    typist.leaves()


def writes_a_story(typist: Typist) -> None:
    """A headline, a key point and the beginning of an opening; the caret is put into its middle."""
    typist.opens_the_program().begins_a_story()
    typist.types("Storm takes the pier\nNobody was hurt.\n\nThe old pier is gone")
    typist.waits_until_typed("The old pier is gone")
    for _ in range(len(" is gone")):
        typist.presses("Left")


def test_every_word_the_caret_and_undo_are_there_after_the_program_was_killed(
    typist: Typist,
) -> None:
    writes_a_story(typist)
    typist.types(" we knew").waits_until_typed(" we knew")
    typist.is_killed()

    typist.opens_the_program().waits_until_shown("Storm takes the pier")
    typist.waits_until_kept("The old pier we knew is gone")
    (story,) = typist.stories()
    assert story["headline"] == "Storm takes the pier"
    assert [point["text"] for point in story["key_points"]] == ["Nobody was hurt."]
    assert story["sections"][0]["body"] == "The old pier we knew is gone"

    typist.types(" so well").waits_until_typed(" so well")
    for _ in range(3):
        typist.presses("Control_L+z")
    typist.presses("Control_L+Shift_L+z").waits_until_redone()
    assert typist.is_told_to_end() == 0
    (story,) = typist.stories()
    assert story["sections"][0]["body"] == "The old pier is gone"


def test_after_a_kill_the_window_says_what_is_back_with_its_caret_its_undo_and_its_versions(
    typist: Typist, qtbot: QtBot, qapp: QApplication
) -> None:
    writes_a_story(typist)
    typist.presses("Control_L+s").waits_until_kept("The old pier is gone")
    typist.waits_until_a_version_is_kept()
    typist.types(" we knew").waits_until_typed(" we knew")
    typist.is_killed()

    person = Person(typist.home, qtbot, qapp).opens_the_program()
    person.is_told("Recovered your work up to")
    person.waits_until(lambda: person.focus == "Body 1")
    assert person.caret == ("Body 1", len("The old pier we knew"))
    person.presses("Ctrl+Z")
    assert person.reads("Body 1") == "The old pier is gone"
    person.presses("Ctrl+Shift+Z", "Ctrl+Alt+H")
    person.waits_until(lambda: "Version 1 to now: 2 words added" in person.told)
    assert "kept by hand" in person.rows("Versions")[-1]
    person.closes_the_window()


def test_a_session_that_ends_keeps_everything_without_a_question(typist: Typist) -> None:
    writes_a_story(typist)
    assert typist.is_told_to_end() == 0
    (story,) = typist.stories()
    assert story["sections"][0]["body"] == "The old pier is gone"
    assert not list(typist.home.rglob("*.journal"))


def test_a_second_launch_hands_its_file_to_the_window_that_is_open(
    typist: Typist, tmp_path: Path
) -> None:
    wire = tmp_path / "wire.txt"
    wire.write_text("Old Tram Returns\n\n(CP) – A tram ran again on Sunday.\n", encoding="utf-8")
    # A window listens before it begins a story: it has its library by then.
    typist.opens_the_program().begins_a_story()
    assert typist.launches("open", str(wire)).wait(20) == 0
    waits_until(typist.stories)
    (story,) = typist.stories()
    assert story["headline"] == "Old Tram Returns"
    assert typist.is_told_to_end() == 0


def test_of_two_launches_at_once_one_gives_way_to_the_other(typist: Typist, tmp_path: Path) -> None:
    wire = tmp_path / "wire.txt"
    wire.write_text("Old Tram Returns\n\n(CP) – A tram ran again on Sunday.\n", encoding="utf-8")
    launched = [typist.launches("open", str(wire)) for _ in range(2)]
    waits_until(lambda: any(each.poll() is not None for each in launched))
    waits_until(lambda: len(typist.stories()) == 2)
    (left,) = (each for each in launched if each.poll() is None)
    left.terminate()
    assert [each.wait(20) for each in launched] == [0, 0]
