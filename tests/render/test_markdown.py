"""The body's dialect, and that nothing typed is ever lost in it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given

from editor.render.html import blocks_html
from editor.render.markdown import body_nodes, whole_nodes
from editor.render.nodes import (
    Emphasis,
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
from editor.render.plain import body_text
from tests.render.strategies import messy_bodies


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_an_empty_line_parts_two_paragraphs() -> None:
    assert body_nodes("One.\n\n\n \nTwo.") == (paragraph("One."), paragraph("Two."))


def test_a_line_end_within_a_paragraph_is_a_line_break() -> None:
    assert body_nodes("One\ntwo") == (Paragraph((Text("One"), LineBreak(), Text("two"))),)


def test_marks_become_emphasis_strong_and_links() -> None:
    assert body_nodes("a *b* **c** _d_ __e__ [f](https://g.org/h_(i))") == (
        Paragraph(
            (
                Text("a "),
                Emphasis((Text("b"),)),
                Text(" "),
                Strong((Text("c"),)),
                Text(" "),
                Emphasis((Text("d"),)),
                Text(" "),
                Strong((Text("e"),)),
                Text(" "),
                Link("https://g.org/h_(i)", (Text("f"),)),
            )
        ),
    )


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("***a***", "<p><strong><em>a</em></strong></p>"),
        ("**a *b***", "<p><strong>a <em>b</em></strong></p>"),
        ("*a **b***", "<p><em>a <strong>b</strong></em></p>"),
        ("un*believ*able", "<p>un<em>believ</em>able</p>"),
        ("\\*a\\*", "<p>*a*</p>"),
        ("*[a](#b)*", '<p><em><a href="#b" rel="noopener">a</a></em></p>'),
        ("[*a*](#b)", '<p><a href="#b" rel="noopener"><em>a</em></a></p>'),
    ],
)
def test_marks_may_stand_within_each_other(body: str, html: str) -> None:
    assert blocks_html(body_nodes(body)) == html


@pytest.mark.parametrize(
    "text",
    [
        "U.S. * 5",
        "2*3*4",
        "file_name and _other",
        "AT&T, a < b, &amp; &#8217;",
        "1968. That was a year",
        "007. He said",
        "-3 degrees",
        "    indented by four",
        "\tby a tab",
        "\u00a0by a no-break space",
        "## no heading",
        "Heading\n=======",
        "text\n---\ntext",
        "text\n- no list",
        ">50 people",
        "`code`",
        "```\ncode\n```",
        "![picture](https://example.org/a.png)",
        "[note]: https://example.org",
        "[^1] and [reference][1]",
        "<b>bold</b> <script>x</script>",
        "# of seats { #id }",
        "C:\\files",
        "\x02 and \x03",
        "[a](javascript:alert) [b](/relative) [c](data:text/html,x)",
        "*a",
        "** a **",
        '(c) 2026 --- "quoted" ...',
    ],
)
def test_text_of_a_person_who_never_heard_of_markdown_is_itself(text: str) -> None:
    assert body_text(text) == text


def test_lists_hold_lists_and_paragraphs() -> None:
    assert body_nodes("- a\n- b\n  1. c\n  2. d\n- e") == (
        List(
            False,
            1,
            (
                (paragraph("a"),),
                (paragraph("b"), List(True, 1, ((paragraph("c"),), (paragraph("d"),)), True)),
                (paragraph("e"),),
            ),
            True,
        ),
    )
    assert body_nodes("- a\n\n  b\n\n- c\n\nd") == (
        List(False, 1, ((paragraph("a"), paragraph("b")), (paragraph("c"),)), False),
        paragraph("d"),
    )


def test_a_list_shows_the_numbers_that_were_typed() -> None:
    assert body_text("3. a\n4. b\n9. c\n8. d") == "3. a\n4. b\n\n9. c\n\n8. d"


def test_a_line_below_an_item_or_a_quote_goes_on_with_it() -> None:
    both = (Paragraph((Text("a"), LineBreak(), Text("b"))),)
    assert body_nodes("- a\nb") == (List(False, 1, (both,), True),)
    assert body_nodes("> a\nb") == (Quote(both),)


def test_a_quote_holds_blocks() -> None:
    assert body_nodes("> a\n>\n> - b\n\n> c") == (
        Quote((paragraph("a"), List(False, 1, ((paragraph("b"),),), True))),
        Quote((paragraph("c"),)),
    )


def test_a_table_keeps_every_cell() -> None:
    assert body_nodes("| a | b |\n|:--|--:|\n| 1 | 2 | 3 |\n| \\|4 |") == (
        Table(
            ((Text("a"),), (Text("b"),), ()),
            (((Text("1"),), (Text("2"),), (Text("3"),)), ((Text("|4"),), (), ())),
            ("left", "right", None),
        ),
    )


@pytest.mark.parametrize("line", ["---", "***", "___", "* * *", "-----"])
def test_a_rule_stands_alone(line: str) -> None:
    assert body_nodes(f"a\n\n{line}\n\nb") == (paragraph("a"), Rule(), paragraph("b"))


@given(messy_bodies)
def test_rendering_block_by_block_equals_rendering_whole(body: str) -> None:
    assert body_nodes(body) == whole_nodes(body)


@given(messy_bodies)
@example("b*)|**é*!")
@example("(*.**!_\\**\x02")
@example("|a|\n|-|\n|b|c|d|")
def test_no_word_is_lost_moved_or_doubled(body: str) -> None:
    typed = body.replace("](https://x.org)", "]()")
    shown = body_text(body).replace("](https://x.org)", "]()")
    assert [c for c in shown if c.isalpha()] == [c for c in typed if c.isalpha()]


@pytest.mark.parametrize(
    "unit", ["[", "*", "**a *b", "*a **a ", "_", "> ", "- ", "1. ", "\\", "[a](", "|", "![", "- > "]
)
def test_a_flood_of_marks_does_not_drown_the_words(unit: str) -> None:
    assert "end" in body_text(unit * 20_000 + "end")


def test_threads_may_render_at_once() -> None:
    bodies = [f"*{number}* **a** [b](https://c.org/{number})" for number in range(400)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(whole_nodes, bodies)) == [whole_nodes(body) for body in bodies]
