"""What was most likely meant is offered first."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from editor.model.spelling.likeness import likeliest_first


@pytest.mark.parametrize(
    ("word", "offered", "meant"),
    [
        ("servise", ("servile", "service", "ser vise"), "service"),
        ("adress", ("dress", "address", "a dress", "cadres"), "address"),
        ("wich", ("wite", "winch", "witch", "which", "wish", "rich"), "which"),
        ("thier", ("tier", "shier", "their", "thief"), "their"),
        ("teh", ("eh", "tech", "tea", "ten", "the"), "the"),
        ("parlament", ("parament", "par lament", "parliament"), "parliament"),
        ("Regirung", ("Rangierung", "Regierung"), "Regierung"),
        ("eleve", ("relève", "enlevé", "élève"), "élève"),
    ],
)
def test_a_slip_that_people_make_is_likelier_than_just_any_letter(
    word: str, offered: tuple[str, ...], meant: str
) -> None:
    assert likeliest_first(word, offered)[0] == meant


WORDS = some.text(some.sampled_from("abcehist -é"), max_size=8)


@given(WORDS, some.lists(WORDS, max_size=6))
def test_nothing_offered_is_lost_and_the_word_itself_would_come_first(
    word: str, offered: list[str]
) -> None:
    ranked = likeliest_first(word, [*offered, word])

    assert sorted(ranked) == sorted([*offered, word])
    assert ranked[0] == word
