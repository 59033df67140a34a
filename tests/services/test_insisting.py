"""What the library refused is tried again; one that can only be read is not asked in vain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from editor.model.errors import LibraryError, LibraryHeld, NutgrafError, ReadOnlyLibrary
from editor.services.insisting import AGAIN, Insisting
from editor.services.tasks import ManualTasks


class Desk:
    """A library that takes values, unless it has a reason not to."""

    def __init__(self) -> None:
        self.tasks = ManualTasks()
        self.kept: dict[str, str] = {}
        self.asked = 0
        self.told: list[NutgrafError] = []
        self.reason: NutgrafError | None = None
        self.insisting: Insisting[str] = Insisting(
            lambda _shelf, name, value: self.kept.update({name: value}),
            self.ask,
            self.tasks,
            self.told.append,
        )

    def ask(
        self,
        job: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        changes_list: bool = False,
    ) -> None:
        assert done is not None
        assert failed is not None
        assert not changes_list
        self.asked += 1
        if self.reason is not None:
            failed(self.reason)
        else:
            done(job(None))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_what_is_refused_for_a_moment_is_kept_later_and_told_once(desk: Desk) -> None:
    desk.reason = LibraryHeld("Another program is writing.")
    desk.insisting.keep("a", "old")
    desk.insisting.keep("a", "new")
    desk.tasks.pass_time(3 * AGAIN)
    assert desk.told == [desk.reason]
    desk.reason = None
    desk.tasks.pass_time(AGAIN)
    assert desk.kept == {"a": "new"}
    assert desk.insisting.waiting == {}


def test_a_library_that_can_only_be_read_is_asked_once_and_nothing_is_forgotten(desk: Desk) -> None:
    desk.reason = ReadOnlyLibrary("The library can only be read.")
    desk.insisting.keep("a", "word")
    desk.tasks.pass_time(1_000 * AGAIN)
    assert desk.asked == 1
    assert desk.told == [desk.reason]
    assert desk.insisting.waiting == {"a": "word"}


def test_once_it_was_opened_anew_what_it_refused_is_kept(desk: Desk) -> None:
    desk.reason = ReadOnlyLibrary("The library can only be read.")
    desk.insisting.keep("a", "word")
    desk.insisting.keep("b", "name")
    desk.insisting.try_again()
    assert len(desk.told) == 1
    desk.reason = None
    desk.insisting.try_again()
    assert desk.kept == {"a": "word", "b": "name"}


def test_a_fault_that_passes_is_not_taken_for_a_library_that_can_only_be_read(desk: Desk) -> None:
    desk.reason = ReadOnlyLibrary("The library can only be read.")
    desk.insisting.keep("a", "word")
    desk.reason = LibraryError("The disk reported an error.")
    desk.insisting.try_again()
    desk.reason = None
    desk.tasks.pass_time(AGAIN)
    assert desk.kept == {"a": "word"}
