"""A story goes to another house: what comes along, and what stays the story's own."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply, inverse
from editor.model.house import House, new_story
from editor.model.houses.rehousing import GIVEN, Rehoused, rehoused
from editor.model.story import Section, Story

OLD = House("old", name="Tarn Post", source_tag="Tarn Post", byline="Staff", language="en-GB")
NEW = House(
    "new",
    name="Le Quai",
    source_tag="Quai",
    usage_terms="No resale.",
    language="fr",
    copyright_pattern="© {holder} {year}",
)
BLANK = new_story(OLD, "s", "a", 2026)
WRITTEN = replace(BLANK, headline="Storm", sections=(Section("a", "", "It held."),))


def switched(story: Story, came_as: Story | None = None) -> tuple[Story, Rehoused]:
    step = rehoused(story, OLD, NEW, 2026, None, came_as)
    return apply(story, step.edit.change), step


def test_what_the_old_house_gave_becomes_what_the_new_one_gives() -> None:
    story, step = switched(WRITTEN)
    assert (story.house, story.source_tag, story.usage_terms) == ("new", "Quai", "No resale.")
    assert story.copyright_notice == "© Le Quai 2026"
    assert story.byline == ""
    assert step.changed == GIVEN
    assert step.left == ()


def test_what_was_edited_by_hand_stays_and_is_told() -> None:
    edited = replace(WRITTEN, copyright_notice="Copyright 2026, Tarn Post and AP", byline="A. Reed")
    story, step = switched(edited)
    assert (story.copyright_notice, story.byline) == (edited.copyright_notice, "A. Reed")
    assert step.left == ("copyright_notice",)  # The new house has no byline to give.


def test_a_tag_that_somebody_took_out_does_not_come_back() -> None:
    story, step = switched(replace(WRITTEN, source_tag=""))
    assert story.source_tag == ""
    assert "source_tag" in step.left


def test_what_was_imported_stays_even_where_it_says_what_the_house_would() -> None:
    story, step = switched(WRITTEN, came_as=WRITTEN)
    assert (story.source_tag, story.copyright_notice) == ("Tarn Post", WRITTEN.copyright_notice)
    assert step.changed == ()
    assert story.house == "new"


def test_what_was_edited_back_to_the_houses_after_an_import_goes_along() -> None:
    came_as = replace(WRITTEN, source_tag="AP")
    story, _ = switched(WRITTEN, came_as)
    assert story.source_tag == "Quai"


def test_the_year_is_that_of_publication() -> None:
    published = replace(
        WRITTEN, published_at="2023-07-19T09:00:00Z", copyright_notice=OLD.copyright_notice(2023)
    )
    assert switched(published)[0].copyright_notice == "© Le Quai 2023"


def test_a_notice_given_when_the_story_was_begun_last_year_goes_along() -> None:
    begun = replace(
        WRITTEN, created="2025-12-31T22:00:00Z", copyright_notice=OLD.copyright_notice(2025)
    )
    assert switched(begun)[0].copyright_notice == "© Le Quai 2026"


def test_the_language_goes_along_only_while_nothing_was_written() -> None:
    unnamed = replace(BLANK, byline="")
    assert switched(unnamed)[0].language == "fr"
    assert switched(WRITTEN)[0].language == "en-GB"


texts = st.sampled_from(["", "Staff", "Tarn Post", "AP", OLD.copyright_notice(2026), "ü\u2028"])


@settings(max_examples=40)
@given(texts, texts, texts, texts, st.sampled_from(["", "2023", "2023-07-19", "soon", "٢٠٢٣-01"]))
def test_it_is_one_step_there_and_exactly_back(
    byline: str, tag: str, notice: str, terms: str, published: str
) -> None:
    story = replace(
        WRITTEN,
        byline=byline,
        source_tag=tag,
        copyright_notice=notice,
        usage_terms=terms,
        published_at=published,
    )
    after, step = switched(story)
    assert apply(after, inverse(step.edit.change)) == story
    assert after.sections == story.sections
    assert not set(step.changed) & set(step.left)
