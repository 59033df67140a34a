"""A library made anew from a mirror alone."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.errors import LibraryError, NotFound
from editor.model.house import FIRST_HOUSE
from editor.model.houses.story_template import StoryTemplate
from editor.model.story import Story
from editor.services.mirroring.rounds import Rounds
from editor.services.progress import Progress
from editor.services.rebuild import rebuild
from editor.services.spellcheck.personal import PersonalWords
from editor.services.spellcheck.vouched import Vouched, adding
from editor.services.templates import Templates
from tests import strategies
from tests.services.desk import START
from tests.services.mirrored import EXCHANGE, MirroredDesk, library_at, rebuilt, stories_of


@pytest.fixture
def desk(tmp_path: Path) -> MirroredDesk:
    """Three stories, one of them in the bin."""
    desk = MirroredDesk(tmp_path)
    desk.write("Storm", "Waves.")
    binned = desk.write("Flood", "Water.")
    desk.write("Calm", "No wind.")
    desk.workspace.delete((binned,))
    desk.minute()
    return desk


def mirror(library: Path, folder: Path) -> None:
    rounds = Rounds(library, folder, EXCHANGE)
    tally = rounds.begin()
    while not tally.is_over:
        tally = rounds.step()
    assert tally.problem is None


def test_all_stories_come_back_with_bin_times_and_order(desk: MirroredDesk, tmp_path: Path) -> None:
    result = rebuilt(desk.folder, tmp_path / "new.db")
    assert (result.stories, result.binned, result.unread) == (3, 1, ())
    assert stories_of(tmp_path / "new.db") == stories_of(desk.library)


def test_houses_come_back_and_the_one_in_use(desk: MirroredDesk, tmp_path: Path) -> None:
    desk.workspace.houses.keep(replace(FIRST_HOUSE, id="evening", name="The Evening"))
    desk.workspace.houses.choose("evening")
    desk.minute()
    rebuilt(desk.folder, tmp_path / "new.db")
    with closing(library_at(tmp_path / "new.db")) as new, closing(library_at(desk.library)) as old:
        assert new.houses() == old.houses()
        assert new.setting("house") == "evening"


def test_own_templates_and_the_words_of_houses_come_back_and_nothing_of_one_story(
    desk: MirroredDesk, tmp_path: Path
) -> None:
    templates = Templates(desk.workspace, lambda: START, lambda: "story", lambda: "template")
    desk.open(desk.rows()[0].id)
    templates.save("Weather", "What the sky does", lambda _: None)
    vouched = Vouched(desk.workspace, desk.tasks, PersonalWords(tmp_path / "words.txt"))
    vouched.change_house(adding("Grönholm"))
    vouched.change_ignored(adding("Windd"))
    desk.type("!")
    desk.minute()
    rebuilt(desk.folder, tmp_path / "new.db")
    again = MirroredDesk(tmp_path / "again", library=tmp_path / "new.db")
    found: list[tuple[StoryTemplate, ...]] = []
    Templates(again.workspace, lambda: START, lambda: "s", lambda: "t").list(found.append)
    again.open(again.rows()[0].id)
    known = Vouched(again.workspace, again.tasks, PersonalWords(tmp_path / "none.txt"))
    again.work()
    assert found[0][0].name == "Weather"
    assert "Grönholm" in known.house
    assert "Windd" not in known.ignored


@settings(max_examples=10)
@given(
    st.lists(
        st.tuples(strategies.stories(), st.booleans()), max_size=4, unique_by=lambda e: e[0].id
    ),
    st.sampled_from(["", ".json", ".md", "mirror-index.jsonl"]),
)
def test_library_mirror_and_rebuilt_library_are_the_same_even_with_half_the_files_lost(
    stories: list[tuple[Story, bool]], lost: str
) -> None:
    with tempfile.TemporaryDirectory() as place:
        home, folder = Path(place), Path(place) / "mirror"
        folder.mkdir()
        with closing(library_at(home / "old.db")) as library:
            library.keep(Story("always"), revision=0, number=0)
            for story, is_binned in stories:
                if story.id != "always":
                    library.keep(story, revision=0, number=0)
                    library.bin([story.id] if is_binned else [])
        mirror(home / "old.db", folder)
        for path in folder.rglob("*"):
            if lost and path.name.endswith(lost) and path.name != "houses.json":
                path.unlink()
        result = rebuilt(folder, home / "new.db")
        assert result.unread == ()
        new, old = stories_of(home / "new.db"), stories_of(home / "old.db")
        assert sorted(new, key=lambda e: e[0].id) == sorted(old, key=lambda e: e[0].id)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"id":"x"}', b"[" * 100_000])
def test_a_broken_json_is_made_up_for_by_its_markdown(
    desk: MirroredDesk, tmp_path: Path, damage: bytes
) -> None:
    next(desk.folder.glob("storm-*.json")).write_bytes(damage)
    result = rebuilt(desk.folder, tmp_path / "new.db")
    assert result.stories == 3
    assert stories_of(tmp_path / "new.db") == stories_of(desk.library)


def test_a_json_whose_words_were_changed_on_the_disk_is_not_preferred(
    desk: MirroredDesk, tmp_path: Path
) -> None:
    path = next(desk.folder.glob("storm-*.json"))
    path.write_bytes(path.read_bytes().replace(b"Waves.", b"Wbves."))
    rebuilt(desk.folder, tmp_path / "new.db")
    assert stories_of(tmp_path / "new.db") == stories_of(desk.library)


def test_what_cannot_be_read_is_named_and_the_rest_comes_back(
    desk: MirroredDesk, tmp_path: Path
) -> None:
    for path in desk.folder.glob("storm-*"):
        path.write_bytes(b"\x00")
    result = rebuilt(desk.folder, tmp_path / "new.db")
    assert result.stories == 2
    assert {line[:6] for line in result.unread} == {"storm-"}
    assert len(result.unread) == 2


def test_files_of_others_become_no_stories(desk: MirroredDesk, tmp_path: Path) -> None:
    (desk.folder / "README.md").write_text("# Our stories\n\nRead me.", encoding="utf-8")
    (desk.folder / "package.json").write_text('{"id": "x", "name": "y"}', encoding="utf-8")
    assert rebuilt(desk.folder, tmp_path / "new.db").stories == 3


def test_a_story_that_lies_there_twice_comes_once_and_the_other_is_named(
    desk: MirroredDesk, tmp_path: Path
) -> None:
    path = next(desk.folder.glob("storm-*.json"))
    value = json.loads(path.read_bytes()) | {
        "headline": "Copied",
        "updated": "2030-01-01T00:00:00Z",
    }
    (desk.folder / "copy.json").write_text(json.dumps(value, separators=(",", ":")))
    result = rebuilt(desk.folder, tmp_path / "new.db")
    assert result.stories == 3
    (line,) = result.unread
    assert line.startswith("copy.json: another state of the story")
    assert stories_of(tmp_path / "new.db") == stories_of(desk.library)


def test_a_file_changed_in_the_folder_is_named(desk: MirroredDesk, tmp_path: Path) -> None:
    next(desk.folder.glob("calm-*.md")).write_text("Mine.", encoding="utf-8")
    desk.type_body(" More.")
    desk.minute()
    (line,) = rebuilt(desk.folder, tmp_path / "new.db").unread
    assert "(changed here).md: changed in the folder" in line


def test_links_are_not_read(desk: MirroredDesk, tmp_path: Path) -> None:
    target = next(desk.folder.glob("storm-*.json")).rename(tmp_path / "elsewhere.json")
    (desk.folder / "linked.json").symlink_to(target)
    next(desk.folder.glob("storm-*.md")).unlink()
    assert rebuilt(desk.folder, tmp_path / "new.db").stories == 2


def test_an_existing_file_is_never_written_over(desk: MirroredDesk, tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    target.write_bytes(b"mine")
    with pytest.raises(LibraryError, match="There is a file"):
        rebuilt(desk.folder, target)
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_without_a_mirror_nothing_is_made(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFound):
        rebuilt(tmp_path / folder, tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_target_in_no_folder_is_refused_with_a_sentence(
    desk: MirroredDesk, tmp_path: Path
) -> None:
    with pytest.raises(LibraryError, match="could not be made"):
        rebuilt(desk.folder, tmp_path / "nowhere" / "new.db")


def test_a_rebuilding_that_is_cancelled_leaves_nothing(desk: MirroredDesk, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(LibraryError, match="stopped"):
        rebuild(desk.folder, tmp_path / "new.db", EXCHANGE, lambda: START, progress)
    assert sorted(tmp_path.iterdir()) == before
