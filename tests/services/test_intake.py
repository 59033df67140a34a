"""Files on their way into the library, while somebody writes, closes, or restores."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.model.errors import LibraryError
from editor.services.endings import STOPPED_WITHIN
from editor.services.exchange import Exchange
from editor.services.intake import AT_A_TIME, READ_BEFORE_CLOSING, Arrived, Intake
from editor.services.progress import Progress
from tests.services.desk import START, Desk


class Importer(Desk):
    """A desk with a story that somebody writes in, and files to be taken in."""

    def __init__(self, home: Path, library: Path | None = None) -> None:
        super().__init__(home, library)
        self._home = home
        self.progress: list[Progress] = []
        self.may_open = True
        self.arrived: list[Arrived] = []
        self.intake = Intake(self.workspace, Exchange(lambda: START.date()), self.tasks)
        self.intake.began.connect(self.progress.append)
        self.intake.ended.connect(self.arrived.append)
        self.workspace.endings.add(self.intake.stop)

    def files(self, count: int, name: str = "Wire") -> tuple[Path, ...]:
        made = tuple(self._home / f"{name} {n}.txt" for n in range(1, count + 1))
        for n, path in enumerate(made, 1):
            path.write_text(f"{name} {n}\n\n(CP) – It rained again on Sunday.\n", "utf-8")
        return made

    def takes(self, paths: tuple[Path, ...]) -> Importer:
        self.intake.take(paths, lambda: self.may_open)
        return self

    def told(self) -> tuple[int, int, int]:
        """How many files there were, how many were imported, and how many left out."""
        (arrived,) = self.arrived
        return arrived.files, arrived.imported, arrived.left_out


@pytest.fixture
def desk(tmp_path: Path) -> Importer:
    desk = Importer(tmp_path)
    desk.new().type("Ferry").rest()
    return desk


def test_where_nobody_writes_the_first_is_opened(desk: Importer) -> None:
    desk.takes(desk.files(2)).work()
    assert desk.story.headline == "Wire 1"
    assert desk.told() == (2, 2, 0)
    assert desk.arrived[0].is_opened


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_a_story_that_somebody_writes_in_stays_open(desk: Importer, steps: int) -> None:
    desk.takes(desk.files(1))
    for _ in range(steps):
        desk.tasks.step()
    desk.type(" late").rest()
    assert desk.story.headline == "Ferry late"
    assert not desk.arrived[-1].is_opened
    assert sorted(desk.headlines()) == ["Ferry late", "Wire 1"]


def test_it_stays_open_where_somebody_was_said_to_be_at_it(desk: Importer) -> None:
    desk.may_open = False
    desk.takes(desk.files(1)).work()
    assert desk.story.headline == "Ferry"
    assert not desk.arrived[0].is_opened


def test_what_comes_meanwhile_goes_in_behind_it_and_is_told_with_it(desk: Importer) -> None:
    desk.takes(desk.files(2)).takes(desk.files(1, "Post")).work()
    assert desk.told() == (3, 3, 0)
    assert desk.story.headline == "Wire 1"
    assert sorted(desk.headlines()) == ["Ferry", "Post 1", "Wire 1", "Wire 2"]


def test_what_was_kept_before_it_was_cancelled_stays(desk: Importer) -> None:
    desk.takes(desk.files(AT_A_TIME + 1))
    desk.tasks.step()
    desk.intake.cancel()
    desk.work()
    assert desk.told() == (AT_A_TIME + 1, AT_A_TIME, 1)
    assert len(desk.rows()) == AT_A_TIME + 1
    desk.takes(desk.files(1, "Post")).work()
    assert "Post 1" in desk.headlines()


def test_what_comes_while_it_is_being_cancelled_is_taken_in_afterwards(desk: Importer) -> None:
    desk.takes(desk.files(AT_A_TIME + 1))
    desk.intake.cancel()
    desk.takes(desk.files(1, "Post")).work()
    assert [(each.imported, each.left_out) for each in desk.arrived] == [(0, AT_A_TIME + 1), (1, 0)]
    assert sorted(desk.headlines()) == ["Ferry", "Post 1"]


def test_what_comes_while_it_is_being_cancelled_is_counted_when_all_is_closed(
    desk: Importer,
) -> None:
    desk.takes(desk.files(2))
    desk.intake.cancel()
    desk.takes(desk.files(1, "Post"))
    desk.workspace.close(desk.closed.append)
    desk.work()
    assert desk.told() == (3, 0, 3)
    desk.tasks.pass_time(READ_BEFORE_CLOSING)
    assert desk.closed == [True]


def test_its_progress_is_that_of_all_files(desk: Importer) -> None:
    desk.takes(desk.files(AT_A_TIME + 5))
    (progress,) = desk.progress
    desk.tasks.step()
    assert progress.state == (AT_A_TIME, AT_A_TIME + 5)
    desk.work()
    assert progress.state == (AT_A_TIME + 5, AT_A_TIME + 5)


def test_a_library_that_is_closed_for_a_time_gets_everything_afterwards(desk: Importer) -> None:
    desk.takes(desk.files(AT_A_TIME + 1))
    desk.tasks.step()
    desk.workspace.retry()
    desk.work()
    assert desk.told() == (AT_A_TIME + 1, AT_A_TIME + 1, 0)
    assert len(desk.rows()) == AT_A_TIME + 2
    assert desk.troubles == []


def test_closing_waits_for_what_is_read_and_says_what_is_left_out(desk: Importer) -> None:
    desk.takes(desk.files(AT_A_TIME + 1))
    desk.workspace.close(desk.closed.append)
    desk.work()
    assert desk.told() == (AT_A_TIME + 1, 0, AT_A_TIME + 1)
    assert desk.arrived[0].is_closing
    assert desk.closed == []
    desk.tasks.pass_time(READ_BEFORE_CLOSING)
    assert desk.closed == [True]


def test_closing_keeps_what_is_on_its_way_into_the_library(desk: Importer, tmp_path: Path) -> None:
    desk.takes(desk.files(2))
    desk.tasks.step()
    desk.workspace.close(desk.closed.append)
    desk.work()
    assert desk.told() == (2, 2, 0)
    assert desk.closed == [True]
    assert sorted(Desk(tmp_path).headlines()) == ["Ferry", "Wire 1", "Wire 2"]


def test_closing_does_not_wait_for_a_file_that_takes_its_time(desk: Importer) -> None:
    desk.takes(desk.files(1))
    desk.workspace.close(desk.closed.append)
    desk.tasks.hang(STOPPED_WITHIN)
    assert desk.told() == (1, 0, 1)
    desk.tasks.hang(READ_BEFORE_CLOSING)
    desk.work()
    assert desk.closed == [True]


def test_a_library_that_cannot_be_opened_ends_it(tmp_path: Path) -> None:
    broken = tmp_path / "library.db"
    broken.write_bytes(b"this is no library" * 500)
    desk = Importer(tmp_path, broken)
    desk.takes(desk.files(AT_A_TIME + 1)).work()
    assert desk.arrived == []
    desk.workspace.retry()
    desk.work()
    assert desk.told() == (AT_A_TIME + 1, 0, AT_A_TIME + 1)
    assert isinstance(desk.arrived[0].problem, LibraryError)
