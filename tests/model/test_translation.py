"""Sentences are shown in the language that is spoken; what nobody translated stays English."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from editor.model.translation import _, counted, speak


class German(NullTranslations):
    """A catalogue of two sentences."""

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
