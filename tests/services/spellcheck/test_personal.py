from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread

import pytest

from editor.model.errors import NotKept
from editor.model.spelling.own_words import OwnWords
from editor.services.spellcheck.personal import PersonalWords
from editor.services.spellcheck.vouched import adding
from editor.system.locks import one_at_a_time
from tests.services.spellcheck.adding_process import added_at_once


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "words.txt"


def test_a_word_added_is_a_line_of_a_plain_file(file: Path) -> None:
    PersonalWords(file).change(adding("Kyiv"))
    PersonalWords(file).change(adding("standfirst"))
    assert file.read_text(encoding="utf-8") == "Kyiv\nstandfirst\n"


def test_a_word_taken_out_is_gone(file: Path) -> None:
    personal = PersonalWords(file)
    personal.change(adding("Kyiv"))
    personal.change(lambda words: words.without("Kyiv"))
    assert personal.read().words == frozenset()


def test_what_another_window_added_meanwhile_stays(file: Path) -> None:
    one, other = PersonalWords(file), PersonalWords(file)
    one.change(adding("Kyiv"))
    other.change(adding("Lviv"))
    assert one.change(adding("Odesa")).words == {"Kyiv", "Lviv", "Odesa"}


def test_words_that_two_programs_add_at_once_are_all_there(file: Path) -> None:
    added_at_once(file, ("Kyiv", "Lviv"), 25)
    wanted = {f"{stem}{number}" for stem in ("Kyiv", "Lviv") for number in range(25)}
    assert PersonalWords(file).read().words == wanted


def test_words_that_two_windows_of_a_program_add_at_once_are_all_there(file: Path) -> None:
    both_read = Barrier(2)

    def add_late(word: str) -> None:
        def change(words: OwnWords) -> OwnWords:
            with suppress(BrokenBarrierError):
                both_read.wait(0.2)
            return words.with_word(word)

        PersonalWords(file).change(change)

    threads = [Thread(target=add_late, args=(word,)) for word in ("Kyiv", "Lviv")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert PersonalWords(file).read().words == {"Kyiv", "Lviv"}


def test_a_file_that_another_program_does_not_let_go_of_is_said(file: Path) -> None:
    file.parent.mkdir()
    with one_at_a_time(file, 0), pytest.raises(NotKept, match="could not be written"):
        PersonalWords(file, wait=0).change(adding("Kyiv"))


def test_a_damaged_file_keeps_its_words_and_is_kept_itself(file: Path) -> None:
    file.parent.mkdir()
    damaged = "Kyiv\nZürich\n".encode() + b"\xff\xfe\x00bad\nLviv\r\n"
    file.write_bytes(damaged)
    personal = PersonalWords(file)
    assert personal.read().words == {"Kyiv", "Zürich", "Lviv"}
    personal.change(adding("Odesa"))
    assert personal.read().words == {"Kyiv", "Zürich", "Lviv", "Odesa"}
    assert file.with_name("words.txt.broken").read_bytes() == damaged


@pytest.mark.parametrize(
    "line",
    [
        "Donaudampfschiffahrts" * 6,
        "Köln\u200b",
        "foo\tbar",
        "می\u200cخواهم",
        "bell\a",
        "# Desk: politics",
        "  Łódź  ",
        "l’homme",
        "Lviv\r",
        "",
    ],
)
def test_no_line_of_somebody_else_is_lost_or_rewritten(file: Path, line: str) -> None:
    file.parent.mkdir()
    before = f"\ufeffzebra\n{line}\nAlpha".encode()
    file.write_bytes(before)
    personal = PersonalWords(file)
    personal.change(adding("Nutgraf"))
    assert file.read_bytes() == before + b"\nNutgraf\n"
    personal.change(lambda words: words.without("Nutgraf").without("zebra"))
    assert file.read_bytes() == f"{line}\nAlpha\n".encode()


def test_a_file_that_cannot_be_written_is_said(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(NotKept, match="could not be written"):
        PersonalWords(file).change(adding("Kyiv"))


def test_without_a_file_there_are_no_words(file: Path) -> None:
    assert PersonalWords(file).read().words == frozenset()
