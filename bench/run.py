"""Measures the window against the budgets: real starts, real keys, real pixels.

Run by `make bench` on an X display of its own. Prints a table and writes bench/out/figures.json.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desk import make_library, story
from display import Area, Screen
from program import Program

OUT = Path(__file__).resolve().parent / "out"

FORM = (0.22, 0.58)
PREVIEW = (0.64, 0.97)
"""Where the panes are in a window of its usual size, in shares of its width."""

LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
"""Words of the stories in the table of cost against length."""

BUDGETS = {
    "launch: window on screen, s": 0.35,
    "launch: form takes keys, s": 0.5,
    "launch: all drawn with preview, s": 1.0,
    "key to screen, 10,000 words, median ms": 3.0,
    "key to screen, 10,000 words, p95 ms": 6.0,
    "key to screen, 100,000 words, median ms": 4.0,
    "key to screen, 100,000 words, p95 ms": 8.0,
    "key to screen, 10,000 marked words, median ms": 3.0,
    "key to screen, 10,000 marked words, p95 ms": 6.0,
    "key to screen, 100,000 marked words, median ms": 4.0,
    "key to screen, 100,000 marked words, p95 ms": 8.0,
    "key to preview, 10,000 words, p95 ms": 50.0,
    "key to preview, 100,000 words, p95 ms": 80.0,
    "open a story of 10,000 words, ms": 100.0,
    "memory, own process, no preview, MiB": 100.0,
    "memory, own process, preview, MiB": 240.0,
    "memory, all processes, preview, MiB": 380.0,
    "idle, % of a core": 0.5,
}


def main() -> None:
    """Measure everything asked for and print it beside its budget."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="", help="floor, launch, keys, lengths, open or memory")
    options.add_argument("--starts", type=int, default=5)
    options.add_argument("--keys", type=int, default=50)
    chosen = options.parse_args()
    screen = Screen()
    figures: dict[str, float] = {}
    measures: dict[str, Callable[[], dict[str, float]]] = {
        "floor": lambda: floor(screen, chosen.starts, chosen.keys),
        "launch": lambda: launch(screen, chosen.starts),
        "keys": lambda: keys(screen, 10_000, chosen.keys) | keys(screen, 100_000, chosen.keys),
        "lengths": lambda: lengths(screen, chosen.keys),
        "open": lambda: open_story(screen),
        "memory": lambda: memory(screen),
    }
    for name, measure in measures.items():
        # The table of lengths holds what the shorter "keys" measures.
        if chosen.only == name or (not chosen.only and name != "keys"):
            figures |= measure()
    report(figures)


def floor(screen: Screen, starts: int, strokes: int) -> dict[str, float]:
    """What the smallest window of the toolkit takes here and now."""
    shown = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(starts + 1):
            program = Program(Path(folder), words=("bench/floor.py", "10000"))
            window = wait_for_window(screen)
            if number:
                shown.append(time.perf_counter() - program.started)
            if number == starts:
                screen.settled(window)
                times = typed(screen, _lines(screen, window), strokes)
            program.end()
    return {
        "floor: window on screen, s": statistics.median(shown),
        "floor: key to screen, median ms": statistics.median(times) * 1000,
        "floor: key to screen, p95 ms": p95(times) * 1000,
    }


def launch(screen: Screen, starts: int) -> dict[str, float]:
    """Start on a library with a 10,000-word story open; medians of several warm starts."""
    shown, ready, drawn = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_library(home, [story(10_000)])
        for number in range(starts + 1):
            program = Program(home)
            window = wait_for_window(screen)
            mapped = time.perf_counter() - program.started
            taken = wait_for_key(screen, program) - program.started
            program.end()
            program = Program(home)
            window = wait_for_window(screen)
            page = part_of(window, PREVIEW)
            screen.wait_for_text(page)
            settled = screen.settled(page, quiet=1.0) - program.started
            program.end()
            if number:  # The first start warms the disk's cache.
                shown.append(mapped)
                ready.append(taken)
                drawn.append(settled)
    return {
        "launch: window on screen, s": statistics.median(shown),
        "launch: form takes keys, s": statistics.median(ready),
        "launch: all drawn with preview, s": statistics.median(drawn),
    }


