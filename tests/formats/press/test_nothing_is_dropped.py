"""Whatever is read: every word is in a field of the story or in the desk note, in its order."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from editor.formats.press import FORMAT
from editor.formats.press_text.taking import take_apart
from editor.model.house import FIRST_HOUSE
from editor.model.parcel import Parcel
from editor.model.story import KeyPoint, Section, Story
from editor.render.plain import body_text

# The words of labels and marks that name a field and are taken off, and those of a time that is
# read into its field.
LABELS = """slug slugline headline hed dek standfirst subhead kicker by byline body key points point
takeaways takeaway highlights facts at a glance what you need to know photo caption image picture
file ends end more follows 30 0 to come update corrected correction refile repeat rpt 1 2 3 o
embargoed until not for publication before release hold under strictly embargo till published
updated posted modified first last on""".split()  # noqa: SIM905

FRAGMENTS = [
    "FOR IMMEDIATE RELEASE",
    "PRESS RELEASE",
    "Slug: RIVER-BOAT",
    "EMBARGOED UNTIL Thursday 0001",
    "Not for publication before the mayor has spoken",
    "RIVER NEWS",
    "Boat Found in Tree",
    "UPDATE 1-Boat found in tree",
    "Headline: Boat Found",
    "Dek:",
    "Body: The tree was tall.",
    "By Ida Quill",
    "By 2030 the tree is gone",
    "3 min read",
    "Published: yesterday at 3",
    "• First point",
    "-Tight point",
    "- ",
    "1. One",
    "2. Two",
    "(3) Three",
    "o\tWord's own",
    "Key points",
    "At a glance:",
    "(NewsReady.com) – The boat was blue.",
    "TARNMOUTH, July 7 (Tarnwire) -- The boat was blue – or green.",
    "NATO – the alliance – said nothing.",
    "The boat hung in the tree for a week. Nobody dared to climb up and fetch it, for the wasps.",
    "    An indented line begins a paragraph and goes on for a while before it ends, says Bo.",
    "a line without a stop that goes on and",
    "well-",
    "known",
    "The Cost",
    "“Never Again”",
    "**Bold Crosshead**",
    "## Marked Crosshead",
    "###",
    "-30-",
    "ENDS",
    "***",
    "---",
    "-more-",
    "MORE FOLLOWS",
    "BOAT 2-2-2",
    "Page 2 of 3",
    "Contact: Nell Ashdown",
    "nell@wexcombe.example",
    "+44 20 5550 0142",
    "Notes to editors:",
    "Editor's note: It was a small boat.",
    "Eds: Adds the tree.",
    "For more information call 020 5550 0142",
    "Photo: The tree (AP Photo/Rune Falk)",
    "[Image: The boat]",
    "A tree in May. Lena Voss / Getty Images",
    "READ MORE: Trees",
    "https://wexcombe.example/tree",
    "(Reporting by Ida Quill; Editing by Bo Lund)",
    "– Ida Quill",
    "iq/bl",
    "Copyright 2026 The Lantern. All rights reserved. It may not be published.",
    "© 2026 Tarnwire",
    "Copyright law was changed in 2026.",
    "All rights reserved.",
    "Q: Why?",
    "A: Because *it* is [so](there) & a < b_c_d \\ #1",
    "* * *",
    "> quoted | table",
    "\u00a0",
    "\t",
    "",
    "",
    "",
]
ANY_LINE = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.sampled_from(FRAGMENTS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
SOUPS = st.lists(ANY_LINE, max_size=25).map("\n".join)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def body_of(story: Story) -> str:
    return "\n\n".join(f"{each.crosshead}\n\n{body_text(each.body)}" for each in story.sections)


def all_text(story: Story) -> str:
    texts = [
        story.slugline, story.kicker, story.headline, story.standfirst, story.byline,
        story.dateline, story.source_tag, story.sign_off, story.reader_note,
        story.copyright_notice, story.usage_terms, story.ed_note, story.embargoed_until,
    ]  # fmt: skip
    texts += [each.text for each in story.key_points]
    texts += [f"{each.caption}\n{each.credit}" for each in story.figures]
    return "\n".join([*texts, body_of(story)])


@given(SOUPS)
def test_every_word_is_in_a_field_or_in_the_desk_note(soup: str) -> None:
    story = take_apart(soup).story
    missing = Counter(words(soup)) - Counter(words(all_text(story)))
    assert not set(missing) - set(LABELS), missing


@given(SOUPS)
def test_no_word_comes_into_the_story_that_was_not_in_the_copy(soup: str) -> None:
    story = take_apart(soup).story
    twice = words(story.embargoed_until) if story.ed_note else []
    assert not Counter(words(all_text(story))) - Counter(words(soup)) - Counter(twice)


@given(SOUPS)
def test_the_body_keeps_the_order_of_the_copy(soup: str) -> None:
    body = words(body_of(take_apart(soup).story))
    copy = iter(words(soup))
    assert all(word in copy for word in body)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_at_all_is_taken_apart(text: str) -> None:
    story = take_apart(text).story
    assert not set(Counter(words(text)) - Counter(words(all_text(story)))) - set(LABELS)


WORDS = st.sampled_from("river boat tree mayor ferry night council bridge lamp garden".split())  # noqa: SIM905
LINES = st.lists(WORDS, min_size=2, max_size=7).map(" ".join).map(str.capitalize)
SENTENCES = st.lists(WORDS, min_size=3, max_size=12).map(lambda ws: " ".join(ws).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=2, max_size=5).map(" ".join)
BODIES = st.lists(PARAGRAPHS, min_size=1, max_size=3).map("\n\n".join)


@st.composite
def seed_stories(draw: st.DrawFn) -> Story:
    """Stories in the form of the first house."""
    points = draw(st.lists(SENTENCES, max_size=5))
    opening = Section("s1", body=draw(BODIES))
    titled = draw(st.lists(st.tuples(LINES, BODIES), max_size=3))
    return Story(
        "press",
        headline=draw(LINES),
        key_points=tuple(KeyPoint(f"k{n}", text) for n, text in enumerate(points, 1)),
        source_tag="NewsReady.com",
        sections=(opening, *(Section(f"s{n}", a, b) for n, (a, b) in enumerate(titled, 2))),
        copyright_notice=draw(st.sampled_from(["", "Copyright 2026, NewsReady.com"])),
    )


@given(seed_stories())
def test_what_was_written_reads_as_the_same_story(story: Story) -> None:
    from editor.formats.base import Options

    assert FORMAT.read is not None
    assert FORMAT.write is not None
    written = FORMAT.write((Parcel(story, FIRST_HOUSE),), Options())
    (parcel,) = FORMAT.read(written)
    assert parcel.story == story
    assert FORMAT.write((parcel,), Options()) == written
