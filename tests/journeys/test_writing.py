"""Writing a story from a blank screen."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.person import Person
from tests.shared import shared_path

STORY = (
    "Lighthouse Keepers Return to Cape Orrin After 40 Years",
    (
        "The Cape Orrin light was automated in 1986.",
        "Two keepers moved back in on Monday.",
        "Sensors had failed in three storms in a row.",
    ),
    (
        "Two people and a cat have moved into the lighthouse at Cape Orrin, which had stood "
        "empty for four decades.",
        "They will stay until May, the coast office said.",
    ),
    (
        (
            "A Winter of Wrong Numbers",
            (
                "The office called the decision “plain arithmetic”.",
                "Each failure had cost a day’s fishing.",
            ),
        ),
        ("Who Pays the Cat?", ("Nobody, so far.",)),
    ),
)


def types_story(person: Person, story: tuple) -> None:
    """Type a story of the usual form with the keys that STORY.md names, from the headline on."""
    headline, points, opening, sections = story
    person.types(headline)
    for point in points:
        person.presses("Return").types(point)
    person.presses("Return", "Return").types(opening[0])
    for paragraph in opening[1:]:
        person.presses("Return").types(paragraph)
    for crosshead, paragraphs in sections:
        person.presses("Ctrl+Return").types(crosshead)
        for paragraph in paragraphs:
            person.presses("Return").types(paragraph)


def press_text(story: tuple, notice: str) -> str:
    """What a desk gets of it."""
    headline, points, opening, sections = story
    parts = [headline, "\n".join(f"  • {point}" for point in points)]
    parts += [f"(NewsReady.com) – {opening[0]}", *opening[1:]]
    for crosshead, paragraphs in sections:
        parts += [crosshead, *paragraphs]
    return "\n\n".join([*parts, notice])


def test_a_story_is_typed_from_a_blank_screen_without_mouse_and_without_tab(
    reporter: Person, tmp_path: Path
) -> None:
    types_story(reporter, STORY)

    assert reporter.reads("Headline") == STORY[0]
    assert reporter.reads_all("Key point") == list(STORY[1])
    assert reporter.reads("Body 1") == "\n\n".join(STORY[2])
    assert reporter.reads("Crosshead 3") == "Who Pays the Cat?"
    written = reporter.exports("Press text", tmp_path / "story.txt").decode()
    notice = reporter.reads("Copyright notice")
    assert notice.startswith("Copyright ")
    assert written.rstrip("\n") == press_text(STORY, notice)


def test_the_seed_is_typed_and_goes_out_byte_for_byte(reporter: Person, tmp_path: Path) -> None:
    seed = shared_path("stories", "seed.txt").read_bytes()
    headline, points, lede, second, *rest = seed.decode().split("\n\n")
    story = (
        headline,
        [line.strip().removeprefix("• ") for line in points.split("\n")],
        (lede.removeprefix("(NewsReady.com) – "), second),
        ((rest[0], rest[1:3]), (rest[3], rest[4:6])),
    )
    types_story(reporter, story)
    reporter.presses("Down")
    assert reporter.focus == "Copyright notice"
    reporter.presses("Ctrl+A").types(rest[6])

    assert reporter.exports("Press text", tmp_path / "seed.txt") == seed
    reporter.waits_until(lambda: reporter.status("Words") == "366 words")
    assert reporter.status("Reading time") == "2 min"


def test_a_source_tag_typed_by_hand_is_understood_and_not_doubled(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.goes_to("Body 1").types("PRAGUE (NewsReady.com) – The bridge is open again.")
    assert reporter.reads("Body 1") == "The bridge is open again."
    assert reporter.reads("Dateline") == "PRAGUE"
    assert reporter.reads("Source tag") == "NewsReady.com"
    page = reporter.exports("Press text", tmp_path / "story.txt").decode()
    assert page.count("NewsReady.com) –") == 1


def test_bold_italics_and_links_are_made_and_taken_away_by_keys(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.goes_to("Body 1").types("The sea came over the wall.")
    reporter.selects("Body 1", "sea").presses("Ctrl+B")
    reporter.selects("Body 1", "over").presses("Ctrl+I")
    reporter.selects("Body 1", "wall").presses("Ctrl+K")
    reporter.waits_until(lambda: reporter.focus == "Link address")
    reporter.types("https://example.org/wall").presses("Return")
    marked = "The **sea** came *over* the [wall](https://example.org/wall)."
    assert reporter.reads("Body 1") == marked
    page = reporter.exports("Web page", tmp_path / "page.html").decode()
    assert "<strong>sea</strong>" in page
    assert "<em>over</em>" in page
    assert 'href="https://example.org/wall"' in page

    reporter.selects("Body 1", "sea").presses("Ctrl+B")
    assert reporter.reads("Body 1") == marked.replace("**", "")
    assert reporter.entry_beginning("Edit", "Undo") == "Undo bold"
