"""Writing for several houses: their tags, their notices, and the look of their pages."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.person import Person

MAGAZINE = "centred head"


def test_a_story_moves_to_another_house_with_its_tag_its_notice_and_its_page(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.types("Ferry Late").goes_to("Body 1").types("The ferry was late again.")
    assert "dir=" in reporter.exports("Web page", tmp_path / "before.html").decode()
    assert reporter.reads("Source tag") == "NewsReady.com"

    reporter.chooses("File › Houses…").waits_for_dialog("Houses")
    reporter.clicks("New").fills("Name", "Coast Magazine").fills("Source tag", "Coast")
    reporter.turns_to("Page")
    reporter.waits_until(lambda: reporter.can_choose("Page template", "Magazine"))
    reporter.fills("Page template", "Magazine")
    reporter.waits_until(lambda: MAGAZINE in reporter.told)
    reporter.clicks("Keep")
    reporter.waits_until(lambda: reporter.front is reporter.window)
    assert reporter.status("House") == "NewsReady.com"

    reporter.chooses("Story › House › Coast Magazine")
    reporter.waits_until(lambda: reporter.status("House") == "Coast Magazine")
    said = reporter.is_told("written for Coast Magazine")
    assert "Changed with it" in said
    assert reporter.reads("Source tag") == "Coast"
    assert "Coast Magazine" in reporter.reads("Copyright notice")
    reporter.waits_until(lambda: "(Coast) –" in reporter.preview)
    page = reporter.exports("Web page", tmp_path / "magazine.html").decode()
    assert "#0b5c63" in page
    assert "#0b5c63" not in (tmp_path / "before.html").read_text("utf-8")
    assert "Coast Magazine" in page

    reporter.clicks("Headline").presses("Ctrl+Z")
    reporter.waits_until(lambda: reporter.status("House") == "NewsReady.com")
    assert reporter.reads("Source tag") == "NewsReady.com"
    assert "NewsReady.com" in reporter.reads("Copyright notice")
    assert reporter.reads("Body 1") == "The ferry was late again."


def test_a_house_that_is_tried_on_and_not_kept_leaves_the_page_as_it_was(
    reporter: Person,
) -> None:
    reporter.types("Ferry Late").presses("Return", "Return").types("It was late.")
    reporter.waits_until(lambda: "NewsReady.com" in reporter.preview)
    reporter.chooses("File › Houses…").waits_for_dialog("Houses")
    reporter.fills("Lead-in", "{tag}:")
    reporter.waits_until(lambda: "NewsReady.com: It was late." in reporter.preview)
    reporter.presses("Escape")
    reporter.waits_until(lambda: "(NewsReady.com) – It was late." in reporter.preview)
