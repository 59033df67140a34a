"""Regular expressions, guarded; and what takes the place of a match."""

import pytest

from editor.model.errors import Unsearchable
from editor.model.finding.find import Sought, find
from editor.model.places import Place
from editor.model.story import Story
from editor.services import searching
from editor.services.searching import Replacement, Search


def matches(text: str, pattern: str, **how: bool) -> list[str]:
    search = Search(Sought(pattern, is_pattern=True, **how))
    return [text[start:end] for start, end in search.spans(text)]


def replaced(text: str, pattern: str, new: str, **how: bool) -> str:
    """The headline after a replacement of every match."""
    story = Story("s", headline=text)
    sought = Sought(pattern, is_pattern=how.pop("is_pattern", True))
    search = Search(sought)
    (found,) = [each for each in find(story, search.spans).texts if each.place == Place("headline")]
    changes = search.replaced(found, found.spans, Replacement(new, **how))
    for each in reversed(changes.substitutions):
        text = text[: each.start] + each.inserted + text[each.end :]
    return text


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"b\w+e", "Bridge and barge", ["Bridge", "barge"]),
        (r"^The\b", "The one\nThe other, the last", ["The", "The"]),
        (r"\p{Lu}\w+", "The Älvsborg bridge", ["The", "Älvsborg", "bridge"]),
        (r"x*", "axb", ["", "x", "", ""]),
        (r"(?=b)", "abab", ["", ""]),
        (r"aa", "aaaaa", ["aa", "aa"]),
        (r"\d+(?= km)", "10 km", ["10"]),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, found: list[str]) -> None:
    assert matches(text, pattern) == found


def test_case_and_whole_words_hold_for_patterns_too() -> None:
    assert matches("Art art", "art", match_case=True) == ["art"]
    assert matches("art party", "art|part", whole_word=True) == ["art"]


@pytest.mark.parametrize("pattern", ["(a", "a{2,1}", "[z-a]", "*", r"\g<x>", "(?P<a>.)(?P<a>"])
def test_what_is_no_pattern_is_said_in_a_sentence(pattern: str) -> None:
    with pytest.raises(Unsearchable, match="no pattern"):
        Search(Sought(pattern, is_pattern=True))


def test_a_parenthesis_cannot_escape_from_a_whole_word() -> None:
    with pytest.raises(Unsearchable):
        Search(Sought("a)(?:b", is_pattern=True, whole_word=True))


@pytest.mark.parametrize("pattern", [r"(?:a|aa)+$(?<=b)", r"(?:a?){40}a{40}b|(a|aa)+c"])
def test_a_pattern_that_runs_away_is_stopped(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PATIENCE", 0.1)

    with pytest.raises(Unsearchable, match="takes too long"):
        matches("a" * 60, pattern)


@pytest.mark.parametrize(
    "pattern",
    ["a{100000000}", "(?:(?:(?:ab){99}){99}){99}", "[a]{9999999,}", "(b" + "a{999}{999})"],
)
def test_a_pattern_that_would_fill_the_memory_is_not_begun(pattern: str) -> None:
    with pytest.raises(Unsearchable, match="memory"):
        matches("aaa", pattern)


def test_patterns_may_count() -> None:
    assert matches("on 2026-11-23", r"\b\d{4}(?:-\d{2}){2}\b") == ["2026-11-23"]
    assert matches("a" * 999, "(?:a{3}){300,333}") == ["a" * 999]
    assert matches("aa{1000000}", r"a\{1{1}0{6}\}") == ["a{1000000}"]


def test_patience_is_for_all_matches_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PATIENCE", 0.0)

    with pytest.raises(Unsearchable):
        matches("aaa", "a")


def test_groups_come_in_by_number_and_by_name() -> None:
    assert replaced("Doe, Jane", r"(\w+), (?P<first>\w+)", r"\g<first> \1") == "Jane Doe"
    assert replaced("ab", r"(a)|(b)", r"[\2]") == "[][b]"
    assert replaced("a.b", ".", r"\1", is_pattern=False) == r"a\1b"


@pytest.mark.parametrize("new", [r"\2", r"\g<none>", "\\", r"\q"])
def test_a_replacement_without_such_a_group_is_said_in_a_sentence(new: str) -> None:
    with pytest.raises(Unsearchable, match="cannot be used"):
        replaced("a", "(a)", new)


def test_matches_of_no_width_are_replaced_where_they_are() -> None:
    assert replaced("ab", "", "-") == "-a-b-"
    assert replaced("abab", "(?=b)", "·") == "a·ba·b"


def test_what_comes_may_keep_the_case_of_what_goes() -> None:
    assert replaced("Bridge BRIDGE", "bridge", "tunnel", keeps_case=True) == "Tunnel TUNNEL"


def test_keywords_are_found_and_replaced_one_by_one() -> None:
    story = Story("s", keywords=("a-b", "b"))
    search = Search(Sought("^(b)", is_pattern=True))
    (found,) = [each for each in find(story, search.spans).texts if each.spans]

    changes = search.replaced(found, found.spans, Replacement(r"\1\1"))

    assert [(each.start, each.end, each.inserted) for each in changes.substitutions] == [
        (5, 6, "bb")
    ]
