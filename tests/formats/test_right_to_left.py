"""Arabic and Hebrew stories with Latin names, numbers and marks of direction, out and in again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.formats.base import Format, Options
from editor.formats.html import FORMAT as HTML
from editor.formats.html_fragment import FORMAT as FRAGMENT
from editor.formats.json import FORMAT as JSON
from editor.formats.markdown import FORMAT as MARKDOWN
from editor.formats.press import FORMAT as PRESS
from editor.formats.press_text.taking import take_apart
from editor.model.house import FIRST_HOUSE
from editor.model.parcel import Parcel
from editor.model.story import Figure, KeyPoint, Section, Story

ARABIC = "عادت العبّارة «سولفيغ» إلى الميناء يوم الاثنين، وفق بيان الشركة."
HEBREW = 'המעבורת "סולביג" חזרה לנמל ביום שני, לפי הודעת החברה.'

MARKS = "\u200e\u200f\u061c"
ISOLATES = ("\u2066", "\u2067", "\u2068")
words = st.one_of(
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئ", min_size=1, max_size=7),
    st.text("אבגדהוזחטיכךלמםנןסעפףצץקרשת", min_size=1, max_size=7),
    st.sampled_from(
        [
            *("NATO", "NordLink A/S", "O’Neill", "(Oslo)", "«سولفيغ»", '"סולביג"', "،", "؛", "؟"),
            *(
                "12",
                "4.5",
                "٣٬٥٠٠",
                "۱۲۳",
                "50%",
                "+961 1 234",
                "3–5",
                "عبّارة",
                "שָׁלוֹם",
                "צה״ל",
                "ה־BBC",
            ),
        ]
    ),
)
marked = st.builds(lambda mark, word: f"{word}{mark}", st.sampled_from(MARKS), words)
isolated = st.builds(lambda mark, word: f"{mark}{word}\u2069", st.sampled_from(ISOLATES), words)
lines = st.lists(words | marked | isolated, min_size=3, max_size=12).map(
    # A letter first: what a list or a time looks like is read as such in any script.
    lambda some: f"قال {' '.join(some)} ثم انتهى."
)
headlines = lines.map(lambda line: line.removesuffix("."))


@st.composite
def stories(draw: st.DrawFn, language: str = "ar") -> Story:
    """A story such as a newsroom that writes from right to left has."""
    bodies = st.lists(lines, min_size=1, max_size=4).map("\n\n".join)
    return Story(
        "s",
        language=language,
        headline=draw(headlines),
        standfirst=draw(lines),
        key_points=tuple(KeyPoint(f"k{n}", draw(lines)) for n in (1, 2)),
        sections=(
            Section("s1", "", draw(bodies)),
            Section("s2", draw(headlines), draw(bodies)),
        ),
        figures=(Figure("f1", caption=draw(lines), after="s1"),),
        copyright_notice=draw(lines),
    )


def there_and_back(story: Story, each: Format) -> Story:
    assert each.read is not None
    (parcel,) = each.read(written(story, each).encode())
    return parcel.story


def written(story: Story, each: Format) -> str:
    assert each.write is not None
    return each.write((Parcel(story, FIRST_HOUSE),), Options()).decode()


@pytest.mark.parametrize("each", [JSON, MARKDOWN], ids=lambda each: each.name)
@settings(max_examples=40)
@given(story=stories())
def test_what_is_the_desk_s_own_comes_back_exactly(each: Format, story: Story) -> None:
    assert there_and_back(story, each) == story


@settings(max_examples=40)
@given(stories())
def test_a_page_comes_back_with_every_text_and_mark(story: Story) -> None:
    again = there_and_back(story, HTML)

    assert again.language == story.language
    assert (again.headline, again.standfirst) == (story.headline, story.standfirst)
    assert [each.text for each in again.key_points] == [each.text for each in story.key_points]
    assert [(each.crosshead, each.body) for each in again.sections] == [
        (each.crosshead, each.body) for each in story.sections
    ]
    assert [each.caption for each in again.figures] == [each.caption for each in story.figures]
    assert again.copyright_notice == story.copyright_notice


@settings(max_examples=40)
@given(stories())
def test_press_text_keeps_every_character_in_its_order(story: Story) -> None:
    text = written(story, PRESS)
    again = there_and_back(story, PRESS)

    assert again.headline == story.headline
    assert [each.text for each in again.key_points] == [each.text for each in story.key_points]
    for paragraph in "\n\n".join(each.body for each in story.sections).split("\n\n"):
        assert paragraph in text
        assert any(paragraph in each.body for each in again.sections)


@pytest.mark.parametrize(("text", "language"), [(ARABIC, "ar"), (HEBREW, "he")])
@pytest.mark.parametrize(
    ("each", "form"),
    [
        (PRESS, "{text}\n\n{text} {text}\n\n{text}\n"),
        (MARKDOWN, "# {text}\n\n{text}\n"),
        (MARKDOWN, "---\ntitle: A\n---\n\n{text}\n"),
        (HTML, "<h1>{text}</h1><p>{text}</p>"),
    ],
)
def test_a_file_that_names_no_language_has_that_of_its_letters(
    each: Format, form: str, text: str, language: str
) -> None:
    assert each.read is not None
    (parcel,) = each.read(form.format(text=text).encode())
    assert parcel.story.language == language
    (parcel,) = each.read(form.format(text="The ferry is back in the harbour.").encode())
    assert parcel.story.language == ""


def test_a_file_that_names_a_language_is_believed() -> None:
    assert MARKDOWN.read is not None
    (parcel,) = MARKDOWN.read(f"---\nlang: az\n---\n\n{ARABIC}\n".encode())
    assert parcel.story.language == "az"
    story = Story("s", headline=ARABIC, sections=(Section("o"),))
    assert there_and_back(story, JSON) == there_and_back(story, MARKDOWN) == story


def test_what_was_told_is_said() -> None:
    assert PRESS.read is not None
    (parcel,) = PRESS.read(f"{ARABIC}\n\n{ARABIC} {ARABIC}\n".encode())
    assert any(each.what == "language" for each in parcel.taken)


@pytest.mark.parametrize("language", ["ar-EG", "ug"])
def test_a_paste_does_not_tell_a_house_that_its_own_language_is_another(language: str) -> None:
    house = replace(FIRST_HOUSE, language=language)
    parcel = take_apart(f"{ARABIC}\n\n{ARABIC} {ARABIC}\n", house)
    assert parcel.story.language == ""
    assert not any(each.what == "language" for each in parcel.taken)


def test_what_a_cms_gets_says_of_each_element_which_way_it_runs() -> None:
    english = "“We are back,” said the captain."
    body = f"{ARABIC}\n\n{english}\n\n- {ARABIC}\n- Google Inc."
    story = Story("s", language="ar", sections=(Section("o", "", body),))
    elements = written(story, FRAGMENT)

    assert f'<p lang="ar" dir="rtl">{ARABIC}</p>' in elements
    assert f'<p dir="ltr">{english}</p>' in elements
    assert '<ul lang="ar" dir="rtl">' in elements
    assert '<li><bdi dir="ltr">Google Inc.</bdi></li>' in elements
    assert "dir=" not in written(
        Story("s", language="de", sections=(Section("o", "", "Ja."),)), FRAGMENT
    )


def test_without_a_language_a_cms_is_not_told_a_wrong_one() -> None:
    elements = written(Story("s", sections=(Section("o", "", ARABIC),)), FRAGMENT)
    assert elements == f'<p dir="rtl">{ARABIC}</p>'
