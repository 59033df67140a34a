"""A program killed while it keeps: what it said was kept is there, and all of it is whole."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from editor.library.library import Library
from tests.library.process import TEXT, run_until_killed


def test_what_was_kept_before_a_kill_is_there_and_whole(
    open_at: Callable[..., Library], tmp_path: Path
) -> None:
    kept_others = set()
    for lines in (3, 8, 5):
        said = run_until_killed("keep_for_ever", tmp_path / "library.db", tmp_path, lines=lines)
        last = int(said[-1])
        kept_others |= {f"other-{number}" for number in said}
        with closing(sqlite3.connect(tmp_path / "library.db")) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            raw.execute("INSERT INTO story_text (story_text) VALUES ('integrity-check')")
        library = open_at()
        kept = library.story("story")
        assert kept.number in (last, last + 1)
        assert kept.story.headline == f"{kept.number} {TEXT}"
        assert len(kept.done) == kept.number + 1
        found = {row.id for row in library.rows("river", limit=1_000)}
        assert kept_others <= found
        assert library.count("river") == library.count() == len(found)
        library.close()
