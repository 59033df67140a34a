"""A story and its house → the reader's page: its elements in order, and the whole as one file.

- The status, the desk note and the number of words are never on it.
- The head of a `Page` knows nothing of the story's texts: typing never changes it.
- Neither page nor file asks for anything from outside, and a policy in it forbids that it does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from editor.model.house import House
from editor.model.rows import Page
from editor.model.story import Story
from editor.render.elements import body_elements, page_elements
from editor.render.jsonld import news_article
from editor.render.languages import direction
from editor.render.templates import rendered, template_path

if TYPE_CHECKING:
    from markupsafe import Markup


def page(story: Story, house: House) -> Page:
    """The reader's page of a story."""
    language = story.language or house.language
    seen = f"{story.headline} {story.sections[0].body[:200]}"
    detected = direction("", seen)
    return Page(
        head=_head(house, house.name),
        language=language,
        direction=detected if detected == "rtl" and not story.language else direction(language),
        blocks=tuple(page_elements(story, house)),
    )


def document(story: Story, house: House) -> str:
    """The reader's page as one self-contained file, for a browser or a web server."""
    from markupsafe import Markup

    made = page(story, house)
    titles = [each for each in (story.headline.strip(), house.name.strip()) if each]
    return rendered(
        template_path(house.page_template, "document.html"),
        page=made,
        head=_head(house, " – ".join(titles)),
        description=description(story),
        data=Markup(news_article(story, house, made.language, description(story))),
    )


def preview_shell(page: Page) -> str:
    """The page as the preview first loads it: no script, no data, one element a block."""
    return rendered("preview.html", page=page)


def compared_shell(page: Page) -> str:
    """A page of two (`compared_page`) as the preview shows it: what came and what went, marked."""
    return rendered("compared.html", page=page)


def fragment(story: Story, house: House) -> str:
    """The body as the body box of a CMS wants it: without headline, class, style and id."""
    return "\n".join(each.html for each in body_elements(story, house))


def description(story: Story) -> str:
    """What a search engine or a shared link says of the story: standfirst or first key point."""
    points = (point.text.strip() for point in story.key_points)
    return " ".join((story.standfirst.strip() or next(filter(None, points), "")).split())


def _head(house: House, title: str) -> Markup:
    from markupsafe import Markup

    path = template_path(house.page_template, "head.html")
    return Markup(rendered(path, title=title, style=_style(house.page_template, house.page_css)))


@lru_cache(maxsize=8)
def _style(template: str, css: str) -> Markup:
    from markupsafe import Markup

    sheet = rendered(template_path(template, "page.css"))
    # "</style" would end the element; in CSS an escaped slash is a slash.
    return Markup(f"{sheet}\n{css}".strip().replace("</", "<\\/"))
