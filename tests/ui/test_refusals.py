"""Files that were not read are named in few sentences."""

from __future__ import annotations

from editor.model.errors import EmptyFile, NoText, NotFound, NutgrafError, UnreadableStory
from editor.services.exchange import Refused
from editor.ui.refusals import refusal_details, refusal_sentences


def refused(name: str, alike: str, error: type[NutgrafError] = UnreadableStory) -> Refused:
    return Refused(name, f"{name}: {alike}", alike, error)


def test_one_is_told_in_its_own_words() -> None:
    assert refusal_sentences([refused("a.bin", "It holds no text.", NoText)]) == (
        "a.bin: It holds no text."
    )


def test_those_of_one_kind_are_told_together() -> None:
    names = ("a.bin", "b.png", "c.exe", "d.iso", "e.zip")
    told = [refused(name, "It holds no text.", NoText) for name in names]
    assert refusal_sentences(told[:4]) == "4 files hold no text: a.bin, b.png, c.exe and d.iso."
    assert refusal_sentences(told) == "5 files hold no text: a.bin, b.png, c.exe and 2 more."
    assert refusal_details(told) == "a.bin\nb.png\nc.exe\nd.iso\ne.zip"
    assert refusal_details(told[:2]) == ""


def test_any_other_reason_is_told_once() -> None:
    told = [refused(name, "Its date is none.") for name in ("a.md", "b.md", "c.md")]
    assert refusal_sentences(told) == (
        "a.md: Its date is none. The same is true of 2 more files: b.md and c.md."
    )


def test_the_commonest_reason_comes_first_and_the_rest_is_counted() -> None:
    told = [
        refused("a", "One."),
        refused("b", "Two."),
        refused("c", "Empty.", EmptyFile),
        refused("d", "Empty.", EmptyFile),
        refused("e", "Three."),
        refused("f", "Gone.", NotFound),
    ]
    assert refusal_sentences(told) == (
        "2 files are empty: c and d. a: One. b: Two. 2 more files could not be read."
    )


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    told = [refused(f"{n} {'long ' * 20}name.md", "Gone.", NotFound) for n in (1, 2)]
    sentence = refusal_sentences(told)
    assert sentence.startswith("2 files are not there: 1 long long")
    assert sentence.endswith("…long name.md.")
    assert len(sentence) < 110
