"""Every page template shows every story: no field missing, one element for each block."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from editor.model.house import House
from editor.model.rows import PageBlock
from editor.model.story import Story
from editor.render.page import document, fragment, page, preview_shell
from editor.render.templates import built_in
from editor.render.updates import patch
from tests.sample_stories import EMPTY, FULL, HOUSE, SMALL, sample

ARABIC = replace(FULL, language="ar", headline="الحاجز يصمد")
STORIES = {"empty": EMPTY, "small": SMALL, "full": FULL, "sample": sample(), "arabic": ARABIC}

every_template = pytest.mark.parametrize("template", built_in())
every_story = pytest.mark.parametrize("name", STORIES)


def house(template: str) -> House:
    return replace(HOUSE, page_template=template)


def words(block: PageBlock) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", block.html).split())


class Roots(HTMLParser):
    """Counts outermost elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.count = self.depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.count += self.depth == 0
        self.depth += tag not in ("br", "hr", "img")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in ("br", "hr", "img")


@every_template
@every_story
def test_every_block_is_one_element_with_the_words_it_has_everywhere(
    template: str, name: str
) -> None:
    made, usual = (page(STORIES[name], house(each)).blocks for each in (template, "broadsheet"))
    assert [words(each) for each in made] == [words(each) for each in usual]
    assert [(each.place, each.start) for each in made] == [(it.place, it.start) for it in usual]
    assert all(Roots(each.html).count == 1 for each in made)


@every_template
def test_the_page_is_one_article_with_a_child_for_each_block(template: str) -> None:
    made = page(FULL, house(template))
    for html in (preview_shell(made), document(FULL, house(template))):
        article = html.partition("<article>")[2].partition("</article>")[0]
        assert Roots(article).count == len(made.blocks)


@every_template
def test_direction_and_language_are_the_storys(template: str) -> None:
    assert '<html lang="ar" dir="rtl">' in document(ARABIC, house(template))


def test_another_template_is_another_page_and_not_a_patch() -> None:
    pages = [page(FULL, house(each)) for each in built_in()]
    assert len({each.head for each in pages}) == len(pages)
    assert patch(pages[0], pages[1], 1) is None


def test_the_body_for_a_cms_is_the_same_whatever_the_template() -> None:
    assert len({fragment(FULL, house(each)) for each in built_in()}) == 1


def test_the_houses_own_style_comes_last_and_loads_nothing() -> None:
    css = "h1 { color: teal }\n@import 'x.css';\np { background: url(http://x) }"
    made = document(Story("s", headline="A"), replace(house("wire"), page_css=css))
    assert made.index("Wire: copy") < made.index("color: teal")
    assert "@import" not in made
    assert "url(" not in made
