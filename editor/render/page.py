"""A story and its house → the reader's page: its elements in order, and the whole as one file.

- The status, the desk note and the number of words are never on it.
- The head of a `Page` knows nothing of the story's texts: typing never changes it.
- Neither page nor file asks for anything from outside, and a policy in it forbids that it does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from editor.model.direction import direction
from editor.model.figures.images import Sources, no_sources
from editor.model.house import House
from editor.model.rows import Page
from editor.model.story import Story
from editor.render.css import harmless
from editor.render.elements import body_elements, page_elements
from editor.render.html import text_html
from editor.render.jsonld import news_article
from editor.render.running import page_direction
from editor.render.templates import base_sheet, page_template, rendered

if TYPE_CHECKING:
    from markupsafe import Markup

IN_PREVIEW, IN_FILE = "story:", "data:"
"""From where alone images may come: from the program itself, or from within the file."""


def page(story: Story, house: House, sources: Sources = no_sources) -> Page:
    """The reader's page of a story, its images from these sources."""
    return Page(
        head=_head(house, house.name, IN_PREVIEW),
        language=story.language or house.language,
        direction=page_direction(story, house),
        blocks=tuple(page_elements(story, house, sources)),
    )


def document(story: Story, house: House, sources: Sources = no_sources) -> str:
    """The reader's page as one file, for a browser or a web server; it is self-contained where
    its sources hold the images themselves.
    """
    from markupsafe import Markup

    made = page(story, house, sources)
    titles = [each for each in (story.headline.strip(), house.name.strip()) if each]
    return rendered(
        "document.html",
        page=made,
        head=_head(house, " – ".join(titles), IN_FILE),
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
    """The body as the body box of a CMS wants it: without headline, class, style and id.

    Where it runs from right to left, each element says so and names the language: nobody knows
    what is around it there.
    """
    whole = [each.html for each in body_elements(story, house)]
    if page_direction(story, house) == "rtl":
        language = story.language or house.language
        whole = [_turned(each, language) for each in whole]
    return "\n".join(whole)


def description(story: Story) -> str:
    """What a search engine or a shared link says of the story: standfirst or first key point."""
    points = (point.text.strip() for point in story.key_points)
    return " ".join((story.standfirst.strip() or next(filter(None, points), "")).split())


def _turned(element: str, language: str) -> str:
    """An element that runs from right to left by itself; one that has a way of its own keeps it."""
    tag = re.match(r"<[a-z0-9]+", element)
    if tag is None or ' dir="' in element[: element.index(">")]:
        return element
    named = f' lang="{text_html(language)}"' if direction(language) == "rtl" else ""
    return f'{tag[0]}{named} dir="rtl"{element[tag.end() :]}'


def _head(house: House, title: str, images: str) -> Markup:
    from markupsafe import Markup

    style = _style(page_template(house.page_template).sheet, house.page_css)
    return Markup(rendered("head.html", title=title, style=style, images=images))


@lru_cache(maxsize=8)
def _style(sheet: str, css: str) -> Markup:
    from markupsafe import Markup

    whole = "\n\n".join(filter(None, (base_sheet(), sheet, harmless(css).strip())))
    # "</style" would end the element; in CSS an escaped slash is a slash.
    return Markup(whole.replace("</", "<\\/"))
