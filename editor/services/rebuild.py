"""A library made anew from a mirror alone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.errors import LibraryError, NotFound, NutgrafError, UnreadableImage
from editor.model.ids import Ids, random_story_id
from editor.model.translation import _
from editor.services.exchange import Exchange
from editor.services.mirroring.found import Finding, FoundHouses, FoundStory
from editor.services.mirroring.pictures import image_at, images_in
from editor.services.progress import Progress
from editor.services.shelf import HOUSE

if TYPE_CHECKING:
    from editor.library.library import Library


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it: stories (those in the bin are among them), houses, and what was not read."""

    stories: int
    binned: int
    houses: int
    unread: tuple[str, ...]


@dataclass
class _Clock:
    """The time at which a story was last kept, while it is kept again."""

    now: Callable[[], datetime]
    at: datetime = field(default=datetime.min)

    def set(self, updated: str) -> None:
        try:
            found = datetime.fromisoformat(updated)
            self.at = found.astimezone(UTC) if found.tzinfo else self.now()
        except (ValueError, OverflowError):
            self.at = self.now()


def rebuild(
    folder: Path,
    target: Path,
    exchange: Exchange,
    now: Callable[[], datetime],
    progress: Progress | None = None,
    ids: Ids = random_story_id,
) -> Rebuilt:
    """Make a library at `target` from the mirror in `folder`, which is only read.

    - Stories keep their ids, their times and their order; versions and what can be undone are
      not in a mirror.
    - Where two files hold one story, the one that the index knows is taken, or the newer.
    - Raises LibraryError, and makes nothing, where the target exists or cannot be written, where
      there is no story in the folder, and where it is cancelled.
    """
    progress = progress or Progress()
    _refuse_existing(target)
    if not folder.is_dir():
        raise NotFound(_("The folder {folder} is not there.").format(folder=folder))
    try:
        finding = Finding(folder, exchange)
        houses = finding.houses()
        stories = _chosen(finding, progress)
        if not stories:
            raise NotFound(
                _("There is no story of a mirror in {folder}.").format(folder=folder),
                _("Nothing was made."),
            )
        with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".rebuilt-") as place:
            made = Path(place) / target.name
            rebuilt = _made(made, finding, stories, houses, now, progress, ids)
            _refuse_existing(target)
            made.rename(target)
    except OSError as error:
        raise LibraryError(
            _("The library {target} could not be made ({reason}).").format(
                target=target, reason=error.strerror or error
            ),
            _("See that its folder is there and has room; the mirror was only read."),
        ) from error
    return rebuilt


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise LibraryError(
            _("There is a file {target} already.").format(target=target),
            _("Name a new one: nothing is written over."),
        )


def _chosen(finding: Finding, progress: Progress) -> list[FoundStory]:
    """One find of each story, in the order of keeping; the others are named."""
    best: dict[str, FoundStory] = {}
    for number, found in enumerate(finding.stories()):
        _go_on(progress, number, 0)
        other = best.get(found.id)
        if other is None:
            best[found.id] = found
            continue
        worse, better = sorted((found, other), key=_rank)
        best[found.id] = better
        if worse.digest != better.digest:
            finding.unread.append(
                _("{name}: another state of the story in {other}; it was left there.").format(
                    name=worse.path.name, other=better.path.name
                )
            )
    return sorted(best.values(), key=lambda each: (each.updated, each.recency, each.path.name))


def _rank(found: FoundStory) -> tuple[bool, str, bool]:
    return found.is_indexed, found.updated, not found.is_binned


def _go_on(progress: Progress, done: int, total: int) -> None:
    progress.report(done, total)
    if progress.is_cancelled:
        raise LibraryError(_("The rebuilding was stopped."), _("Nothing was made."))


def _made(
    path: Path,
    finding: Finding,
    stories: list[FoundStory],
    houses: FoundHouses,
    now: Callable[[], datetime],
    progress: Progress,
    ids: Ids,
) -> Rebuilt:
    from editor.library.database import open_library

    clock = _Clock(now)
    clock.at = now()
    kept = 0
    with closing(
        open_library(path, clock=lambda: clock.at, ids=ids, backups=path.parent)
    ) as library:
        for house in houses.houses:
            library.keep_house(house)
        if houses.current:
            library.keep_setting(HOUSE, houses.current)
        for name, value in houses.settings.items():
            library.keep_setting(name, value)
        for number, found in enumerate(stories):
            _go_on(progress, number, len(stories))
            try:
                story = finding.story(found)
            except (NutgrafError, OSError) as error:
                finding.unread.append(f"{found.path.name}: {error}")
                continue
            clock.set(story.updated)
            library.keep(story, revision=0, number=0)
            kept += 1
        clock.at = now()
        _keep_images(library, finding)
        binned = [each.id for each in stories if each.is_binned]
        library.bin(binned)
        _go_on(progress, len(stories), len(stories))
        return Rebuilt(kept, len(library.binned()), len(library.houses()), tuple(finding.unread))


def _keep_images(library: Library, finding: Finding) -> None:
    """Take in the images of the mirror, as any from outside, and name those that are refused."""
    for path in images_in(finding.folder):
        try:
            library.keep_image(image_at(path))
        except (UnreadableImage, OSError) as error:
            finding.unread.append(f"{path.name[:12]}: {error}")
