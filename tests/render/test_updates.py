from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply
from editor.model.rows import Page, PageBlock
from editor.model.story import Section
from editor.render.page import page
from editor.render.updates import patch
from tests.sample_stories import FULL, HOUSE
from tests.strategies import changes, stories


def made(*htmls: str, head: str = "") -> Page:
    return Page(head, "en", "ltr", tuple(map(PageBlock, htmls)))


def patched(before: Page, after: Page) -> list[str]:
    splice = patch(before, after, 1)
    assert splice
    htmls = [block.html for block in before.blocks]
    htmls[splice.start : splice.start + splice.removed] = splice.inserted
    return htmls


@given(*[st.lists(st.sampled_from("abc"), max_size=6)] * 2)
def test_a_patch_makes_one_page_of_another(before: list[str], after: list[str]) -> None:
    assert patched(made(*before), made(*after)) == after


def test_a_patch_touches_nothing_but_what_changed() -> None:
    splice = patch(made("a", "b", "c", "d"), made("a", "x", "d"), 7)
    assert splice
    assert (splice.number, splice.start, splice.removed, splice.inserted) == (7, 1, 2, ("x",))


def test_an_equal_page_takes_an_empty_patch() -> None:
    splice = patch(made("a"), made("a"), 3)
    assert splice
    assert (splice.removed, splice.inserted) == (0, ())


def test_another_head_language_or_direction_needs_the_whole_page() -> None:
    before = made("a")
    assert patch(before, made("a", head="x"), 1) is None
    assert patch(before, replace(before, language="fr"), 1) is None
    assert patch(before, replace(before, direction="rtl"), 1) is None


def test_a_key_in_a_paragraph_replaces_that_paragraph_alone() -> None:
    opening = FULL.sections[0]
    typed = replace(opening, body=opening.body.replace("on Tuesday", "on Tuesdays"))
    after = replace(FULL, sections=(Section(typed.id, "", typed.body), FULL.sections[1]))
    splice = patch(page(FULL, HOUSE), page(after, HOUSE), 1)
    assert splice
    assert splice.removed == len(splice.inserted) == 1
    assert "on Tuesdays" in splice.inserted[0]


@settings(max_examples=50)
@given(st.data())
def test_any_change_of_a_story_reaches_the_page_by_patch_or_whole(data: st.DataObject) -> None:
    story = data.draw(stories())
    after = apply(story, data.draw(changes(story)))
    one, other = page(story, HOUSE), page(after, HOUSE)
    if patch(one, other, 1) is not None:
        assert patched(one, other) == [block.html for block in other.blocks]
