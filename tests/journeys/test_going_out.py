"""What leaves the window: files, the clipboard, and the page that readers get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.journeys.gate import Gate
from tests.journeys.person import Person
from tests.ui.preview.reader import Reader


@pytest.fixture
def writer(reporter: Person) -> Person:
    """Somebody with a short story that still lacks a figure."""
    reporter.types("Ferry Fares Rise").presses("Return").types("Students pay half.")
    reporter.presses("Return", "Return").types("The ferry gets dearer by TK crowns.")
    reporter.presses("Ctrl+Return").types("Who Pays").presses("Return").types("Everybody does.")
    return reporter


@pytest.mark.parametrize(
    ("label", "name", "holds"),
    [
        ("Press text", "story.txt", "  • Students pay half."),
        ("Markdown", "story.md", "## Who Pays"),
        ("Web page", "story.html", "<h2>Who Pays</h2>"),
        ("HTML for a CMS", "body.html", "<h2>Who Pays</h2>"),
        ("Story as JSON", "story.json", '"headline":"Ferry Fares Rise"'),
    ],
)
def test_a_story_goes_out_in_every_format_and_again_without_being_asked(
    reporter: Person, tmp_path: Path, label: str, name: str, holds: str
) -> None:
    reporter.types("Ferry Fares Rise").presses("Return").types("Students pay half.")
    reporter.presses("Return", "Return").types("It gets dearer.")
    reporter.presses("Ctrl+Return").types("Who Pays").presses("Return").types("Everybody does.")
    path = tmp_path / "out" / name
    path.parent.mkdir()
    assert holds in reporter.exports(label, path).decode()

    reporter.goes_to("Body 2").types(" Gladly.")
    path.unlink()
    reporter.presses("Ctrl+Shift+E")
    reporter.waits_until(path.exists)
    assert "Everybody does. Gladly." in path.read_text("utf-8")
    reporter.is_told("Exported")
    reporter.waits_until_kept()


def test_marks_left_to_be_filled_in_are_named_on_export_and_lead_there(
    writer: Person, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    writer.chooses("File › Export…").waits_for_dialog("Export")
    writer.picks("Format", "Press text").fills("File", str(path)).clicks("Export")
    writer.waits_for_dialog("Left to be filled in")
    assert "TK" in writer.rows("Marks")[0]
    assert "the opening" in writer.rows("Marks")[0]
    writer.clicks("Export all the same")
    writer.waits_until(path.exists)
    assert "TK" in path.read_text("utf-8")

    writer.is_told("Exported")
    writer.presses("Ctrl+Shift+E")
    writer.is_told("Exported", "TK in the opening")
    writer.follows("TK in the opening")
    writer.waits_until(lambda: writer.focus == "Body 1")
    writer.types("two")
    assert writer.reads("Body 1") == "The ferry gets dearer by two crowns."


def test_the_copy_commands_put_html_and_plain_text_on_the_clipboard(writer: Person) -> None:
    clipboard = QGuiApplication.clipboard()
    writer.presses("Ctrl+Shift+C")
    writer.is_told("The body copied", "TK")
    html, text = clipboard.mimeData().html(), clipboard.mimeData().text()
    assert "<li>Students pay half.</li>" in html
    assert "<h2>Who Pays</h2>" in html
    assert "<h1>" not in html
    assert "class=" not in html
    assert "Everybody does." in text

    writer.chooses("Edit › Copy whole page")
    writer.is_told("The page copied")
    assert "<h1>Ferry Fares Rise</h1>" in clipboard.mimeData().html()
    writer.chooses("Edit › Copy headline")
    writer.is_told("The headline copied")
    assert clipboard.text() == "Ferry Fares Rise"
    assert not clipboard.mimeData().hasHtml()


def test_the_preview_follows_the_writing_and_a_click_leads_back_to_the_text(
    newcomer: Person, qtbot: object
) -> None:
    newcomer.opens_the_program(web_engine=True)
    newcomer.presses("Ctrl+N")
    newcomer.waits_until(lambda: newcomer.focus == "Headline")
    page = Reader(newcomer.window.preview, qtbot)
    newcomer.types("Ferry Fares Rise").presses("Return").types("Students pay half.")
    newcomer.presses("Return", "Return").types("It gets dearer.")
    newcomer.presses("Ctrl+Return").types("Who Pays").presses("Return").types("Everybody does.")
    page.waits_for_the_engine()
    newcomer.waits_until(lambda: "Everybody does." in page.reads())
    assert page.reads()[0] == "Ferry Fares Rise"
    assert any("(NewsReady.com) – It gets dearer." in block for block in page.reads())
    page.clicks(*page.middle_of("h1"))
    newcomer.waits_until(lambda: newcomer.focus == "Headline")
    newcomer.presses("End").types(" Again")
    newcomer.waits_until(lambda: page.reads()[0] == "Ferry Fares Rise Again")
    page.clicks(*page.middle_of("h2"))
    newcomer.waits_until(lambda: newcomer.focus == "Crosshead 2")


def test_the_simpler_page_follows_too_and_says_why_it_is_there(writer: Person) -> None:
    writer.is_told("simpler page")
    writer.waits_until(lambda: "Everybody does." in writer.preview)
    assert "TK" in writer.preview


def test_what_the_json_holds_is_what_was_typed(reporter: Person, tmp_path: Path) -> None:
    reporter.types("A “quoted” – headline…")
    story = json.loads(reporter.exports("Story as JSON", tmp_path / "story.json"))
    assert story["headline"] == "A “quoted” – headline…"


def test_a_window_closed_during_an_import_keeps_what_was_read_and_says_what_is_left_out(
    reporter: Person, wires: tuple[Path, ...], gate: Gate
) -> None:
    reporter.types("Ferry Fares Rise")
    reporter.drops(*wires)
    reporter.waits_until(lambda: reporter.sees("Cancel"))
    reporter.window.close()
    gate.open()
    reporter.is_told(f"closing: 4 of {len(wires)} files imported, {len(wires) - 4} left out.")
    reporter.closes_the_window()

    reporter.opens_the_program()
    reporter.waits_until(lambda: len(reporter.headlines) == 5)
    assert "Ferry Fares Rise" in reporter.headlines
    assert "Storm Number 4" in reporter.headlines
