"""Straight signs become typographic ones, as a language sets them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.changes import apply
from editor.model.places import Caret, body_place
from editor.model.story import KeyPoint, Section, Story
from editor.model.typography.educating import applied, as_typed, edits
from editor.model.typography.education import educate_story
from editor.model.typography.manners import manner_of

NBSP, NNBSP = "\u00a0", "\u202f"
LANGUAGES = ("en-US", "en-GB", "de", "de-CH", "fr", "fr-CH", "es", "it", "nl", "pl", "sv", "hu", "")

_PIECES = ['"', "'", "a", "b", "s", " ", "9", "--", "---", "...", ".", ",", "!", ":", "«", "»"]
_PIECES += ["“", "”", "‘", "’", "„", "*", "**", "\n", "\n\n", "(", "[", '](http://x/"a)', "—"]
_PIECES += ["http://x.org/", "\u00a0", "|", "> ", "n", "-", "…", "a@b.org"]
texts = st.lists(st.sampled_from(_PIECES), max_size=16).map("".join)


def educated(text: str, language: str) -> str:
    """A text with typographic signs, in the manner of a language."""
    return applied(text, tuple(edits(text, manner_of(language))))


def typed_out(text: str, language: str) -> str:
    """What stands there once a text was typed sign by sign."""
    made = ""
    for sign in text:
        made += sign
        splice = as_typed(made, len(made), language)
        if splice is not None:
            made = splice.applied(made)
            assert splice.end == len(made)
    return made


@pytest.mark.parametrize(
    ("language", "straight", "set_"),
    [
        ("en-US", "\"It's the '90s,\" he said.", "“It’s the ’90s,” he said."),
        ("en-US", "\"He said 'no' twice.\"", "“He said ‘no’ twice.”"),
        ("en-US", "\"'Tis,\" said he. Rock 'n' roll", "“’Tis,” said he. Rock ’n’ roll"),
        ("en-US", '"I was--" No -- never...', "“I was—” No — never…"),
        ("en-US", '*"Bold"* (see "this") **"that"**', "*“Bold”* (see “this”) **“that”**"),
        ("en-US", "6'2\" tall, 5' 3\", the 1990's", "6'2\" tall, 5' 3\", the 1990’s"),
        ("en-US", '"born in 1990"', "“born in 1990”"),
        ("en-GB", "It was -- he said -- 1990--95", "It was – he said – 1990–95"),
        ("de", "\"Das ist 'gut'\", geht's?", "„Das ist ‚gut‘“, geht’s?"),
        ("de-CH", "\"Das ist 'gut'\", geht's?", "«Das ist ‹gut›», geht’s?"),
        ("fr", 'Il dit : "l\'homme" !', f"Il dit{NBSP}: «{NBSP}l’homme{NBSP}»{NNBSP}!"),
        ("fr-CH", '"Oui" !', f"«{NNBSP}Oui{NNBSP}»{NNBSP}!"),
        ("fr", '"il a dit "oui" hier"', f"«{NBSP}il a dit “oui” hier{NBSP}»"),
        ("es", '"Hola" -- dijo', "«Hola» — dijo"),
        ("it", '"L\'uomo"', "«L’uomo»"),
        ("nl", "'s avonds \"zei 'hij'\"", "’s avonds “zei ‘hij’”"),
        ("pl", "\"Tak\" 'nie'", "„Tak” ‚nie’"),
        ("sv", "\"Ja\" 'nej'", "”Ja” ’nej’"),
        ("", "\"a\" 'b'", "“a” ‘b’"),
        ("ar", "\"أهلا\" 'نعم'", "«أهلا» ‹نعم›"),
        ("he", "\"a\" 'b'", "\"a\" 'b'"),
    ],
)
def test_typed_or_educated_it_is_set_the_same(language: str, straight: str, set_: str) -> None:
    assert educated(straight, language) == set_
    assert typed_out(straight, language) == set_


@pytest.mark.parametrize(
    "text",
    [
        '[a](http://x.org/"a"--b\'c...)',
        "https://x.org/a--b...c",
        "somebody--else@example.org",
        "| --- | --- |",
        "---",
        r"\"a\"",
        "a ---- b",
    ],
)
def test_addresses_rules_and_tables_are_left_alone(text: str) -> None:
    assert educated(text, "en") == text


def test_an_address_that_is_being_typed_is_left_alone() -> None:
    assert as_typed('[a](http://x.org/"', 18, "en") is None
    assert as_typed("see https://x.org/--", 20, "en") is None


def test_spaces_somebody_set_within_french_quotes_do_not_break_any_more() -> None:
    assert educated('" Oui "', "fr") == f"«{NBSP}Oui{NBSP}»"
    assert educated("« Oui »", "fr") == f"«{NBSP}Oui{NBSP}»"


@settings(max_examples=300)
@given(texts, st.sampled_from(LANGUAGES))
def test_twice_is_once_and_no_letter_changes(text: str, language: str) -> None:
    once = educated(text, language)
    assert educated(once, language) == once
    signs = r"[\s\"'“”„‚‘’«»‹›.…–—-]"
    assert re.sub(signs, "", once) == re.sub(signs, "", text)


@settings(max_examples=200)
@given(texts, st.sampled_from(LANGUAGES))
def test_a_key_changes_no_letter(text: str, language: str) -> None:
    splice = as_typed(text, len(text), language)
    if splice is not None:
        signs = r"[\s\"'“”„‚‘’«»‹›.…–—-]"
        assert re.sub(signs, "", splice.applied(text)) == re.sub(signs, "", text)


def test_a_whole_story_is_educated_in_one_change() -> None:
    story = Story(
        "s",
        slugline='"slug"',
        headline='He said "no"',
        language="de",
        copyright_notice='"Copyright"',
        key_points=(KeyPoint("k", "It's"),),
        sections=(Section("o", "", '"Ja"'), Section("p", '"Kopf"', "...")),
    )
    place = body_place("o")
    edit = educate_story(story, "en", Caret(place, 4))
    assert edit is not None
    after = apply(story, edit.change)
    assert after.headline == "He said „no“"
    assert [section.body for section in after.sections] == ["„Ja“", "…"]
    assert after.sections[1].crosshead == "„Kopf“"
    assert (after.slugline, after.copyright_notice) == ('"slug"', '"Copyright"')
    assert after.key_points[0].text == "It’s"
    assert edit.caret == Caret(place, 4)
    assert educate_story(after, "en") is None


def test_the_caret_stays_with_its_words() -> None:
    story = Story("s", sections=(Section("o", "", '"Oui" -- non... rest'),))
    edit = educate_story(story, "fr", Caret(body_place("o"), 16))
    assert edit is not None
    assert edit.caret is not None
    after = apply(story, edit.change).sections[0].body
    assert after[edit.caret.position :] == "rest"


def test_in_a_very_long_paragraph_a_sign_is_set_where_it_was_typed() -> None:
    text = "first\n\n" + "word " * 10_000 + '"'
    splice = as_typed(text, len(text), "en")
    assert splice is not None
    assert splice.applied(text) == text[:-1] + "“"
    assert splice.end == len(text)


def test_a_long_row_of_quotes_is_set() -> None:
    assert educated("(" + '"' * 3_000 + "word", "en") == "(" + "“" * 3_000 + "word"
