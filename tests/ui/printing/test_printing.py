"""The open story on paper: through the web engine, and without it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import PAPER_SIZE
from editor.model.places import Place
from editor.ui.dialogs.progress import ProgressDialog
from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.web_view import WebView
from editor.ui.printing.printing import Printing
from editor.ui.remembered import Remembered
from editor.ui.theme import Themes
from tests.ui.newsroom import Newsroom

pytestmark = pytest.mark.window

Make = Callable[[PreviewPane], Printing]


@pytest.fixture
def with_engine(tmp_path: Path, qtbot: QtBot) -> Iterator[PreviewPane]:
    """A preview on a computer where the engine works, not yet begun and folded away."""
    answer = tmp_path / "engine" / "preview.json"
    AnswerFile(answer).write(Answer.WORKS)
    pane = PreviewPane(answer)
    qtbot.addWidget(pane)
    yield pane
    pane.close_engine()


@pytest.fixture
def without_engine(tmp_path: Path, qtbot: QtBot) -> Iterator[PreviewPane]:
    """A preview on a computer where the engine does not start."""
    nothing = tmp_path / "nothing" / "preview.json"
    pane = PreviewPane(nothing, probe_command=lambda: ["/nonexistent/program"])
    qtbot.addWidget(pane)
    yield pane
    pane.close_engine()


@pytest.fixture
def make(room: Newsroom, themes: Themes, tmp_path: Path) -> Make:
    """What prints the story of the room: MARSH-VOTE, under an embargo."""
    room.choose("new").type("Harbor Town Votes").type_body("The opening of it.")
    room.type("MARSH-VOTE", Place("slugline")).type("2023-07-20T00:01Z", Place("embargoed_until"))
    room.services.settings.choose(PAPER_SIZE, "a4")

    def made(pane: PreviewPane) -> Printing:
        window: QWidget = room.window
        remembered = Remembered(tmp_path / "window.ini")
        return Printing(room.services, pane, room.window.notices, remembered, themes, window)

    return made


def exports(room: Newsroom, path: Path) -> PdfReader:
    """Wait until the file is there and said to be; gives it."""

    def is_said() -> bool:
        room.work()
        return any(str(path) in sentence for sentence in room.said)

    room.qtbot.waitUntil(is_said)
    return PdfReader(path)


def words_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_readers_page_becomes_a_pdf_though_nobody_has_seen_the_preview(
    room: Newsroom, make: Make, with_engine: PreviewPane, tmp_path: Path
) -> None:
    path = tmp_path / "page.pdf"
    make(with_engine).write_pdf(room.session, path)
    pdf = exports(room, path)
    words = words_of(pdf)
    assert "Harbor Town Votes" in words
    assert "The opening of it." in words
    assert "EMBARGO" not in words
    assert "MARSH" not in words
    assert "draft" not in words
    assert (pdf.metadata or {})["/Title"].startswith("Harbor Town Votes")
    assert pdf.root_object["/Lang"] == room.story.language
    assert abs(float(pdf.pages[0].mediabox.width) - 595) < 2


def test_an_engine_that_is_lost_while_it_makes_a_pdf_ends_the_wait(
    room: Newsroom, make: Make, with_engine: PreviewPane, tmp_path: Path
) -> None:
    path = tmp_path / "page.pdf"
    make(with_engine).write_pdf(room.session, path)
    room.work()
    surface = with_engine.surface
    assert isinstance(surface, WebView)
    surface.gave_up.emit()
    assert room.said == ["The web engine could not make the PDF. Try again."]
    assert not path.exists()


def test_without_the_engine_a_simpler_page_becomes_a_pdf(
    room: Newsroom, make: Make, without_engine: PreviewPane, tmp_path: Path
) -> None:
    path = tmp_path / "page.pdf"
    make(without_engine).write_pdf(room.session, path)
    words = words_of(exports(room, path))
    assert "Harbor Town Votes" in words
    assert "The opening of it." in words
    assert "MARSH" not in words


def test_a_proof_says_slugline_status_and_embargo(
    room: Newsroom, make: Make, without_engine: PreviewPane, tmp_path: Path
) -> None:
    path = tmp_path / "proof.pdf"
    make(without_engine).write_proof(room.session, path)
    words = words_of(exports(room, path))
    for part in ("MARSH-VOTE · draft", "Page 1 of 1", "EMBARGOED UNTIL 00:01 UTC, 20 July 2023"):
        assert part in words


def test_what_cannot_be_written_is_told_and_leaves_what_was_there(
    room: Newsroom, make: Make, without_engine: PreviewPane, tmp_path: Path
) -> None:
    folder = tmp_path / "proof.pdf"
    folder.mkdir()
    make(without_engine).write_proof(room.session, folder)
    room.work()
    assert any("proof.pdf could not be written" in sentence for sentence in room.said)
    assert folder.is_dir()


def test_without_a_story_nothing_is_asked(
    open_window: Callable[[], Newsroom], themes: Themes, without_engine: PreviewPane, tmp_path: Path
) -> None:
    room = open_window()
    remembered = Remembered(tmp_path / "window.ini")
    printing = Printing(
        room.services, without_engine, room.window.notices, remembered, themes, room.window
    )
    for ask in (printing.ask_and_print, printing.ask_for_proof, printing.ask_for_pdf):
        ask()
    assert room.said == []


def test_a_printer_that_writes_a_file_calls_it_as_the_story(
    room: Newsroom, make: Make, without_engine: PreviewPane
) -> None:
    make(without_engine).ask_and_print()
    dialog = room.window.findChild(QPrintDialog)
    assert dialog.printer().docName() == "marsh-vote"
    dialog.reject()


def test_a_pdf_that_was_cancelled_is_said_not_to_be_written(
    room: Newsroom, make: Make, without_engine: PreviewPane, tmp_path: Path
) -> None:
    path = tmp_path / "page.pdf"
    make(without_engine).write_pdf(room.session, path)
    (dialog,) = room.window.findChildren(ProgressDialog)
    dialog.reject()
    room.work()
    assert room.said == ["Cancelled: no PDF was written."]
    assert not path.exists()