def keys(screen: Screen, words: int, strokes: int, *, is_marked: bool = False) -> dict[str, float]:
    """Type into a story of so many words; from key to form and from key to preview."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_library(home, [story(words, is_marked=is_marked)])
        program = Program(home)
        window = wait_for_window(screen)
        screen.settled(window, quiet=2.0)
        left, right = panes(screen, window)
        to_form = typed(screen, left, strokes)
        to_page = typed(screen, right, strokes)
        program.end()
    name = f"{words:,} {'marked ' if is_marked else ''}words"
    return {
        f"key to screen, {name}, median ms": statistics.median(to_form) * 1000,
        f"key to screen, {name}, p95 ms": p95(to_form) * 1000,
        f"key to preview, {name}, median ms": statistics.median(to_page) * 1000,
        f"key to preview, {name}, p95 ms": p95(to_page) * 1000,
    }


def lengths(screen: Screen, strokes: int) -> dict[str, float]:
    """What a key costs in stories of every length, plain and with marks in each paragraph."""
    figures: dict[str, float] = {}
    for words in LENGTHS:
        for is_marked in (False, True):
            figures |= keys(screen, words, strokes, is_marked=is_marked)
    return figures


def open_story(screen: Screen) -> dict[str, float]:
    """Open the other of two 10,000-word stories from the list, back and forth."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_library(home, [story(10_000, 1), story(10_000, 2)])
        program = Program(home)
        window = wait_for_window(screen)
        screen.settled(window, quiet=2.0)
        form = Area(window.x + window.width * 3 // 10, window.y + 150, 300, 80)
        for number in range(10):
            before = screen.image(form)
            started = time.perf_counter()
            screen.click(window.x + 120, window.y + (250 if number % 2 else 180))
            changed = screen.wait_for_change(form, before)
            if changed is not None:
                times.append(changed - started)
            time.sleep(1.5)
        program.end()
    return {"open a story of 10,000 words, ms": statistics.median(times) * 1000}


def memory(screen: Screen) -> dict[str, float]:
    """What a window with a 10,000-word story costs at rest, with and without the preview."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_library(home, [story(10_000)])
        for preview in (False, True):
            program = Program(home, preview=preview)
            screen.settled(wait_for_window(screen), quiet=2.0)
            time.sleep(5)
            own, together = program.memory()
            used = program.processor_seconds()
            time.sleep(20)
            idle = (program.processor_seconds() - used) / 20 * 100
            program.end()
            if preview:
                figures["memory, own process, preview, MiB"] = own
                figures["memory, all processes, preview, MiB"] = together
                figures["idle, % of a core"] = idle
            else:
                figures["memory, own process, no preview, MiB"] = own
    return figures


def wait_for_window(screen: Screen) -> Area:
    """Wait until the window is mapped."""
    end = time.perf_counter() + 30
    while time.perf_counter() < end:
        if (window := screen.window()) is not None:
            return window
        time.sleep(0.002)
    raise SystemExit("The window did not appear.")


def wait_for_key(screen: Screen, program: Program) -> float:
    """Press a key again and again until one has arrived in the journal."""
    end = time.perf_counter() + 30
    while time.perf_counter() < end:
        screen.press("x")
        time.sleep(0.03)
        if program.journalled():
            return time.perf_counter()
    raise SystemExit("The form took no key.")


def panes(screen: Screen, window: Area) -> tuple[Area, Area]:
    """The few lines of the form and of the preview in which a typed letter shows."""
    return (
        _lines(screen, part_of(window, FORM)),
        _lines(screen, part_of(window, PREVIEW)),
    )


def part_of(window: Area, share: tuple[float, float]) -> Area:
    """A vertical strip of the window, without menus and status bar."""
    left, right = (int(window.width * each) for each in share)
    return Area(window.x + left, window.y + 60, right - left, window.height - 120)


def _lines(screen: Screen, pane: Area) -> Area:
    # The first letter may scroll; where the second shows, all others will.
    screen.changed_box(pane, "m")
    time.sleep(1)
    box = screen.changed_box(pane, "m")
    if box is None:
        raise SystemExit("A typed letter did not show.")
    return Area(pane.x, pane.y + max(0, box[1] - 30), pane.width, 150)


def time_to_change(screen: Screen, area: Area, letter: str) -> float:
    """Seconds from a key to the first pixel that it changes in an area."""
    time.sleep(0.25)
    before = screen.image(area)
    started = time.perf_counter()
    screen.press(letter)
    changed = screen.wait_for_change(area, before)
    if changed is None:
        raise SystemExit("A typed letter did not show.")
    return changed - started


def typed(screen: Screen, area: Area, strokes: int) -> list[float]:
    """Seconds for each of many letters, in words of six as people type."""
    times = []
    for number in range(strokes):
        times.append(time_to_change(screen, area, "menwao"[number % 6]))
        if number % 6 == 5:
            screen.press("space")
    return times


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def report(figures: dict[str, float]) -> None:
    """Print the figures beside their budgets and write them down."""
    OUT.mkdir(exist_ok=True)
    path = OUT / "figures.json"
    former = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps(former | figures, indent=1) + "\n")
    if any("marked" in name for name in figures):
        print_lengths(figures)
    for name, value in figures.items():
        budget = BUDGETS.get(name)
        verdict = "" if budget is None else ("ok" if value <= budget else "OVER")
        print(f"{name:<44} {value:9.2f}   {'' if budget is None else budget:>7}  {verdict}")


def print_lengths(figures: dict[str, float]) -> None:
    """Print cost against length as a table: milliseconds, median and 95th percentile."""
    columns = [
        (where, kind) for where in ("screen", "preview") for kind in ("words", "marked words")
    ]
    titles = "".join(
        f"{'key to ' + where + (', marked' if 'marked' in kind else ''):>26}"
        for where, kind in columns
    )
    print(f"{'words':>9}{titles}")
    for words in LENGTHS:
        cells = ""
        for where, kind in columns:
            name = f"key to {where}, {words:,} {kind}"
            cells += f"{figures[name + ', median ms']:>17.1f} /{figures[name + ', p95 ms']:>7.1f}"
        print(f"{words:>9,}{cells}")
    print()


if __name__ == "__main__":
    main()
