"""Nodes written as plain text."""

from editor.render.nodes import Heading, Text
from editor.render.plain import body_text, plain_text


def test_marks_are_left_out() -> None:
    assert body_text("*a* **b** [c](https://d.org)\ne\n\n> f") == "a b c\ne\n\nf"


def test_lists_have_bullets_and_numbers() -> None:
    assert body_text("- a\n  b\n- c\n  9. d\n  10. e") == "• a\n  b\n• c\n  9. d\n  10. e"
    assert body_text("- a\n\n- b\n\n  c") == "• a\n\n• b\n\n  c"


def test_cells_are_parted_by_tabs() -> None:
    assert body_text("a | b\n--|--\nc | *d*") == "a\tb\nc\td"


def test_a_heading_is_its_words_and_a_rule_three_stars() -> None:
    assert plain_text((Heading(2, (Text("a"),)),)) == "a"
    assert body_text("a\n\n---\n\nb") == "a\n\n* * *\n\nb"
