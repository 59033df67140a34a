"""The mirror: every story also as Markdown and JSON in a folder."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.codec import story_from_json
from editor.model.house import FIRST_HOUSE
from editor.model.story import Story
from editor.services import mirror
from editor.services.mirroring import folder as mirror_folder
from editor.services.mirroring import rounds
from editor.system.files import write_whole
from tests.services.mirrored import EXCHANGE, MirroredDesk, library_at, state_of


@pytest.fixture
def desk(tmp_path: Path) -> MirroredDesk:
    return MirroredDesk(tmp_path)


def refuse_writing(monkeypatch: pytest.MonkeyPatch, code: int, only: str = "") -> None:
    def refusing(path: Path, data: bytes) -> None:
        if only in path.name:
            raise OSError(code, os.strerror(code), str(path))
        write_whole(path, data)

    monkeypatch.setattr(mirror_folder, "write_whole", refusing)


def test_nothing_is_written_until_a_folder_is_chosen(tmp_path: Path) -> None:
    desk = MirroredDesk(tmp_path)
    desk.settings.mirror_folder = None
    desk.write("Storm over the coast")
    desk.minute()
    assert list(desk.folder.iterdir()) == []
    assert desk.mirror.state == mirror.MirrorState()


def test_a_story_is_there_as_markdown_and_json_within_a_minute(desk: MirroredDesk) -> None:
    story_id = desk.write("Storm over the coast", "Waves as high as houses.")
    desk.minute()
    assert [Path(name).suffix for name in desk.files()] == [".json", ".md"]
    assert all(name.startswith("storm-over-the-coast-") for name in desk.files())
    told = story_from_json(desk.file(".json").read_text(encoding="utf-8"))
    with closing(library_at(desk.library)) as library:
        assert told == library.story(story_id).story
    assert EXCHANGE.read_file(desk.file(".md"))[0].story == told


def test_a_story_that_is_written_on_is_mirrored_within_a_minute(desk: MirroredDesk) -> None:
    desk.write("Storm", "Waves.")
    desk.minute()
    desk.type_body(" The lifeboat is out.")
    desk.minute()
    assert "The lifeboat is out." in desk.file(".md").read_text(encoding="utf-8")
    assert "The lifeboat is out." in desk.file(".json").read_text(encoding="utf-8")


def test_stories_that_were_there_before_are_all_mirrored(tmp_path: Path) -> None:
    desk = MirroredDesk(tmp_path)
    desk.settings.mirror_folder = None
    with closing(library_at(desk.library)) as library:
        for number in range(3 * rounds.BATCH):
            library.keep(Story(f"{number:032x}", headline=f"N{number}"), revision=0, number=0)
    desk.settings.mirror_folder = desk.folder
    desk.rest(10)
    assert len(desk.files()) == 6 * rounds.BATCH
    waiting = [state.waiting for state in desk.mirror_states]
    assert max(waiting) == 3 * rounds.BATCH
    assert waiting == sorted(waiting[:2]) + sorted(waiting[2:], reverse=True)
    assert desk.mirror.state.written_at is not None


def test_a_filling_that_was_broken_off_goes_on_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = MirroredDesk(tmp_path)
    headlines = ["Storm", "Flood", "Calm"]
    for headline in headlines:
        desk.write(headline)
    refuse_writing(monkeypatch, errno.EIO, only="flood")
    desk.minute()
    desk.close()
    before = state_of(desk.folder)
    monkeypatch.undo()
    again = MirroredDesk(tmp_path)
    again.minute()
    assert len(again.files()) == 6
    after = state_of(desk.folder)
    kept = [name for name in before if name.startswith(("storm", "calm"))]
    assert len(kept) == 4
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}


def test_a_round_without_a_change_writes_nothing(desk: MirroredDesk) -> None:
    desk.write("Storm", "Waves.")
    desk.minute()
    before = state_of(desk.folder)
    desk.workspace.rows_changed.emit(None)
    desk.minute().minute()
    assert state_of(desk.folder) == before


def test_without_a_change_no_round_is_run(
    desk: MirroredDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("Storm")
    desk.minute()
    begun: list[object] = []
    monkeypatch.setattr(rounds.Rounds, "begin", lambda each: begun.append(each))
    desk.minute().minute()
    assert begun == []


def test_only_the_changed_story_is_written_again(desk: MirroredDesk) -> None:
    desk.write("Storm", "Waves.")
    desk.write("Calm", "No wind.")
    desk.minute()
    before = state_of(desk.folder)
    desk.type_body(" None at all.")
    desk.minute()
    after = state_of(desk.folder)
    changed = {name for name in after if before.get(name) != after[name]}
    assert {Path(name).name[:4] for name in changed} == {"calm", "mirr"}


def test_a_renamed_story_leaves_no_old_files(desk: MirroredDesk) -> None:
    desk.write("Storm")
    desk.minute()
    desk.type(" and flood")
    desk.minute()
    assert len(desk.files()) == 2
    assert all(name.startswith("storm-and-flood-") for name in desk.files())


def test_a_story_in_the_bin_lies_in_the_subfolder_and_comes_back(desk: MirroredDesk) -> None:
    story_id = desk.write("Storm")
    desk.minute()
    names = desk.files()
    desk.workspace.delete((story_id,))
    desk.minute()
    assert desk.files() == [f"Bin/{name}" for name in names]
    desk.workspace.undelete((story_id,))
    desk.minute()
    assert desk.files() == names


def test_a_story_emptied_from_the_bin_leaves_the_mirror(desk: MirroredDesk) -> None:
    story_id = desk.write("Storm")
    desk.write("Calm")
    desk.workspace.delete((story_id,))
    desk.minute()
    desk.workspace.ask(lambda shelf: shelf.library.purge([story_id]), changes_list=True)
    desk.minute()
    assert desk.troubles == []
    assert [name[:5] for name in desk.files()] == ["calm-", "calm-"]


def test_a_folder_that_went_is_said_once_never_made_and_filled_when_it_is_back(
    desk: MirroredDesk,
) -> None:
    desk.write("Storm")
    desk.minute()
    away = desk.folder.rename(desk.folder.with_name("away"))
    for word in (" and", " flood"):
        desk.type(word)
        desk.minute().minute()
    assert not desk.folder.exists()
    assert [each.sentence for each in desk.troubles] == [
        f"The mirror in {desk.folder} could not be written: the folder is not there."
    ]
    assert desk.states[-1].problem == ""
    away.rename(desk.folder)
    desk.minute()
    assert all(name.startswith("storm-and-flood-") for name in desk.files())
    assert (desk.mirror.state.problem, desk.mirror.state.waiting) == ("", 0)


def test_a_full_disk_leaves_whole_files_and_is_tried_again(
    desk: MirroredDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("Storm", "Waves.")
    desk.minute()
    before = desk.file(".md").read_bytes()
    refuse_writing(monkeypatch, errno.ENOSPC)
    desk.type_body(" More.")
    desk.minute().minute()
    assert desk.file(".md").read_bytes() == before
    assert desk.mirror.state.waiting == 1
    assert "No space left" in desk.mirror.state.problem
    assert len(desk.troubles) == 1
    monkeypatch.undo()
    desk.minute()
    assert "Waves. More." in desk.file(".md").read_text(encoding="utf-8")
    assert desk.mirror.state.problem == ""
    assert len(desk.files()) == 2


def test_one_file_that_cannot_be_written_does_not_stop_the_others(
    desk: MirroredDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_writing(monkeypatch, errno.EACCES, only="storm")
    for headline in ("Calm", *(["Storm"] * rounds.GIVE_UP), "Flood"):
        desk.write(headline)
    desk.minute().minute().minute()
    assert {name[:5] for name in desk.files()} == {"calm-", "flood"}
    assert desk.mirror.state.waiting == rounds.GIVE_UP


def test_a_library_restored_from_a_backup_is_what_the_folder_shows(desk: MirroredDesk) -> None:
    desk.write("Storm", "Waves.")
    desk.minute()
    desk.close()
    backup = desk.library.read_bytes()
    later = MirroredDesk(desk.folder.parent)
    later.write("Calm")
    later.minute()
    later.close()
    for suffix in ("", "-wal", "-shm"):
        desk.library.with_name(desk.library.name + suffix).unlink(missing_ok=True)
    desk.library.write_bytes(backup)
    with closing(library_at(desk.library)) as library:
        (row,) = library.rows()
        library.keep(library.story(row.id).story, revision=library.story(row.id).revision, number=0)
        library.keep(Story("f" * 32, headline="Other"), revision=0, number=0)
    again = MirroredDesk(desk.folder.parent)
    again.minute()
    assert {name.rpartition("-")[0] for name in again.files()} == {
        "storm",
        "other",
        "Bin/calm",
    }


def without_calm(desk: MirroredDesk) -> MirroredDesk:
    """Restore a state in which there was no story `Calm` as yet; it was never in the bin."""
    desk.write("Storm", "Waves.")
    desk.minute()
    desk.close()
    backup = desk.library.read_bytes()
    later = MirroredDesk(desk.folder.parent)
    later.write("Calm", "Not a breath.")
    later.minute()
    later.close()
    for suffix in ("", "-wal", "-shm"):
        desk.library.with_name(desk.library.name + suffix).unlink(missing_ok=True)
    desk.library.write_bytes(backup)
    return MirroredDesk(desk.folder.parent).minute()


def test_what_a_restore_took_from_the_library_lies_in_the_bin_of_the_mirror(
    desk: MirroredDesk,
) -> None:
    again = without_calm(desk)
    names = {name.rpartition("-")[0] for name in again.files()}
    assert names == {"storm", "Bin/calm"}
    (markdown,) = (desk.folder / "Bin").glob("calm-*.md")
    assert "Not a breath." in markdown.read_text(encoding="utf-8")
    again.type(" and flood")
    again.minute().minute()
    again.close()
    MirroredDesk(desk.folder.parent).minute().close()
    assert markdown.exists()


def test_a_story_that_comes_back_leaves_the_bin_of_the_mirror(desk: MirroredDesk) -> None:
    again = without_calm(desk)
    again.close()
    (kept,) = (desk.folder / "Bin").glob("calm-*.json")
    with closing(library_at(desk.library)) as library:
        story = story_from_json(kept.read_text(encoding="utf-8"))
        library.keep(story, revision=0, number=0)
    back = MirroredDesk(desk.folder.parent)
    back.minute()
    names = {name.rpartition("-")[0] for name in back.files()}
    assert names == {"storm", "calm"}


def test_a_change_during_a_long_filling_does_not_wait_for_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "BATCH", 1)
    desk = MirroredDesk(tmp_path)
    desk.settings.mirror_folder = None
    for number in range(4):
        desk.write(f"N{number}")

    def change(state: mirror.MirrorState) -> None:
        if state.waiting == 3:
            desk.mirror.changed.disconnect(change)
            with closing(library_at(desk.library)) as library:
                library.keep(Story("f" * 32, headline="Urgent"), revision=0, number=0)
            desk.rest(40)

    desk.mirror.changed.connect(change)
    desk.settings.mirror_folder = desk.folder
    desk.minute()
    by_time = sorted(desk.folder.glob("*.md"), key=lambda path: path.stat().st_mtime_ns)
    assert [path.name[:2] for path in by_time] == ["n3", "ur", "n2", "n1", "n0"]


def test_a_changed_house_is_mirrored(desk: MirroredDesk) -> None:
    desk.workspace.houses.keep(replace(FIRST_HOUSE, name="The Evening"))
    desk.minute()
    assert "The Evening" in (desk.folder / "houses.json").read_text(encoding="utf-8")


def test_another_folder_is_filled_and_the_first_one_stays(
    desk: MirroredDesk, tmp_path: Path
) -> None:
    desk.write("Storm")
    desk.minute()
    first, names = desk.folder, desk.files()
    desk.folder = tmp_path / "second"
    desk.folder.mkdir()
    desk.settings.mirror_folder = desk.folder
    desk.minute()
    assert desk.files() == names
    assert all((first / name).is_file() for name in names)


def test_a_damaged_story_keeps_the_files_that_it_had(desk: MirroredDesk) -> None:
    desk.write("Storm", "Waves.")
    desk.minute()
    whole = desk.file(".json").read_bytes()
    with closing(sqlite3.connect(desk.library)) as connection:
        connection.execute("UPDATE stories SET recency = recency + 9, json = '{}'")
        connection.commit()
    desk.minute()
    assert desk.file(".json").read_bytes() == whole
    assert "cannot be read from the library" in desk.mirror.state.problem
