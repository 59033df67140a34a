"""What is in the mirror's folder: nothing of others is touched, nothing is left behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from editor.model.errors import NotKept
from editor.services.mirroring import rounds
from tests.services.mirrored import EXCHANGE, MirroredDesk, state_of


@pytest.fixture
def desk(tmp_path: Path) -> MirroredDesk:
    return MirroredDesk(tmp_path)


def test_a_file_changed_in_the_folder_is_renamed_never_overwritten(desk: MirroredDesk) -> None:
    desk.write("Storm", "Waves.")
    desk.minute()
    path = desk.file(".md")
    for text in ("Mine.", "Mine again."):
        path.write_text(text, encoding="utf-8")
        desk.type_body(" More.")
        desk.minute()
    assert "Waves. More. More." in path.read_text(encoding="utf-8")
    first = path.with_name(f"{path.stem} (changed here).md")
    second = path.with_name(f"{path.stem} (changed here 2).md")
    assert [each.read_text(encoding="utf-8") for each in (first, second)] == [
        "Mine.",
        "Mine again.",
    ]


def test_a_file_changed_in_the_folder_outlives_its_story(desk: MirroredDesk) -> None:
    story_id = desk.write("Storm", "Waves.")
    desk.workspace.delete((story_id,))
    desk.minute()
    desk.file(".md").write_text("Mine.", encoding="utf-8")
    desk.workspace.ask(lambda shelf: shelf.library.purge([story_id]), changes_list=True)
    desk.minute()
    (name,) = desk.files()
    assert name.endswith(" (changed here).md")
    assert (desk.folder / name).read_text(encoding="utf-8") == "Mine."


def test_files_of_others_stay_as_they_are(desk: MirroredDesk) -> None:
    desk.write("Storm")
    desk.minute()
    own = desk.files()
    for name in own:
        (desk.folder / name).unlink()
    (desk.folder / "mirror-index.jsonl").unlink()
    foreign = {name: f"of {name}" for name in [*own, "notes.md", "houses.json"]}
    (desk.folder / "houses.json").unlink()
    for name, text in foreign.items():
        (desk.folder / name).write_text(text, encoding="utf-8")
    desk.type(" and flood").type_body("Waves.")
    desk.minute()
    for _ in " and flood":
        desk.workspace.current.undo()  # type: ignore[union-attr]
    desk.minute()
    texts = {name: (desk.folder / name).read_text(encoding="utf-8") for name in foreign}
    assert texts == foreign
    assert (desk.folder / "houses-2.json").is_file()


def test_lost_files_are_written_again_at_the_next_start(tmp_path: Path) -> None:
    desk = MirroredDesk(tmp_path)
    desk.write("Storm")
    desk.minute()
    names = desk.files()
    desk.close()
    (desk.folder / names[0]).unlink()
    (desk.folder / "houses.json").unlink()
    MirroredDesk(tmp_path).minute()
    assert desk.files() == names
    assert (desk.folder / "houses.json").is_file()


def test_after_the_index_was_lost_the_same_files_are_taken_for_its_own(tmp_path: Path) -> None:
    desk = MirroredDesk(tmp_path)
    desk.write("Storm")
    desk.minute()
    names = desk.files()
    desk.close()
    (desk.folder / "mirror-index.jsonl").unlink()
    MirroredDesk(tmp_path).minute()
    assert desk.files() == names


@pytest.mark.parametrize("tail", [b'{"id": "half', b"\0\0\0\0", b"[1]\nnull\n{}\n"])
def test_a_torn_index_costs_no_file(tmp_path: Path, tail: bytes) -> None:
    desk = MirroredDesk(tmp_path)
    desk.write("Storm")
    desk.minute()
    names = desk.files()
    desk.close()
    with (desk.folder / "mirror-index.jsonl").open("ab") as file:
        file.write(tail)
    again = MirroredDesk(tmp_path)
    again.write("Calm")
    again.minute()
    assert set(names) < set(again.files())
    assert len(again.files()) == 4
    assert again.troubles == []


def test_an_index_cannot_name_files_outside_the_folder(tmp_path: Path) -> None:
    desk = MirroredDesk(tmp_path)
    desk.write("Storm")
    desk.minute()
    names = desk.files()
    desk.close()
    outside = tmp_path / "diary.md"
    outside.write_bytes(b"Dear diary")
    index = desk.folder / "mirror-index.jsonl"
    sha256 = "3d9d5b2ad4e8e5a1c2d9a2bb8ee4a8a0e8f1a3bdbd54e9c7ce9d9e2d3cb9df2f"
    with index.open("ab") as file:
        file.write(
            b'{"id": "x", "recency": 9, "stem": "../diary", "binned": false, "json": "",'
            b' "markdown": "%s"}\n' % sha256.encode()
        )
    MirroredDesk(tmp_path).minute()
    assert outside.read_bytes() == b"Dear diary"
    assert desk.files() == names


@pytest.mark.parametrize("target", ["outside.md", "nowhere.md"])
def test_a_link_in_the_folder_is_never_written_through(tmp_path: Path, target: str) -> None:
    desk = MirroredDesk(tmp_path)
    (tmp_path / "outside.md").write_text("Not yours.", encoding="utf-8")
    desk.write("Storm", "Waves.")
    desk.minute()
    path = desk.file(".md")
    path.unlink()
    path.symlink_to(tmp_path / target)
    desk.type_body(" More.")
    desk.minute()
    assert (tmp_path / "outside.md").read_text(encoding="utf-8") == "Not yours."
    assert not (tmp_path / "nowhere.md").exists()
    assert not path.is_symlink()
    assert "Waves. More." in path.read_text(encoding="utf-8")


def test_a_bin_that_is_a_link_is_not_entered(desk: MirroredDesk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (desk.folder / "Bin").symlink_to(outside)
    story_id = desk.write("Storm")
    desk.write("Calm")
    desk.workspace.delete((story_id,))
    desk.minute()
    assert list(outside.iterdir()) == []
    assert [name for name in desk.files() if name.startswith("calm-")] != []
    assert "'Bin' in it is no folder" in desk.mirror.state.problem


def test_an_index_that_is_a_link_is_refused(desk: MirroredDesk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (desk.folder / "mirror-index.jsonl").symlink_to(outside)
    desk.write("Storm")
    desk.minute()
    assert not outside.exists()
    assert "is no index of a mirror" in desk.mirror.state.problem


def test_a_folder_of_another_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    folder = tmp_path / "both"
    first = MirroredDesk(tmp_path / "one", folder)
    first.write("Storm")
    first.minute()
    before = state_of(folder)
    second = MirroredDesk(tmp_path / "two", folder)
    second.write("Calm")
    second.minute()
    assert state_of(folder) == before
    (trouble,) = second.troubles
    assert trouble.sentence == f"The folder {folder} is the mirror of another library."


def test_an_index_of_a_newer_version_is_refused(desk: MirroredDesk) -> None:
    index = desk.folder / "mirror-index.jsonl"
    index.write_text('{"mirror": 99, "library": "x"}\n', encoding="utf-8")
    desk.write("Storm")
    desk.minute()
    assert "newer Nutgraf" in desk.mirror.state.problem
    assert [path.name for path in desk.folder.iterdir()] == ["mirror-index.jsonl"]


@pytest.mark.parametrize("fails_at", range(1, 9))
def test_a_program_that_ends_in_the_middle_of_a_round_leaves_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Every system call that writes is the last one in turn; the next start puts it right."""
    desk = MirroredDesk(tmp_path)
    desk.write("Storm", "Waves.")
    desk.minute()
    desk.type(" and flood").type_body(" More.")
    desk.rest(3)
    calls = {"write": os.write, "unlink": os.unlink, "replace": os.replace}
    left = [fails_at]

    def dying(name: str):  # type: ignore[no-untyped-def]
        def call(*arguments: object, **options: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return calls[name](*arguments, **options)  # type: ignore[operator]

        return call

    writing = rounds.Rounds(desk.library, desk.folder, EXCHANGE)
    for name in calls:
        monkeypatch.setattr(os, name, dying(name))
    try:
        writing.begin()
        writing.step()
    except NotKept:
        pass
    monkeypatch.undo()
    desk.type_body(" Even more.")
    desk.close()
    again = MirroredDesk(tmp_path)
    again.minute()
    assert len(again.files()) == 2
    assert all(name.startswith("storm-and-flood-") for name in again.files())
    assert "Waves. More. Even more." in again.file(".md").read_text(encoding="utf-8")
