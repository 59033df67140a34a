"""Disks that are full or broken: the calls that write fail in turn, and a small real disk fills.

Typing goes on, the bar says that it is not kept, and once there is room again everything is.
"""

from __future__ import annotations

import errno
import random
import time
from collections.abc import Iterator
from pathlib import Path

from tests.crash import faults
from tests.crash.driver import PATIENCE, Driver, Found, Look
from tests.crash.faults import Deed, Faults, Kind
from tests.crash.library import require_whole, words_in
from tests.crash.suite import Counts, Suite

_CALLS = 36
"""At least as many as it takes to type a word and to keep it."""

_CALLS_OF_A_START = 90

_ERRORS = (errno.ENOSPC, errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS)
_KINDS = (Kind.ALL, Kind.ALL, Kind.WRITE, Kind.SYNC)
_PLACES = ("", "", "library.db", ".journal")


def writing(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """In one window let the first call fail, then the second, and so on; for once, or for long."""
    chance = random.Random(seed)
    home = folder / "home"
    home.mkdir()
    with Faults(home, folder / "control") as fault:
        driver = Driver(home, faults=fault)
        try:
            driver.opens()
            driver.begins_a_story()
            for turn in range(rounds):
                yield _fails_at(turn % _CALLS, driver, fault, chance)
            last = driver.waits_until_kept()
        finally:
            driver.kill()
    driver.stays_quiet()
    require_after_restart(home, last.words)


def _fails_at(turn: int, driver: Driver, fault: Faults, chance: random.Random) -> Counts:
    error, kinds = chance.choice(_ERRORS), chance.choice(_KINDS)
    within, times = chance.choice(_PLACES), chance.choice((0, 0, 1, 5))
    deed = chance.choice((Deed.FAIL, Deed.FAIL_HALF)) if error == errno.ENOSPC else Deed.FAIL
    fault.strike(deed, after=turn, times=times, error=error, kinds=kinds, within=within)
    code = errno.errorcode[error]
    what = f"{deed.name} {code} from call {turn + 1} ({kinds!r} of {within!r}, {times} times)"
    word = f"w{chance.randrange(10_000)} "
    look = driver.types(word)
    try:
        if times == 0:
            look = _typed_until_told(driver, fault)
        look = driver.types(word)
        fault.heal()
        kept = driver.waits_until_kept()
        if kept.words != look.words or kept.words.count(word) < 2:
            raise Found(f"what was typed, {look.words!r}, is not what is shown, {kept.words!r}")
        require_in_library(driver, kept)
    except Found as found:
        raise Found(f"{what}: {found}") from found
    return Counts({"calls that failed": fault.struck, "times that the bar told": times == 0})


def _typed_until_told(driver: Driver, fault: Faults) -> Look:
    """Type until the call is reached that fails, and on until the bar says that it is not kept."""
    end = time.monotonic() + PATIENCE
    while not (look := driver.types("x")).kept.startswith("Not kept"):
        if time.monotonic() > end:
            raise Found(f"{fault.struck} calls failed, and nobody was told: {look}")
        time.sleep(0.03)
    return look


def require_in_library(driver: Driver, kept: Look) -> None:
    """What the bar says is kept can be read by somebody else."""
    require_whole(driver.library)
    words = words_in(driver.library)
    missing = [text for _, text in kept.texts if text and text not in words]
    if missing:
        raise Found(f"the bar says {kept.kept!r}, but the library lacks {missing}")


def starting(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Let calls fail from one of a start's on; what is typed then is there in the end."""
    chance = random.Random(seed)
    home = folder / "home"
    home.mkdir()
    with Faults(home, folder / "control") as fault:
        for turn in range(rounds):
            yield _starts_at(chance.randrange(_CALLS_OF_A_START), f"t{turn} ", home, fault, chance)


def _starts_at(after: int, word: str, home: Path, fault: Faults, chance: random.Random) -> Counts:
    error, within = chance.choice(_ERRORS), chance.choice(_PLACES)
    what = f"{errno.errorcode[error]} from call {after + 1} of a start on, of {within!r}"
    fault.strike(Deed.FAIL, after=after, error=error, within=within)
    driver = Driver(home, faults=fault)
    try:
        driver.opens()
        driver.begins_a_story()
        if word not in driver.types(word).words:
            raise Found("typing did not go on")
        told = driver.waits_until(lambda look: look.kept.startswith(("Kept ", "Not kept")))
        fault.heal()
        # The next key brings everything into the journal, whatever became of the library.
        driver.types(word)
        driver.kill()
        driver.stays_quiet()
        require_after_restart(home, word + word)
    except Found as found:
        raise Found(f"{what}: {found}") from found
    finally:
        driver.kill()
    counts = Counts({"starts with a broken disk": 1, "calls that failed": fault.struck})
    counts["times that the bar told"] += told.kept.startswith("Not kept")
    return counts


def require_after_restart(home: Path, words: str) -> None:
    """Raise Found unless every line of the words is in the library after the next start."""
    driver = Driver(home)
    try:
        driver.opens()
        require_whole(driver.library)
        kept = words_in(driver.library)
    finally:
        driver.kill()
    driver.stays_quiet()
    missing = [line for line in words.splitlines() if line not in kept]
    if missing:
        raise Found(f"after the next start the library lacks {missing}")


SUITES = (
    Suite(
        "broken-writes",
        "one call after the other fails that writes, while somebody types",
        writing,
        in_full=720,
        at_once=_CALLS,
        few=6,
        why_not=faults.why_not,
    ),
    Suite(
        "broken-starts",
        "the window starts on a disk that cannot be written",
        starting,
        in_full=200,
        at_once=10,
        few=1,
        why_not=faults.why_not,
    ),
)
