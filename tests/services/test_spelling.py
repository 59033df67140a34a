from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editor.model.changes import TextChange
from editor.model.choices import CHECK_SPELLING
from editor.model.errors import NotKept
from editor.model.history import TYPING
from editor.model.places import Place, body_place, text_at
from editor.model.spelling.tokens import Span
from editor.services.insisting import AGAIN
from editor.services.spellcheck.speller import HunspellSpeller, UnusableDictionary
from editor.services.tasks import Lane, Ticket
from tests.services.desk import another_program_writing
from tests.services.spellcheck.person import ENGLISH, Speller


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Speller]:
    speller = Speller(tmp_path / "home")
    yield speller
    speller.desk.close()


def test_misspelt_words_are_marked_once_they_were_looked_up(at: Speller) -> None:
    text = "The goverment holds the storm-barier."
    assert at.now(text) == []
    before = at.changes
    at.rest()
    assert at.changes == before + 1
    assert at.now(text) == ["goverment", "barier"]


def test_nothing_is_told_where_every_word_is_right(at: Speller) -> None:
    at.marked("the storm")
    before = at.changes
    assert at.marked("the barrier holds") == []
    assert at.changes == before


def test_a_word_that_is_being_written_is_not_looked_up(at: Speller) -> None:
    text = "the gove"
    at.now(text, caret=len(text))
    at.rest()
    assert at.now(text, caret=len(text)) == []
    assert at.marked(text) == ["gove"]


def test_a_hint_that_is_to_be_written_over_is_not_checked(at: Speller) -> None:
    assert at.marked("TK lede: who critisised whom") == []
    assert at.marked("The goverment TK") == ["goverment"]


def test_the_dictionary_is_that_of_the_language(at: Speller) -> None:
    assert at.marked("Regierung homme", "de-AT") == ["homme"]
    assert at.marked("Regierung homme", "fr-CH") == ["Regierung"]


def test_the_language_is_the_storys_and_else_the_houses(at: Speller) -> None:
    assert at.spelling.language == "en-US"
    before = at.changes
    at.write(Place("language"), "de-DE")
    assert at.spelling.language == "de-DE"
    assert at.changes == before + 1
    at.write(Place("language"), "")
    assert at.spelling.language == "en-US"


def test_a_missing_dictionary_is_said_once_and_nothing_is_marked(at: Speller) -> None:
    at.write(Place("language"), "tr")
    assert at.marked("bütün kelimeler", "tr") == []
    assert at.missing == []
    at.rest(3_000)
    assert at.missing == ["tr"]
    assert at.marked("başka kelimeler", "tr") == []
    at.rest(3_000)
    assert at.missing == ["tr"]


def test_nothing_is_said_to_be_missing_after_the_end(at: Speller) -> None:
    at.write(Place("language"), "tr")
    at.marked("bütün kelimeler", "tr")
    at.spelling.close()
    at.rest(3_000)
    assert at.missing == []


def test_a_language_half_typed_is_not_said_to_be_missing(at: Speller) -> None:
    at.write(Place("language"), "sv")
    at.now("ord", "sv")
    at.rest(500)
    at.write(Place("language"), "de")
    at.rest(5_000)
    assert at.missing == []


def test_a_dictionary_that_was_added_is_found_when_looked_for_again(at: Speller) -> None:
    at.marked("ord", "sv")
    (at.home / "system" / "sv_SE.dic").write_text("1\nord\n")
    (at.home / "system" / "sv_SE.aff").write_text("SET UTF-8\n")
    found: list[dict[str, Path]] = []
    at.spelling.look_again(found.append)
    at.rest()
    assert set(found[-1]) == {"en_US", "de_DE", "fr", "sv_SE"}
    assert at.marked("ord orrd", "sv") == ["orrd"]


class Broken(HunspellSpeller):
    """Dictionaries that cannot be used."""

    def check(
        self,
        dictionary: Path,  # noqa: ARG002
        language: str,  # noqa: ARG002
        tokens: Iterable[str],  # noqa: ARG002
    ) -> tuple[tuple[Span, ...], ...]:
        raise UnusableDictionary("The dictionary is broken.")

    def suggest(self, dictionary: Path, word: str) -> tuple[str, ...]:  # noqa: ARG002
        raise UnusableDictionary("The dictionary is broken.")


