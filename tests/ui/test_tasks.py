"""Jobs run off the UI thread, in order, and answer on it."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from editor.services.tasks import Lane
from editor.ui.tasks import QtTasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[QtTasks]:  # noqa: ARG001  # Answers need the event loop.
    made = QtTasks()
    yield made
    assert made.close(5)


def test_a_job_runs_on_its_lane_and_answers_on_the_ui_thread(tasks: QtTasks, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []

    tasks.run(
        Lane.COMPUTE,
        lambda: threading.current_thread().name,
        lambda name: heard.append((name, threading.current_thread().name)),
    )

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("compute", threading.main_thread().name)]


def test_a_lane_works_in_order(tasks: QtTasks, qtbot: QtBot) -> None:
    heard: list[int] = []

    for number in range(50):
        tasks.run(Lane.LIBRARY, lambda number=number: number, heard.append)  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(heard) == 50)
    assert heard == list(range(50))


def test_lanes_do_not_wait_for_each_other(tasks: QtTasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[str] = []
    tasks.run(Lane.LIBRARY, gate.wait, lambda _: heard.append("library"))

    tasks.run(Lane.COMPUTE, lambda: "compute", heard.append)

    qtbot.waitUntil(lambda: heard == ["compute"])
    gate.set()
    qtbot.waitUntil(lambda: heard == ["compute", "library"])


def test_an_error_goes_to_whoever_asked(tasks: QtTasks, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    tasks.run(Lane.COMPUTE, lambda: 1 // 0, lambda _: None, errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_error_that_nobody_takes_is_raised_on_the_ui_thread(
    tasks: QtTasks, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as caught:
        tasks.run(Lane.COMPUTE, lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError


def test_what_was_cancelled_is_not_heard(tasks: QtTasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    gate = threading.Event()
    ticket = tasks.run(Lane.COMPUTE, gate.wait, lambda _: heard.append("cancelled"))

    ticket.cancel()
    gate.set()
    tasks.run(Lane.COMPUTE, lambda: "next", heard.append)

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["next"]


def test_a_timer_calls_unless_it_was_cancelled(tasks: QtTasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    tasks.after(1, lambda: heard.append("cancelled")).cancel()

    tasks.after(2, lambda: heard.append("rang"))

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["rang"]


def test_closing_does_not_wait_for_a_job_that_hangs(qtbot: QtBot) -> None:  # noqa: ARG001
    tasks = QtTasks()
    gate = threading.Event()
    tasks.run(Lane.LIBRARY, gate.wait, lambda _: None)

    assert not tasks.close(0.01)

    gate.set()
    assert tasks.close(5)
