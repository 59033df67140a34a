"""How a sentence names stories."""

from editor.model.headlines import named, named_all, short

LONG = "The harbour bridge that nobody believed in opens after twenty-two years of building"


def test_a_long_headline_is_cut_and_stands_on_one_line() -> None:
    assert short("Ferry\n stuck") == "Ferry stuck"
    assert short(LONG) == "The harbour bridge that nobody believed in open…"


def test_a_story_is_named_by_its_headline_in_quotation_marks() -> None:
    assert named("Ferry stuck", "this story") == "“Ferry stuck”"
    assert named(" ", "this story") == "this story"
    assert named("עבורת", "") == "“\u2068עבורת\u2069”", "it does not reorder the sentence"


def test_up_to_three_stories_are_named_and_of_more_it_is_said_how_many() -> None:
    assert named_all([]) == ""
    assert named_all(["Ferry"]) == "“Ferry”"
    assert named_all(["Ferry", ""]) == "“Ferry” and a story without a headline"
    assert named_all(["A", "B", "C"]) == "“A”, “B” and “C”"
    assert named_all(["A", "B", "C", "D", "E"]) == "“A”, “B” and 3 more stories"
    assert "1 more" not in named_all(["A", "B", "C"])
