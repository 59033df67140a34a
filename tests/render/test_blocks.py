"""Where the blocks of a body begin and end."""

from hypothesis import given

from editor.render.blocks import split_blocks
from tests.render.strategies import messy_bodies


def texts(body: str) -> list[str]:
    return [block.text for block in split_blocks(body)]


def test_each_paragraph_is_a_block() -> None:
    assert texts("One\ntwo.\n\n\nThree.\n \t\nFour.") == ["One\ntwo.", "Three.", "Four."]


def test_a_list_keeps_what_may_belong_to_it() -> None:
    assert texts("a\n\n- b\n\n  c\n\n- d\n\ne\n\n  f") == ["a", "- b\n\n  c\n\n- d", "e", "  f"]


def test_an_empty_body_has_no_blocks() -> None:
    assert split_blocks("") == split_blocks("\n \n\t") == ()


@given(messy_bodies)
def test_blocks_lie_in_order_and_between_them_lie_only_blanks(body: str) -> None:
    at = 0
    for block in split_blocks(body):
        assert block.text == body[block.start : block.end] != ""
        assert not body[at : block.start].strip(" \t\n")
        at = block.end
    assert not body[at:].strip(" \t\n")


@given(messy_bodies, messy_bodies)
def test_an_edit_at_the_end_leaves_the_blocks_before_it_alone(body: str, more: str) -> None:
    before = texts(body + "\n\nlast")
    assert texts(body + "\n\nlast" + more.replace("\n", " "))[: len(before) - 1] == before[:-1]
