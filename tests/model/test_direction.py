import pytest

from editor.model.direction import direction


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