def test_a_broken_dictionary_is_said_once_and_marks_nothing(tmp_path: Path) -> None:
    at = Speller(tmp_path / "home", Broken())
    assert at.marked("goverment") == []
    assert at.marked("barier") == []
    assert at.suggested("goverment") == ()
    assert [str(each) for each in at.desk.troubles] == ["The dictionary is broken."]


def test_switched_off_nothing_is_marked(at: Speller) -> None:
    at.marked("goverment")
    before = at.changes
    at.settings.choose(CHECK_SPELLING, False)
    assert at.changes == before + 1
    assert at.marked("goverment") == []
    at.settings.choose(CHECK_SPELLING, True)
    assert at.marked("goverment") == ["goverment"]


def test_a_line_in_sight_is_looked_up_first(at: Speller) -> None:
    for number in range(40):
        at.now(f"worda{'b' * number} wordb{'c' * number} wordc{'d' * number} wordd{'e' * number}")
    at.now("the goverment")
    at.spelling.hurry(["the goverment"], ENGLISH)
    marks: list[list[str]] = []
    at.spelling.changed.connect(lambda _: marks.append(at.now("the goverment")))
    at.rest(1_000)
    assert marks[0] == ["goverment"]


def test_a_suggestion_comes_in_the_case_of_the_word(at: Speller) -> None:
    at.marked("Goverment")
    assert "Government" in at.suggested("Goverment")
    assert "GOVERNMENT" in at.suggested("GOVERMENT")


def test_a_word_that_is_written_elsewhere_is_suggested_first(at: Speller) -> None:
    at.marked("hous")
    first, second, *_ = at.suggested("thre")
    at.marked(second)
    assert at.suggested("thre")[:2] == (second, first)


def test_ones_own_words_are_suggested_first(at: Speller) -> None:
    at.marked("goverment")
    at.spelling.add("Zelenskyy")
    assert at.suggested("Zelenksyy")[0] == "Zelenskyy"


def test_without_a_dictionary_nothing_is_suggested(at: Speller) -> None:
    assert at.suggested("kelime", "tr") == ()


def test_a_word_of_ones_own_is_marked_no_longer_anywhere(at: Speller) -> None:
    assert at.marked("goverment and Goverment’s") == ["goverment", "Goverment’s"]
    before = at.changes
    at.spelling.add("goverment")
    assert at.changes == before + 1
    assert at.now("goverment and Goverment’s GOVERMENT") == []
    at.rest()
    assert (at.desk.folders.data / "words.txt").read_text() == "goverment\n"


def test_ones_own_words_are_known_after_a_restart(at: Speller) -> None:
    at.spelling.add("goverment")
    at.desk.rest().close()
    again = Speller(at.home)
    assert again.marked("goverment") == []


def test_a_word_of_the_house_counts_for_all_its_stories_and_after_a_restart(at: Speller) -> None:
    first = at.keep_story("the goverment")
    at.spelling.add_to_house("Goverment's")
    at.desk.rest().close()
    again = Speller(at.home)
    assert again.marked("Goverment") == []
    again.desk.open(first)
    assert again.marked("the Goverment’s") == []
    assert again.spelling.vouched.own.words == frozenset()


def test_what_the_house_is_called_is_right(at: Speller) -> None:
    houses = at.desk.workspace.houses
    assert at.marked("the Prager goverment") == ["Prager", "goverment"]
    named = replace(houses.current, name="Prager Abendblatt", source_tag="PaB", byline="Jzef Nowk")
    houses.keep(replace(named, id="other"))
    assert at.marked("the Prager goverment") == ["Prager", "goverment"]
    houses.keep(named)
    assert at.marked("PRAGER Abendblatt’s Jzef Nowk, prager goverment") == ["prager", "goverment"]


def test_the_words_of_the_house_count_in_a_story_begun_while_the_library_was_away(
    at: Speller,
) -> None:
    at.keep_story("the goverment")
    at.spelling.add_to_house("goverment")
    at.desk.rest()
    workspace = at.desk.workspace
    workspace.retry()
    while workspace.current is not None:
        assert at.desk.tasks.step(), "the library is never away"
    workspace.new()
    at.desk.work().type_body("the goverment of the barier")
    assert at.marked("the goverment of the barier") == ["barier"]


@pytest.mark.usefixtures("impatient")
def test_a_word_that_the_library_refuses_counts_on_and_is_kept_later(at: Speller) -> None:
    first = at.keep_story("the goverment")
    with another_program_writing(at.desk.folders.library):
        at.spelling.add_to_house("goverment")
        at.rest()
        at.desk.new()
        assert at.marked("the goverment") == []
    at.rest(2 * AGAIN)
    at.desk.close()
    again = Speller(at.home)
    again.desk.open(first)
    assert again.marked("the goverment") == []


