"""Foreign HTML, well-formed or not, as nodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.render.gate import html_nodes
from editor.render.markdown import body_nodes
from editor.render.nodes import (
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from editor.render.plain import plain_text
from editor.render.source import markdown_of


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_white_space_is_folded_but_for_no_break_spaces() -> None:
    assert html_nodes("<p>\n a\n\t b \u00a0</p>  <p> </p>") == (paragraph("a b \u00a0"),)


def test_inline_markup_holds_no_space_at_its_ends_and_nothing_of_its_kind() -> None:
    assert html_nodes("<p>a<b> b <strong>c</strong></b><i>d</i><em>e</em></p>") == (
        Paragraph((Text("a "), Strong((Text("b c"),)), Emphasis((Text("de"),)))),
    )


def test_blocks_of_any_kind_part_words() -> None:
    markup = "a<div>b<section>c</section>d</div><dl><dt>e<dd>f</dl><option>g</option>h"
    assert html_nodes(markup) == tuple(map(paragraph, "abcdefgh"))


def test_one_break_breaks_the_line_and_two_part_paragraphs() -> None:
    assert html_nodes("<p><b>a<br>b<br> <br>c</b></p>") == (
        Paragraph((Strong((Text("a"), LineBreak(), Text("b"))),)),
        Paragraph((Strong((Text("c"),)),)),
    )


def test_markup_around_blocks_reaches_into_them() -> None:
    assert html_nodes("<b><p>a</p><p>b</p></b>") == (
        Paragraph((Strong((Text("a"),)),)),
        Paragraph((Strong((Text("b"),)),)),
    )


def test_links_lead_only_where_a_link_may() -> None:
    assert html_nodes('<a href=" https://a.org/b c">x</a> <a href="javascript:y">y</a>') == (
        Paragraph((Link("https://a.org/b%20c", (Text("x"),)), Text(" y"))),
    )


def test_lists_quotes_headings_and_rules() -> None:
    markup = "<h1>a</h1><ol start=3><li>b<ul><li>c</ul><li><p>d</ol><hr><blockquote>e</blockquote>"
    assert html_nodes(markup) == (
        Heading(1, (Text("a"),)),
        List(
            True,
            3,
            (
                (paragraph("b"), List(False, 1, ((paragraph("c"),),), True)),
                (paragraph("d"),),
            ),
            True,
        ),
        Rule(),
        Quote((paragraph("e"),)),
    )


def test_what_stands_between_items_keeps_its_place() -> None:
    assert plain_text(html_nodes("<ul>a<li>b<ul><li>c</ul></li>d<li>e</ul>")) == (
        "• a\n• b\n  • c\n• d\n• e"
    )


def test_a_table_of_words_is_a_table() -> None:
    markup = "<table><tr><th>a<th align=right>b<tr><td>c<td>d<td>e</table>"
    assert html_nodes(markup) == (
        Table(
            ((Text("a"),), (Text("b"),), ()),
            (((Text("c"),), (Text("d"),), (Text("e"),)),),
            (None, "right", None),
        ),
    )


def test_a_table_for_layout_is_taken_apart() -> None:
    markup = "<table><tr><td><p>a</p><p>b</p><td>c</table>"
    assert html_nodes(markup) == tuple(map(paragraph, "abc"))


def test_scripts_styles_and_comments_are_no_text() -> None:
    markup = "a<script>b</script><style>c</style><!-- d --><p onclick=e style='f'>g"
    assert html_nodes(markup) == (paragraph("a"), paragraph("g"))


def test_lines_of_preformatted_text_are_kept() -> None:
    assert html_nodes("<pre>a\n b\n\nc</pre>") == (
        Paragraph((Text("a"), LineBreak(), Text("b"))),
        paragraph("c"),
    )


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "x", "svg", "i></b"]
)
def test_markup_of_any_depth_keeps_its_words(tag: str) -> None:
    assert plain_text(html_nodes(f"<{tag}>" * 50_000 + "a &amp; b")).split()[-3:] == ["a", "&", "b"]


_TAGS = ["p", "div", "b", "i", "a", "br", "ul", "ol", "li", "table", "tr", "td", "th", "h2"]
_TAGS += ["blockquote", "pre", "hr", "span", "script", "title"]
_pieces = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.sampled_from([" ", "\n", "a", "word", "&amp;", "&#8217;", "<", ">", '<a href="#x">']),
)


@given(st.lists(_pieces, max_size=20).map("".join))
def test_any_markup_becomes_nodes_that_a_body_can_hold(markup: str) -> None:
    nodes = html_nodes(markup)
    written = plain_text(body_nodes(markdown_of(nodes)))
    assert written.split() == plain_text(nodes).split()
