import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.rows import Patch
from editor.system.paths import resource
from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.pane import AS_ROOT, ENDED, LATE, NO_ENGINE, PreviewPane
from editor.ui.preview.probe import Probe
from editor.ui.preview.surface import PAPER
from editor.ui.preview.text_view import TextView
from tests.ui.preview.reader import Reader, page, paragraphs, typed

pytestmark = pytest.mark.window


def test_a_page_is_shown_whole(reader: Reader) -> None:
    reader.pane.show_page(page("<h1>Head</h1>", "<p>One</p>", "<p>Two</p>"), 1, "a")
    assert reader.reads() == ["Head", "One", "Two"]
    assert reader.asks("document.documentElement.lang") == "en"


def test_before_there_is_a_story_the_page_is_empty(reader: Reader) -> None:
    assert reader.asks("document.body.innerText.trim()") == ""
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    reader.pane.show_blank()
    assert reader.asks("document.body.innerText.trim()") == ""


def test_the_page_of_another_story_does_not_stay_while_the_next_one_is_made(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    reader.pane.expect("b")
    qtbot.waitUntil(lambda: reader.reads() == [])
    reader.pane.show_page(page("<p>Two</p>"), 1, "b")
    assert reader.reads() == ["Two"]


def test_a_page_that_comes_in_time_or_is_there_already_is_not_taken_away(
    reader: Reader, qtbot: QtBot
) -> None:
    blanked: list[str] = []
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    reader.pane.expect("a")
    reader.pane.expect("b")
    reader.pane.show_page(page("<p>Two</p>"), 1, "b")
    reader.pane.expect("b")
    QTimer.singleShot(2 * LATE, lambda: blanked.append("too late"))
    qtbot.waitUntil(lambda: bool(blanked))
    assert reader.reads() == ["Two"]


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        (Patch(2, 1, 1, ("<p>new</p>",)), ["0", "new", "2", "3"]),
        (Patch(2, 0, 0, ("<p>new</p>",)), ["new", "0", "1", "2", "3"]),
        (Patch(2, 4, 0, ("<p>new</p>", "<ul><li>er</li></ul>")), ["0", "1", "2", "3", "new", "er"]),
        (Patch(2, 1, 2, ()), ["0", "3"]),
        (Patch(2, 0, 4, ("<p>all</p>",)), ["all"]),
    ],
)
def test_a_patch_exchanges_some_blocks(reader: Reader, patch: Patch, expected: list[str]) -> None:
    reader.pane.show_page(page(*(f"<p>{number}</p>" for number in range(4))), 1, "a")
    reader.pane.apply(patch)
    assert reader.reads() == expected


def test_what_a_patch_inserts_is_data_whatever_characters_it_holds(reader: Reader) -> None:
    text = "\"'`${1}\\ \u2028\u2029 </script> 👩‍👩‍👧 \u200f"
    html = text.replace("<", "&lt;")
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    reader.pane.apply(typed(2, 0, f"<p>{html}</p>"))
    assert reader.reads() == [text]


def test_a_patch_no_newer_than_the_page_is_dropped(reader: Reader) -> None:
    reader.pane.show_page(page("<p>One</p>"), 5, "a")
    reader.pane.apply(typed(4, 0, "<p>old</p>"))
    reader.pane.apply(typed(5, 0, "<p>old</p>"))
    assert reader.reads() == ["One"]


def test_a_whole_page_older_than_the_one_shown_is_dropped(reader: Reader) -> None:
    reader.pane.show_page(page("<p>New</p>"), 5, "a")
    reader.pane.show_page(page("<p>Old</p>"), 4, "a")
    assert reader.reads() == ["New"]


def test_what_comes_before_the_engine_is_ready_is_shown_when_it_is(
    pane: PreviewPane, qtbot: QtBot
) -> None:
    pane.show_page(page("<p>Another story</p>"), 9, "b")
    pane.start()
    pane.show_page(page("<p>One</p>", "<p>Two</p>"), 1, "a")
    pane.apply(typed(2, 1, "<p>Two, more</p>"))
    pane.mark_block(1)
    reader = Reader(pane, qtbot)
    qtbot.waitUntil(lambda: pane.surface is not None)
    pane.apply(Patch(3, 0, 0, ("<h1>Head</h1>",)))
    reader.waits_for_the_engine()
    assert reader.reads() == ["Head", "One", "Two, more"]
    assert reader.asks("document.querySelector('[data-editing]').textContent") == "One"


def test_the_engine_does_not_begin_before_it_is_let(pane: PreviewPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.notice, wait=50):
        pane.show_page(page("<p>One</p>"), 1, "a")
    assert pane.surface is None


