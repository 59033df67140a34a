from hypothesis import given
from hypothesis import strategies as st

from editor.model.rows import Patch
from editor.ui.preview.page_text import PageText, split
from tests.ui.preview.reader import page, typed

blocks = st.sampled_from(
    [
        "<p>One</p>",
        "<p>a &lt;b&gt; <em>c</em> &amp;&nbsp;d<br>e<br/>f</p>",
        "<ul>\n<li>one\n<p>two</p></li></ul>",
        '<figure><img src="story://x" alt="<article>"><figcaption>👩‍👩‍👧</figcaption></figure>',
        "<hr>",
        "<h2>مرحبا</h2>",
        "<section><article><p>inner</p></article></section>",
    ]
)


@given(st.lists(blocks, min_size=1))
def test_a_page_is_taken_apart_at_its_blocks_and_put_together_again(children: list[str]) -> None:
    html = page(*children)
    taken = split(html)
    assert taken.html == html
    assert len(taken.children) == len(children)


@given(st.lists(blocks, min_size=1, max_size=6), st.data())
def test_patches_are_splices_of_the_blocks(children: list[str], data: st.DataObject) -> None:
    text = PageText(page(*children), 0)
    expected = list(children)
    for number in range(1, 8):
        start = data.draw(st.integers(0, len(expected)))
        removed = data.draw(st.integers(0, len(expected) - start))
        inserted = tuple(data.draw(st.lists(blocks, max_size=3)))
        assert text.accept(Patch(number, start, removed, inserted))
        expected[start : start + removed] = inserted
    assert [child.rstrip("\n") for child in text.blocks().children] == expected


def test_what_looks_like_a_tag_in_a_comment_or_an_attribute_is_none() -> None:
    html = page("<!-- </article> --><p title='</article>'>One</p>", "<p>Two</p>")
    assert split(html).children == ("<p title='</article>'>One</p>\n", "<p>Two</p>\n")


def test_a_page_without_an_article_has_no_blocks() -> None:
    assert split("<p>One</p>").children == ()
    assert split("<p>One</p>").html == "<p>One</p>"


def test_typing_in_one_block_is_one_patch() -> None:
    text = PageText(page("<p></p>", "<p></p>"), 0)
    for number in range(1, 100):
        assert text.accept(typed(number, 1, f"<p>{'x' * number}</p>"))
    assert text.patches == [typed(99, 1, f"<p>{'x' * 99}</p>")]


def test_many_patches_are_folded_into_the_page() -> None:
    text = PageText(page("<p>a</p>", "<p>b</p>"), 0)
    for number in range(1, 1200):
        assert text.accept(typed(number, number % 2, f"<p>{number}</p>"))
    assert len(text.patches) <= 500
    assert text.blocks().children == ("<p>1198</p>", "<p>1199</p>")
    assert text.number == 1199


def test_a_patch_no_newer_than_the_page_is_refused() -> None:
    text = PageText(page("<p>a</p>"), 3)
    assert not text.accept(typed(3, 0, "<p>b</p>"))
    assert split(text.html).children == text.blocks().children