def test_a_word_is_ignored_in_its_story_only_and_after_a_restart(at: Speller) -> None:
    first = at.keep_story("the goverment")
    at.spelling.ignore("goverment")
    assert at.marked("goverment") == []
    at.keep_story("another goverment")
    assert at.marked("goverment") == ["goverment"]
    at.desk.close()
    again = Speller(at.home)
    again.desk.open(first)
    assert again.marked("goverment") == []


def test_what_is_ignored_is_no_part_of_the_story(at: Speller) -> None:
    at.keep_story("the goverment")
    before = at.desk.story
    at.spelling.ignore("goverment")
    at.desk.rest()
    assert at.desk.story == before


def test_a_word_that_was_taken_out_is_marked_again(at: Speller) -> None:
    at.marked("goverment")
    at.spelling.add("goverment")
    at.spelling.vouched.change_own(lambda words: words.without("goverment"))
    assert at.now("goverment") == ["goverment"]


def test_a_name_of_the_library_is_not_marked_but_offered(at: Speller) -> None:
    for number in range(3):
        at.keep_story(f"There was Zelenskyy in town {number}.")
    at.desk.new()
    assert at.marked("the minister Zelenskyy’s plan, Zelenksyy") == ["Zelenksyy"]
    assert at.suggested("Zelenksyy")[0] == "Zelenskyy"


def test_a_name_is_not_marked_before_the_library_was_asked(at: Speller) -> None:
    for _ in range(3):
        at.keep_story("There was Zelenskyy in town.")
    at.desk.new()
    seen: list[list[str]] = []
    at.spelling.changed.connect(lambda _: seen.append(at.now("Zelenskyy")))
    at.marked("Zelenskyy")
    assert ["Zelenskyy"] not in seen


def test_what_was_no_name_yet_is_one_in_the_next_story_once_the_library_has_it(
    at: Speller,
) -> None:
    assert at.marked("the minister Zelenskyy’s goverment") == ["Zelenskyy’s", "goverment"]
    for number in range(3):
        at.keep_story(f"There was Zelenskyy in town {number}.")
    at.desk.new()
    assert at.marked("the minister Zelenskyy’s goverment") == ["goverment"]


def test_a_story_does_not_make_its_own_word_a_name_but_for_the_others_it_counts(
    at: Speller,
) -> None:
    for number in range(2):
        at.keep_story(f"There was Zelenskyy in town {number}.")
    third = at.keep_story("There was Zelenskyy in town.")
    assert at.marked("There was Zelenskyy.") == ["Zelenskyy"]
    at.desk.new()
    assert at.marked("There was Zelenskyy.") == []
    at.desk.open(third)
    assert at.marked("There was Zelenskyy.") == []


def test_a_word_that_is_looked_up_while_another_story_is_opened_is_asked_for_anew(
    at: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        at.keep_story(f"There was Zelenskyy in town {number}.")
    at.keep_story("There was Zelenskyy in town.")
    tasks, run = at.desk.tasks, at.desk.tasks.run

    def run_and_leave(lane: Lane, job: Callable[[], Any], done: Any, failed: Any = None) -> Ticket:
        ticket = run(lane, job, done, failed)
        if lane is Lane.SPELLING:
            monkeypatch.setattr(tasks, "run", run)
            at.desk.workspace.new()
        return ticket

    at.marked("the")
    monkeypatch.setattr(tasks, "run", run_and_leave)
    at.marked("There was Zelenskyy.")
    assert at.marked("There was Zelenskyy.") == []


def test_an_own_dictionary_that_cannot_be_written_is_said_and_counts(at: Speller) -> None:
    (at.desk.folders.data / "words.txt").mkdir(parents=True)
    at.marked("goverment")
    at.spelling.add("goverment")
    assert at.now("goverment") == []
    at.rest()
    assert isinstance(at.desk.troubles[-1], NotKept)
    assert at.now("goverment") == []


def test_typing_in_another_field_than_the_language_changes_no_marks(at: Speller) -> None:
    place = body_place(at.desk.story.sections[0].id)
    before = at.changes
    at.desk.session.apply(TextChange(place, 0, "", "storm"), TYPING)
    assert text_at(at.desk.story, place) == "storm"
    assert at.changes == before
