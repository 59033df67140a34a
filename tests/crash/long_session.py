"""A working day at speed: memory does not grow with the hours.

An hour is two new stories, older ones opened again, and what is typed, undone and brought back
in between. Text and history of the stories are in the library; the window holds one at a time.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.crash.driver import Driver, Found
from tests.crash.full_disks import require_after_restart
from tests.crash.keys import keys_of
from tests.crash.suite import Counts, Suite

_HOURS = 8
_KEYS_A_STORY = 4_000
"""Some 650 words; a fortieth of that where there is no time for the whole day."""

_GROWTH = 1.10
"""How much more memory the last hour may take than the first."""


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Sit through so many hours."""
    chance = random.Random(seed)
    keys = _KEYS_A_STORY if rounds >= _HOURS else _KEYS_A_STORY // 40
    stories: list[str] = []
    memory: list[int] = []
    (folder / "home").mkdir()
    driver = Driver(folder / "home")
    try:
        driver.opens()
        for hour in range(rounds):
            pressed = len(driver.presses)
            for _ in range(2):
                stories.append(_writes_a_story(driver, keys, chance))
                _looks_at_others(driver, stories, chance)
            last = driver.waits_until_kept()
            memory.append(_own_memory(driver.process_id))
            keys_of_hour = len(driver.presses) - pressed
            yield Counts({"keys pressed": keys_of_hour, f"KiB after hour {hour + 1}": memory[-1]})
    finally:
        driver.kill()
    driver.stays_quiet()
    require_after_restart(driver.home, last.words)
    if memory[-1] > memory[0] * _GROWTH:
        raise Found(f"memory grew from {memory[0]:,} to {memory[-1]:,} KiB: {memory}")


def _writes_a_story(driver: Driver, keys: int, chance: random.Random) -> str:
    driver.begins_a_story()
    story = driver.look().story
    for part in range(8):
        driver.types(f"field:{('Headline', 'Key point 1', 'Body 1')[min(part, 2)]}")
        size = keys // 20 if part < 2 else keys // 6
        words = [
            key
            for key in keys_of(chance.randrange(2**32), size, [])
            if not key.startswith(("Ctrl+N", "field:", "Tab"))
        ]
        driver.types(*words)
        driver.types(*["Ctrl+Z"] * 30, *["Ctrl+Shift+Z"] * 20)
    return story


def _looks_at_others(driver: Driver, stories: list[str], chance: random.Random) -> None:
    for _ in range(5):
        driver.opens_story(chance.choice(stories))
        driver.types("field:Headline", "word ")


def _own_memory(process: int) -> int:
    """The memory of a process in KiB, without the files it has mapped.

    Those count for more when another program that shares them ends.
    """
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss_Anon:"):
            return int(line.split()[1])
    raise Found("the system does not say how much memory it takes")


def _why_not() -> str:
    has_it = sys.platform.startswith("linux") and os.access("/proc/self/smaps_rollup", os.R_OK)
    return "" if has_it else "this system does not say what memory a process takes"


SUITE = Suite(
    "long-session",
    "an eight-hour session at speed",
    series,
    in_full=_HOURS,
    at_once=_HOURS,
    few=2,
    why_not=_why_not,
)
