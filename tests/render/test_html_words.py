"""The HTML of a block as tags, words and spaces."""

from __future__ import annotations

from hypothesis import given, settings

from editor.render.html import blocks_html
from editor.render.html_words import tokens
from editor.render.nodes import Block
from tests.render.strategies import blocks


@settings(max_examples=40)
@given(blocks)
def test_the_tokens_joined_are_the_html(nodes: tuple[Block, ...]) -> None:
    html = blocks_html(nodes)
    assert "".join(token.html for token in tokens(html)) == html


def test_an_escaped_sign_is_one_token_with_the_marks_on_it() -> None:
    found = [token.html for token in tokens("<p>a&amp;\u0301\u0302b &lt;</p>")]
    assert found == ["<p>", "a", "&amp;\u0301\u0302", "b", " ", "&lt;", "</p>"]


def test_a_word_knows_the_elements_of_its_line() -> None:
    within = {
        token.html: token.within
        for token in tokens('<p>a <a href="x" rel="noopener">b <em>c</em></a></p>')
        if token.is_word
    }
    link = '<a href="x" rel="noopener">'
    assert within == {"a": (), "b": (link,), "c": (link, "<em>")}
