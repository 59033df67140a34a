"""Which backups are kept: by days, weeks and months, and which are let go."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from editor.library.backup_record import JOURNALS, LIBRARY, RECORD, Occasion
from editor.library.backups import Backup, backups_of
from editor.library.whole_folders import PART
from editor.model.errors import LibraryError
from editor.model.translation import _

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
_BEFORE = 5
_BEFORE_FOR = timedelta(days=30)
_BEFORE_WHAT = (Occasion.MIGRATION, Occasion.RESTORE)
_LET_GO = (Occasion.DAILY, *_BEFORE_WHAT)


def is_backed_up(folder: Path, library: str, now: datetime) -> bool:
    """Whether a library got its daily backup on this day, in the zone of `now`."""
    zone, today = _zone(now), now.astimezone().date() if now.tzinfo is None else now.date()
    return any(
        each.record.why == Occasion.DAILY and each.record.at.astimezone(zone).date() == today
        for each in backups_of(folder, library)
    )


def rotate(
    folder: Path, library: str, now: datetime, just_made: Path | None = None
) -> tuple[Path, ...]:
    """Let the backups of a library go that are not kept any more; which.

    - Kept of the daily ones: the newest of each of the last 7 days, 4 weeks (ISO) and 12 months
      that have one, in the zone of `now`.
    - Kept of those before a migration or a restore: the newest 5, and what is younger than 30
      days. Those by hand, or of an occasion that is unknown, are always kept.
    - Always kept: the one just made, the newest, any that a clock gone wrong dated later than
      now, and what holds anything that no backup does.
    - Backups of a damaged library never take the place of sound ones.

    Raises LibraryError.
    """
    backups = backups_of(folder, library)
    kept = {just_made} | _kept(backups, now)
    gone = tuple(each.path for each in backups if each.path not in kept and _is_ours(each.path))
    try:
        for path in gone:
            # First it stops being a backup: what is half removed is none.
            part = path.with_name(path.name + PART)
            path.rename(part)
            shutil.rmtree(part)
    except OSError as error:
        raise LibraryError(
            _("Old backups in {folder} could not be removed ({reason}).").format(
                folder=folder, reason=error.strerror or error
            ),
            _("The new one is there all the same; see that the folder can be written."),
        ) from error
    return gone


def _kept(backups: Iterable[Backup], now: datetime) -> set[Path]:
    now = now.astimezone(_zone(now))
    found = sorted(backups, key=lambda each: (each.record.at, each.path.name), reverse=True)
    past = [each for each in found if each.record.at <= now]
    kept = {each.path for each in found if each.record.at > now}
    kept |= {each.path for each in found[:1] + past[:1]}
    for is_damaged in (False, True):
        alike = [each for each in past if bool(each.record.damaged) is is_damaged]
        daily = [each for each in alike if each.record.why == Occasion.DAILY]
        for count, period in ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month)):
            kept |= _newest_of_each(daily, count, period, _zone(now))
        before = [each for each in alike if each.record.why in _BEFORE_WHAT]
        young = [each for each in before if now - each.record.at < _BEFORE_FOR]
        kept |= {each.path for each in [*before[:_BEFORE], *young]}
    return kept | {each.path for each in past if each.record.why not in _LET_GO}


def _is_ours(backup: Path) -> bool:
    """Whether a folder holds nothing but a backup; what the system hides in folders is none."""
    try:
        names = {each.name for each in backup.iterdir() if not each.name.startswith(".")}
        pages = [each for each in (backup / JOURNALS).glob("*") if not each.name.startswith(".")]
    except OSError:
        return False
    return names <= {LIBRARY, JOURNALS, RECORD} and all(
        each.suffix in (".journal", ".aside") for each in pages
    )


def _newest_of_each(
    newest_first: Iterable[Backup],
    count: int,
    period: Callable[[datetime], tuple[int, ...]],
    zone: tzinfo | None,
) -> set[Path]:
    first: dict[tuple[int, ...], Path] = {}
    for each in newest_first:
        first.setdefault(period(each.record.at.astimezone(zone)), each.path)
    return set(list(first.values())[:count])


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar())[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


def _zone(now: datetime) -> tzinfo | None:
    return now.tzinfo or now.astimezone().tzinfo
