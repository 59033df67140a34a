"""Where a headline is cut: by characters and by pixels, at words, with room for the ellipsis."""

from hypothesis import given
from hypothesis import strategies as st

from editor.model.measuring.fit import fit_characters, fit_pixels, pixels

HEADLINE = "Ferry to the outer islands sails again after a winter of repairs and quarrels"


def test_what_fits_is_shown_whole() -> None:
    fit = fit_pixels("Ferry sails again", 600)
    assert (fit.shown, fit.is_cut) == ("Ferry sails again", False)


def test_a_cut_falls_between_words_and_leaves_room_for_the_ellipsis() -> None:
    fit = fit_characters(HEADLINE, len(HEADLINE), 40)
    assert fit.shown == "Ferry to the outer islands sails again…"
    assert fit.is_cut


def test_pixels_are_those_of_the_face_and_not_of_the_count() -> None:
    assert pixels("W" * 10) == 189
    assert pixels("i" * 10) == 44
    assert pixels("é" * 10) == pixels("e" * 10)
    assert pixels("e\u0301" * 10) == pixels("e" * 10)
    assert pixels("日" * 10) == 200


def test_a_word_longer_than_the_room_is_cut_within() -> None:
    fit = fit_characters("Donaudampfschifffahrt", 21, 10)
    assert fit.shown == "Donaudamp…"


@given(st.text(max_size=120), st.integers(5, 900))
def test_what_is_shown_has_room_and_begins_the_text(text: str, room: int) -> None:
    fit = fit_pixels(text, room)
    if fit.is_cut:
        assert text.startswith(fit.shown.removesuffix("…"))
        assert pixels(fit.shown) <= room or fit.shown == "…"
    else:
        assert fit.shown == text
