"""Attacks in every field of story and house: no page that we write runs or fetches anything."""

import re
from html.parser import HTMLParser

import pytest

from editor.model.house import House
from editor.render.page import document, fragment, page, preview_shell
from tests.hostile import story_of
from tests.render.test_hostile import payloads

_BODY: dict[str, set[str]] = {
    **{tag: set() for tag in ("html", "head", "title", "style", "body", "article")},
    **{tag: set() for tag in ("br", "em", "strong", "li", "blockquote", "hr", "figcaption")},
    **{tag: set() for tag in ("table", "thead", "tbody", "tr", "h1", "h2", "span", "small")},
    **{tag: {"class"} for tag in ("p", "ul", "figure", "footer")},
    "html": {"lang", "dir"},
    "meta": {"charset", "http-equiv", "name", "content"},
    "script": {"type"},
    "link": {"rel", "href"},
    "time": {"datetime"},
    "a": {"href", "rel"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)[^\s\x00-\x20]*", re.ASCII | re.IGNORECASE)


class Inspector(HTMLParser):
    """Fails for a tag, attribute or address that our page does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _BODY, tag
        assert {name for name, _ in attrs} <= _BODY[tag], attrs
        values = dict(attrs)
        if tag == "script":
            self.scripts += 1
            assert values == {"type": "application/ld+json"}
        elif tag == "link":
            assert values == {"rel": "icon", "href": "data:,"}
        elif tag == "meta":
            assert values.get("http-equiv") in (None, "Content-Security-Policy")
        elif "href" in values:
            assert _ADDRESS.fullmatch(values["href"] or "")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment


def scripts_in(markup: str) -> int:
    inspector = Inspector()
    inspector.feed(markup)
    inspector.close()
    return inspector.scripts


def test_the_inspector_finds_what_it_looks_for() -> None:
    for markup in (
        "<p onclick=x>",
        "<img src=x>",
        '<a href="data:x">',
        "<meta http-equiv=refresh>",
    ):
        with pytest.raises(AssertionError):
            scripts_in(markup)


def test_no_attack_in_any_field_comes_through() -> None:
    for payload in payloads():
        story = story_of(payload)
        house = House(name=payload, source_tag=payload, lead_in=payload, language=payload)
        assert scripts_in(document(story, house)) == 1
        assert scripts_in(preview_shell(page(story, house))) == 0
        assert scripts_in(fragment(story, house)) == 0


def test_a_foreign_house_cannot_end_the_style_sheet() -> None:
    for payload in payloads():
        house = House(page_css=payload, page_template=payload[:80])
        assert scripts_in(document(story_of("x"), house)) == 1
