"""Pasting from other programs: what comes, what is said, and the ways back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tests.clipboard_samples import html_of, markdown_of
from tests.journeys.person import Person

WORD_WITH_HEADING = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator
content="Microsoft Word 15"><style>p.MsoNormal {mso-style-parent:"";margin:0cm;}
h2 {mso-style-next:Normal;}</style></head><body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment--><p class=MsoNormal><span lang=EN-US style='mso-bidi-font-size:
12.0pt'>The quay was shut on <b style='mso-bidi-font-weight:normal'>Monday</b>.<o:p></o:p></span>
</p><h2><span lang=EN-US>Why It Was Shut<o:p></o:p></span></h2>
<p class=MsoNormal><span lang=EN-US>A crane leaned.<o:p></o:p></span></p>
<!--EndFragment--></body></html>"""


def copies(html: str, text: str) -> None:
    """Put onto the clipboard what another program would."""
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_what_word_copied_keeps_its_structure_and_one_undo_takes_it_back(
    reporter: Person,
) -> None:
    reporter.types("Ferry Late").goes_to("Body 1").types("Before it.").presses("Return")
    before = reporter.reads("Body 1")
    copies(html_of("word"), "The ferry to the island\tSolveig was late again, ...")
    reporter.presses("Ctrl+V")
    pasted = f"Before it.\n\n{markdown_of('word')}"
    reporter.waits_until(lambda: reporter.reads("Body 1") == pasted)
    reporter.is_told("Pasted without")

    reporter.presses("Ctrl+Z")
    assert reporter.reads("Body 1") == before
    reporter.presses("Ctrl+Shift+Z")
    assert reporter.reads("Body 1") == pasted


def test_a_paste_as_plain_text_has_the_words_alone(reporter: Person) -> None:
    reporter.types("Quay Shut").goes_to("Body 1")
    copies(WORD_WITH_HEADING, "The quay was shut on Monday.\nWhy It Was Shut\nA crane leaned.")
    reporter.presses("Ctrl+Shift+V")
    words = "The quay was shut on Monday.\n\nWhy It Was Shut\n\nA crane leaned."
    reporter.waits_until(lambda: reporter.reads("Body 1") == words)


def test_a_heading_that_was_pasted_becomes_a_crosshead_where_that_is_wanted(
    reporter: Person,
) -> None:
    reporter.types("Quay Shut").goes_to("Body 1")
    copies(WORD_WITH_HEADING, "The quay was shut on Monday. Why It Was Shut A crane leaned.")
    reporter.presses("Ctrl+V")
    reporter.waits_until(lambda: reporter.sees("Make ‘Why It Was Shut’ a crosshead"))
    reporter.presses("F6")
    assert reporter.focus.startswith("Make")
    reporter.presses("Space")
    reporter.waits_until(lambda: reporter.sees("Crosshead 2"))
    assert reporter.reads("Crosshead 2") == "Why It Was Shut"
    assert reporter.reads("Body 1") == "The quay was shut on **Monday**."
    assert reporter.reads("Body 2") == "A crane leaned."
    reporter.presses("Ctrl+Z")
    assert not reporter.sees("Crosshead 2")


def test_a_list_becomes_key_points_and_the_lines_of_a_headline_one_line(reporter: Person) -> None:
    copies("", "Ferry Late\nOnce Again")
    reporter.presses("Ctrl+V")
    reporter.waits_until(lambda: reporter.reads("Headline") == "Ferry Late Once Again")
    reporter.presses("Return")
    items = ("The ferry was late.", "Nobody said why.", "It will be late again.")
    html = "".join(f"<li>{item}</li>" for item in items)
    copies(f"<ul>{html}</ul>", "\n".join(f"• {item}" for item in items))
    reporter.presses("Ctrl+V")
    reporter.waits_until(lambda: reporter.reads_all("Key point") == list(items))
