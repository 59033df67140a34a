"""What other programs put on the clipboard, read for its structure."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.pasting.clipboard import Lost, Pasted
from editor.render.clipboard.reading import clipped
from editor.render.clipboard.writing import pasted
from editor.render.html import blocks_html
from editor.render.markdown import body_nodes
from editor.render.plain import plain_text
from tests.clipboard_samples import PROGRAMS, html_of, markdown_of
from tests.render.test_hostile import inspect, payloads


def paste(markup: str) -> Pasted:
    found = clipped(markup)
    assert found is not None
    return pasted(found.blocks, found.lost)


def body(markup: str) -> str:
    return paste(markup).body


@pytest.mark.parametrize("program", PROGRAMS)
def test_structure_is_kept_and_rubbish_dropped(program: str) -> None:
    assert body(html_of(program)) == markdown_of(program)


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_body_is_given_reads_as_what_was_copied(program: str) -> None:
    found = clipped(html_of(program))
    assert found is not None
    given = plain_text(body_nodes(pasted(found.blocks).body))
    assert given.split() == plain_text(found.blocks).split()


@pytest.mark.parametrize(
    ("program", "lost"),
    [
        (
            "word",
            Lost(images=1, comments=1, deletions=1, trackers=2, colours=True, underlining=True),
        ),
        ("word-online", Lost(colours=True)),
        ("libreoffice", Lost(trackers=1)),
        ("google-docs", Lost(images=1, trackers=2, colours=True)),
        ("gmail", Lost()),
        ("outlook", Lost(trackers=1, colours=True)),
        ("news-page", Lost(images=1, embeds=1, trackers=2)),
        ("apple-notes", Lost()),
    ],
)
def test_what_is_left_out_is_counted(program: str, lost: Lost) -> None:
    assert paste(html_of(program)).lost == lost


def test_headings_are_told_as_they_stand_in_the_body() -> None:
    assert paste(html_of("word")).headings == ("**What the passengers say**",)
    assert paste(html_of("news-page")).headings == (
        "**Storm closes the coast road**",
        "**What comes next**",
    )


def test_a_short_bold_paragraph_before_text_may_be_a_heading_and_a_sentence_is_none() -> None:
    assert paste("<p><b>On the quay</b></p><p>It rained.</p>").headings == ("**On the quay**",)
    assert paste("<p><b>It is over.</b></p><p>It rained.</p>").headings == ()
    assert paste("<p><b>One</b></p><p><b>Two</b></p>").headings == ()
    assert paste("<p><b>Words</b></p>").headings == ()


def test_one_paragraph_goes_into_a_line_and_more_stand_alone() -> None:
    assert not paste("<p>a <b>b</b></p>").stands_alone
    assert paste("<p>a</p><p>b</p>").stands_alone
    assert paste("<ul><li>a</li></ul>").stands_alone


def test_other_fields_get_lines_without_marks() -> None:
    found = paste("<h2>A</h2><ul><li><b>b</b></li><li>c<ul><li>d</li></ul></li></ul>")
    assert found.line == "A b c d"
    assert found.lines == "A\n\n• b\n• c\n  • d"
    assert found.points == ("A", "b", "c", "d")


def test_style_makes_emphasis_and_takes_it_back() -> None:
    assert body("<b style='font-weight:normal'>a <span style='font-weight:700'>b</span></b>") == (
        "a **b**"
    )
    assert body("<p style='font-weight:bold'>a <span style='font-weight:400'>b</span></p>") == (
        "**a** b"
    )
    assert body("<i>a<span style='font-style:normal'>b</span></i>c") == "*a*bc"
    assert body("<h2>a <b>b</b> <i>c</i></h2>") == "**a b c**"


def test_emphasis_around_a_link_stays_around_it() -> None:
    assert body("<b>a <a href='https://a.org'>b</a> c</b>") == "**a [b](https://a.org) c**"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("Zu&shy;kunft", "Zukunft"),
        ("a&#8203;b&#65279;c", "abc"),
        ("one&nbsp; &nbsp;two", "one two"),
        ("one.<span style='mso-spacerun:yes'>&nbsp; </span>Two", "one. Two"),
        ("10&nbsp;km", "10\u00a0km"),
        ("<p>&nbsp;a&nbsp;</p>", "a"),
        ("می&zwnj;خواهم", "می\u200cخواهم"),
        ("👩&zwj;💻", "👩\u200d💻"),
        ("a&zwnj;b", "ab"),
        ("a<span style='display:block'>b</span>c", "a\n\nb\n\nc"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<span style='white-space:pre-wrap'>a\nb</span>", "a\nb"),
        ("<q>a</q>", "“a”"),
        ("a<wbr>b<sup>th</sup> 5<sup>2</sup>", "abth 5²"),
    ],
)
def test_words_are_neither_fused_nor_parted(markup: str, words: str) -> None:
    assert body(markup) == words


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display:none'>x</span>",
        "<span style='mso-hide:all'>x</span>",
        "<style>p{}</style>",
        "<title>x</title>",
        "<script>x</script>",
        "<!--[if gte mso 9]><xml>x</xml><![endif]-->",
        "<svg><title>x</title><text>x</text></svg>",
        "<span class='sr-only'>x</span>",
        "<template>x</template>",
        "<img width=1 height=1 src='https://x.org/x.gif'>",
    ],
)
def test_what_nobody_sees_is_not_pasted_and_not_missed(hidden: str) -> None:
    assert paste(f"<p>a {hidden}b</p>") == paste("<p>a b</p>")


def test_a_list_whose_styles_were_lost_is_known_by_its_marks() -> None:
    item = "<p class=MsoListParagraph>·&nbsp;&nbsp;&nbsp; {}</p>"
    assert body(item.format("one") + item.format("<b>two</b>")) == "- one\n- **two**"


def test_a_paragraph_within_a_word_list_belongs_to_the_item_before_it() -> None:
    item = (
        "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>{}<span>&nbsp;</span></span>{}</p>"
    )
    more = "<p class=MsoListParagraphCxSpMiddle>more</p>"
    assert body(item.format("a)", "one") + more + item.format("b)", "two")) == (
        "1. one\n\n   more\n\n2. two"
    )


def test_a_cell_over_several_keeps_the_others_in_their_columns() -> None:
    rows = "<tr><th>a<th>b<th>c<tr><td rowspan=2>d<td>e<td>f<tr><td>g<td>h"
    assert body(f"<table>{rows}</table>").split("\n")[2:] == ["| d | e | f |", "|  | g | h |"]


def test_links_within_the_document_are_words_and_an_address_alone_is_itself() -> None:
    assert body("a<a href='#_ftn1'>[1]</a>") == "a[1]"
    assert body("<a href='https://a.org/x_y'>https://a.org/x_y</a>") == "https://a.org/x_y"
    assert body("<a href='file:///c:/x'>a</a>") == "a"


def test_a_header_of_windows_is_no_text() -> None:
    header = "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000200\r\nStartFragment:0000\r\n"
    assert body(f"{header}<html><body><p>a</p>") == "a"


def test_deep_lists_and_quotes_keep_their_words() -> None:
    for tag in ("blockquote", "ul><li"):
        close = "</blockquote>" if tag == "blockquote" else "</li></ul>"
        markup = "".join(f"<{tag}>w{n} " for n in range(40)) + close * 40
        words = re.findall(r"w\d+", plain_text(body_nodes(body(markup))))
        assert words == [f"w{n}" for n in range(40)]


@pytest.mark.parametrize("markup", ["<div>" * 100_000 + "a", "a" * 10_000_001])
def test_what_is_too_deep_or_too_large_is_not_read(markup: str) -> None:
    assert clipped(markup) is None


@pytest.mark.parametrize("start", ["123abc", "9" * 5_000, "²", "-1"])
def test_a_list_may_say_that_it_begins_anywhere(start: str) -> None:
    found = clipped(f"<ol start='{start}'><li data-aria-level='1'>one</li></ol>")
    assert found is not None
    assert pasted(found.blocks, found.lost).points == ("one",)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("Version:1.0 " + "a: " * 600 + "end", "Version:1.0 " + "a: " * 600 + "end"),
        ("Version:1.0\r\n" + "a: \r\n" * 300 + "end", "Version:1.0 " + "a: " * 300 + "end"),
        ("<style>" + "a" * 1_000_000 + "</style>end", "end"),
        ("<p>one" + " \t" * 1_000_000 + "end</p>", "one end"),
        ("<p>" + "<b>a</b>" * 12_000 + "</p>", "a" * 12_000),
    ],
)
def test_nothing_that_was_copied_is_read_for_ever(markup: str, words: str) -> None:
    found = clipped(markup)
    assert found is not None
    assert pasted(found.blocks, found.lost).line == words


def test_no_attack_leaves_a_script_an_address_or_a_hidden_element() -> None:
    for payload in payloads():
        found = clipped(payload)
        if found is not None:
            inspect(blocks_html(body_nodes(pasted(found.blocks).body)))


_STYLES = ["font-weight:bold", "font-weight:normal", "font-style:italic", "color:red"]
_STYLES += ["mso-list:l0 level1 lfo1", "mso-list:l0 level3 lfo1", "white-space:pre"]
_CLASSES = ["MsoNormal", "MsoListParagraph", "MsoQuote", "MsoTitle", "ListContainerWrapper"]
_TAGS = ["p", "div", "b", "i", "span", "a href='https://a.org'", "ul", "ol", "li", "td", "h2", "u"]
_TAGS += ["table", "tr", "blockquote", "pre", "sup", "ins", "font", "th", "q"]
_opened = st.builds(
    lambda tag, style, name: f"<{tag} style='{style}' class={name}>",
    st.sampled_from(_TAGS),
    st.sampled_from(_STYLES),
    st.sampled_from(_CLASSES),
)
_closed = st.sampled_from([f"</{tag.split()[0]}>" for tag in _TAGS])


def test_a_cell_that_is_styled_as_a_quotation_stays_a_cell() -> None:
    row = "<tr><td class=MsoQuote>Bridge</td><td>Open</td></tr>"
    assert "| Bridge | Open |" in body(f"<table>{row}{row}</table>")


@given(st.lists(st.one_of(_opened, _closed, st.sampled_from([" ", "<br>", "&nbsp;"])), max_size=25))
def test_every_word_comes_once_and_in_order(pieces: list[str]) -> None:
    markup = "".join(f"{piece}{'' if n % 2 else f'w{n}x'}" for n, piece in enumerate(pieces))
    given = unicodedata.normalize("NFKC", plain_text(body_nodes(body(markup))))
    found, there = re.findall(r"w\d+x", given), re.findall(r"w\d+x", markup)
    if "<t" in markup:
        # What stands in a table outside its cells goes before it, as in every browser.
        found, there = sorted(found), sorted(there)
    assert found == there
