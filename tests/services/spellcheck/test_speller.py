from __future__ import annotations

import sys
from pathlib import Path

import pytest

from editor.services.spellcheck.speller import HunspellSpeller, UnusableDictionary
from tests.services.spellcheck.tiny import ENGLISH, write_dictionary

SYSTEM = Path("/usr/share/hunspell")


def test_a_misspelt_word_is_told_with_its_place(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path, "en_US", ENGLISH)
    found = HunspellSpeller().check(path, "en-US", ["storms", "Strom", "coffee-hous"])
    assert found == ((), ((0, 5),), ((7, 11),))


def test_what_was_meant_is_suggested(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path, "en_US", ENGLISH)
    assert "government" in HunspellSpeller().suggest(path, "goverment")


def test_a_letter_that_a_dictionary_cannot_write_is_no_fault(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path, "en_US", "word", "SET ISO8859-1\nSFX S Y 1\nSFX S 0 s .\n")
    speller = HunspellSpeller()
    assert speller.check(path, "en-US", ["Erdoğan", "don’t"]) == ((), ((0, 5),))
    assert speller.suggest(path, "Erdoğan") == ()


def test_a_folder_with_any_letters_will_do(tmp_path: Path) -> None:
    path = write_dictionary(tmp_path / "wörter 東京", "en_US", ENGLISH)
    assert HunspellSpeller().check(path, "en-US", ["storm"]) == ((),)


def test_a_dictionary_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableDictionary):
        HunspellSpeller().check(tmp_path / "en_US", "en-US", ["word"])


def test_an_engine_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(UnusableDictionary, match="engine"):
        HunspellSpeller().check(write_dictionary(tmp_path, "en_US", "word"), "en-US", ["word"])


@pytest.mark.parametrize("number", [0, 5])
def test_a_dictionary_let_go_of_is_opened_again(tmp_path: Path, number: int) -> None:
    speller = HunspellSpeller()
    paths = [write_dictionary(tmp_path / str(n), "en_US", f"word{'s' * n}") for n in range(6)]
    for path in paths:
        speller.check(path, "en-US", ["word"])
    assert speller.check(paths[number], "en-US", ["xyzzy"]) == (((0, 5),),)


@pytest.mark.parametrize(
    ("code", "language", "right", "wrong"),
    [
        ("en_US", "en-US", "government color don’t reporter’s", "goverment"),
        ("en_GB", "en-GB", "government colour don’t reporter’s", "goverment"),
        ("de_DE", "de-DE", "Sturmflut Bürger Bundestags-Abgeordnete geht’s", "Regirung"),
        ("fr", "fr", "l’homme d’accord aujourd’hui porte-parole jusqu’ici", "gouvernemant"),
        ("es_ES", "es", "gobierno dámelo", "govierno"),
    ],
)
def test_the_systems_dictionaries_know_their_language(
    code: str, language: str, right: str, wrong: str
) -> None:
    path = SYSTEM / code
    if not path.with_suffix(".dic").is_file():
        pytest.skip(f"this system has no dictionary {path}")
    *known, unknown = HunspellSpeller().check(path, language, [*right.split(), wrong])
    assert known == [()] * len(known)
    assert unknown == ((0, len(wrong)),)
