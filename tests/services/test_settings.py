"""Settings outlive the program, and a broken file costs no start and no words."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from editor.model.choices import CHOICES, SMART_TYPING
from editor.model.errors import NotKept
from editor.services.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_nothing_is_chosen_at_first_and_nothing_written(path: Path) -> None:
    chosen = Settings(path)
    assert (chosen.backup_folder, chosen.backup_second, chosen.mirror_folder) == (None, None, None)
    assert not path.parent.exists()


def test_what_was_chosen_is_there_at_the_next_start(path: Path, tmp_path: Path) -> None:
    chosen = Settings(path)
    chosen.backup_folder = tmp_path / "Sicherungen"
    chosen.backup_second = tmp_path / "stick"
    chosen.mirror_folder = tmp_path / "mirror"
    chosen.backup_second = None
    again = Settings(path)
    assert again.backup_folder == tmp_path / "Sicherungen"
    assert again.backup_second is None
    assert again.mirror_folder == tmp_path / "mirror"


def test_whoever_listens_is_told_of_a_change_and_of_nothing_else(
    path: Path, tmp_path: Path
) -> None:
    chosen = Settings(path)
    told: list[Path | None] = []
    chosen.changed.connect(lambda _: told.append(chosen.mirror_folder))
    for folder in (tmp_path, tmp_path, None, None):
        chosen.mirror_folder = folder
    assert told == [tmp_path, None]


def test_what_a_newer_program_chose_stays(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"voice": {"rate": 3}, "mirror_folder": str(tmp_path)}))
    Settings(path).mirror_folder = None
    assert json.loads(path.read_bytes()) == {"voice": {"rate": 3}}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 200_000, b'{"a": 1} and more']
)
def test_a_broken_file_is_kept_beside(path: Path, tmp_path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    chosen = Settings(path)
    assert chosen.backup_folder is None
    assert path.with_name("settings.json.broken").read_bytes() == data
    chosen.backup_folder = tmp_path
    assert Settings(path).backup_folder == tmp_path


def test_a_second_broken_file_does_not_take_the_place_of_the_first(path: Path) -> None:
    path.parent.mkdir()
    for data in (b"first", b"second"):
        path.write_bytes(data)
        Settings(path)
    assert path.with_name("settings.json.broken").read_bytes() == b"first"
    assert path.with_name("settings.json.2.broken").read_bytes() == b"second"


def test_a_file_that_could_not_be_read_is_put_aside_before_it_is_written_over(
    path: Path, tmp_path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(b" " * 2_000_000)
    chosen = Settings(path)
    assert path.stat().st_size == 2_000_000
    chosen.backup_folder = tmp_path
    assert Settings(path).backup_folder == tmp_path
    assert path.with_name("settings.json.broken").stat().st_size == 2_000_000


@pytest.mark.parametrize(
    "value", [5, None, [], {}, "", "relative/folder", "/with\0nothing", "\ud800"]
)
def test_a_value_that_is_no_folder_counts_as_none(path: Path, value: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"backup_folder": value}))
    assert Settings(path).backup_folder is None


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_a_folder_whose_name_is_no_text_can_be_chosen(path: Path, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    Settings(path).backup_folder = odd
    assert Settings(path).backup_folder == odd


def test_a_choice_that_cannot_be_written_counts_and_is_said(path: Path, tmp_path: Path) -> None:
    path.parent.write_text("in the way")
    chosen = Settings(path)
    with pytest.raises(NotKept, match="could not be written"):
        chosen.backup_folder = tmp_path
    assert chosen.backup_folder == tmp_path


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@examples(max_examples=50)
@given(st.dictionaries(st.sampled_from(["backup_folder", "mirror_folder", "x"]), JSON))
def test_no_file_keeps_the_program_from_starting(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("config") / "settings.json"
    path.write_text(json.dumps(values))
    chosen = Settings(path)
    assert chosen.backup_folder is None or chosen.backup_folder.is_absolute()
    assert chosen.mirror_folder is None or chosen.mirror_folder.is_absolute()


def test_a_choice_has_its_default_until_somebody_chooses(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert settings.value(SMART_TYPING) is True

    settings.choose(SMART_TYPING, False)

    assert Settings(tmp_path / "settings.json").value(SMART_TYPING) is False


def test_a_choice_back_at_its_default_is_not_written_down(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.choose(SMART_TYPING, False)
    settings.choose(SMART_TYPING, True)
    assert "smart_typing" not in (tmp_path / "settings.json").read_text()


def test_a_value_that_cannot_be_chosen_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"smart_typing": "perhaps"}')
    assert Settings(tmp_path / "settings.json").value(SMART_TYPING) is True


def test_every_choice_has_a_name_of_its_own_and_takes_its_default() -> None:
    names = [choice.name for choice in CHOICES]
    assert len(names) == len(set(names))
    assert all(choice.accepts(choice.default) for choice in CHOICES)
