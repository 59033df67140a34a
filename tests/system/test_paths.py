"""Resources and the user's folders."""

from pathlib import Path

import pytest

from editor.system import paths
from editor.system.paths import Folders, resource


@pytest.fixture
def roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    inside, beside = tmp_path / "editor" / "resources", tmp_path / "resources"
    inside.mkdir(parents=True)
    beside.mkdir()
    monkeypatch.setattr(paths, "_RESOURCE_ROOTS", (inside, beside))
    return inside, beside


def test_a_resource_inside_the_package_is_found(roots: tuple[Path, Path]) -> None:
    (roots[0] / "pages").mkdir()
    (roots[0] / "pages" / "story.css").touch()
    assert resource("pages", "story.css") == roots[0] / "pages" / "story.css"


def test_a_resource_beside_the_package_is_found(roots: tuple[Path, Path]) -> None:
    (roots[1] / "sample.txt").touch()
    assert resource("sample.txt") == roots[1] / "sample.txt"


@pytest.mark.usefixtures("roots")
def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"pages/gone\.css"):
        resource("pages", "gone.css")


def test_this_programs_own_resources_are_found() -> None:
    assert resource("icons").is_dir()


def test_one_variable_puts_all_folders_under_one(tmp_path: Path) -> None:
    folders = Folders.of_user({"NUTGRAF_HOME": str(tmp_path)})
    assert folders == Folders.under(tmp_path)
    assert {folder.parent for folder in (folders.data, folders.state, folders.config)} == {tmp_path}
    assert folders.library == tmp_path / "data" / "library.db"


def test_without_it_the_folders_are_this_users_and_named_for_the_program() -> None:
    folders = Folders.of_user({})
    for folder in (folders.data, folders.state, folders.config, folders.cache):
        assert folder.is_absolute()
        assert "nutgraf" in folder.parts


def test_asking_for_folders_makes_none(tmp_path: Path) -> None:
    Folders.of_user({"NUTGRAF_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []
