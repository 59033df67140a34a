"""Nodes written as Markdown, and read back."""

from hypothesis import example, given
from hypothesis import strategies as st

from editor.render.markdown import body_nodes
from editor.render.nodes import (
    Block,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Strong,
    Table,
    Text,
)
from editor.render.plain import body_text, plain_text
from editor.render.source import markdown_of
from tests.render.strategies import any_inlines, blocks, messy_bodies


@given(blocks)
def test_nodes_of_the_dialect_come_back_as_they_were(nodes: tuple[Block, ...]) -> None:
    assert body_nodes(markdown_of(nodes)) == nodes


@given(messy_bodies)
def test_the_words_of_any_body_survive_being_written_again(body: str) -> None:
    def letters(text: str) -> list[str]:
        return [character for character in text if character.isalpha()]

    assert letters(body_text(markdown_of(body_nodes(body)))) == letters(body_text(body))


@given(st.lists(any_inlines, min_size=1, max_size=4).map(tuple))
@example((Text("a!"), Link("#", (Text("[b]"),))))
@example((LineBreak(), Text("- ")))
@example((Text("a\\"), Strong((Text("b"),))))
def test_inlines_of_any_shape_keep_their_words(nodes: tuple[Inline, ...]) -> None:
    written = body_text(markdown_of((Paragraph(nodes),)))
    assert "".join(written.split()) == "".join(plain_text((Paragraph(nodes),)).split())


def test_plain_words_get_no_backslash() -> None:
    text = "U.S. * 5, file_name, AT&T, a < b"
    assert markdown_of((Paragraph((Text(text),)),)) == text


def test_what_the_dialect_cannot_hold_keeps_its_words() -> None:
    nodes = (
        Heading(2, (Text("Head"),)),
        Table(((Text("a"), LineBreak(), Text("b")),), (), (None,)),
        Paragraph((Emphasis((Text(" c "),)),)),
    )
    assert body_text(markdown_of(nodes)) == "Head\n\na b\n\n c "


def test_an_indented_paragraph_after_a_list_stays_out_of_it() -> None:
    items = ((Paragraph((Text("a"),)),),)
    nodes = (List(False, 1, items, True), Paragraph((Text("  b"),)))
    assert body_nodes(markdown_of(nodes)) == (nodes[0], Paragraph((Text("b"),)))
