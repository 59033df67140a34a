from __future__ import annotations

from pathlib import Path

import pytest

from editor.library.library import Library
from editor.library.names import OFTEN, names_among
from editor.model.errors import LibraryError
from editor.model.story import Section, Story

SENTENCE = "On Monday Zelenskyy said so."


def keep(library: Library, story_id: str, body: str = "", **fields: object) -> None:
    story = Story(id=story_id, sections=(Section("opening", body=body),), **fields)  # type: ignore[arg-type]
    library.keep(story, revision=0, number=0)


def names(library: Library, *words: str, but: str = "") -> frozenset[str]:
    return names_among(library.path, words, but)


def test_a_word_with_a_capital_in_three_other_stories_is_a_name(library: Library) -> None:
    for number in range(OFTEN):
        keep(library, f"story-{number}", SENTENCE)
    assert names(library, "Zelenskyy", "Zelenski") == {"Zelenskyy"}
    assert names(library, "Zelenskyy", but="story-0") == frozenset()


def test_a_capital_that_only_begins_sentences_makes_no_name(library: Library) -> None:
    for number in range(OFTEN):
        keep(library, f"story-{number}", "It rained. Goverment said so.\n\nGoverment again.")
    assert names(library, "Goverment") == frozenset()


@pytest.mark.parametrize("fields", [{"byline": "By Jo Müürisepp"}, {"keywords": ("Müürisepp",)}])
def test_a_byline_or_a_keyword_of_one_story_is_enough(
    library: Library, fields: dict[str, object]
) -> None:
    keep(library, "story-1", **fields)
    assert names(library, "Müürisepp", "Müürisep") == {"Müürisepp"}


def test_a_name_is_found_between_marks_and_quotes(library: Library) -> None:
    for number in range(OFTEN):
        keep(library, f"story-{number}", "They met **Zelenskyy**, of “Zelenskyy” fame.")
    assert names(library, "Zelenskyy") == {"Zelenskyy"}


def test_what_the_bin_holds_does_not_count(library: Library) -> None:
    for number in range(OFTEN):
        keep(library, f"story-{number}", SENTENCE)
    library.bin(["story-0"])
    assert names(library, "Zelenskyy") == frozenset()


@pytest.mark.parametrize("word", ["", "…", '"', "AND", "Zel*"])
def test_what_is_no_word_is_no_name(library: Library, word: str) -> None:
    keep(library, "story-1", SENTENCE, byline="AND")
    assert names(library, word) <= {"AND"}


def test_a_library_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        names_among(tmp_path / "library.db", ["Zelenskyy"], "")
