"""How well a name answers to what was typed."""

import pytest

from editor.services.ranking import Ranking
from editor.services.tasks import ManualTasks


@pytest.fixture
def ranking() -> Ranking:
    tasks = ManualTasks()
    made = Ranking(tasks)
    made.prepare()
    tasks.work()
    return made


@pytest.mark.parametrize(
    ("typed", "name", "letters"),
    [
        ("html", "Copy as HTML", "HTML"),
        ("cah", "Copy as HTML", "CaH"),
        ("copy html", "Copy as HTML", "CopyHTML"),
        ("html copy", "Copy as HTML", "CopyHTML"),
        ("emile", "Émile", "Émile"),
        ("plac", "Find and replace", "plac"),
        ("standfrist", "+ Standfirst", "Standfirst"),
        ("zom in", "Zoom in", "Zooin"),
    ],
)
def test_a_name_answers_with_its_letters(
    ranking: Ranking, typed: str, name: str, letters: str
) -> None:
    found = ranking.ranked(typed, name)

    assert found is not None
    assert "".join(name[at] for at in sorted(found.letters)) == letters


@pytest.mark.parametrize(
    ("typed", "name"),
    [("xyz", "Copy as HTML"), ("", "Copy"), ("html zzz", "Copy as HTML"), ("oy", "Copy")],
)
def test_what_was_not_typed_does_not_answer(ranking: Ranking, typed: str, name: str) -> None:
    assert ranking.ranked(typed, name) is None


def test_the_nearer_a_name_is_the_better_it_answers(ranking: Ranking) -> None:
    names = ["Preview", "View the proof", "Interviews", "Very important evidence worth", "Vieew"]
    scores = [found.score if (found := ranking.ranked("view", name)) else 0 for name in names]

    assert scores[1] == max(scores)
    assert scores[0] > scores[4]
    assert scores[2] > scores[3]


def test_nothing_is_taken_for_mistyped_before_it_can_be_told() -> None:
    ranking = Ranking(ManualTasks())

    assert ranking.ranked("standfrist", "Standfirst") is None
    assert ranking.ranked("stand", "Standfirst") is not None
