"""The story as schema.org's NewsArticle: what the story has, and nothing invented."""

from __future__ import annotations

import json

from editor.model.house import House
from editor.model.story import Story
from editor.render.bylines import Author, authors
from editor.render.languages import moment


def news_article(story: Story, house: House, language: str, description: str) -> str:
    """The NewsArticle as JSON that may stand in a `script` element.

    `articleSection` is the category; a time that is only half typed is left out.
    """
    notice = story.copyright_notice.strip()
    article: dict[str, object] = {
        "headline": story.headline.strip(),
        "description": description,
        "author": [_person(each) for each in authors(story.byline, language)],
        "datePublished": _time(story.published_at),
        "dateModified": _time(story.modified_at),
        "dateline": story.dateline.strip(),
        "articleSection": story.category.strip(),
        "genre": story.genre.strip(),
        "keywords": list(story.keywords),
        "inLanguage": language,
        "wordCount": story.words,
        "publisher": _publisher(house),
        "copyrightNotice": notice,
    }
    named = {key: value for key, value in article.items() if value}
    whole = {"@context": "https://schema.org", "@type": "NewsArticle"} | named
    # "<" would let "</script>" or "<!--" in a text end the element.
    return json.dumps(whole, ensure_ascii=False).replace("<", "\\u003c")


def _person(author: Author) -> dict[str, str]:
    person = {"@type": "Person", "name": author.name}
    return person | ({"jobTitle": author.job} if author.job else {})


def _publisher(house: House) -> dict[str, str]:
    name = house.name.strip()
    return {"@type": "NewsMediaOrganization", "name": name} if name else {}


def _time(text: str) -> str:
    return text.strip() if moment(text) else ""
