"""What a repair says of stories that came from elsewhere: older only where they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from editor.library.library import Library
from editor.library.salvage.salvaging import salvage
from editor.model.codec import story_to_json
from editor.model.story import Story


@pytest.mark.parametrize(("kept", "is_older"), [("", False), ("2020-01-01T00:00:00+00:00", True)])
def test_a_story_of_the_mirror_is_older_only_by_the_time_it_was_kept(
    library: Library, tmp_path: Path, kept: str, is_older: bool
) -> None:
    library.keep(Story("flood", headline="Flood"), revision=0, number=0)
    story = library.story("flood").story
    library.close()
    mirrored = replace(story, updated=kept or story.updated)
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "flood.json").write_text(story_to_json(mirrored), "utf-8")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE stories SET json = 'gone'")
    salvaged = salvage(library.path, tmp_path / "new.db", mirror=tmp_path / "mirror")
    assert dict(salvaged.sources) == {"mirror": 1}
    assert salvaged.older == (("Flood",) if is_older else ())
    assert (salvaged.doubtful, salvaged.lost, salvaged.is_whole) == ((), (), False)
