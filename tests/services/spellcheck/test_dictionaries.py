from __future__ import annotations

from pathlib import Path

import pytest

from editor.services.spellcheck.dictionaries import choose, find, own_folder, places
from editor.system.paths import Folders
from tests.services.spellcheck.tiny import write_dictionary


def test_a_dictionary_is_found_by_the_code_in_its_name(tmp_path: Path) -> None:
    for name in ("en_GB", "de_DE_frami", "en-ZA", "fr-classique", "ca"):
        write_dictionary(tmp_path, name, "word")
    assert set(find([tmp_path])) == {"en_GB", "de_DE", "en_ZA", "fr", "ca"}


def test_a_plain_name_comes_before_a_variety(tmp_path: Path) -> None:
    write_dictionary(tmp_path, "ca-valencia", "word")
    plain = write_dictionary(tmp_path, "ca", "word")
    assert find([tmp_path])["ca"] == plain


@pytest.mark.parametrize("name", ["hyph_de", "README_en", "sr-Latn"])
def test_what_is_no_dictionary_of_a_language_is_passed_over(tmp_path: Path, name: str) -> None:
    write_dictionary(tmp_path, name, "word")
    assert find([tmp_path]) == {}


def test_half_a_dictionary_is_none(tmp_path: Path) -> None:
    write_dictionary(tmp_path, "en_US", "word").with_suffix(".dic").unlink()
    assert find([tmp_path, tmp_path / "nowhere"]) == {}


def test_the_first_folder_wins(tmp_path: Path) -> None:
    own = write_dictionary(tmp_path / "own", "en_US", "word")
    write_dictionary(tmp_path / "system", "en_US", "word")
    assert find([tmp_path / "own", tmp_path / "system"])["en_US"] == own


def test_ones_own_folder_comes_first_with_the_extensions_unpacked_in_it(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    plain = write_dictionary(own_folder(folders), "en_US", "word")
    packed = write_dictionary(own_folder(folders) / "tr.oxt" / "dictionaries", "tr_TR", "word")
    found = find(places(folders))
    assert found["en_US"] == plain
    assert found["tr_TR"] == packed


def test_the_engine_brings_american_english(tmp_path: Path) -> None:
    assert "en_US" in find(places(Folders.under(tmp_path)))


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en_US"),
        ("en-US", "en_US"),
        ("en-GB", "en_GB"),
        ("en-AU", "en_GB"),
        ("de-AT", "de_AT"),
        ("de-CH", "de_DE"),
        ("fr-CH", "fr"),
        ("es-MX", "es_ES"),
        ("no", ""),
        ("pt-BR", ""),
        ("", ""),
    ],
)
def test_a_language_takes_the_dictionary_nearest_to_it(language: str, code: str) -> None:
    known = ("en_US", "en_GB", "de_AT", "de_DE", "fr", "es_ES", "es_AR", "pt_PT_x")
    assert choose(language, known) == code


def test_british_words_are_not_checked_by_an_american_dictionary() -> None:
    assert choose("en-GB", ["en_US"]) == ""


def test_a_language_without_its_first_region_takes_another() -> None:
    assert choose("de", ["de_AT", "de_CH"]) == "de_AT"
