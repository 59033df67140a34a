"""What the format bar shows of a selection."""

from __future__ import annotations

from editor.model.markup.formats_at import BOLD, BULLETS, LONGEST, RULED, formats_at


def test_a_selection_over_several_paragraphs_stands_in_no_mark() -> None:
    text = "**one**\n\n**two**"
    assert formats_at(text, 2, 5) == {BOLD}
    assert formats_at(text, 2, len(text) - 2) == frozenset()


def test_it_stands_in_the_list_where_it_begins_and_in_no_rule() -> None:
    assert formats_at("- one\n\n- two", 2, 12) == {BULLETS}
    assert formats_at("---\n\ntwo", 0, 3) == {RULED}
    assert formats_at("---\n\ntwo", 0, 8) == frozenset()


def test_marks_are_not_looked_for_in_a_paragraph_that_is_too_long() -> None:
    text = "**one** " + "a" * LONGEST
    assert formats_at(text, 2, 5) == frozenset()
    assert formats_at(text[:LONGEST], 2, 5) == {BOLD}
