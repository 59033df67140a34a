import pytest

from editor.model.direction import direction, isolated


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("ar", "NATO", "rtl"),
        ("he-IL", "", "rtl"),
        ("az-Arab", "", "rtl"),
        ("ur-Latn-PK", "", "ltr"),
        ("en-US", "שלום", "ltr"),
        ("", "– شيء", "rtl"),
        ("", "12 Boote", "ltr"),
        ("", "", "ltr"),
    ],
)
def test_a_text_runs_as_its_language_does_or_without_one_its_first_letter(
    language: str, text: str, way: str
) -> None:
    assert direction(language, text) == way


def test_words_that_run_left_do_not_reorder_the_sentence_around_them() -> None:
    assert isolated("انهيار 3") == "\u2068انهيار 3\u2069"


@pytest.mark.parametrize("text", ["", "Harbour 3", "«Zürich»"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert isolated(text) == text
