"""Texts on pages: the numbers are those of the lines that are printed."""

import io
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.proofs.prints import Print
from editor.services.progress import Progress
from editor.services.tasks import Lane
from editor.ui.preview.width import A4, LETTER
from editor.ui.printing.paged import PagedText, Setting
from editor.ui.printing.papers import RESOLUTION, paint_all, pdf_of, whole_sheet
from editor.ui.tasks import QtTasks

PROSE = "Some words of a paragraph that goes on for a good while. "
PROOF = Setting("DejaVu Serif", 1, "MARSH-VOTE · draft", "EMBARGOED UNTIL 00:01 BST, 20 July 2023")


def text_of(*blocks: str, direction: str = "ltr") -> Print:
    return Print("A title", "Jane Doe", "en", direction, "", blocks)


@pytest.fixture
def device(qapp: QApplication) -> Iterator[QPdfWriter]:  # noqa: ARG001  # Fonts need it.
    """A sheet of A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(whole_sheet(A4))
    yield writer
    buffer.close()


def words_of(pdf: bytes) -> list[str]:
    """The text of each page; a space may come out as any white space."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_every_line_has_the_next_number_down_each_page(device: QPdfWriter) -> None:
    paged = PagedText(text_of(*(f"<p>{PROSE * 6}</p>" for _ in range(30))), PROOF, device)
    assert paged.pages > 3
    assert [line.number for line in paged.lines] == list(range(1, len(paged.lines) + 1))
    for page in range(paged.pages):
        down = [line.baseline for line in paged.lines if line.page == page]
        assert down == sorted(down)
        assert len(down) > 5
        assert 0.08 * device.height() < down[0]
        assert down[-1] < 0.95 * device.height()


def test_lines_are_double_spaced_as_a_proof_and_not_else(device: QPdfWriter) -> None:
    text = text_of(f"<p>{PROSE * 12}</p>")

    def spacing(setting: Setting) -> float:
        first, second = PagedText(text, setting, device).lines[1:3]
        return (second.baseline - first.baseline) / RESOLUTION * 72

    plain, proof = spacing(Setting("DejaVu Serif")), spacing(PROOF)
    assert 14 < plain < 20
    assert 24 < proof < 32


def test_cells_side_by_side_are_one_line(device: QPdfWriter) -> None:
    table = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    paged = PagedText(text_of("<p>One</p>", table, "<ul><li>x</li><li>y</li></ul>"), PROOF, device)
    assert len(paged.lines) == 5


def test_an_empty_story_is_one_page_without_numbers(device: QPdfWriter) -> None:
    paged = PagedText(text_of(), PROOF, device)
    assert (paged.pages, paged.lines) == (1, ())


def test_each_page_of_a_proof_has_its_head_and_its_number(qapp: QApplication) -> None:  # noqa: ARG001
    text = text_of(*(f"<p>{PROSE * 6}</p>" for _ in range(12)))
    pages = words_of(pdf_of(text, PROOF, A4, Progress()))
    assert len(pages) >= 2
    for number, words in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in words
        assert "MARSH-VOTE · draft" in words
        assert "EMBARGOED UNTIL 00:01 BST, 20 July 2023" in words


def test_every_fifth_line_has_its_number_where_that_is_wanted(qapp: QApplication) -> None:  # noqa: ARG001
    text = text_of(*(f"<p>{'word ' * 9}</p>" for _ in range(12)))
    each = pdf_of(text, Setting("DejaVu Serif", 1), A4, Progress())
    fifth = pdf_of(text, Setting("DejaVu Serif", 5), A4, Progress())

    def numbers(pdf: bytes) -> list[int]:
        return [int(word) for word in words_of(pdf)[0].split() if word.isdecimal()][2:]

    assert numbers(each) == list(range(1, 13))
    assert numbers(fifth) == [5, 10]


