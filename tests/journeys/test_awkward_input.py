"""Strings that break programs, and attacks, typed and imported into every field there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from editor.model.codec import story_to_json
from editor.model.places import text_at
from editor.model.text import well_formed
from editor.render.plain import body_text
from tests.hostile import story_of
from tests.journeys.names import name_of
from tests.journeys.person import Person
from tests.render.test_hostile import payloads
from tests.render.test_page_hostile import scripts_in
from tests.shared import shared_path
from tests.ui.preview.reader import Reader

NO_FIELDS = {"Keywords"}
"""A list parted by commas and not a text."""


def text_fields(person: Person) -> list[str]:
    """The names of all fields of the story, opened if they were folded."""
    window = person.window
    for name in ("Kicker", "Standfirst", "Byline", "Reader's note", "Dateline", "Sign-off"):
        if person.sees(f"Add {name.lower()}"):
            person.clicks(f"Add {name.lower()}")
    if not person.sees("Slugline"):
        person.clicks("Details")
    fields = [each for each in window.form.findChildren(QTextEdit) if each.isVisible()]
    return [name for each in fields if (name := name_of(each)) not in NO_FIELDS]


def test_naughty_strings_in_every_field_are_kept_exactly(reporter: Person, tmp_path: Path) -> None:
    texts = json.loads(shared_path("vectors", "text", "blns.json").read_text("utf-8"))
    source = tmp_path / "naughty.json"
    given = [story_of(well_formed(text)) for text in texts]
    source.write_bytes("\n".join(map(story_to_json, given)).encode())
    reporter.drops(source)
    reporter.is_told(f"{len(given)} stories imported")
    reporter.waits_until(lambda: reporter.sees("Key point 2"))
    reporter.closes_the_window()

    kept = _library_of(reporter)
    for story, again in zip(given, kept, strict=True):
        before = json.loads(story_to_json(story))
        assert again == {**before, **_given_anew(before, again)}


def test_every_field_shows_and_takes_awkward_text_to_the_last_character(
    reporter: Person,
) -> None:
    texts = json.loads(shared_path("vectors", "text", "blns.json").read_text("utf-8"))
    reporter.types("A story").presses("Return").types("A point")
    reporter.presses("Return", "Return", "Ctrl+Return").types("A crosshead")
    names = text_fields(reporter)
    assert {"Headline", "Kicker", "Key point 1", "Dateline", "Body 1", "Crosshead 2"} <= set(names)
    assert {"Sign-off", "Copyright notice", "Slugline"} <= set(names)
    # Each field gets a share of the strings, by the clipboard, in the place of what it held.
    for number, text in enumerate(filter(has_words, texts)):
        if "\n" in text or "\r" in text:
            continue
        name = names[number % len(names)]
        reporter.named(name).setFocus()
        reporter.presses("Ctrl+A", "Delete").pastes(text)
        place = reporter.window.form.caret().place
        # Where a body would take a sign for a mark, the paste is made to read as it did.
        read = body_text if place.part == "body" else str
        reporter.waits_until(
            lambda place=place, text=text, read=read: (
                read(text_at(reporter.window.form.story, place)) == text
            )
        )


def has_words(text: str) -> bool:
    """Whether anything is left of a text without space and what no text can hold."""
    return bool(text.strip(" \t\u00a0\ufeff\ufffe"))


@pytest.fixture
def attacked(newcomer: Person, tmp_path: Path) -> Person:
    """Somebody who opens a story with an attack in every field, in the real web engine."""
    joined = "\n\n".join(payloads()[:60])
    source = tmp_path / "attack.json"
    source.write_text(story_to_json(story_of(joined)), "utf-8")
    newcomer.opens_the_program(source, web_engine=True)
    newcomer.waits_until(lambda: newcomer.sees("Key point 2"))
    return newcomer


def test_no_attack_in_any_field_runs_or_reaches_out(
    attacked: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    page = Reader(attacked.window.preview, qtbot)
    page.waits_for_the_engine()
    attacked.waits_until(lambda: len(page.reads()) > 20)
    assert page.asks("document.querySelectorAll('script, img, iframe, object, svg').length") == 0
    assert page.asks("performance.getEntriesByType('resource').length") == 0
    handlers = "Array.from(document.querySelectorAll('*')).some(e => Array.from(e.attributes)"
    assert page.asks(f"{handlers}.some(a => a.name.startsWith('on')))") is False

    path = tmp_path / "page.html"
    attacked.chooses("File › Export…").waits_for_dialog("Export")
    attacked.picks("Format", "Web page").fills("File", str(path)).clicks("Export")
    attacked.waits_for_dialog("Left to be filled in").clicks("Export all the same")
    attacked.waits_until(path.exists)
    assert scripts_in(path.read_text("utf-8")) == 1
    attacked.presses("Ctrl+Shift+C")
    attacked.is_told("The body copied")
    assert scripts_in(QGuiApplication.clipboard().mimeData().html()) == 0
    attacked.chooses("Edit › Copy whole page")
    attacked.is_told("The page copied")
    assert scripts_in(QGuiApplication.clipboard().mimeData().html()) == 1


def _library_of(person: Person) -> list[dict[str, object]]:
    """The stories of the library, in the order in which they were kept."""
    import sqlite3

    with sqlite3.connect(person.folders.library) as database:
        rows = database.execute("SELECT json FROM stories ORDER BY rowid").fetchall()
    database.close()
    return [json.loads(row[0]) for row in rows]


def _given_anew(before: dict[str, object], story: dict[str, object]) -> dict[str, object]:
    """What a library gives every story of its own, and what it gives where there was nothing."""
    missing = {name for name in ("house", "language") if not before[name]}
    return {name: story[name] for name in {"id", "created", "updated"} | missing}
