"""Bytes of a library, its log and its journals are changed or cut off, as a failing disk does.

A start opens it, or refuses with a sentence and repair brings back what is whole. What is not as
it was is told of: by the start, on opening the story, or by the check of the library.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from editor.library.database import open_library
from editor.library.library import Library
from editor.library.salvage.salvaging import salvage
from editor.library.verifying import verify
from editor.model.codec import story_to_json
from editor.model.errors import NotFound, NutgrafError
from editor.model.story import KeyPoint, Section, Story
from editor.model.versions import Why
from tests.crash.driver import ROOT, Found
from tests.crash.suite import Counts, Suite
from tests.services.desk import Desk

_STORIES = 12
_WORDS = (
    "pier",
    "storm",
    "mayor",
    "bridge",
    "council",
    "tram",
    "river",
    "library",
    "東京",
    "“said”",
)
_TARGETS = ("data/library.db", "data/library.db-wal", "*.journal")


@dataclass(frozen=True, slots=True)
class _Truth:
    """A home as a kill left it, with the journals or without: what every story was then.

    `states` are all that the story with a journal had ever been.
    """

    home: Path
    stories: dict[str, str]
    states: set[str]


# The side of whoever counts; the worker is a process of its own, whose crash would be counted too.


def series(folder: Path, seed: int, rounds: int) -> Iterator[Counts]:
    """Damage so many files, one after the other."""
    command = [sys.executable, "-m", __name__, str(folder), str(seed), str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if "fault" in said:
            raise Found(said["fault"])
        yield Counts(said)
    if done.returncode:
        raise Found(f"an unexpected error:\n{done.stderr[-3000:]}")


# The side of the worker


def main(folder: Path, seed: int, rounds: int) -> None:
    """Damage files and look what becomes of them; says a line for each."""
    chance = random.Random(seed)
    journalled = _made(folder, chance)
    alone = _without_journals(journalled, folder / "alone")
    home = folder / "damaged"
    for turn in range(rounds):
        # A journal that does not fit any more would tell by chance of what the library lost.
        target = _TARGETS[turn % 3]
        truth = journalled if target == "*.journal" else alone
        shutil.copytree(truth.home, home)
        what, is_cut = _damage(home, target, chance)
        try:
            counts = _look(home, truth, target, is_cut=is_cut)
        except Found as found:
            _say({"fault": f"{what}: {found}"})
            return
        except Exception:
            sys.stderr.write(f"{what} in {home}:\n")
            raise
        _say({f"files damaged: {target}": 1, **counts})
        shutil.rmtree(home)


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _made(folder: Path, chance: random.Random) -> _Truth:
    """Stories and versions, partly in the log; the last words of one story in its journal only."""
    home, left = folder / "made", folder / "left"
    home.mkdir()
    desk = Desk(home)
    _fill(home / "data" / "library.db", chance)
    desk.new()
    states = set()
    desk.session.changed.connect(lambda changed: states.add(_bare(changed.after)))
    for _ in range(3):
        desk.type(" ".join(chance.choices(_WORDS, k=5)) + " ").rest()
    desk.type(" ".join(chance.choices(_WORDS, k=5)))
    # As a kill leaves it.
    shutil.copytree(home, left)
    desk.close()
    stories = _stories(home / "data" / "library.db")
    return _Truth(left, stories, states)


def _without_journals(truth: _Truth, home: Path) -> _Truth:
    shutil.copytree(truth.home, home)
    shutil.rmtree(home / "state" / "journals")
    copy = home.with_name("opened")
    shutil.copytree(home, copy)
    return _Truth(home, _stories(copy / "data" / "library.db"), truth.states)


def _fill(path: Path, chance: random.Random) -> None:
    library = _opened(path)
    for number in range(_STORIES):
        body = "\n\n".join(" ".join(chance.choices(_WORDS, k=120)) for _ in range(3))
        story = Story(
            f"story-{number}",
            headline=" ".join(chance.choices(_WORDS, k=6)),
            key_points=(KeyPoint("k", " ".join(chance.choices(_WORDS, k=8))),),
            sections=(Section("s", "", body),),
        )
        library.keep(story, revision=0, number=0)
        library.keep_version(story, Why.ASKED, "Ada")
    library.close()


def _opened(path: Path) -> Library:
    numbers = count(1)
    return open_library(
        path,
        clock=lambda: datetime.now(UTC),
        ids=lambda: f"made-{next(numbers)}",
        backups=path.parent / "backups",
    )


def _stories(path: Path) -> dict[str, str]:
    library = _opened(path)
    rows = library.rows(limit=1000)
    found = {row.id: _bare(library.story(row.id).story) for row in rows}
    library.close()
    return found


def _bare(story: Story) -> str:
    """A story without what the clock made of it."""
    return story_to_json(replace(story, created="", updated=""))


def _damage(home: Path, target: str, chance: random.Random) -> tuple[str, bool]:
    """Change a file; what was done, and whether its end is gone."""
    path = chance.choice(sorted(home.rglob(target)))
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    match chance.choice(("flip", "flips", "zeros", "noise", "cut")):
        case "flip":
            data[at] ^= 1 << chance.randrange(8)
            what = f"a bit flipped at {at}"
        case "flips":
            for _ in range(8):
                data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
            what = "eight bytes changed"
        case "zeros":
            data[at : at + 512] = bytes(len(data[at : at + 512]))
            what = f"512 zeros at {at}"
        case "noise":
            data[at : at + 64] = chance.randbytes(len(data[at : at + 64]))
            what = f"64 bytes of noise at {at}"
        case _:
            del data[at:]
            what = f"cut off at {at}"
    path.write_bytes(data)
    # A last line without its end was torn while it was written, as far as anybody can tell.
    is_torn = path.suffix == ".journal" and not data.endswith(b"\n")
    return f"{path.name}: {what}", is_torn or what.startswith("cut")


def _look(home: Path, truth: _Truth, target: str, *, is_cut: bool) -> dict[str, int]:
    """Start on a damaged home; raises Found if anything was lost without a word."""
    before = home.with_name("before")
    shutil.copytree(home, before)
    try:
        desk = Desk(home)
        if not desk.workspace.library_name:
            _require_told(desk)
            return {"refused in a sentence": 1, **_repaired(before, truth)}
        # What the check only sees until the first save would be seen by nobody.
        desk.close()
        return _compare(home, truth, target, is_told=bool(desk.troubles), is_cut=is_cut)
    finally:
        shutil.rmtree(before)


def _require_told(desk: Desk) -> None:
    if not desk.troubles:
        raise Found("no library was opened, and nobody was told why")


def _compare(
    home: Path, truth: _Truth, target: str, *, is_told: bool, is_cut: bool
) -> dict[str, int]:
    """What was opened is as it was, or it is told."""
    path = home / "data" / "library.db"
    library = _opened(path)
    counts = Counter({"told of at the start": int(is_told)})
    wrong = []
    for story_id, known in truth.stories.items():
        try:
            shown = _bare(library.story(story_id).story)
        except NotFound:
            shown = "nothing"
        except NutgrafError:
            counts["stories told of when opened"] += 1
            continue
        if shown != known:
            counts["stories that were missing"] += shown == "nothing"
            was_so = shown == "nothing" or shown in truth.states
            wrong.append((story_id, was_so))
    library.close()
    report = verify(path, home / "state" / "journals")
    counts["told of by the check"] += not report.is_sound
    if not wrong:
        counts["opened, and all was there"] += 1
    elif is_told or not report.is_sound:
        counts["stories not as they were, and it was told"] += len(wrong)
    elif is_cut and all(was for _, was in wrong):
        # Nobody can miss the end of a file that only grows.
        counts["stories as they were a little before, of a file cut off"] += len(wrong)
    elif target.endswith("-wal") and [was for _, was in wrong] == [True]:
        # The last save of a log looks like one that was never finished; its journal has it still.
        counts["last saves that the log lost"] += 1
    else:
        raise Found(f"shown as fine, and not what was written: {wrong}")
    return dict(counts)


def _repaired(home: Path, truth: _Truth) -> dict[str, int]:
    """What repair makes of a library that was refused."""
    target = home / "repaired.db"
    try:
        made = salvage(home / "data" / "library.db", target, journals=home / "state" / "journals")
    except NutgrafError:
        return {"libraries that nothing could be made of": 1}
    back = _stories(target)
    same = sum(back.get(each) == known for each, known in truth.stories.items())
    missing = [each for each in truth.stories if each not in back]
    if len(missing) > len(made.lost):
        raise Found(f"repair lost {missing}, and named {made.lost}")
    return {
        "libraries repaired": 1,
        "stories of theirs": len(truth.stories),
        "stories that came back": same,
        "stories that came back older": len(truth.stories) - same - len(missing),
        "stories that were named as lost": len(missing),
    }


SUITE = Suite(
    "flips",
    "bytes of a library, its log and its journals are changed or cut off",
    series,
    in_full=3_000,
    at_once=100,
    few=12,
)

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
