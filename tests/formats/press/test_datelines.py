"""Datelines with dates, in the languages and letters that agencies write them in."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.formats.base import Options
from editor.formats.html import FORMAT as HTML
from editor.formats.html_fragment import FORMAT as FRAGMENT
from editor.formats.json import FORMAT as JSON
from editor.formats.press import FORMAT as PRESS
from editor.formats.press_text.taking import take_apart
from editor.model.calendars import CALENDARS
from editor.model.house import FIRST_HOUSE
from editor.model.parcel import Parcel
from editor.model.story import Section, Story

WORDS = {
    "ar": ("العبّارة تعود إلى الميناء", "عادت العبّارة إلى الميناء مساءً. وكان الركاب بخير."),
    "he": ("המעבורת חזרה לנמל", "המעבורת חזרה לנמל בערב. כל הנוסעים בריאים."),
    "fa": ("کشتی به بندر بازگشت", "کشتی شب به بندر بازگشت. همه مسافران سالم هستند."),
    "ur": ("کشتی بندرگاہ واپس", "کشتی رات کو بندرگاہ واپس آئی۔ سب مسافر خیریت سے ہیں۔"),
    "": ("Fähre wieder im Hafen", "Die Fähre ist am Abend zurückgekehrt. Alle sind wohlauf."),
}

DATED = [
    ("ar", "القاهرة، 19 يوليو", "وكالة الليل"),
    ("ar", "القاهرة، ١٩ يوليو ٢٠٢٦", "وكالة الليل"),
    ("ar", "القاهرة، 19 يوليه", "وكالة الليل"),
    ("ar", "بيروت، 19 كانون الثاني", "الليل"),
    ("ar", "بيروت، 3 كانون الأول 2026", "الليل"),
    ("ar", "دمشق، 19 تموز/يوليو", "الليل"),
    ("ar", "الجزائر، 19 جويلية", "الليل"),
    ("ar", "الرباط 19 يوليوز", "الليل"),
    ("ar", "عمّان، الأردن، 5 اغسطس", "الليل"),
    ("ar", "كوالا لمبور، الأحد 19 أغسطس", "Night Wire"),
    ("ar", "القاهرة", "وكالة الليل"),
    ("he", "תל אביב, 19 ביולי", "סוכנות הלילה"),
    ("he", "ירושלים, 19 ביולי 2026", "סוכנות הלילה"),
    ("fa", "تهران، ۱۹ ژوئیه", "خبرگزاری شب"),
    ("fa", "تهران، ۲۸ تیر ۱۴۰۵", "خبرگزاری شب"),
    ("ur", "لاہور، 19 جولائی", "رات ایجنسی"),
    ("", "BERLIN, 19. Juli", "nga"),
    ("", "Berlin, 19. Juli 2026", "nga"),
    ("", "MÜNCHEN, 3. März", "nga"),
    ("", "PARIS, 19 juillet", "NGA"),
    ("", "PARIS, 1er août 2026", "NGA"),
    ("", "PARIS, le 19 juillet", "NGA"),
    ("", "MADRID, 19 jul", "NGA"),
    ("", "MADRID, 19 de julio de 2026", "NGA"),
    ("", "ROMA, 19 luglio", "NGA"),
    ("", "ROMA, 19 LUG", "NGA"),
    ("", "LISBOA, 19 jul. 2026", "NGA"),
    ("", "İSTANBUL, 19 Temmuz", "NGA"),
]


def copy(language: str, lead: str) -> str:
    headline, body = WORDS[language]
    return f"{headline}\n\n{lead} {body}"


@pytest.mark.parametrize("dash", ["–", "-", "--", "—"])
@pytest.mark.parametrize(("language", "place", "tag"), DATED)
def test_a_dateline_and_a_tag_go_to_their_fields(
    language: str, place: str, tag: str, dash: str
) -> None:
    text = copy(language, f"{place} ({tag}) {dash}")
    parcel = take_apart(text)
    story = parcel.story
    assert (story.headline, story.dateline, story.source_tag) == (WORDS[language][0], place, tag)
    assert [each.body for each in story.sections] == [WORDS[language][1]]
    assert PRESS.write is not None
    assert PRESS.write((parcel,), Options()).decode() == text


@pytest.mark.parametrize(
    ("language", "place", "tag"),
    [each for each in DATED if re.search(r"[,،] .*\d", each[1]) and "Temmuz" not in each[1]],
)
def test_behind_a_comma_a_date_tells_a_dateline_without_a_tag(
    language: str, place: str, tag: str
) -> None:
    assert tag
    text = copy(language, f"{place} –")
    parcel = take_apart(text)
    assert (parcel.story.dateline, parcel.story.source_tag) == (place, "")
    assert [each.body for each in parcel.story.sections] == [WORDS[language][1]]
    assert PRESS.write is not None
    assert PRESS.write((parcel,), Options()).decode() == text


@pytest.mark.parametrize(
    "lead",
    [
        "القاهرة –",
        "قال مسؤول في الشركة المالكة للسفينة (وطلب عدم ذكر اسمه) –",
        "قال الوزير – وهو من القاهرة –",
        "في 19 يوليو –",
        "الرباط 19 يوليوز –",
    ],
)
def test_what_is_doubtful_stays_text(lead: str) -> None:
    text = copy("ar", lead)
    story = take_apart(text).story
    assert (story.dateline, story.source_tag) == ("", "")
    assert lead in story.sections[0].body


def test_a_headline_that_names_a_film_in_parentheses_is_no_dateline() -> None:
    headline = "حادث السفينة (فيديو) – ما نعرفه حتى الآن"
    story = take_apart(f"{headline}\n\n{WORDS['ar'][1]} {WORDS['ar'][1]}").story
    assert (story.headline, story.source_tag) == (headline, "")


@pytest.mark.parametrize("form", ["({tag}) –", "{place} ({tag}) –"])
@pytest.mark.parametrize("each", [HTML, JSON], ids=lambda each: each.name)
def test_an_arabic_lead_in_is_written_once_and_comes_back(each: object, form: str) -> None:
    house = replace(FIRST_HOUSE, language="ar", source_tag="وكالة الليل", lead_in=form)
    text = copy("ar", "القاهرة، 19 يوليو (وكالة الليل) –")
    parcel = take_apart(text, house)
    assert each in (HTML, JSON)
    chosen = HTML if each is HTML else JSON
    assert chosen.write is not None
    assert chosen.read is not None
    data = chosen.write((Parcel(parcel.story, parcel.house),), Options())
    (again,) = chosen.read(data)
    assert (again.story.dateline, again.story.source_tag) == ("القاهرة، 19 يوليو", "وكالة الليل")
    assert again.story.sections[0].body == WORDS["ar"][1]
    assert FRAGMENT.write is not None
    elements = FRAGMENT.write((parcel,), Options()).decode()
    assert elements.count("وكالة الليل") == 1
    assert "القاهرة، 19 يوليو (وكالة الليل) – عادت" in elements


months = st.sampled_from(
    [name.strip() for each in CALENDARS.values() for names in each.months for name in
     names.split(",")]
)  # fmt: skip


@settings(max_examples=60)
@given(month=months, day=st.integers(1, 31), is_wide=st.booleans())
def test_every_month_of_every_calendar_dates_a_dateline(
    month: str, day: int, *, is_wide: bool
) -> None:
    place, comma = ("القاهرة", "،") if not month[0].isascii() and month[0] > "א" else ("OSLO", ",")
    figures = str(day).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if is_wide else day
    dateline = f"{place}{comma} {figures} {month}"
    text = f"{WORDS[''][0]}\n\n{dateline} – {WORDS[''][1]}"
    parcel = take_apart(text)
    assert parcel.story.dateline == dateline
    assert PRESS.write is not None
    assert PRESS.write((parcel,), Options()).decode() == text


def test_a_story_written_with_an_arabic_dateline_reads_as_the_same_story() -> None:
    house = replace(
        FIRST_HOUSE, language="ar", source_tag="وكالة الليل", lead_in="{place} ({tag}) –"
    )
    story = Story(
        "press",
        headline=WORDS["ar"][0],
        dateline="القاهرة، 19 يوليو",
        source_tag="وكالة الليل",
        sections=(Section("s1", "", WORDS["ar"][1]),),
    )
    assert PRESS.write is not None
    text = PRESS.write((Parcel(story, house),), Options()).decode()
    assert take_apart(text, house).story == story


@pytest.mark.parametrize("dateline", ["BERLIN, 19. September 2026", "Wexcombe, Sept. 19, 2026"])
def test_a_dateline_with_a_whole_date_begins_a_paragraph_in_wrapped_lines(dateline: str) -> None:
    headline = "Footbridge over the Tarn opens after nine years of delays and a long quarrel"
    body = (
        "The bridge over the Tarn was opened on Tuesday by the mayor. She said that the towns of"
        " the two rivers had waited for it long enough, and walked across it with her children."
    )
    wrapped = [*wrap(headline, 62), *wrap(f"{dateline} (NGA) - {body}", 62)]
    story = take_apart("\n".join(wrapped)).story
    assert (story.headline, story.dateline) == (headline, dateline)
    assert story.sections[0].body == body


@pytest.mark.parametrize("line", ["19 يوليو 2026", "19. Juli 2026", "Sonntag, 19. Juli"])
def test_a_date_alone_is_no_crosshead(line: str) -> None:
    text = f"{WORDS['ar'][0]}\n\n{WORDS['ar'][1]}\n\n{line}\n\n{WORDS['ar'][1]}"
    assert [each.crosshead for each in take_apart(text).story.sections] == [""]
