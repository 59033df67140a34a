"""What a suite of the machine is, and how it is run: seeded, counted, taken up again."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Suite:
    """A kind of fault, tried again and again.

    - `series(folder, seed, rounds)` gives the counts of each round, and raises AssertionError
      (`Found` with a sentence) where a promise was not kept. Rounds of a series may build on each
      other; another series knows nothing of them.
    - `in_full` is how many rounds the whole run has, `at_once` how many make a series,
      `few` how many run with the other tests.
    - `why_not()` says why it cannot run here; empty if it can.
    """

    name: str
    about: str
    series: Callable[[Path, int, int], Iterator[Counts]]
    in_full: int
    at_once: int
    few: int
    why_not: Callable[[], str] = lambda: ""


@dataclass(slots=True)
class Series:
    """What came of a series."""

    seed: int
    rounds: int = 0
    counts: Counts = field(default_factory=Counter)
    seconds: float = 0.0
    fault: str = ""
    folder: str = ""


def run_series(suite: Suite, seed: int, rounds: int) -> Series:
    """Run a series in a new folder, which stays only where a promise was not kept."""
    folder = Path(tempfile.mkdtemp(prefix=f"{suite.name}-{seed}-"))
    done, began = Series(seed), time.monotonic()
    try:
        for counts in suite.series(folder, seed, rounds):
            done.rounds += 1
            done.counts += counts
    except AssertionError as fault:
        done.fault, done.folder = str(fault) or repr(fault), str(folder)
    else:
        shutil.rmtree(folder, ignore_errors=True)
    done.seconds = time.monotonic() - began
    return done


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run: how many rounds, from which seed, how many series at a time.

    `minutes` is when no further series is begun; 0: never.
    """

    rounds: int
    seed: int
    jobs: int
    minutes: float


class Run:
    """A run of a suite whose series are written down, so that it can be taken up again."""

    def __init__(self, suite: Suite, order: Order, book: Path) -> None:
        self._suite = suite
        self._order = order
        self._book = book
        self.series = self._written_down()

    @property
    def rounds(self) -> int:
        """How many rounds are done."""
        return sum(each.rounds for each in self.series)

    @property
    def counts(self) -> Counts:
        """All counts together."""
        return sum((each.counts for each in self.series), Counter())

    @property
    def faults(self) -> list[Series]:
        """The series in which a promise was not kept."""
        return [each for each in self.series if each.fault]

    @property
    def seconds(self) -> float:
        """How long the series took, one after the other."""
        return sum(each.seconds for each in self.series)

    def go_on(self, told: Callable[[Series], None]) -> None:
        """Run the series that are missing; `told` hears of each."""
        began = time.monotonic()
        missing = self._missing()
        with ThreadPoolExecutor(self._order.jobs) as workers:
            under_way: set[Future[Series]] = set()
            while missing or under_way:
                is_late = 0 < self._order.minutes * 60 < time.monotonic() - began
                while missing and not is_late and len(under_way) < self._order.jobs:
                    under_way.add(workers.submit(run_series, self._suite, *missing.pop(0)))
                if not under_way:
                    return
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for each in finished:
                    self._note(each.result())
                    told(each.result())

    def _missing(self) -> list[tuple[int, int]]:
        """The seeds that were not run, each with its rounds."""
        size = min(self._suite.at_once, self._order.rounds)
        numbers = range(0, self._order.rounds, size)
        wanted = {
            self._order.seed + at // size: min(size, self._order.rounds - at) for at in numbers
        }
        for each in self.series:
            wanted.pop(each.seed, None)
        return list(wanted.items())

    def _note(self, done: Series) -> None:
        self.series.append(done)
        self._book.parent.mkdir(parents=True, exist_ok=True)
        with self._book.open("a", encoding="utf-8") as file:
            file.write(
                json.dumps({**asdict(replace(done, counts=Counter())), "counts": done.counts})
                + "\n"
            )

    def _written_down(self) -> list[Series]:
        """The series of an earlier run that are worth keeping: those without a fault."""
        if not self._book.exists():
            return []
        kept = []
        for line in self._book.read_text("utf-8").splitlines():
            said = json.loads(line)
            if not said["fault"]:
                kept.append(Series(**{**said, "counts": Counter(said["counts"])}))
        return kept
