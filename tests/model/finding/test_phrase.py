"""What a phrase finds, as people mean it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.finding.find import Sought
from editor.model.finding.phrase import kept_case, phrase_spans


def found(text: str, phrase: str, *, turkic: bool = False, **how: bool) -> list[str]:
    spans = phrase_spans(Sought(phrase, **how), turkic)(text)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("bridge", "Bridge, BRIDGE and abridged", ["Bridge", "BRIDGE", "bridge"]),
        (".*", "a.*b", [".*"]),
        ("mayor's", "The mayor’s and mayor's", ["mayor’s", "mayor's"]),
        ('"so"', "“so” „so“ «so»", ["“so”", "„so“", "«so»"]),
        ("’", "mayor's", []),
        ("10 km", "10\u00a0km 10\u202fkm", ["10\u00a0km", "10\u202fkm"]),
        ("well-known", "well\u2011known", ["well\u2011known"]),
        ("so...", "so… so...", ["so…", "so..."]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("café", "cafe\u0301 CAFÉ cafe", ["cafe\u0301", "CAFÉ"]),
        ("cafe\u0301", "café", ["café"]),
        ("cafe", "cafe\u0301 café cafe", ["cafe"]),
        ("straße", "Straße STRASSE STRAẞE strasse", ["Straße", "STRASSE", "STRAẞE"]),
        ("Σ", "σς", ["σ"]),
        ("İzmir", "İzmir", ["İzmir"]),
        ("naïve", "NAI\u0308VE", ["NAI\u0308VE"]),
        ("", "abc", []),
        ("[a", "x[ay", ["[a"]),
        ("😀", "a😀b", ["😀"]),
    ],
)
def test_a_phrase_finds(phrase: str, text: str, matches: list[str]) -> None:
    assert found(text, phrase) == matches


def test_capitals_matter_where_that_is_asked_for() -> None:
    assert found("bridge Bridge", "Bridge", match_case=True) == ["Bridge"]
    assert found("STRASSE", "straße", match_case=True) == []


def test_i_with_and_without_a_dot_are_two_letters_in_turkish() -> None:
    assert found("İZMİR izmir IZMIR", "izmir", turkic=True) == ["İZMİR", "izmir"]
    assert found("IŞIK ışık", "ışık", turkic=True) == ["IŞIK", "ışık"]
    assert found("IZMIR izmir", "izmir") == ["IZMIR", "izmir"]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("art", "art party Art, smart art's", ["art", "Art", "art"]),
        ("a a", "xa a a", ["a a"]),
        ("cafe", "café cafe\u0301s cafe", ["cafe"]),
        ("$5", "US$5 $50 $5.", ["$5", "$5"]),
        ("東京", "東京タワー", ["東京"]),
        ("été", "étés e\u0301te\u0301 été", ["e\u0301te\u0301", "été"]),
        ("cafe\u0301", "cafés cafe\u0301s café", ["café"]),
        ("_x", "a_x _x", ["_x"]),
    ],
)
def test_whole_words_have_no_letter_beside_them(phrase: str, text: str, matches: list[str]) -> None:
    assert found(text, phrase, whole_word=True) == matches


@pytest.mark.parametrize(
    ("match", "new", "kept"),
    [
        ("bridge", "tunnel", "tunnel"),
        ("Bridge", "tunnel", "Tunnel"),
        ("BRIDGE", "tunnel", "TUNNEL"),
        ("A", "the", "The"),
        ("bridge", "Severn tunnel", "Severn tunnel"),
        ("“Bridge", "“tunnel", "“tunnel"),
        ("5", "five", "five"),
        ("Bridge", "", ""),
    ],
)
def test_what_comes_takes_the_case_of_what_goes(match: str, new: str, kept: str) -> None:
    assert kept_case(match, new) == kept


def test_a_turkish_word_gets_turkish_capitals() -> None:
    assert kept_case("Köprü", "istanbul", "tr") == "İstanbul"


_LATIN = st.text(st.characters(max_codepoint=0x24F, exclude_categories=("Cs",)), max_size=40)


@given(text=_LATIN, at=st.integers(0, 40), length=st.integers(1, 8))
def test_whatever_stands_in_a_text_is_found_there(text: str, at: int, length: int) -> None:
    phrase = text[at : at + length]

    matches = found(text, phrase, match_case=True)

    assert bool(matches) == bool(phrase)
    assert (phrase in found(text, phrase)) == bool(phrase)


@given(text=_LATIN)
def test_a_text_is_found_whether_its_accents_are_characters_of_their_own(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)

    assert found(apart, text) == ([apart] if text else [])
