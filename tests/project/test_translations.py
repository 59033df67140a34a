"""Every sentence of the window is there in every language of the window."""

import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest

from editor.model.choices import INTERFACE_LANGUAGE
from editor.system.catalogues import catalogue, system_language

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = [value for value, _ in INTERFACE_LANGUAGE.options if value not in ("", "en")]


def test_no_sentence_is_left_untranslated_and_no_catalogue_is_stale() -> None:
    checked = subprocess.run(
        [sys.executable, "packaging/translations.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout + checked.stderr == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_found_by_its_language_and_by_a_country_s(language: str) -> None:
    assert isinstance(catalogue(language), GNUTranslations)
    assert isinstance(catalogue(f"{language}-CH"), GNUTranslations)


def test_a_language_that_nobody_translated_is_english() -> None:
    assert catalogue("nl").gettext("Writing") == "Writing"


def test_the_system_s_language_is_taken_from_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert system_language() == "de_AT"
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert system_language() == "en"
