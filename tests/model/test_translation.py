"""Sentences are shown in the language that is spoken; what nobody translated stays English."""

from collections.abc import Iterator
from datetime import datetime
from gettext import NullTranslations

import pytest

from editor.model.dates import day_and_time
from editor.model.translation import _, counted, inline, listed, numeral, speak


class German(NullTranslations):
    """A catalogue of two sentences."""

    def info(self) -> dict[str, str]:
        return {"language": "de"}

    def gettext(self, message: str) -> str:
        return {"Open {name}": "{name} öffnen"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return "{n} Wort" if n == 1 else "{n} Wörter"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_a_sentence_is_shown_as_written_before_a_language_is_chosen() -> None:
    assert _("Open {name}").format(name="a") == "Open a"
    assert counted("{n} word", "{n} words", 1_200) == "1,200 words"


def test_a_sentence_is_shown_in_the_language_that_is_spoken() -> None:
    speak(German())
    assert _("Open {name}").format(name="a") == "a öffnen"
    assert counted("{n} word", "{n} words", 1) == "1 Wort"
    assert _("Nobody translated this.") == "Nobody translated this."


def test_nothing_stays_nothing() -> None:
    speak(German())
    assert _("") == ""


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert (numeral(21), numeral(2_140)) == ("21", "2,140")
    speak(German())
    assert (numeral(21), numeral(2_140_000)) == ("21", "2.140.000")
    assert counted("{n} word", "{n} words", 1_200) == "1.200 Wörter"


def test_other_holes_of_a_counted_sentence_are_filled_too() -> None:
    assert counted("{n} row of {name}", "{n} rows of {name}", 2, name="a") == "2 rows of a"


def test_a_word_within_a_sentence_begins_small_but_where_nouns_are_capitals() -> None:
    assert inline("Headline") == "headline"
    speak(German())
    assert inline("Überschrift") == "Überschrift"


def test_a_time_is_written_with_the_month_by_its_name() -> None:
    at = datetime(2026, 7, 1, 10, 30, 5).astimezone()
    assert day_and_time(at) == "1 July 2026, 10:30"
    assert day_and_time(at, seconds=True) == "1 July 2026, 10:30:05"


def test_parts_are_listed_with_an_and_before_the_last() -> None:
    assert [listed(list("abc"[:count])) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