def test_a_plain_page_says_nothing_of_the_desk(qapp: QApplication) -> None:  # noqa: ARG001
    pages = words_of(pdf_of(text_of("<p>One word</p>"), Setting("DejaVu Serif"), A4, Progress()))
    assert pages == ["One word"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_numbers_stand_where_lines_begin(device: QPdfWriter, direction: str) -> None:
    text = text_of(f"<p>{'word ' * 200}</p>", direction=direction)
    paged = PagedText(text, Setting("DejaVu Serif", 1), device)
    scale = 4
    width, height = device.width() // scale, device.height() // scale
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(1 / scale, 1 / scale)
    paged.paint(painter, 0)
    painter.end()

    def has_ink(left: int, right: int) -> bool:
        rows = range(height // 6, height * 5 // 6)
        return any(image.pixelColor(x, y).value() < 220 for x in range(left, right) for y in rows)

    edge = width // 9
    assert has_ink(0, edge) == (direction == "ltr")
    assert has_ink(width - edge, width) == (direction == "rtl")


def test_the_paper_is_the_one_that_was_chosen(qapp: QApplication) -> None:  # noqa: ARG001
    for paper in (A4, LETTER):
        pdf = PdfReader(io.BytesIO(pdf_of(text_of("<p>a</p>"), PROOF, paper, Progress())))
        box = pdf.pages[0].mediabox
        assert abs(float(box.width) - paper.width * 0.75) < 1.5
        assert abs(float(box.height) - paper.height * 0.75) < 1.5


def test_who_stops_it_gets_nothing(qapp: QApplication) -> None:  # noqa: ARG001
    progress = Progress()
    progress.cancel()
    assert pdf_of(text_of("<p>a</p>"), PROOF, A4, progress) == b""


def test_it_is_told_how_far_it_is(device: QPdfWriter) -> None:
    progress = Progress()
    paint_all(text_of(*(f"<p>{PROSE * 6}</p>" for _ in range(12))), PROOF, device, progress)
    done, total = progress.state
    assert done == total - 1 > 0


def test_pages_are_painted_off_the_ui_thread_without_a_complaint(qtbot: QtBot) -> None:
    tasks = QtTasks()
    made: list[bytes] = []
    text = text_of(*(f"<p>{PROSE * 6}</p>" for _ in range(12)))
    tasks.run(Lane.EXCHANGE, lambda: pdf_of(text, PROOF, A4, Progress()), made.append)
    qtbot.waitUntil(lambda: bool(made))
    tasks.close(5.0)
    assert made[0].startswith(b"%PDF")


def _left_ink(text: Print, setting: Setting, device: QPdfWriter) -> list[int]:
    """How far from the left the letters of each line of the first page begin, in points."""
    paged = PagedText(text, setting, device)
    dots = RESOLUTION / 72
    image = QImage(
        round(device.width() / dots), round(device.height() / dots), QImage.Format.Format_Grayscale8
    )
    image.fill(255)
    painter = QPainter(image)
    painter.scale(1 / dots, 1 / dots)
    paged.paint(painter, 0)
    painter.end()
    starts = []
    for line in paged.lines:
        rows = range(round(line.baseline / dots) - 7, round(line.baseline / dots))
        inked = (x for x in range(66, image.width()) if _is_inked(image, x, rows))
        starts.append(next(inked, 0))
    return starts


def _is_inked(image: QImage, x: int, rows: range) -> bool:
    return any(image.pixelColor(x, y).value() < 160 for y in rows)


def test_a_paragraph_of_a_proof_is_told_from_a_line_and_the_lines_stay_even(
    device: QPdfWriter,
) -> None:
    text = text_of(
        '<p class="byline">Hilda Moss</p>', f"<p>{'HH ' * 40}<br>HH second</p>", "<p>HH third</p>"
    )
    paged = PagedText(text, PROOF, device)
    byline, *paragraph, line, third = _left_ink(text, PROOF, device)
    assert paragraph[0] == third > line + 12
    assert {*paragraph[1:], byline} == {line}
    downs = [each.baseline for each in paged.lines]
    gaps = [round(after - before) for before, after in pairwise(downs)]
    assert max(gaps) - min(gaps) <= 2


def test_a_paragraph_of_a_plain_page_has_room_above_it(device: QPdfWriter) -> None:
    text = text_of("<p>One<br>Two</p>", "<p>Three</p>")
    one, two, three = PagedText(text, Setting("DejaVu Serif"), device).lines
    assert three.baseline - two.baseline > (two.baseline - one.baseline) * 1.3


def test_the_head_of_a_column_stands_over_the_cells(device: QPdfWriter) -> None:
    cell = "HHHH " * 6
    text = text_of(f"<table><tr><th>HH</th></tr><tr><td>{cell}</td></tr></table>")
    head, row = _left_ink(text, PROOF, device)
    assert abs(head - row) <= 1


def test_a_bullet_has_room_before_its_words(device: QPdfWriter) -> None:
    text = text_of("<p>Above</p>", f"<ul><li>{'HH ' * 30}</li></ul>")
    item, line = _left_ink(text, PROOF, device)[1:3]
    # The bullet's own width, and more than a space of the text.
    assert line - item >= 10
