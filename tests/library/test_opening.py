"""Opening a library: what is made, what is refused with a sentence, what is only read."""

import os
import shutil
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from editor.library.engine import APPLICATION_ID
from editor.library.library import Library
from editor.model.errors import LibraryError, LibraryHeld, NewerLibrary, NutgrafError
from editor.model.story import Story
from tests.library.protection import write_protected

Open = Callable[..., Library]


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def refusal(open_at: Open, location: str | Path) -> NutgrafError:
    with pytest.raises(LibraryError) as caught:
        open_at(location)
    assert caught.value.sentence.endswith(".")
    assert "Traceback" not in caught.value.sentence
    return caught.value


def test_a_library_is_made_where_there_is_none_with_its_folders(
    open_at: Open, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "deep" / "library.db"
    library = open_at(path)
    assert (library.path, library.read_only, library.count()) == (path, False, 0)
    assert path.exists()


def test_a_library_may_be_named_by_a_url(open_at: Open, tmp_path: Path) -> None:
    library = open_at(f"sqlite:///{tmp_path}/by%20url.db")
    assert library.path == tmp_path / "by url.db"


def test_an_empty_file_becomes_a_library(open_at: Open, tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    assert open_at().count() == 0


def test_a_new_library_gets_an_id_of_its_own_for_good(open_at: Open, tmp_path: Path) -> None:
    first, other = open_at(), open_at(tmp_path / "other.db")
    assert first.id != other.id
    assert open_at().id == first.id


def test_a_library_is_written_so_that_a_power_cut_loses_no_commit(open_at: Open) -> None:
    library = open_at()
    wanted: dict[str, int | str] = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "application_id": APPLICATION_ID,
    }
    assert {name: library._database.pragma(name) for name in wanted} == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_may_read_a_library(open_at: Open, tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.db"
    open_at(path).keep(Story("s"), revision=0, number=0)
    files = [path, path.with_name("library.db-wal"), path.parent]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600, 0o700]


def test_a_folder_is_refused(open_at: Open, tmp_path: Path) -> None:
    assert "folder" in refusal(open_at, tmp_path).sentence


def test_a_folder_that_cannot_be_made_is_refused(open_at: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert refusal(open_at, tmp_path / "file" / "library.db").remedy


@pytest.mark.parametrize("content", [b"x", b"Once upon a time\n" * 1000, bytes(range(256)) * 100])
def test_a_file_of_another_kind_is_refused_and_not_touched(
    open_at: Open, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    assert "no Nutgraf library" in refusal(open_at, path).sentence
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_not_touched(
    open_at: Open, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    raw(path, "CREATE TABLE recipes (name)")
    content = path.read_bytes()
    assert "no Nutgraf library" in refusal(open_at, path).sentence
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["library.db"]


def test_a_device_is_refused(open_at: Open) -> None:
    refusal(open_at, os.devnull)


def test_another_kind_of_url_is_refused(open_at: Open) -> None:
    assert "postgresql" in refusal(open_at, "postgresql://desk/stories").sentence


def test_a_path_that_no_system_takes_is_refused(open_at: Open, tmp_path: Path) -> None:
    refusal(open_at, tmp_path / ("x" * 5_000))


def test_a_library_of_a_newer_nutgraf_is_refused_and_not_touched(
    open_at: Open, tmp_path: Path
) -> None:
    open_at().close()
    path = tmp_path / "library.db"
    raw(path, "PRAGMA journal_mode=DELETE", "PRAGMA user_version=99")
    content = path.read_bytes()
    error = refusal(open_at, path)
    assert isinstance(error, NewerLibrary)
    assert "Update" in error.remedy
    assert path.read_bytes() == content


@pytest.mark.parametrize("kept", [20, 100, 3_000, 5_000, 20_000])
def test_a_library_cut_short_never_gives_another_error(
    open_at: Open, tmp_path: Path, kept: int
) -> None:
    library = open_at()
    for number in range(20):
        library.keep(Story(f"story-{number}", headline="flood " * 300), revision=0, number=0)
    library.close()
    path = tmp_path / "library.db"
    path.write_bytes(path.read_bytes()[:kept])

    def use() -> None:
        damaged = open_at(path)
        damaged.rows("flood")
        damaged.story("story-3")

    with pytest.raises(LibraryError) as caught:
        use()
    assert caught.value.sentence.endswith(".")


def test_a_library_that_somebody_else_is_writing_to_says_so(
    open_at: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.library.engine._PRAGMAS", ("busy_timeout=10",))
    library = open_at()
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryHeld) as caught:
            library.keep(Story("s"), revision=0, number=0)
        assert "Another program" in caught.value.sentence
        assert library.count() == 0
        other.execute("ROLLBACK")
    library.keep(Story("s"), revision=0, number=0)


def test_a_full_disk_says_so_and_leaves_what_was_there(open_at: Open) -> None:
    library = open_at()
    library.keep(Story("s", headline="before"), revision=0, number=0)
    pages = int(library._database.pragma("page_count"))
    library._database.pragma(f"max_page_count={pages}")
    with pytest.raises(LibraryError, match="no room"):
        library.keep(Story("s", headline="word " * 200_000), revision=1, number=0)
    assert [row.headline for row in library.rows("before")] == ["before"]
    library._database.pragma("max_page_count=1000000")
    library.keep(Story("s", headline="after"), revision=1, number=0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_write_protected_library_is_read_with_its_last_commits(
    open_at: Open, tmp_path: Path
) -> None:
    original = open_at()
    original.keep(Story("s", headline="only in the log"), revision=0, number=0)
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"library.db{suffix}", shelf / f"library.db{suffix}")
    with write_protected(shelf):
        library = open_at(shelf / "library.db")
        assert library.read_only
        assert library.path == shelf / "library.db"
        assert [row.id for row in library.rows("log")] == ["s"]
        for write in (
            lambda: library.keep(Story("t"), revision=0, number=0),
            lambda: library.bin(["s"]),
            lambda: library.keep_setting("a", "b"),
        ):
            with pytest.raises(LibraryError, match="only be read"):
                write()
        library.close()
        refusal(open_at, shelf / "another.db")
    assert sorted(path.name for path in shelf.iterdir()) == ["library.db", "library.db-wal"]


def test_a_library_serves_any_thread_one_after_another(open_at: Open) -> None:
    library = open_at()
    faults: list[Exception] = []

    def keep(name: str) -> None:
        try:
            for revision in range(10):
                library.keep(Story(name, headline="flood"), revision=revision, number=0)
                library.rows("flood")
        except NutgrafError as error:
            faults.append(error)

    threads = [threading.Thread(target=keep, args=(f"story-{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert library.count("flood") == 4


def test_a_closed_library_stays_closed_to_what_comes_late(open_at: Open, tmp_path: Path) -> None:
    library = open_at()
    library.keep(Story("a", headline="Ferry"), revision=0, number=0)
    library.close()
    late: tuple[Callable[[], object], ...] = (
        lambda: library.keep(Story("b", headline="Late"), revision=0, number=0),
        lambda: library.story("a"),
        library.rows,
        library.data_version,
    )
    for call in late:
        with pytest.raises(LibraryError, match="is closed"):
            call()
    library.close()
    assert [row.headline for row in open_at(tmp_path / "library.db").rows()] == ["Ferry"]
