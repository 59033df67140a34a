"""A library that can be broken in many ways, and what of it is still there.

A story's pages are found by its text: the page with its headline, and every page that goes on
with its JSON. Where that is not certain a page counts as the story's: too few stories then count
as untouched, never too many.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from editor.library.database import open_library
from editor.library.library import Timeline
from editor.model.changes import TextChange, apply
from editor.model.codec import story_to_json
from editor.model.history import TYPING, Step
from editor.model.house import House
from editor.model.places import Place
from editor.model.story import KeyPoint, Section, Story
from editor.model.versions import Why

PAGE = 4096
FRAME = 24 + PAGE
LOG_HEAD = 32
BEGIN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LENGTHS = (0, 3, 20, 60, 400)


@dataclass(frozen=True)
class Whole:
    """An undamaged library: its file and its log, and what was kept in it."""

    data: bytes
    log: bytes
    stories: dict[str, Story]
    binned: frozenset[str]
    library_id: str

    def write(self, path: Path, data: bytes, log: bytes) -> Path:
        path.write_bytes(data)
        path.with_name(path.name + "-wal").unlink(missing_ok=True)
        if log:
            path.with_name(path.name + "-wal").write_bytes(log)
        return path

    def untouched(self, data: bytes, log: bytes) -> set[str]:
        """The stories all of whose pages are as they were, in the file and in the log."""
        parts = [(self.data, data, 0, PAGE), (self.log, log, LOG_HEAD, FRAME)]
        changed = [
            before[at : at + size][-PAGE:]
            for before, after, start, size in parts
            for at in range(start, len(before), size)
            if before[at : at + size] != after[at : at + size]
        ]
        if self.log[:LOG_HEAD] != log[:LOG_HEAD]:
            changed += [
                self.log[at + 24 : at + FRAME] for at in range(LOG_HEAD, len(self.log), FRAME)
            ]
        return {
            story_id
            for story_id, story in self.stories.items()
            if not any(_is_of(page, story) for page in changed)
        }


def _is_of(page: bytes, story: Story) -> bool:
    text = story_to_json(story).encode()
    tail = page[4:].rstrip(b"\0")
    return (
        story.headline.encode() in page
        or page[4:28] in text
        or (0 < len(tail) < 24 and tail in text)
    )


def make(folder: Path, stories: int = 10, *, in_log: bool = False) -> Whole:
    """A library with houses, versions, timelines and a bin; `in_log`: not yet in the file."""
    folder.mkdir(parents=True)
    seconds = count()
    library = open_library(
        folder / "library.db",
        clock=lambda: BEGIN + timedelta(seconds=next(seconds)),
        ids=lambda: "the-library",
        backups=folder,
    )
    library.keep_house(House(id="north", name="Northern Desk"))
    library.keep_setting("house", "north")
    for number in range(stories):
        _keep(library, _story(number, LENGTHS[number % len(LENGTHS)]))
    ids = [f"{number:032x}" for number in range(stories)]
    binned = frozenset(ids[3::8])
    library.bin(sorted(binned))
    kept = {story_id: library.story(story_id).story for story_id in ids}
    if not in_log:
        library.close()
    copy = folder / "copy"
    copy.mkdir()
    for file in folder.glob("library.db*"):
        shutil.copyfile(file, copy / file.name)
    if in_log:
        library.close()
    log = copy / "library.db-wal"
    return Whole(
        (copy / "library.db").read_bytes(),
        log.read_bytes() if log.exists() else b"",
        kept,
        binned,
        library.id,
    )


def _story(number: int, length: int) -> Story:
    words = " ".join(f"«{number}:{at}» the tide at Alder Point rose" for at in range(length))
    return Story(
        f"{number:032x}",
        headline=f"Headline «{number}» of the flood",
        slugline=f"FLOOD-{number}",
        byline=f"By «{number}» Ada Moss",
        key_points=(KeyPoint("k1", f"Point of {number}"),),
        sections=(
            Section("s1", body=words),
            Section("s2", "Después", f"Ends «{number}» žluťoučký 東京"),
        ),
        usage_terms=f"All rights of «{number}» reserved.",
        status=("draft", "in review", "published")[number % 3],
    )


def _keep(library: object, story: Story) -> None:
    steps: list[Step] = []
    before = replace(story, headline="")
    for at, letter in enumerate(story.headline[:8]):
        change = TextChange(Place("headline"), at, "", letter)
        steps.append(Step(change, TYPING, BEGIN + timedelta(seconds=at), begins=True))
        before = apply(before, change)
    first = replace(story, headline=story.headline.replace("flood", "tide"))
    kept = library.keep(first, revision=0, number=1, lineage="here")  # type: ignore[attr-defined]
    library.keep_version(first, Why.ASKED, "ada", "first")  # type: ignore[attr-defined]
    rest = TextChange(Place("headline"), 8, "", story.headline[8:])
    steps.append(Step(rest, TYPING, BEGIN, begins=True))
    library.keep(  # type: ignore[attr-defined]
        story,
        revision=kept.revision,
        number=2,
        lineage="here",
        timeline=Timeline(0, tuple(steps), ()),
    )
    library.keep_version(story, Why.NEW_DAY, "ada")  # type: ignore[attr-defined]


def bits_flipped(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 10, 50))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def pages_zeroed(data: bytearray, chance: random.Random) -> None:
    pages = max(1, len(data) // PAGE)
    for page in chance.sample(range(pages), max(1, int(pages * chance.choice((0.01, 0.05, 0.2))))):
        data[page * PAGE : (page + 1) * PAGE] = bytes(len(data[page * PAGE : (page + 1) * PAGE]))


def overwritten(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3))):
        at, size = chance.randrange(len(data)), chance.choice((16, 512, 9_000))
        size = min(size, len(data) - at)
        data[at : at + size] = chance.randbytes(size)


def cut_short(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) // 4, len(data)) :]


def head_destroyed(data: bytearray, chance: random.Random) -> None:
    size = chance.choice((100, PAGE))
    data[:size] = bytes(size) if chance.random() < 0.7 else chance.randbytes(size)


def head_and_pages_destroyed(data: bytearray, chance: random.Random) -> None:
    head_destroyed(data, chance)
    pages_zeroed(data, chance)


Damage = Callable[[bytearray, random.Random], None]

DAMAGES: tuple[Damage, ...] = (
    bits_flipped,
    pages_zeroed,
    overwritten,
    cut_short,
    head_destroyed,
    head_and_pages_destroyed,
)
