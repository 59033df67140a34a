"""Clipboards read as they come: with formatting, as plain text, from this program itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.house import FIRST_HOUSE
from editor.model.pasting.clipboard import Clipboard, Lost, Pasted
from editor.render.escape import normalised
from editor.render.plain import body_text
from editor.services.pasting import LARGEST, Pasting, html_text, read, story_in
from editor.services.tasks import ManualTasks
from tests.clipboard_samples import html_of
from tests.shared import shared_path


def plain(text: str) -> Pasted:
    return read(Clipboard(text))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (" a\u00a0b\n\n\tc ", " a\u00a0b\n\n\tc "),
        ("2 * 3 * 4, snake_case, [sic]", "2 * 3 * 4, snake_case, [sic]"),
        ("*no* emphasis", "\\*no\\* emphasis"),
        ("[words](https://a.org)", "[words\\](https://a.org)"),
        ("1986. That was the year", "1986. That was the year"),
        ("1. That was the year", "1\\. That was the year"),
        ("- Said she", "\\- Said she"),
        ("---", "\\---"),
        ("Rose Street 1\nBergen", "Rose Street 1\nBergen"),
        ("It began.\nIt went on.\nIt ended.", "It began.\n\nIt went on.\n\nIt ended."),
        ("• a\n• b", "- a\n- b"),
        ("Points:\n* a\n* b\nThen.", "Points:\n\n- a\n- b\n\nThen."),
        ("1. a\n2) b\n\n3. c", "1. a\n2. b\n3. c"),
        ("– Hei, sa hun.\n– Hei.", "– Hei, sa hun.\n\n– Hei."),
        ("> a\n> b\n\nc", "> a\n> b\n\nc"),
        ("https://a.org/x?utm_source=b", "https://a.org/x"),
    ],
)
def test_plain_text_reads_the_same_on_the_page(text: str, body: str) -> None:
    assert plain(text).body == body


def test_a_mail_with_wrapped_lines_keeps_its_paragraphs() -> None:
    text = (
        "The committee met on Tuesday to discuss the plans for the new bridge over\n"
        "the river, which had been postponed twice since the spring, and agreed that\n"
        "work should begin in May.\n\n"
        "Nobody spoke against it, though two members of the opposition asked for the\n"
        "costs to be published first."
    )
    assert [each[:8] for each in plain(text).body.split("\n\n")] == ["The comm", "Nobody s"]
    assert "\n" not in plain(text).body.replace("\n\n", "")
    assert plain(text).body.split() == text.split()


@given(st.text(alphabet="ab*_[]()\\>|-.1 \n", max_size=30))
def test_no_word_of_a_plain_text_is_lost_or_read_as_a_mark(text: str) -> None:
    marks = str.maketrans("", "", "*_[]()\\>|-.1•\t ")
    shown = body_text(plain(text).body).translate(marks)
    assert shown.split() == text.translate(marks).split() or "".join(shown.split()) == "".join(
        text.translate(marks).split()
    )


def test_naughty_strings_read_the_same_on_the_page() -> None:
    texts = json.loads(shared_path("vectors", "text", "blns.json").read_text("utf-8"))
    for text in texts:
        found = plain(text)
        if not found.stands_alone:
            assert body_text(found.body) == normalised(found.lines), text


@pytest.mark.parametrize("text", ["a" + " \t" * 500_000 + "b", "# " + " " * 1_000_000 + "b"])
def test_no_plain_text_is_read_for_ever(text: str) -> None:
    assert read(Clipboard(text=text)).body


def test_formatted_text_is_preferred_and_left_out_on_demand() -> None:
    clipboard = Clipboard("a bold word", b"<p>a <b>bold</b> word</p>")
    assert read(clipboard).body == "a **bold** word"
    assert read(clipboard).is_rich
    assert read(clipboard, plain=True).body == "a bold word"
    assert read(Clipboard("", b"<p>a <b>b</b></p>"), plain=True).body == "a b"


def test_formatting_that_lacks_the_words_is_not_trusted() -> None:
    clipboard = Clipboard("all of these words", b"<meta charset=utf-8><img src='x'>")
    assert read(clipboard).body == "all of these words"
    assert read(clipboard).lost == Lost(images=1)


def test_what_was_copied_from_a_body_stays_as_it_is_there_and_is_words_elsewhere() -> None:
    clipboard = Clipboard("**a** [b](https://a.org)", markdown="**a** [b](https://a.org)")
    assert read(clipboard).body == "**a** [b](https://a.org)"
    assert read(clipboard).line == "a b"
    assert read(clipboard, plain=True).body == "a b"


@pytest.mark.parametrize(
    "html", [b"<p>" + b"x" * LARGEST, b"<div>" * 100_000 + b"x", b"<b>x</b>" * 40_000]
)
def test_too_much_formatting_gives_the_plain_text(html: bytes) -> None:
    found = read(Clipboard("the words", html))
    assert found.body == "the words"
    assert found.is_overloaded


@pytest.mark.parametrize(
    "data",
    [
        "<p>Fähre – “x”</p>".encode(),
        "<p>Fähre – “x”</p>".encode("utf-16"),
        "<p>Fähre – “x”</p>".encode("utf-16-le"),
        b"\xef\xbb\xbf" + "<p>Fähre – “x”</p>".encode() + b"\x00",
        "<p>Fähre – “x”</p>".encode("cp1252"),
        b"<meta charset=iso-8859-1>" + "<p>Fähre – “x”</p>".encode(),
    ],
)
def test_html_is_decoded_whatever_it_says_of_itself(data: bytes) -> None:
    assert html_text(data).endswith("<p>Fähre – “x”</p>")
    assert read(Clipboard("", data)).body == "Fähre – “x”"


def test_a_page_becomes_a_story_with_its_sections() -> None:
    html = (
        b"<h1>Storm closes the coast road</h1><p>By Ada Bell</p>"
        b"<p>The road <b>closed</b> at noon, <a href='https://a.org'>police</a> said.</p>"
        b"<h2>What comes next</h2><p>More rain, <i>they</i> fear.</p>"
    )
    story = story_in(Clipboard("", html), FIRST_HOUSE).story
    assert story.headline == "Storm closes the coast road"
    assert [each.crosshead for each in story.sections] == ["", "What comes next"]
    assert "closed** at noon, [police](https://a.org) said." in story.sections[0].body
    assert story.sections[1].body == "More rain, *they* fear."


TABLE = (
    "<table><tr><td><b>Branch</b></td><td><b>Visits</b></td></tr>"
    "<tr><td>A</td><td>1</td></tr></table>"
)
LEDE = (
    "<p class=MsoNormal><b>The library will shut</b> in March after councillors voted to withdraw"
    " its funding. It was a long night.</p><p>A petition will be handed in on Thursday.</p>"
)


@pytest.mark.parametrize(
    "title", ["<p class=MsoTitle>{}</p>", "<h1>{}</h1>", "<p><b>{}</b></p>", "<h2>{}</h2>"]
)
@pytest.mark.parametrize(
    "byline",
    [
        "<p class=MsoNormal><span>By Dana Whitlock<o:p></o:p></span></p>",
        "<p>By <b>Dana Whitlock</b></p>",
        "<div>By <a href='https://a.org'>Dana Whitlock</a></div>",
        "<p><i>By Dana Whitlock</i></p>",
    ],
)
@pytest.mark.parametrize("table", ["", TABLE])
def test_a_byline_is_known_whatever_else_is_on_the_page(
    title: str, byline: str, table: str
) -> None:
    html = title.format("Council votes to close the library") + byline + LEDE + table
    story = story_in(Clipboard("", html.encode()), FIRST_HOUSE).story
    assert story.headline == "Council votes to close the library"
    assert story.byline == "Dana Whitlock"
    assert story.sections[0].body.startswith("**The library will shut** in March")
    assert ("| Branch |" in story.sections[-1].body) is bool(table)


def test_a_byline_with_a_role_and_what_is_around_it_are_known_beside_a_table() -> None:
    html = (
        "<h1>Council votes to close the library</h1>"
        "<p>A town argues about books</p><p>By Dana Whitlock, Local Government Reporter</p>"
        f"<ul><li>It shuts in March</li><li>It cost much</li></ul>{LEDE}{TABLE}"
    )
    story = story_in(Clipboard("", html.encode()), FIRST_HOUSE).story
    assert story.byline == "Dana Whitlock, Local Government Reporter"
    assert story.standfirst == "A town argues about books"
    assert [each.text for each in story.key_points] == ["It shuts in March", "It cost much"]
    assert story.sections[0].body.startswith("**The library will shut**")


def test_a_line_above_the_byline_that_is_no_standfirst_stays_in_the_text() -> None:
    dated = "<p>Published 23 November 2026, 10:00</p>"
    html = f"<h1>Council votes to close the library</h1>{dated}<p>By Dana Whitlock</p>{LEDE}{TABLE}"
    story = story_in(Clipboard("", html.encode()), FIRST_HOUSE).story
    assert (story.byline, story.standfirst) == ("Dana Whitlock", "")
    assert story.sections[0].body.startswith("Published 23 November 2026, 10:00\n\n**The library")


def test_a_line_above_the_title_is_no_headline() -> None:
    html = f"<p>Politics</p><h1>Council votes</h1><p>By Dana Whitlock</p>{LEDE}{TABLE}"
    story = story_in(Clipboard("", html.encode()), FIRST_HOUSE).story
    assert (story.headline, story.byline) == ("Council votes", "Dana Whitlock")
    assert story.sections[0].body.startswith("Politics\n\n**The library")


@pytest.mark.parametrize("words", ["By Tuesday it was over", "By the sea they sat", "Dana came"])
def test_a_short_paragraph_that_is_no_byline_stays_in_the_text(words: str) -> None:
    html = f"<h1>Council votes to close the library</h1><p>{words}</p>{LEDE}{TABLE}"
    story = story_in(Clipboard("", html.encode()), FIRST_HOUSE).story
    assert story.byline == ""
    assert words in (story.standfirst, story.sections[0].body.split("\n\n")[0])


def test_a_story_without_a_title_keeps_its_lists_and_emphasis() -> None:
    story = story_in(Clipboard("", html_of("google-docs").encode()), FIRST_HOUSE).story
    assert story.headline == "Council votes"
    assert story.sections[0].body.endswith("- For\n  - **eleven**\n- Against")


def test_every_word_of_a_page_is_in_the_story() -> None:
    for program in ("word", "google-docs", "news-page", "libreoffice"):
        clipboard = Clipboard("", html_of(program).encode())
        story = story_in(clipboard, FIRST_HOUSE).story
        parts = [story.headline, story.standfirst, story.byline, story.copyright_notice]
        parts += [each.text for each in story.key_points] + [each.caption for each in story.figures]
        parts += [
            text for each in story.sections for text in (each.crosshead, body_text(each.body))
        ]
        have = " ".join(parts)
        for word in read(clipboard).line.split():
            assert word in have, (program, word)


def test_a_service_answers_when_its_work_is_done() -> None:
    tasks, found = ManualTasks(), list[Pasted]()
    Pasting(tasks).read(Clipboard("", b"<p><b>a</b></p>"), found.append)
    assert not found
    tasks.work()
    assert found[0].body == "**a**"
