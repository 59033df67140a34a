"""Nodes written as HTML."""

import re

from hypothesis import given

from editor.render.gate import html_nodes
from editor.render.html import blocks_html, inline_html, text_html
from editor.render.markdown import body_nodes
from editor.render.nodes import Block, Emphasis, Heading, LineBreak, Link, Text
from editor.render.plain import plain_text
from tests.render.strategies import blocks, messy_bodies


def test_text_is_escaped() -> None:
    assert text_html('<a b="c">&amp;') == "&lt;a b=&quot;c&quot;&gt;&amp;amp;"


def test_what_html_does_not_allow_is_replaced_in_the_html() -> None:
    assert (
        text_html("a\x00b\x02\x85\ud800\ufffe\U0001ffff\t\n") == "a\ufffdb" + "\ufffd" * 5 + "\t\n"
    )


def test_inlines() -> None:
    nodes = (Text("a"), LineBreak(), Emphasis((Link("https://b.org/?c&d", (Text("e"),)),)))
    assert inline_html(nodes) == (
        'a<br><em><a href="https://b.org/?c&amp;d" rel="noopener">e</a></em>'
    )


def test_headings_are_second_or_third() -> None:
    levels = [blocks_html((Heading(level, (Text("a"),)),)) for level in (1, 2, 3, 6)]
    assert levels == ["<h2>a</h2>", "<h2>a</h2>", "<h3>a</h3>", "<h3>a</h3>"]


def test_blocks() -> None:
    assert blocks_html(
        body_nodes("- a\n- b\n\n2. c\n\n   d\n\n> e\n\na | b\n-:|--\nc | d\n\n---")
    ) == (
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        '<ol start="2">\n<li><p>c</p>\n<p>d</p></li>\n</ol>\n'
        "<blockquote>\n<p>e</p>\n</blockquote>\n"
        '<table>\n<thead>\n<tr><th align="right">a</th><th>b</th></tr>\n</thead>\n'
        '<tbody>\n<tr><td align="right">c</td><td>d</td></tr>\n</tbody>\n</table>\n'
        "<hr>"
    )


@given(messy_bodies)
def test_every_tag_is_closed_where_it_should_be(body: str) -> None:
    open_tags: list[str] = []
    for end, tag in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", blocks_html(body_nodes(body))):
        if end:
            assert open_tags.pop() == tag
        elif tag not in ("br", "hr"):
            open_tags.append(tag)
    assert open_tags == []


@given(blocks)
def test_html_goes_through_the_gate_with_its_words(nodes: tuple[Block, ...]) -> None:
    def words(nodes: tuple[Block, ...]) -> list[str]:
        return plain_text(nodes).replace("\x02", "\ufffd").split()

    assert words(html_nodes(blocks_html(nodes))) == words(nodes)
