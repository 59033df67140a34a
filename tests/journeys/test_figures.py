"""A photograph in a story: taken in, told about, shown, and gone out without its secrets."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from tests.journeys.person import Person
from tests.pictures import PLACE, opened, photograph

IMAGE = "\ufffc"
"""What stands in the text of a page where an image is."""

CAPTION = "The ferry at the north pier on Monday."


def pictures_in(page: str) -> list[bytes]:
    """The pictures that are inside an exported page."""
    found = re.findall(r'src="data:image/[a-z]+;base64,([^"]+)"', page)
    return [base64.b64decode(each) for each in found]


def test_a_photograph_is_placed_described_exported_without_its_place_and_there_again(
    reporter: Person, tmp_path: Path
) -> None:
    photo = tmp_path / "ferry.jpg"
    photo.write_bytes(photograph(640, 400))
    assert opened(photo.read_bytes()).getexif().get_ifd(PLACE)
    reporter.types("Ferry Late").presses("Return", "Return").types("It was late again.")

    with reporter.answering_the_file_dialog(photo):
        reporter.presses("Ctrl+Alt+G")
    reporter.waits_until(lambda: reporter.sees("Figure 1 caption"))
    reporter.is_told("Location and camera data were removed from ferry.jpg.")

    reporter.brings_to_the_front(reporter.window)
    reporter.waits_until(lambda: reporter.focus == "Figure 1 caption")
    reporter.types(CAPTION).presses("Return").types("Ada Moss/Harbour Pictures")
    assert reporter.focus == "Figure 1 credit"
    reporter.presses("Return").types("A ferry at a pier")
    assert reporter.focus == "Figure 1 alternative text"
    reporter.presses("Tab")
    assert reporter.focus == "Figure 1 lead image"
    reporter.presses("Space")
    assert reporter.named("Figure 1 lead image").isChecked()
    reporter.waits_until(lambda: CAPTION in reporter.preview and IMAGE in reporter.preview)

    page = reporter.exports("Web page", tmp_path / "ferry.html").decode()
    assert CAPTION in page
    assert "Ada Moss/Harbour Pictures" in page
    assert 'alt="A ferry at a pier"' in page
    (picture,) = pictures_in(page)
    assert b"SECRET" not in picture
    assert not opened(picture).getexif().get_ifd(PLACE)
    assert opened(picture).width == 640

    reporter.waits_until_kept().starts_again()
    reporter.waits_until(lambda: reporter.sees("Figure 1 caption"))
    assert reporter.reads("Figure 1 caption") == CAPTION
    assert reporter.named("Figure 1 lead image").isChecked()
    reporter.waits_until(lambda: CAPTION in reporter.preview)
    again = reporter.exports("Web page", tmp_path / "again.html").decode()
    assert pictures_in(again) == [picture]


def test_an_image_that_is_dropped_fills_the_figure_that_waits_for_it(
    reporter: Person, tmp_path: Path
) -> None:
    photo = tmp_path / "pier.jpg"
    photo.write_bytes(photograph())
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(photo.read_bytes()[:90])
    reporter.types("Pier Closed").presses("Return", "Return").types("It is closed.")
    reporter.chooses("Story › Add figure to come")
    reporter.waits_until(lambda: reporter.focus == "Figure 1 caption")
    reporter.types("The pier, seen from the sea")

    reporter.drops_on("Figure 1 caption", broken)
    reporter.is_told("broken.jpg")
    reporter.drops_on("Figure 1 caption", photo)
    reporter.waits_until(lambda: not reporter.sees("Figure 2 caption") and has_image(reporter))
    assert reporter.reads("Figure 1 caption") == "The pier, seen from the sea"
    reporter.presses("Ctrl+Z")
    assert not has_image(reporter)


def has_image(person: Person) -> bool:
    """Whether the first figure of the story has its image."""
    return bool(person.window.form.story.figures[0].digest)
