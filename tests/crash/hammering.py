"""A window and two other processes write one library: what each was told is kept is there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from editor.library.database import open_library
from editor.library.library import Library
from editor.model.errors import LibraryHeld, LostRace, NotFound
from editor.model.ids import random_story_id
from editor.model.story import Story
from tests.crash.driver import ROOT, Driver, Found
from tests.crash.library import require_whole, words_in
from tests.crash.suite import Counts, Suite

_SECONDS = 4
"""Of a round."""

_SHARED = "shared"


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Let them write at the same time, round after round, on one home."""
    chance = random.Random(seed)
    home = folder / "home"
    home.mkdir()
    for turn in range(rounds):
        yield _round(home, turn, chance)


def _round(home: Path, turn: int, chance: random.Random) -> Counts:
    driver = Driver(home)
    hands = []
    try:
        driver.opens()
        driver.begins_a_story()
        hands = [_hand(driver.library, f"hand{turn}{side}") for side in "ab"]
        typed, end = [f"window{turn}"], time.monotonic() + _SECONDS
        driver.types(typed[0])
        while time.monotonic() < end:
            typed.append(f" {chance.randrange(10**6)}")
            driver.types(typed[-1])
            time.sleep(chance.uniform(0, 0.3))
        driver.waits_until_kept()
        said = [_ended(hand, chance) for hand in hands]
    finally:
        for hand in hands:
            hand.kill()
            hand.wait()
        driver.kill()
    driver.stays_quiet()
    require_whole(driver.library)
    there = words_in(driver.library)
    missing = [word for word in ("".join(typed), *said[0], *said[1]) if word not in there]
    if missing:
        raise Found(f"kept, and gone: {missing[:5]} and so on, {len(missing)} in all")
    return Counts(
        {
            "seconds": _SECONDS,
            "saves of the others": len(said[0]) + len(said[1]),
            "words typed in the window": len(typed),
        }
    )


def _hand(library: Path, name: str) -> subprocess.Popen[str]:
    """Another process that writes."""
    command = [sys.executable, "-m", __name__, str(library), name]
    return subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _ended(hand: subprocess.Popen[str], chance: random.Random) -> list[str]:
    """Kill it, or ask it to stop; the words that it was told are kept."""
    hand.send_signal(chance.choice((signal.SIGKILL, signal.SIGTERM)))
    said, errors = hand.communicate(timeout=30)
    if "Traceback" in errors:
        raise Found(f"an unexpected error:\n{errors[-3000:]}")
    return [line for line in said.splitlines() if line.endswith(".")]


# The side of the other processes


def main(path: Path, name: str) -> None:
    """Keep new stories, and add words to one that all of them share; say what is kept."""
    library = open_library(
        path, clock=lambda: datetime.now(UTC), ids=random_story_id, backups=path.parent / "backups"
    )
    for number in count(1):
        alone, together = f"{name}-{number}-alone.", f"{name}-{number}-together."
        story = Story(f"{name}-{number}", headline=alone)
        if _kept(library, story, 0):
            print(alone, flush=True)
        if _added(library, together):
            print(together, flush=True)
        if number % 7 == 0:
            library.rows(name)


def _added(library: Library, word: str) -> bool:
    """Add a word to the shared story, whoever else does; whether it is kept."""
    while True:
        try:
            found = library.story(_SHARED)
            story, revision = found.story, found.revision
        except NotFound:
            story, revision = Story(_SHARED), 0
        try:
            return _kept(library, replace(story, headline=f"{story.headline} {word}"), revision)
        except LostRace:
            continue


def _kept(library: Library, story: Story, revision: int) -> bool:
    """Whether a story was kept; not, where the others wrote for too long."""
    try:
        library.keep(story, revision=revision, number=0)
    except LibraryHeld:
        return False
    return True


SUITE = Suite(
    "hammering",
    "a window and two other processes write one library at the same time",
    series,
    in_full=15,
    at_once=3,
    few=1,
)

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
