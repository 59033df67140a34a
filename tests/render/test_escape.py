"""Text that goes into a body and must come out as itself."""

import pytest
from hypothesis import example, given

from editor.render.escape import escape, normalised
from editor.render.plain import body_text
from tests.render.strategies import messy_texts
from tests.shared import shared_path


@given(messy_texts)
@example("a\\\n*b*")
@example("***")
@example("* * *")
@example("*** ***")
@example("a|b\n-|-")
def test_escaped_text_renders_as_itself(text: str) -> None:
    assert body_text(escape(text)) == normalised(text)


@given(messy_texts)
def test_normalising_touches_nothing_but_lines(text: str) -> None:
    def letters(text: str) -> str:
        return "".join(character for character in text if character not in " \t\r\n")

    assert letters(normalised(text)) == letters(text)
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    "text",
    [
        "U.S. * 5",
        "file_name",
        "AT&T",
        "a < b",
        "the minister\n- said he -\nleft",
        "1968. That was a year",
        "5* hotels",
        "# 1, [sic], (a), C:\\files",
        "-30-",
        "He said: “well-known.” – no",
    ],
)
def test_what_is_no_mark_gets_no_backslash(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- said he", "\\- said he"),
        ("12. May", "12\\. May"),
        ("> more", "\\> more"),
        ("---", "\\---"),
        ("*Names were changed*", "\\*Names were changed\\*"),
        ("[a](https://b.org)", "[a\\](https://b.org)"),
    ],
)
def test_what_would_be_a_mark_gets_one(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_a_whole_story_gets_no_backslash() -> None:
    story = shared_path("stories", "seed.txt").read_text(encoding="utf-8")
    assert "\\" not in escape(story)


def test_lines_are_normalised() -> None:
    assert normalised(" \n\na\r\nb\r\r \t\n\nc \n") == "a\nb\n\nc "
