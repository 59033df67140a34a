"""A library of every form there ever was opens, with all that was in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from editor.library.library import Library
from editor.library.migrating import known_migrations
from editor.model.history import TYPING
from editor.model.versions import Why
from tests.sample_stories import FULL, HOUSE, SMALL

GOLDEN = Path(__file__).parent.parent / "golden" / "libraries"
FORMS = range(1, len(known_migrations()))
LATER: Mapping[str, str] = {"created": "", "updated": "", "planned_length": ""}
"""What is given by the library, and fields that came after the first release of a form."""


@pytest.fixture(params=FORMS, ids=lambda form: f"form {form}")
def opened(
    request: pytest.FixtureRequest, tmp_path: Path, open_at: Callable[..., Library]
) -> Library:
    """A copy of the library that a program of that time has left."""
    return open_at(shutil.copy(GOLDEN / f"form-{request.param}.db", tmp_path / "library.db"))


def test_its_stories_are_there_to_the_last_character(opened: Library) -> None:
    for story in (FULL, SMALL):
        found = opened.story(story.id).story
        assert replace(found, created="", updated="") == replace(story, **LATER)
    assert opened.houses() == (HOUSE,)


def test_what_was_listed_found_binned_and_done_still_is(opened: Library) -> None:
    assert [row.id for row in opened.rows()] == ["full", "small"]
    assert [row.id for row in opened.rows("ferry")] == ["small"]
    assert [row.id for row in opened.binned()] == ["binned"]
    small = opened.story("small")
    assert ([step.label for step in small.done], small.number) == ([TYPING], 1)


def test_its_stories_go_on(opened: Library) -> None:
    changed = replace(SMALL, headline="Ferry Fares Fall")
    opened.keep(changed, revision=1, number=2)
    opened.keep_version(changed, Why.ASKED, "Ada Moss")
    assert opened.story("small").story.headline == "Ferry Fares Fall"
    assert opened.version("small", 1) == changed


def test_it_was_copied_before_it_was_changed(opened: Library, tmp_path: Path) -> None:
    assert opened.path.exists()
    assert list((tmp_path / "backups").iterdir())
