"""The files of journals: their names, safe for any story id, and their order.

A page of the story `4f0c…` that begins with entry 7 is `4f0c….7.journal`; if there is one already,
`4f0c….7.2.journal`. An id that is no safe name gives way to its hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from editor.library.journal_lines import read_head

_SUFFIX = ".journal"
# Short names may be devices on Windows (con, nul); capitals are no difference there.
_SAFE_ID = re.compile("[a-z0-9_-]{5,64}")
_NAME = re.compile(
    r"(?P<stem>[a-z0-9_-]{5,64}|~[0-9a-f]{64})\.(?P<first>\d{1,18})(?:\.(?P<turn>\d{1,9}))?"
)


def page_path(folder: Path, story_id: str, first: int, turn: int) -> Path:
    """Where the page of a story lies that begins with entry `first`; `turn` counts from 1."""
    again = f".{turn}" if turn > 1 else ""
    return folder / f"{_stem(story_id)}.{first}{again}{_SUFFIX}"


def pages_of(folder: Path, story_id: str) -> tuple[Path, ...]:
    """The pages of a story that lie in a folder, in order. Raises OSError."""
    stem = _stem(story_id)
    found = [
        (int(name["first"]), int(name["turn"] or 1), path)
        for path, name in _pages(folder)
        if name["stem"] == stem
    ]
    return tuple(path for _, _, path in sorted(found))


def journals(folder: Path) -> tuple[str, ...]:
    """The ids of all stories with a journal in a folder. Raises OSError."""
    ids = set()
    for path, name in _pages(folder):
        story_id = name["stem"]
        if story_id.startswith("~"):
            with path.open("rb") as file:
                head = read_head(file.readline().rstrip(b"\n"))
            if head is None or _stem(head.story_id) != story_id:
                continue
            story_id = head.story_id
        ids.add(story_id)
    return tuple(sorted(ids))


def set_aside(page: Path) -> None:
    """Keep a page that could not be used up for whoever can, out of the way of the next start."""
    target, turn = page.with_suffix(".aside"), 1
    while target.exists():
        turn += 1
        target = page.with_suffix(f".{turn}.aside")
    page.rename(target)


def _pages(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        name = _NAME.fullmatch(path.stem) if path.suffix == _SUFFIX else None
        if name is not None and path.is_file():
            yield path, name


def _stem(story_id: str) -> str:
    if _SAFE_ID.fullmatch(story_id):
        return story_id
    return "~" + hashlib.sha256(story_id.encode("utf-8", "surrogatepass")).hexdigest()
