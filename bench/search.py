"""Search and list against the budgets: first page of a search ≤ 20 ms (p95) at 100,000 stories.

    python bench/search.py [--stories 100000] [--words 300] [--library FILE]

Makes a library of invented words (or uses the one of an earlier run), then types words letter by
letter, filters, counts, and jumps about in the list, and prints medians and 95th percentiles.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from editor.library.database import open_library
from editor.library.engine import Database
from editor.library.library import Library
from editor.library.stories import keep
from editor.model.ids import random_story_id
from editor.model.story import KeyPoint, Section, Status, Story

TYPED = ("election", "parliament", "energy", "minister says", "water prices")
ROUNDS = 5


def vocabulary(rng: random.Random) -> list[str]:
    """Some 20,000 pronounceable words, the common ones first, and those that are typed."""
    heads = [
        "el",
        "par",
        "en",
        "min",
        "wa",
        "pri",
        "tra",
        "con",
        "re",
        "st",
        "ma",
        "so",
        "ga",
        "bo",
    ]
    middles = ["ec", "lia", "er", "is", "te", "ce", "ve", "mu", "no", "ra", "li", "do"]
    tails = ["tion", "ment", "gy", "ter", "rs", "d", "ly", "ing", "al", "ous", "s", "e"]
    words = ["".join(each) for each in itertools.product(heads, middles, middles, tails)]
    rng.shuffle(words)
    spoken = [word for phrase in TYPED for word in phrase.split()]
    return ["the", "of", "a", "in", "to", "and", *words[:40], *spoken, *words[40:20_000]]


def invented(count: int, words: int, rng: random.Random) -> Iterable[Story]:
    """Stories whose words are spread as in any language: few often, most seldom."""
    known = vocabulary(rng)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(known))))
    statuses = [Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED, Status.PUBLISHED]
    for _ in range(count):
        text = rng.choices(known, cum_weights=weights, k=words + 30)
        yield Story(
            random_story_id(),
            headline=" ".join(text[:9]).capitalize(),
            slugline="-".join(text[9:12]),
            key_points=(KeyPoint("k", " ".join(text[12:30])),),
            sections=(Section("opening", "", " ".join(text[30:])),),
            status=rng.choice(statuses),
        )


def fill(path: Path, missing: int, words: int) -> None:
    """Keep stories in large transactions: this measures reading, not keeping."""
    made = iter(invented(missing, words, random.Random(missing)))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    database = Database(path)
    while batch := list(itertools.islice(made, 5_000)):
        with database.writing() as connection:
            for story in batch:
                keep(connection, story, revision=0, number=0, timeline=None, now=now)
        missing -= len(batch)
        print(f"{missing:,} stories to make", file=sys.stderr)
    database.close()


def measured(calls: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds of each call."""
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def say(what: str, times: list[float]) -> None:
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"{what:44} median {statistics.median(times):8.2f} ms   p95 {p95:8.2f} ms")


def measure(library: Library) -> None:
    count = library.count()
    rng = random.Random(2)
    typed = [word[: end + 1] for word in TYPED for end in range(len(word))] * ROUNDS
    anywhere = [rng.randrange(count) for _ in range(60)]
    print(f"{count:,} stories, {library.path.stat().st_size / 1e6:,.0f} MB")
    first_page = [lambda q=query: library.rows(q) for query in typed]
    say("search, first page, each letter typed", measured(first_page))
    filtered = [lambda q=query: library.rows(q, Status.IN_REVIEW) for query in typed]
    say("search with a status, first page", measured(filtered))
    say("search, count", measured([lambda q=query: library.count(q) for query in typed]))
    for query in ("e", "the", "energy"):
        say(f"  count of {query!r}", measured([lambda q=query: library.count(q)] * 5))
    deep = [lambda at=at: library.rows("e", offset=at) for at in anywhere]
    say("search 'e', page anywhere", measured(deep))
    say("list, first page", measured([library.rows] * 60))
    say("list, page anywhere", measured([lambda at=at: library.rows(offset=at) for at in anywhere]))
    end = max(0, count - 5_000)
    scrolled = [lambda at=at: library.rows(offset=at) for at in range(end, count, 50)]
    say("list, scrolled near its end", measured(scrolled))
    searched = [lambda at=at: library.rows("e", offset=at) for at in range(end, count, 50)]
    say("search 'e', scrolled near its end", measured(searched))
    say("count and statuses", measured([library.statuses, library.count] * 20))


def opened(path: Path) -> Library:
    return open_library(
        path, clock=lambda: datetime.now(UTC), ids=random_story_id, backups=path.parent
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--stories", type=int, default=100_000)
    options.add_argument("--words", type=int, default=300)
    options.add_argument("--library", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.library or Path(folder) / "library.db"
        with closing(opened(path)) as library:
            missing = chosen.stories - library.count()
        if missing > 0:
            fill(path, missing, chosen.words)
        with closing(opened(path)) as library:
            measure(library)


if __name__ == "__main__":
    main()
