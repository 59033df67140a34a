"""Which backups are kept: never fewer than promised, and nothing of anybody else's is touched."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.library.backup_record import Occasion
from editor.library.rotation import is_backed_up, rotate
from editor.model.errors import LibraryError
from tests.library.backup_folders import DESK, backup_at

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)  # A Wednesday.
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_of_two_years_of_days_seven_days_four_weeks_and_twelve_months_stay(folder: Path) -> None:
    for days in range(730):
        backup_at(folder, NOW - days * DAY)
    rotate(folder, DESK, NOW)
    kept = sorted((each.name[8:16] for each in folder.iterdir()), reverse=True)
    days = ["20260318", "20260317", "20260316", "20260315", "20260314", "20260313", "20260312"]
    weeks = ["20260308", "20260301"]  # This week's and the last one's newest are days already.
    months = ["20260228", "20260131", "20251231", "20251130", "20251031", "20250930", "20250831"]
    assert kept == [*days, *weeks, *months, "20250731", "20250630", "20250531", "20250430"]


def test_after_a_long_absence_the_old_ones_are_still_the_last_days(folder: Path) -> None:
    made = {backup_at(folder, NOW - 900 * DAY - days * DAY) for days in range(7)}
    made.add(backup_at(folder, NOW))
    gone = rotate(folder, DESK, NOW)
    assert len(gone) <= 1
    assert len(set(folder.iterdir())) >= 7


def test_a_day_keeps_its_newest_backup(folder: Path) -> None:
    backup_at(folder, NOW - timedelta(hours=3))
    evening = backup_at(folder, NOW - timedelta(hours=1))
    rotate(folder, DESK, NOW)
    assert list(folder.iterdir()) == [evening]


def test_days_are_those_of_the_person(folder: Path) -> None:
    # 23:30 on Monday and 9:00 on Tuesday in New York are one day in Greenwich.
    zone = timezone(timedelta(hours=-5))
    late = backup_at(folder, datetime(2026, 3, 16, 23, 30, tzinfo=zone))
    early = backup_at(folder, datetime(2026, 3, 17, 9, 0, tzinfo=zone))
    rotate(folder, DESK, NOW.astimezone(zone))
    assert set(folder.iterdir()) == {late, early}
    assert is_backed_up(folder, DESK, datetime(2026, 3, 17, 22, 0, tzinfo=zone))
    assert not is_backed_up(folder, DESK, datetime(2026, 3, 18, 0, 30, tzinfo=zone))


def test_what_was_made_by_hand_stays_for_ever(folder: Path) -> None:
    made = {backup_at(folder, NOW - days * DAY, Occasion.ASKED) for days in range(0, 5_000, 250)}
    made |= {backup_at(folder, NOW - 4_000 * DAY, "by a newer program")}
    assert rotate(folder, DESK, NOW) == ()
    assert set(folder.iterdir()) == made


def test_of_those_before_something_five_and_the_young_ones_stay(folder: Path) -> None:
    old = [backup_at(folder, NOW - days * DAY, Occasion.RESTORE) for days in range(40, 50)]
    rotate(folder, DESK, NOW)
    assert set(folder.iterdir()) == set(old[:5])
    young = {backup_at(folder, NOW - days * DAY, Occasion.MIGRATION) for days in range(29)}
    rotate(folder, DESK, NOW)
    assert set(folder.iterdir()) == young


def test_backups_of_a_damaged_library_take_no_sound_ones_place(folder: Path) -> None:
    sound = {backup_at(folder, NOW - days * DAY) for days in range(100, 107)}
    for days in range(90):
        backup_at(folder, NOW - days * DAY, damaged=("story",))
    rotate(folder, DESK, NOW)
    assert sound <= set(folder.iterdir())


def test_a_clock_that_was_wrong_costs_no_backup(folder: Path) -> None:
    future = {backup_at(folder, NOW + 7_000 * DAY + days * DAY) for days in range(20)}
    present = {backup_at(folder, NOW - days * DAY) for days in range(7)}
    assert rotate(folder, DESK, NOW) == ()
    assert set(folder.iterdir()) == future | present


def test_what_is_not_ours_alone_is_let_be(folder: Path, tmp_path: Path) -> None:
    backup_at(folder, NOW)
    old = NOW - timedelta(hours=1)
    with_notes = backup_at(folder, old)
    (with_notes / "notes.txt").write_text("mine")
    without_record = backup_at(folder, old)
    (without_record / "backup.json").unlink()
    elsewhere = backup_at(tmp_path / "elsewhere", old)
    link = folder / elsewhere.name.replace("library-", "linked-")
    link.symlink_to(elsewhere, target_is_directory=True)
    others = backup_at(folder, old, library="another")
    renamed = backup_at(folder, old).rename(folder / "before the election")
    goes = backup_at(folder, old)
    (goes / ".DS_Store").write_bytes(b"")
    assert rotate(folder, DESK, NOW) == (goes,)
    assert all(each.exists() for each in (with_notes, without_record, elsewhere, others, renamed))
    assert link.is_symlink()


def test_what_cannot_be_removed_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    newest = backup_at(folder, NOW)
    old = backup_at(folder, NOW - timedelta(hours=1))
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(LibraryError, match="could not be removed"):
        rotate(folder, DESK, NOW)
    assert set(folder.iterdir()) == {newest, old}


MOMENTS = st.integers(-800, 30).map(lambda days: NOW + days * DAY)
WHYS = st.sampled_from([*Occasion, "unknown"])


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(MOMENTS, WHYS, st.sampled_from([DESK, "another"]), st.booleans()), max_size=25
    ),
    MOMENTS,
    MOMENTS,
)
def test_rotating_never_lets_go_what_it_must_keep(
    there: list[tuple[datetime, str, str, bool]], made_at: datetime, now: datetime
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        dates = {}
        for at, why, library, is_damaged in there:
            path = backup_at(folder, at, why, library, ("story",) if is_damaged else ())
            dates[path] = at, why, library
        made = backup_at(folder, made_at)
        dates[made] = made_at, str(Occasion.DAILY), DESK
        gone = rotate(folder, DESK, now, made)
        assert set(folder.iterdir()) == set(dates) - set(gone)
        assert made not in gone
        newest = max(at for at, _, library in dates.values() if library == DESK)
        assert newest in [dates[each][0] for each in folder.iterdir()]
        for at, why, library in (dates[each] for each in gone):
            assert library == DESK
            assert at <= now
            assert why in ("daily", "before a migration", "before a restore")
        assert rotate(folder, DESK, now, made) == ()
