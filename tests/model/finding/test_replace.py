"""Replacing what was found, as one edit."""

from hypothesis import given
from hypothesis import strategies as st

from editor.model.changes import Batch, apply, inverse
from editor.model.finding.find import Sought, find
from editor.model.finding.phrase import phrase_spans
from editor.model.finding.replace import Replaced, Substitution, fitting, replacement, substituted
from editor.model.keywords import keyword_spans, keywords_text
from editor.model.places import Caret, Place
from editor.model.story import Section, Story


def replaced(story: Story, phrase: str, new: str) -> Story:
    found = find(story, phrase_spans(Sought(phrase)))
    texts = [
        Replaced(
            each.place,
            each.text,
            tuple(Substitution(*span, fitting(each.place, new)) for span in each.spans),
        )
        for each in found.texts
        if each.spans
    ]
    edit = replacement(story, texts, "Replace all", Caret(Place("headline")))
    if edit is None:
        return story
    after = apply(story, edit.change)
    assert apply(after, inverse(edit.change)) == story
    return after


def test_every_field_is_replaced_in_one_edit() -> None:
    story = Story(
        "s",
        headline="A bridge, a bridge",
        sections=(Section("a", "", "Bridge and bridge.\n\nbridge"),),
        keywords=("bridge", "old bridge"),
    )

    after = replaced(story, "bridge", "tunnel")

    assert after.headline == "A tunnel, a tunnel"
    assert after.sections[0].body == "tunnel and tunnel.\n\ntunnel"
    assert after.keywords == ("tunnel", "old tunnel")


def test_a_keyword_of_which_nothing_is_left_goes_and_the_others_stay_as_they_are() -> None:
    story = Story("s", keywords=("bridge", " odd ", "a;b", "bridge toll"))

    assert replaced(story, "bridge", "").keywords == (" odd ", "a;b", "toll")


def test_a_line_stays_a_line_and_a_body_may_get_more() -> None:
    story = Story("s", headline="a|b", sections=(Section("a", "", "a|b"),))

    after = replaced(story, "|", "\n")

    assert after.headline == "a b"
    assert after.sections[0].body == "a\nb"


def test_much_in_one_text_is_one_change() -> None:
    story = Story("s", sections=(Section("a", "", "ab " * 1_000),))
    found = find(story, phrase_spans(Sought("a")))
    texts = [
        Replaced(e.place, e.text, tuple(Substitution(*span, "xyz") for span in e.spans))
        for e in found.texts
        if e.spans
    ]

    edit = replacement(story, texts, "Replace all")

    assert edit is not None
    assert isinstance(edit.change, Batch)
    assert len(edit.change.changes) == 1
    assert apply(story, edit.change).sections[0].body == "xyzb " * 1_000


def test_what_becomes_itself_is_no_edit() -> None:
    story = Story("s", headline="bridge")

    assert replaced(story, "bridge", "bridge") is story


@given(text=st.text("ab\n ", max_size=120), new=st.text("aé\n", max_size=3))
def test_a_text_becomes_what_the_substitutions_say(text: str, new: str) -> None:
    story = Story("s", sections=(Section("a", "", text),))

    assert replaced(story, "a", new).sections[0].body == text.replace("a", new)


@given(st.lists(st.text("ab,; ", min_size=1, max_size=6), max_size=5).map(tuple))
def test_keywords_stand_in_their_line_where_they_are_said_to(keywords: tuple[str, ...]) -> None:
    line = keywords_text(keywords)

    assert tuple(line[start:end] for start, end in keyword_spans(keywords)) == keywords


def test_substitutions_follow_each_other() -> None:
    changes = (Substitution(0, 0, "<"), Substitution(1, 2, ""), Substitution(3, 3, ">"))

    assert substituted("abc", changes) == "<ac>"
