"""The places of the files are taken away under the window: full, write-protected, gone.

Typing goes on, the bar tells, nothing pretends; once the place is back all words are there.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.crash import faults, mounts
from tests.crash.driver import Driver, Found, Look
from tests.crash.faults import Deed, Faults
from tests.crash.full_disks import require_after_restart, require_in_library
from tests.crash.suite import Counts, Suite

_SMALL = 3 * 2**20
"""Bytes of the disk that fills up."""


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Take one place after the other away, each from a home of its own."""
    chance = random.Random(seed)
    possible = [
        each for each in (*_MOUNTED, *_ANYWHERE) if each in _ANYWHERE or not mounts.why_not()
    ]
    for turn in range(rounds):
        scene = possible[(seed + turn) % len(possible)]
        home = folder / f"home-{turn}"
        home.mkdir()
        name = scene.__name__.strip("_").replace("_", " ")
        try:
            scene(home, f"r{chance.randrange(10_000)} ")
        except Found as found:
            raise Found(f"{name}: {found}") from found
        yield Counts({name: 1})
        shutil.rmtree(home, ignore_errors=True)


# A disk that fills up


def _the_disk_of_everything_is_full(home: Path, word: str) -> None:
    with mounts.small_disk(home, _SMALL):
        _fills_up(home, home, word)


def _the_disk_of_the_library_is_full(home: Path, word: str) -> None:
    (home / "data").mkdir()
    with mounts.small_disk(home / "data", _SMALL):
        _fills_up(home, home / "data", word)


def _the_disk_of_the_journals_is_full(home: Path, word: str) -> None:
    (home / "state").mkdir()
    with mounts.small_disk(home / "state", _SMALL):
        _fills_up(home, home / "state", word)


def _fills_up(home: Path, disk: Path, word: str) -> None:
    driver = Driver(home)
    try:
        driver.opens()
        driver.begins_a_story()
        driver.types(word)
        driver.waits_until_kept()
        ballast = _fill(disk)
        _types_until_told(driver, word * 40)
        driver.types(word)
        ballast.unlink()
        kept = driver.waits_until_kept()
        require_in_library(driver, kept)
    finally:
        driver.kill()
    driver.stays_quiet()
    require_after_restart(home, kept.words)


def _fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


# A library that goes


def _the_stick_is_pulled_out_and_comes_back(home: Path, word: str) -> None:
    stick = home.with_name(f"{home.name}-stick")
    stick.mkdir()
    (home / "data").mkdir()
    data = home / "data"
    with mounts.plugged(stick, data):
        _goes_and_comes_back(
            home, word, lambda: mounts.unplug(data), lambda: mounts.plug(stick, data)
        )


def _the_folder_is_moved_and_comes_back(home: Path, word: str) -> None:
    here, there = home / "data", home / "elsewhere"
    _goes_and_comes_back(home, word, lambda: here.rename(there), lambda: there.rename(here))


def _the_folder_is_write_protected_for_a_while(home: Path, word: str) -> None:
    data = home / "data"

    def protect() -> None:
        (data / "library.db").chmod(0o400)
        data.chmod(0o500)

    def permit() -> None:
        data.chmod(0o700)
        (data / "library.db").chmod(0o600)

    driver = _with_one_story(home, word)
    try:
        protect()
        driver.types(word * 3)
        # What it has open it may go on writing; what it says must be so.
        look = driver.waits_until(lambda look: look.kept.startswith(("Kept ", "Not kept")))
        if look.kept.startswith("Kept "):
            require_in_library(driver, look)
    finally:
        driver.kill()
    again = Driver(home, wrap=_without_privileges())
    try:
        again.opens()
        again.begins_a_story()
        _types_until_told(again, f"second {word}")
    finally:
        again.kill()
        permit()
    again.stays_quiet()
    require_after_restart(home, f"{look.words}\nsecond {word}")


def _goes_and_comes_back(
    home: Path, word: str, go: Callable[[], object], come: Callable[[], object]
) -> None:
    driver = _with_one_story(home, word)
    try:
        go()
        _types_until_told(driver, word)
        driver.types(word)
        come()
        kept = driver.waits_until_kept()
        require_in_library(driver, kept)
    finally:
        driver.kill()
    driver.stays_quiet()
    require_after_restart(home, kept.words)


def _the_library_is_deleted(home: Path, word: str) -> None:
    """Nothing brings it back; but a story that is begun meanwhile, and what the window says."""
    driver = _with_one_story(home, word)
    try:
        for path in (home / "data").glob("library.db*"):
            path.unlink()
        _types_until_told(driver, word)
        driver.begins_a_story()
        driver.types(f"second {word}")
    finally:
        driver.kill()
    driver.stays_quiet()
    require_after_restart(home, f"second {word}")


def _the_journals_are_deleted(home: Path, word: str) -> None:
    """While the library cannot be written either: the next second's sync begins them anew."""
    with Faults(home, home.with_name(f"{home.name}-control")) as fault:
        driver = _with_one_story(home, word, fault)
        try:
            fault.strike(Deed.FAIL, within="library.db")
            driver.types(word)
            shutil.rmtree(home / "state" / "journals")
            driver.types(word)
            driver.waits_until(lambda _: list((home / "state").rglob("*.journal")), seconds=10)
            last = driver.types(word)
        finally:
            driver.kill()
    driver.stays_quiet()
    require_after_restart(home, last.words)


def _with_one_story(home: Path, word: str, fault: Faults | None = None) -> Driver:
    driver = Driver(home, faults=fault)
    try:
        driver.opens()
        driver.begins_a_story()
        driver.types(word)
        driver.waits_until_kept()
    except BaseException:
        driver.kill()
        raise
    return driver


def _types_until_told(driver: Driver, word: str) -> Look:
    for _ in range(200):
        driver.types(word)
        look = driver.look()
        if look.kept.startswith("Not kept"):
            return look
    return driver.waits_until(lambda look: look.kept.startswith("Not kept"))


def _without_privileges() -> list[str]:
    """Root heeds no permissions, unless it has given that up."""
    if os.geteuid() != 0:
        return []
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", "--bounding-set", rights, "--inh-caps", rights]


_MOUNTED = (
    _the_disk_of_everything_is_full,
    _the_disk_of_the_library_is_full,
    _the_disk_of_the_journals_is_full,
    _the_stick_is_pulled_out_and_comes_back,
)
_ANYWHERE = (
    _the_folder_is_moved_and_comes_back,
    _the_folder_is_write_protected_for_a_while,
    _the_library_is_deleted,
    _the_journals_are_deleted,
)

SUITE = Suite(
    "places",
    "disks fill up, folders are moved, write-protected and deleted under the window",
    series,
    in_full=160,
    at_once=8,
    few=3,
    why_not=faults.why_not,
)