def test_the_readers_place_stays_when_text_above_changes(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    reader.scrolls_to(1503)
    before = reader.top_of(60)
    reader.pane.apply(Patch(2, 0, 0, ("<h1>A headline</h1>", "<p>More</p>")))
    assert reader.top_of(62) == before
    reader.pane.apply(Patch(3, 1, 20, ()))
    assert reader.top_of(42) == before
    reader.pane.apply(typed(4, 0, "<h1>A<br>longer<br>headline</h1>"))
    assert reader.top_of(42) == before


def test_a_page_at_its_head_stays_at_its_head(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    reader.pane.apply(Patch(2, 0, 0, ("<h1>A headline</h1>",)))
    assert reader.scroll() == 0


def test_the_readers_place_stays_when_the_whole_page_comes_again(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    reader.scrolls_to(1503)
    before = reader.top_of(60)
    head = "<title>Another title</title><meta name=description content=More>"
    reader.pane.show_page(page("<h1>New</h1>", *paragraphs(200), head=head), 2, "a")
    assert reader.top_of(61) == before
    assert reader.reads()[:2] == ["New", "Paragraph 0."]
    assert reader.asks("document.title") == "Another title"
    assert reader.asks("document.querySelector('meta').content") == "More"


def test_another_story_begins_at_its_head(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 7, "a")
    reader.scrolls_to(1503)
    reader.pane.show_page(page("<h1>Other</h1>", *paragraphs(300)), 1, "b")
    assert reader.scroll() == 0
    assert reader.reads()[0] == "Other"
    reader.pane.apply(typed(2, 0, "<h1>Others</h1>"))
    assert reader.reads()[0] == "Others"


def test_a_block_out_of_sight_is_brought_in_by_the_least_scroll(reader: Reader) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    reader.pane.scroll_to_block(3)
    assert reader.scroll() == 0
    reader.pane.scroll_to_block(50)
    height = reader.asks("window.innerHeight")
    assert height - 60 < reader.top_of(50) < height - 20
    scroll = reader.scroll()
    reader.pane.scroll_to_block(49)
    assert reader.scroll() == scroll
    reader.pane.scroll_to_block(20)
    assert 0 <= reader.top_of(20) < 40


def test_the_mark_stays_at_its_block_when_that_is_exchanged(reader: Reader) -> None:
    marked = "Array.from(document.querySelectorAll('[data-editing]'), b => b.textContent)"
    reader.pane.show_page(page(*paragraphs(5)), 1, "a")
    reader.pane.mark_block(2)
    assert reader.asks(marked) == ["Paragraph 2."]
    reader.pane.apply(typed(2, 2, "<p>New</p>"))
    assert reader.asks(marked) == ["New"]
    reader.pane.mark_block(None)
    assert reader.asks(marked) == []


def test_a_click_tells_the_block_and_the_characters_before_it(reader: Reader, qtbot: QtBot) -> None:
    reader.pane.show_page(page("<h1>Head</h1>", "<p>👩‍👩‍👧 <b>wi<i>d</i></b>er</p>"), 1, "a")
    x, y, width, height = reader.box_of("i")
    with qtbot.waitSignal(reader.pane.clicked_at) as click:
        reader.clicks(x + width, y + height / 2)
    assert click.args == [1, len("👩‍👩‍👧 wid")]


def test_a_click_counts_the_same_in_a_larger_page(reader: Reader, qtbot: QtBot) -> None:
    reader.pane.show_page(page("<p>One</p>", "<p>wider</p>"), 1, "a")
    reader.pane.set_zoom(2)
    x, y, _, height = reader.box_of("p + p")
    with qtbot.waitSignal(reader.pane.clicked_at) as click:
        reader.clicks(2 * x + 1, 2 * (y + height / 2))
    assert click.args == [1, 0]


def test_a_link_is_told_of_and_not_followed(reader: Reader, qtbot: QtBot) -> None:
    reader.pane.show_page(
        page('<p><a href="https://example.org/a?b=c">a link here</a></p>'), 1, "a"
    )
    with (
        qtbot.assertNotEmitted(reader.pane.clicked_at),
        qtbot.waitSignal(reader.pane.link_activated) as link,
    ):
        reader.clicks(*reader.middle_of("a"))
    assert link.args == ["https://example.org/a?b=c"]
    assert reader.reads() == ["a link here"]


def test_the_theme_is_on_the_page_from_the_beginning(pane: PreviewPane, qtbot: QtBot) -> None:
    pane.set_theme("dark")
    pane.show_page(page("<p>One</p>"), 1, "a")
    pane.start()
    reader = Reader(pane, qtbot)
    reader.waits_for_the_engine()
    assert reader.asks("document.documentElement.dataset.theme") == "dark"
    pane.set_theme("light")
    assert reader.asks("document.documentElement.dataset.theme") == "light"
    pane.show_page(page("<p>Two</p>"), 1, "b")
    assert reader.asks("document.documentElement.dataset.theme") == "light"


def test_a_lost_engine_comes_back_with_its_page_and_its_place(reader: Reader, qtbot: QtBot) -> None:
    reader.pane.show_page(page(*paragraphs(200)), 1, "a")
    reader.pane.apply(typed(2, 0, "<p>Patched</p>"))
    reader.pane.mark_block(1)
    reader.scrolls_to(1503)
    with qtbot.waitSignal(reader.engine.loaded):
        reader.loses_the_engine()
    assert reader.reads()[:2] == ["Patched", "Paragraph 1."]
    assert reader.scroll() == 1503
    reader.pane.apply(typed(3, 0, "<p>Patched again</p>"))
    assert reader.reads()[0] == "Patched again"


def test_an_engine_lost_three_times_in_a_minute_gives_way_to_the_simpler_page(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    for _ in range(2):
        with qtbot.waitSignal(reader.engine.loaded):
            reader.loses_the_engine()
    with qtbot.waitSignal(reader.pane.notice) as notice:
        reader.loses_the_engine()
    assert notice.args == [ENDED]
    assert isinstance(reader.pane.surface, TextView)
    assert "One" in reader.pane.surface.browser.toPlainText()


def test_who_writes_beside_an_engine_that_is_lost_goes_on_writing(
    answer_file: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    row = QHBoxLayout(window)
    field = QLineEdit(window)
    pane = PreviewPane(answer_file, window)
    row.addWidget(field)
    row.addWidget(pane, 1)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    reader = Reader(pane, qtbot)
    pane.start()
    reader.waits_for_the_engine()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with qtbot.assertNotEmitted(application.focusChanged):
        for _ in range(2):
            with qtbot.waitSignal(reader.engine.loaded):
                reader.loses_the_engine()
        with qtbot.waitSignal(pane.notice):
            reader.loses_the_engine()
    assert field.hasFocus()
    pane.close_engine()


def test_root_gets_the_simpler_page_because_the_sandbox_stays_on(
    pane: PreviewPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    pane.show_page(page("<p>One</p>"), 1, "a")
    with qtbot.waitSignal(pane.notice) as notice:
        pane.start()
    assert notice.args == [AS_ROOT]
    assert isinstance(pane.surface, TextView)


def test_where_the_probe_fails_the_simpler_page_is_shown_and_the_answer_remembered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "cache" / "preview.json"
    pane = PreviewPane(path, probe_command=lambda: ["/nonexistent/program"])
    qtbot.addWidget(pane)
    pane.resize(300, 300)
    pane.show()
    with qtbot.waitSignal(pane.notice) as notice:
        pane.start()
    assert notice.args == [NO_ENGINE]
    assert AnswerFile(path).read() is Answer.FAILS


def test_a_pane_closed_while_the_engine_is_being_asked_about_ends_the_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    endless = [sys.executable, "-c", "while True: pass"]
    pane = PreviewPane(tmp_path / "preview.json", probe_command=lambda: endless)
    qtbot.addWidget(pane)
    pane.resize(300, 300)
    pane.show()
    pane.start()
    qtbot.waitUntil(lambda: pane.findChild(Probe) is not None)
    with qtbot.assertNotEmitted(pane.notice):
        pane.close_engine()
    assert pane.surface is None


def test_the_wheel_with_ctrl_held_zooms(reader: Reader, qtbot: QtBot) -> None:
    at = QPointF(50, 50)
    for notch in (120, 120, -120):
        turn = QWheelEvent(
            *(at, QPointF(reader.target().mapToGlobal(at)), QPoint(), QPoint(0, notch)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(reader.target(), turn)
    assert reader.pane.zoom == pytest.approx(1.1)
    qtbot.waitUntil(lambda: reader.asks("window.innerWidth") < reader.pane.width() / 1.05)


def test_behind_the_page_lies_the_paper_of_the_pages_own_style() -> None:
    papers = re.findall(
        r"--paper: (#\w+);", resource("pages", "broadsheet", "page.css").read_text()
    )
    assert papers[:2] == [PAPER["light"], PAPER["dark"]]


def test_the_window_does_not_wait_for_the_engine_to_be_loaded() -> None:
    code = "import editor.ui.preview.pane, sys; print([m for m in sys.modules if 'WebEngine' in m])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
