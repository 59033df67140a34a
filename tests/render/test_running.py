"""Texts that run against their page: they keep their order, and where they are long their side."""

from __future__ import annotations

import pytest

from editor.model.house import FIRST_HOUSE
from editor.model.story import Figure, KeyPoint, Section, Story
from editor.render.languages import time_for_readers
from editor.render.page import page

ENGLISH = "“We are back,” said the captain (52)."
ARABIC = "عادت العبّارة إلى الميناء يوم الاثنين."


def html(story: Story) -> str:
    return "\n".join(block.html for block in page(story, FIRST_HOUSE).blocks)


def arabic(body: str = "", **fields: object) -> str:
    sections = (Section("o", "", body),)
    return html(Story("s", language="ar", sections=sections, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (ARABIC, f"<p>{ARABIC}</p>"),
        (f"NATO {ARABIC}", f"<p>NATO {ARABIC}</p>"),
        (ENGLISH, f'<p dir="ltr">{ENGLISH}</p>'),
        ("Reuters.", '<p><bdi dir="ltr">Reuters.</bdi></p>'),
        ("**Stop!** he said.", '<p dir="ltr"><strong>Stop!</strong> he said.</p>'),
        (f"> {ENGLISH}", f'<blockquote dir="ltr">\n<p>{ENGLISH}</p>\n</blockquote>'),
        (f"> {ARABIC}", f"<blockquote>\n<p>{ARABIC}</p>\n</blockquote>"),
        (f"- {ARABIC}\n- U.S.A.", '<li><bdi dir="ltr">U.S.A.</bdi></li>'),
        (f"| {ARABIC} |\n|---|\n| Oslo (N.) |", '<td><bdi dir="ltr">Oslo (N.)</bdi></td>'),
        (f"### Oslo (N.)\n\n{ARABIC}", "Oslo (N.)"),
    ],
)
def test_what_is_wholly_in_other_letters_is_marked(body: str, made: str) -> None:
    assert made in arabic(body)


def test_an_english_page_turns_an_arabic_paragraph() -> None:
    body = f"The ferry is back.\n\n{ARABIC}"
    made = html(Story("s", language="en", sections=(Section("o", "", body),)))
    assert f'<p dir="rtl">{ARABIC}</p>' in made
    assert "<p>The ferry is back.</p>" in made


def test_a_lead_in_does_not_decide_for_the_paragraph_that_it_opens() -> None:
    assert f'<p dir="ltr">بيروت – {ENGLISH}</p>' in arabic(ENGLISH, dateline="بيروت")
    assert f"<p>(Agency) – {ARABIC}</p>" in arabic(ARABIC, source_tag="Agency")


def test_every_other_text_keeps_its_order_and_its_place() -> None:
    made = arabic(
        ARABIC,
        kicker="BBC!",
        byline="John Smith",
        key_points=(KeyPoint("k", ENGLISH), KeyPoint("l", ARABIC)),
        figures=(Figure("f", caption=ARABIC, credit="J. Smith (Reuters)", alt="x!", after="o"),),
        copyright_notice="Copyright 2026, Example.",
    )
    assert '<p class="kicker"><bdi dir="ltr">BBC!</bdi></p>' in made
    assert f'<li><bdi dir="ltr">{ENGLISH}</bdi></li>' in made
    assert f"<li>{ARABIC}</li>" in made
    assert '<small><bdi dir="ltr">J. Smith (Reuters)</bdi></small>' in made
    assert '<small><bdi dir="ltr">Copyright 2026, Example.</bdi></small>' in made


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ar", "2 مارس 2026، 09:30 UTC+02:00"), ("he-IL", "2 במרץ 2026, 09:30 UTC+02:00")],
)
def test_readers_get_times_in_their_language(language: str, shown: str) -> None:
    assert time_for_readers("2026-03-02T09:30:00+02:00", language) == shown
