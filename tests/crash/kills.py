"""The window is killed while somebody types; after the next start every key is there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.crash import faults
from tests.crash.driver import Driver
from tests.crash.faults import Deed, Faults, Kind
from tests.crash.library import require_whole
from tests.crash.memory import Memory
from tests.crash.suite import Counts, Suite

_LONGEST = 1.5
"""Seconds that somebody types at most before a kill."""

_UNTIL_HIT = 4.0
"""Seconds until an aim is given up."""

_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class _Aim:
    """A kind of moment: which calls count, how many may come before the last one."""

    name: str
    within: str
    kinds: Kind
    before: int
    at_start: bool = False


_AIMS = (
    _Aim("while a journal was written", ".journal", Kind.ALL, 60),
    _Aim("while a story was kept", "library.db-wal", Kind.ALL, 60),
    _Aim("while the library file was written", "library.db", Kind.SYNC, 12),
    _Aim("while it started", "library.db", Kind.ALL, 40, at_start=True),
    _Aim("while a backup was written", "/backups/", Kind.ALL, 60, at_start=True),
)


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Kill so many windows, one after the other, on one home."""
    chance = random.Random(seed)
    home, memory = folder / "home", Memory()
    home.mkdir()
    with ExitStack() as stack:
        fault = None
        if not faults.why_not():
            fault = stack.enter_context(Faults(home, folder / "control"))
        for turn in range(rounds):
            yield _round(home, fault, memory, chance, days=turn)
    driver = Driver(home)
    try:
        _look_at_all(driver, memory)
    finally:
        driver.kill()


def _round(
    home: Path, fault: Faults | None, memory: Memory, chance: random.Random, days: int
) -> Counts:
    aim = chance.choice(_AIMS) if fault and chance.random() < 0.5 else None
    if fault is not None:
        fault.heal()
        # Backups are made on the first start of a day.
        fault.set_clock(days * _A_DAY)
        if aim and aim.at_start:
            _strike(fault, aim, chance)
    driver = Driver(home, faults=fault, hurried=chance.random() < 0.7)
    try:
        counts = _compare(driver, memory)
        if not driver.has_ended:
            longest = chance.uniform(0.02, _LONGEST)
            if fault and aim and not aim.at_start:
                _strike(fault, aim, chance)
                longest = _UNTIL_HIT
            _type_until_killed(driver, memory, chance, longest)
    finally:
        driver.kill()
    driver.stays_quiet()
    is_hit = aim is not None and fault is not None and fault.struck > 0
    counts[f"kills {aim.name if aim and is_hit else 'at a random instant'}"] += 1
    return counts + memory.note(driver.presses, driver.ended_at)


def _strike(fault: Faults, aim: _Aim, chance: random.Random) -> None:
    deed = chance.choice((Deed.KILL_BEFORE, Deed.KILL_HALF, Deed.KILL_AFTER))
    fault.strike(
        deed, after=chance.randrange(aim.before), times=1, kinds=aim.kinds, within=aim.within
    )


def _compare(driver: Driver, memory: Memory) -> Counts:
    """What the window shows after the start is what was there, and the library is whole."""
    counts = Counts({"starts": 1})
    look = driver.opens_or_ends()
    if look is None:
        counts["starts that were killed"] += 1
        return counts
    require_whole(driver.library)
    left = memory.story
    if left in memory.touched:
        counts["starts that showed the story that was left"] += look.story == left
        if look.story == left:
            counts += memory.compare_caret(look)
        else:
            look = driver.opens_story(left)
        counts += memory.require(look)
    memory.under_way = None
    return counts


def _type_until_killed(
    driver: Driver, memory: Memory, chance: random.Random, longest: float
) -> None:
    if not driver.look().story:
        driver.begins_a_story()
    pace = chance.choice((0, 1, 3, 15))
    driver.begins_to_type(chance.randrange(2**32), 100_000, pace, memory.stories)
    driver.waits_for_the_end(longest)


def _look_at_all(driver: Driver, memory: Memory) -> None:
    """Every story that was ever typed is as it was left."""
    _compare(driver, memory)
    for story in memory.stories:
        memory.require(driver.opens_story(story))


SUITE = Suite(
    "kills",
    "the window is killed while somebody types",
    series,
    in_full=500,
    at_once=10,
    few=3,
)
