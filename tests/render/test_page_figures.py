"""Figures on the reader's page: the image with its words, its room kept, nothing from outside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.model.figures.images import Picture, Source
from editor.model.house import FIRST_HOUSE
from editor.model.places import Place
from editor.model.story import Figure, Section, Story
from editor.render.page import document, fragment, page
from editor.render.pictures import embedded

LAMBS = "a" * 64
STORY = Story(
    "s",
    sections=(Section("o", body="It rained."),),
    figures=(
        Figure("f", LAMBS, 'Lambs, "wet" & <cold>', "On the dike", "Ada Moss", "o"),
        Figure("g", LAMBS, after="o"),
        Figure("h", "b" * 64, "Nobody reads this", after="o"),
    ),
)


def source(digest: str) -> Source | None:
    return Source(f"story://figure/{digest}", 1600, 900) if digest == LAMBS else None


def figures(story: Story) -> list[str]:
    blocks = page(story, FIRST_HOUSE, source).blocks
    return [block.html for block in blocks if block.html.startswith("<figure")]


def test_an_image_stands_with_its_room_its_alternative_text_and_its_words() -> None:
    assert figures(STORY)[0] == (
        f'<figure><img src="story://figure/{LAMBS}" width="1600" height="900"'
        ' alt="Lambs, &quot;wet&quot; &amp; &lt;cold&gt;">'
        "<figcaption>On the dike <small>Ada Moss</small></figcaption></figure>"
    )


def test_an_image_needs_no_words_and_words_need_no_image() -> None:
    first, second = figures(STORY)
    assert "<figcaption>" in first
    assert second.endswith('alt=""></figure>')
    waiting = replace(STORY, figures=(Figure("w", caption="To come", after="o"),))
    assert figures(waiting) == ["<figure><figcaption>To come</figcaption></figure>"]


def test_a_click_on_an_image_leads_to_its_caption() -> None:
    blocks = page(STORY, FIRST_HOUSE, source).blocks
    assert Place("figures", "g", "caption") in [block.place for block in blocks]


def test_a_file_holds_its_images_itself() -> None:
    picture = Picture("image/png", 3, 2, b"bytes")
    made = document(
        STORY, FIRST_HOUSE, embedded(lambda digest: picture if digest == LAMBS else None)
    )
    assert '<img src="data:image/png;base64,Ynl0ZXM=" width="3" height="2"' in made
    assert made.count("<img") == 2
    assert "story:" not in made


def test_the_body_for_a_cms_has_the_words_alone() -> None:
    made = fragment(STORY, FIRST_HOUSE)
    assert "<img" not in made
    assert "On the dike" in made


def test_a_credit_never_runs_on_from_a_caption_without_a_full_stop() -> None:
    assert "<figcaption>On the dike<br><small>Ada Moss</small></figcaption>" in fragment(
        STORY, FIRST_HOUSE
    )
    alone = replace(STORY, figures=(Figure("w", credit="Ada Moss", after="o"),))
    assert "<figcaption><small>Ada Moss</small></figcaption>" in fragment(alone, FIRST_HOUSE)


@pytest.mark.parametrize("template", ["broadsheet", "magazine", "wire"])
def test_a_credit_stands_on_its_own_line_in_every_template(template: str) -> None:
    house = replace(FIRST_HOUSE, page_template=template)
    made = document(STORY, house)
    assert "figcaption > small {\n  display: block;" in made
