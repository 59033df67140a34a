"""The whole run: `python -m tests.crash [--only kills] [--rounds 500] [--seed 1] [--jobs 2]`.

What was done is written down under `build/torture`, and not done again unless `--anew` is given.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.crash.suite import Order, Run, Series, Suite
from tests.crash.suites import SUITES

_BOOKS = Path(__file__).resolve().parents[2] / "build" / "torture"


def main() -> int:
    """Run the suites that were asked for; 1 if a promise was not kept."""
    words = _arguments()
    wanted = [each for each in SUITES if not words.only or each.name in words.only]
    return max([_run(suite, words) for suite in wanted], default=0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    names = [each.name for each in SUITES]
    parser.add_argument("--only", nargs="+", choices=names, help="these suites")
    parser.add_argument("--rounds", type=int, help="instead of each suite's own number")
    parser.add_argument("--seed", type=int, default=1, help="of the first series")
    parser.add_argument("--jobs", type=int, default=2, help="series at a time")
    parser.add_argument("--minutes", type=float, default=0, help="for each suite; then it stops")
    parser.add_argument("--anew", action="store_true", help="forget earlier runs")
    return parser.parse_args()


def _run(suite: Suite, words: argparse.Namespace) -> int:
    reason = suite.why_not()
    if reason:
        print(f"{suite.name}: left out, {reason}", flush=True)
        return 0
    book = _BOOKS / f"{suite.name}.jsonl"
    if words.anew:
        book.unlink(missing_ok=True)
    rounds = words.rounds or suite.in_full
    run = Run(suite, Order(rounds, words.seed, words.jobs, words.minutes), book)
    print(f"{suite.name}: {suite.about} ({rounds} rounds, {run.rounds} done earlier)", flush=True)
    run.go_on(_tell)
    _sum_up(run)
    return int(bool(run.faults))


def _tell(series: Series) -> None:
    pace = series.seconds / max(1, series.rounds)
    print(f"  seed {series.seed}: {series.rounds} rounds, {pace:.2f} s each", flush=True)
    if series.fault:
        print(f"  NOT KEPT: {series.fault}\n  see {series.folder}", file=sys.stderr, flush=True)


def _sum_up(run: Run) -> None:
    for name, count in sorted(run.counts.items()):
        print(f"  {count:>10,}  {name}")
    pace = run.seconds / max(1, run.rounds)
    print(
        f"  {run.rounds:>10,}  rounds, {pace:.2f} s each; not kept: {len(run.faults)}", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
