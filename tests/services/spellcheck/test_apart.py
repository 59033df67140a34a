from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from editor.services.spellcheck.apart import SpellerApart, answer_all
from editor.services.spellcheck.speller import HunspellSpeller, UnusableDictionary
from tests.services.spellcheck.tiny import ENGLISH, write_dictionary

DIES = "import sys; sys.stdin.readline()"
HANGS = "import time; time.sleep(60)"
BABBLES = "print('no json', flush=True); import sys; sys.stdin.read()"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_dictionary(tmp_path, "en_US", ENGLISH)


@pytest.fixture
def speller() -> Iterator[SpellerApart]:
    speller = SpellerApart()
    yield speller
    speller.close()


def test_the_process_answers_as_the_dictionary_does(path: Path, speller: SpellerApart) -> None:
    tokens = ["storm", "strom", "reporter’s", "coffee-hous"]
    assert speller.check(path, "en-US", tokens) == HunspellSpeller().check(path, "en-US", tokens)
    assert speller.suggest(path, "goverment") == HunspellSpeller().suggest(path, "goverment")


def test_a_dictionary_that_is_not_there_does_not_end_the_process(
    path: Path, speller: SpellerApart
) -> None:
    with pytest.raises(UnusableDictionary):
        speller.check(path.with_name("de_DE"), "de", ["Sturm"])
    assert speller.check(path, "en-US", ["storm"]) == ((),)


@pytest.mark.parametrize("program", [DIES, HANGS, BABBLES])
def test_a_dictionary_over_which_the_process_ends_is_not_opened_again(
    path: Path, program: str
) -> None:
    speller = SpellerApart([sys.executable, "-c", program], patience=0.5)
    with pytest.raises(UnusableDictionary, match="broken"):
        speller.check(path, "en-US", ["storm"])
    with pytest.raises(UnusableDictionary, match="broken"):
        speller.suggest(path, "strom")
    speller.close()


def test_a_process_that_somebody_ended_is_started_again(path: Path, speller: SpellerApart) -> None:
    # Other children are not this test's: the web engine of an earlier one does not come again.
    others = set(psutil.Process().children())
    speller.check(path, "en-US", ["storm"])
    for child in set(psutil.Process().children()) - others:
        child.kill()
    assert speller.check(path, "en-US", ["strom"]) == (((0, 5),),)


def test_a_process_that_cannot_be_started_is_said(path: Path, tmp_path: Path) -> None:
    speller = SpellerApart([str(tmp_path / "nothing")])
    with pytest.raises(UnusableDictionary):
        speller.check(path, "en-US", ["storm"])


def test_after_the_end_nothing_is_answered(path: Path, speller: SpellerApart) -> None:
    speller.check(path, "en-US", ["storm"])
    speller.close()
    with pytest.raises(UnusableDictionary):
        speller.check(path, "en-US", ["storm"])


def test_every_line_gets_its_answer(path: Path) -> None:
    questions = [
        {"dictionary": str(path), "language": "en-US", "tokens": ["strom"]},
        {"dictionary": str(path), "word": "goverment"},
        {"dictionary": str(path.with_name("no")), "word": "strom"},
    ]
    asked = io.BytesIO(b"".join(json.dumps(each).encode() + b"\n" for each in questions))
    told = io.BytesIO()
    answer_all(asked, told, HunspellSpeller())
    answers = [json.loads(line) for line in told.getvalue().splitlines()]
    assert answers[0] == {"answer": [[[0, 5]]]}
    assert "government" in answers[1]["answer"]
    assert list(answers[2]) == ["error"]
