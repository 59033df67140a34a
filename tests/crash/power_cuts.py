"""The power goes while somebody types: what the bar called kept is there, and all but a second."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from tests.crash import mounts
from tests.crash.driver import Driver, Found, Look, Press, Texts
from tests.crash.library import ids_in, require_whole
from tests.crash.suite import Counts, Suite

REACH = 1.0
"""Seconds of typing that a power cut may cost."""

_WORDS = ("pier ", "storm ", "mayor ", "tram ", "river ", "東京 ")


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Cut the power so often, each time under a new story on the same disk."""
    chance = random.Random(seed)
    disk = folder / "disk"
    disk.mkdir()
    for _ in range(rounds):
        with mounts.ext4(folder / "image", disk):
            driver = Driver(disk / "home", hurried=False)
            try:
                kept = _types_for_a_while(driver, chance)
                cut = time.monotonic()
                mounts.cut_power(disk)
            finally:
                driver.kill()
        with mounts.ext4(folder / "image", disk):
            yield _look(disk / "home", driver.presses, kept, cut)


def _types_for_a_while(driver: Driver, chance: random.Random) -> Look | None:
    """Type with rests between; the last look at which the bar said that all of it is kept."""
    driver.opens()
    driver.begins_a_story()
    kept = None
    for _ in range(chance.randint(1, 3)):
        pace = chance.choice((5, 15, 40))
        driver.begins(*chance.choices(_WORDS, k=chance.randint(1, 15)), pace=pace)
        end = time.monotonic() + chance.uniform(0.1, 3.0)
        while time.monotonic() < end:
            look = driver.look()
            kept = look if look.kept.startswith("Kept ") else kept
            time.sleep(0.02)
    return kept


def _look(home: Path, presses: list[Press], kept: Look | None, cut: float) -> Counts:
    """The story is in a state that was on the screen, and in none before the one promised."""
    states = [press.after.texts for press in presses if press.after is not None]
    due = max((at for at, press in enumerate(presses) if press.at < cut - REACH), default=-1)
    if kept is not None:
        due = max(due, _last(states, kept.texts))
    driver = Driver(home, hurried=False)
    try:
        texts = _texts(driver, presses[-1].before.story)
        require_whole(driver.library)
    finally:
        driver.kill()
    driver.stays_quiet()
    found = _last(states, texts)
    if found < due:
        raise Found(f"key {due + 1} of {len(states)} was due, but only {found + 1} are there")
    lost = presses[found + 1 :]
    counts = Counts({"keys pressed": len(presses), "keys that the power took": len(lost)})
    counts["saves acknowledged, and there"] += kept is not None
    age = (cut - lost[0].at) * 1000 if lost else 0
    counts[f"cuts that took up to {ceil(age / 250) * 250} ms of typing"] += 1
    return counts


def _texts(driver: Driver, story: str) -> Texts:
    """The texts of a story; none where it never came to the disk."""
    look = driver.opens()
    if look.story != story and story in ids_in(driver.library):
        look = driver.opens_story(story)
    return look.texts if look.story == story else ()


def _last(states: list[Texts], texts: Texts) -> int:
    return max((at for at, each in enumerate(states) if each == texts), default=-1)


SUITE = Suite(
    "power-cuts",
    "an ext4 file system loses its power while somebody types",
    series,
    in_full=30,
    at_once=5,
    few=1,
    why_not=mounts.why_not,
)
