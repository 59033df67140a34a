"""The clock of the day is set back a week, and forward twenty years, while somebody types."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.crash import faults
from tests.crash.driver import Driver, Found
from tests.crash.faults import Faults
from tests.crash.library import require_whole, words_in
from tests.crash.suite import Counts, Suite

_WEEK = 7 * 86_400
_TWENTY_YEARS = 20 * 365 * 86_400
_MOVES = (-_WEEK, 0, _TWENTY_YEARS, -_WEEK, _TWENTY_YEARS)


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Set the clock under one window after the other, on one home."""
    chance = random.Random(seed)
    home = folder / "home"
    home.mkdir()
    words: list[str] = []
    with Faults(home, folder / "control") as fault:
        for turn in range(rounds):
            yield _round(home, fault, words, turn, chance)


def _round(home: Path, fault: Faults, words: list[str], turn: int, chance: random.Random) -> Counts:
    driver = Driver(home, faults=fault)
    counts = Counts({"starts": 1})
    try:
        driver.opens()
        driver.begins_a_story()
        for step, clock in enumerate(chance.sample(_MOVES, 3)):
            fault.set_clock(clock)
            words.append(f"words{turn}x{step}")
            driver.types(f"{words[-1]} ", "Ctrl+S")
            driver.waits_until_kept()
            counts["times that the clock was set"] += 1
        # Not kept, but in a journal.
        words.append(f"last{turn}")
        driver.types(words[-1])
    finally:
        driver.kill()
    driver.stays_quiet()
    again = Driver(home, faults=fault)
    try:
        again.opens()
        require_whole(again.library)
        missing = [word for word in words if word not in words_in(again.library)]
    finally:
        again.kill()
    again.stays_quiet()
    if missing:
        raise Found(f"with the clock elsewhere the library lacks {missing}")
    return counts


SUITE = Suite(
    "clocks",
    "the clock is set back a week, and forward twenty years, while somebody types",
    series,
    in_full=60,
    at_once=6,
    few=1,
    why_not=faults.why_not,
)
