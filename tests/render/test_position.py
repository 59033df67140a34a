from editor.model.house import House
from editor.model.places import Caret, Place, body_place, key_point_place, text_at
from editor.model.rows import PageBlock
from editor.model.story import KeyPoint, Section, Story
from editor.render.page import page
from editor.render.position import rendered_text, source_caret

HOUSE = House(name="Desk", source_tag="Desk")
BODY = """Opening [a](http://b.c/d)b more 👩‍👩‍👧 **bo*ld*** end

- item one
- item two
  - 3 deep

1. 1 apple
2. pear

| a-x | b |
|-----|---|
| -5 | dog |

> quoted - text"""
STORY = Story(
    id="a",
    headline=" The headline",
    byline="Barbara",
    published_at="2023-07-20",
    source_tag="Desk",
    key_points=(KeyPoint("k1", "one fact"), KeyPoint("k2", ""), KeyPoint("k3", "two facts")),
    sections=(Section("s", "", BODY),),
)


def block_with(words: str) -> tuple[PageBlock, int]:
    """The block that shows these words, and how many characters stand before them."""
    for block in page(STORY, HOUSE).blocks:
        at = rendered_text(block.html).find(words)
        if at >= 0:
            return block, at
    raise AssertionError(words)


def typed_at(words: str) -> tuple[Place, str]:
    """The place that a click before these words leads to, and the text from there on."""
    caret = source_caret(STORY, *block_with(words))
    assert caret is not None
    return caret.place, text_at(STORY, caret.place)[caret.position :].lstrip()


def test_a_click_before_a_word_leads_before_that_word() -> None:
    body = body_place("s")
    for words in ("Opening", "more", "end", "item one", "3 deep", "1 apple", "pear", "quoted"):
        place, typed = typed_at(words)
        assert place == body
        assert typed.startswith(words)


def test_an_address_of_a_link_is_no_text_to_click_into() -> None:
    block, at = block_with("ab more")
    caret = source_caret(STORY, block, at + 2)
    assert caret is not None
    assert BODY[caret.position :].startswith(" more")


def test_the_line_under_a_tables_head_is_no_text_to_click_into() -> None:
    block, at = block_with("-5")
    caret = source_caret(STORY, block, at + 2)
    assert caret is not None
    assert BODY[: caret.position].endswith("| -5")


def test_a_click_on_a_key_point_leads_to_that_key_point() -> None:
    assert typed_at("one fact") == (key_point_place("k1"), "one fact")
    assert typed_at("two facts") == (key_point_place("k3"), "two facts")
    block, at = block_with("two facts")
    assert source_caret(STORY, block, at + 3) == Caret(key_point_place("k3"), 3)


def test_a_click_on_a_line_leads_into_it() -> None:
    assert typed_at("headline") == (Place("headline"), "headline")
    assert typed_at("bara") == (Place("byline"), "bara")


def test_a_click_on_the_lead_in_leads_to_the_head_of_the_opening() -> None:
    block, at = block_with("Desk) –")
    assert source_caret(STORY, block, at) == Caret(body_place("s"), 0)


def test_what_nobody_typed_leads_nowhere() -> None:
    assert source_caret(STORY, PageBlock("<p>Correction</p>"), 3) is None
