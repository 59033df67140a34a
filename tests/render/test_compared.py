"""Two reader's pages as one, with what came and went in it."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply
from editor.model.places import Place
from editor.model.rows import Page, PageBlock
from editor.model.story import Figure, KeyPoint, Section, Story
from editor.render.compared import compared_page
from editor.render.html import blocks_html
from editor.render.html_words import tokens
from editor.render.page import page
from tests.render.strategies import blocks, messy_bodies
from tests.sample_stories import FULL, HOUSE, sample
from tests.strategies import changes, stories

_VOID = ("br", "hr")


def made(*htmls: str) -> Page:
    return Page("head", "en", "ltr", tuple(map(PageBlock, htmls)))


def compared(before: str, after: str) -> list[str]:
    return [block.html for block in compared_page(made(before), made(after)).blocks]


def body(text: str) -> Page:
    return page(Story("s", sections=(Section("o", "", text),)), HOUSE)


def without_marks(html: str) -> str:
    return re.sub("</?ins[^>]*>", "", re.sub("<del[^>]*>.*?</del>", "", html, flags=re.DOTALL))


def is_well_formed(html: str) -> bool:
    """Whether every element ends, and ends before the one it stands in."""
    standing: list[str] = []
    for slash, name in re.findall("<(/?)([a-z0-9]+)[^>]*>", html):
        if slash and (not standing or standing.pop() != name):
            return False
        if not slash and name not in _VOID:
            standing.append(name)
    return not standing


def words(html: str) -> set[str]:
    return {token.html for token in tokens(html) if token.is_word}


def assert_shows(before: Page, after: Page) -> None:
    shown = compared_page(before, after)
    kept = [(replace(block, html=without_marks(block.html))) for block in shown.blocks]
    assert tuple(block for block in kept if block.html) == after.blocks
    assert (shown.head, shown.language) == (after.head, after.language)
    known = set().union(*(words(block.html) for each in (before, after) for block in each.blocks))
    for block in shown.blocks:
        assert is_well_formed(block.html)
        assert words(re.sub("</?(ins|del)[^>]*>", "\n", block.html)) <= known
        if block.html.startswith("<del"):
            assert (block.place, block.start, block.end) == (None, 0, 0)


def what_went(shown: Page) -> str:
    return " ".join(
        gone for block in shown.blocks for gone in re.findall("(?s)<del.*?</del>", block.html)
    )


@settings(max_examples=40)
@given(st.data())
def test_without_its_marks_the_page_is_the_later_one(data: st.DataObject) -> None:
    before = data.draw(stories())
    after = apply(before, data.draw(changes(before)))
    assert_shows(page(before, HOUSE), page(after, HOUSE))


@settings(max_examples=40)
@given(messy_bodies, messy_bodies)
def test_any_body_is_shown_beside_any_other(before: str, after: str) -> None:
    assert_shows(body(before), body(after))


def test_a_mark_that_stands_on_a_space_stays_on_it() -> None:
    assert_shows(body("-"), body("*- \u0301"))
    assert_shows(body("*- \u0301"), body("*---"))


@settings(max_examples=40)
@given(blocks, blocks)
def test_any_blocks_are_shown_beside_any_others(before: tuple, after: tuple) -> None:  # type: ignore[type-arg]
    one, other = (made(*(blocks_html([node]) for node in each)) for each in (before, after))
    assert_shows(one, other)


@settings(max_examples=40)
@given(blocks, blocks)
def test_every_word_that_is_only_in_one_page_is_marked(before: tuple, after: tuple) -> None:  # type: ignore[type-arg]
    one, other = (made(*(blocks_html([node]) for node in each)) for each in (before, after))
    shown = compared_page(one, other)
    old, new = (words("\n".join(b.html for b in each.blocks)) for each in (one, other))
    gone = words(re.sub("</?del[^>]*>", "\n", what_went(shown)))
    unmarked = "\n".join(
        re.sub("(?s)<(ins|del).*?</\\1>", "\n", block.html) for block in shown.blocks
    )
    assert old - new <= gone
    assert not (new - old) & words(unmarked)


def test_equal_pages_have_no_marks() -> None:
    assert compared_page(page(FULL, HOUSE), page(FULL, HOUSE)) == page(FULL, HOUSE)


def test_a_word_exchanged_is_marked_within_its_block() -> None:
    assert compared("<p>The quick brown fox</p>", "<p>The slow brown fox</p>") == [
        "<p>The <del>quick</del><ins>slow</ins> brown fox</p>"
    ]


def test_words_that_went_stand_where_they_stood() -> None:
    assert compared("<p>The quick brown fox</p>", "<p>The fox</p>") == [
        "<p>The<del> quick brown</del> fox</p>"
    ]
    assert compared("<p>Well, the fox</p>", "<p>the fox</p>") == ["<p><del>Well, </del>the fox</p>"]
    assert compared("<p>The fox ran</p>", "<p>The fox</p>") == ["<p>The fox<del> ran</del></p>"]


def test_what_is_escaped_stays_escaped_once_and_whole() -> None:
    assert compared("<p>AT&amp;T rose, 1 &lt; 2</p>", "<p>AT&amp;T fell, 1 &gt; 2</p>") == [
        "<p>AT&amp;T <del>rose</del><ins>fell</ins>, 1 <del>&lt;</del><ins>&gt;</ins> 2</p>"
    ]


def test_a_change_of_emphasis_or_link_is_a_change_of_its_words() -> None:
    assert compared("<p>one two three</p>", "<p>one <em>two</em> three</p>") == [
        "<p>one <em><del>two</del><ins>two</ins></em> three</p>"
    ]
    link = '<p>see <a href="{}" rel="noopener">here</a> now</p>'
    assert compared(link.format("https://a.org"), link.format("https://b.org")) == [
        '<p>see <a href="https://b.org" rel="noopener"><del>here</del><ins>here</ins></a> now</p>'
    ]


def test_items_and_cells_that_came_or_went_keep_lists_and_tables_whole() -> None:
    before = "<ul>\n<li>Labor</li>\n<li>Stone</li>\n<li>Land</li>\n</ul>"
    after = "<ul>\n<li>Labor</li>\n<li>Land</li>\n<li>Sea</li>\n</ul>"
    assert compared(before, after) == [
        "<ul>\n<li>Labor<del> Stone</del></li>\n<li>Land</li>\n<li><ins>Sea</ins></li>\n</ul>"
    ]


def test_a_block_that_came_or_went_is_marked_whole_and_where_it_stood() -> None:
    before = made("<p>One is here.</p>", "<p>Two was there.</p>", "<p>Three.</p>")
    after = made("<p>One is here.</p>", "<p>Three.</p>", "<p>Four came.</p>")
    assert [block.html for block in compared_page(before, after).blocks] == [
        "<p>One is here.</p>",
        '<del class="block"><p>Two was there.</p></del>',
        "<p>Three.</p>",
        '<ins class="block"><p>Four came.</p></ins>',
    ]


def test_a_block_of_which_only_a_tag_changed_is_shown_as_it_was_and_as_it_is() -> None:
    before = "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"
    after = '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'
    assert compared(before, after) == [
        f'<del class="block">{before}</del>',
        f'<ins class="block">{after}</ins>',
    ]


def test_a_headline_written_anew_stays_one_block() -> None:
    before = page(replace(FULL, headline="Old words"), HOUSE)
    after = page(replace(FULL, headline="Something else"), HOUSE)
    headline = next(
        block for block in compared_page(before, after).blocks if block.place == Place("headline")
    )
    assert headline.html == "<h1><del>Old words</del><ins>Something else</ins></h1>"


def test_blocks_of_the_later_page_keep_their_places() -> None:
    story = sample()
    opening = story.sections[0]
    changed = replace(opening, body=f"A new lede.\n\n{opening.body}")
    after = replace(
        story,
        sections=(changed, *story.sections[1:]),
        key_points=(*story.key_points, KeyPoint("new", "New point")),
        figures=(Figure("f", caption="The sea"),),
    )
    later = page(after, HOUSE)
    shown = compared_page(page(story, HOUSE), later)
    places = [
        (block.place, block.start, block.end)
        for block in shown.blocks
        if not block.html.startswith("<del")
    ]
    assert places == [(block.place, block.start, block.end) for block in later.blocks]


def test_nothing_of_a_hostile_text_becomes_markup() -> None:
    shown = compared_page(
        body("one <script>alert(1)</script> two"), body("one </del><img src=x onerror=y> two")
    )
    html = "".join(block.html for block in shown.blocks)
    assert set(re.findall("</?([a-z]+)", html)) <= {"p", "ins", "del"}
