"""Pastes from other programs, in the form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from editor.model.house import FIRST_HOUSE
from editor.model.story import KeyPoint, Section, Story
from editor.services.pasting import Pasting as Reading
from editor.services.tasks import ManualTasks
from editor.ui.form.offered import MARKDOWN
from editor.ui.form.pasting import Pasting
from editor.ui.notice import Notice
from tests.clipboard_samples import html_of, markdown_of
from tests.ui.form.reporter import Reporter

Write = Callable[..., Reporter]

STORY = Story(
    "s",
    headline="Head",
    key_points=(KeyPoint("a", "One two"),),
    sections=(Section("o", "", "The harbour reopens today."),),
)


class Paster:
    """A reporter with other programs beside the form."""

    def __init__(self, reporter: Reporter) -> None:
        self.reporter = reporter
        self.tasks = ManualTasks()
        found = reporter.form.findChild(Pasting)
        assert isinstance(found, Pasting)
        self.pasting = found
        found.attend(Reading(self.tasks))
        self.notices: list[Notice] = []
        found.said.connect(self.notices.append)

    def copies(self, html: str | bytes = "", text: str = "") -> Paster:
        data = QMimeData()
        if html:
            data.setData("text/html", QByteArray(html.encode() if isinstance(html, str) else html))
        if text:
            data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        return self

    def at(self, name: str, position: int = 0, anchor: int | None = None) -> Paster:
        self.reporter.go_to(name, position, anchor)
        return self

    def pastes(self) -> Paster:
        return self.asks().waits()

    def asks(self) -> Paster:
        self.reporter.press("Ctrl+V")
        return self

    def waits(self) -> Paster:
        self.tasks.work()
        return self

    def takes(self, offer: str) -> Paster:
        next(each for each in self.notices[-1].offers if each.text == offer).call()
        return self.waits()

    @property
    def said(self) -> str:
        return self.notices[-1].text if self.notices else ""

    @property
    def offered(self) -> list[str]:
        return [each.text for each in self.notices[-1].offers]

    @property
    def still_offered(self) -> list[str]:
        """What of it would still be of use."""
        story = self.reporter.story
        return [each.text for each in self.notices[-1].offers if each.holds(story)]


@pytest.fixture
def paster(write: Write) -> Paster:
    return Paster(write(STORY))


def test_a_part_of_a_line_goes_into_the_line(paster: Paster) -> None:
    paster.copies("<meta charset='utf-8'><span>new <b>stone</b> </span>", "new stone ")
    paster.at("Body 1", 4).pastes()
    assert paster.reporter.body == "The new **stone**harbour reopens today."
    assert paster.reporter.at == ("Body 1", 17)
    paster.reporter.undo()
    assert paster.reporter.body == "The harbour reopens today."


def test_blocks_part_the_paragraph_at_the_caret(paster: Paster) -> None:
    paster.copies(html_of("word-online")).at("Body 1", 12).pastes()
    assert paster.reporter.body == (
        f"The harbour\n\n{markdown_of('word-online')}\n\nreopens today."
    )
    paster.reporter.undo()
    assert paster.reporter.body == "The harbour reopens today."


def test_one_line_takes_the_words_without_marks(paster: Paster) -> None:
    paster.copies("<h2>A <i>new</i></h2><p>pier<br>opens</p>").at("Headline", 4).pastes()
    assert paster.reporter.story.headline == "HeadA new pier opens"


def test_a_copied_list_makes_one_key_point_each(paster: Paster) -> None:
    paster.copies("<ul><li><b>First</b></li><li>Second</li><li>Third</li></ul>")
    paster.at("Key point 1", 4).pastes()
    assert paster.reporter.points == ["One First", "Second", "Thirdtwo"]
    assert paster.offered == []
    paster.reporter.undo()
    assert paster.reporter.points == ["One two"]


def test_what_was_left_out_is_said_and_plain_text_offered_in_its_place(paster: Paster) -> None:
    paster.copies("<p>a <b>b</b><img src=x><span style='color:red'> c</span></p>", "a b c")
    paster.at("Body 1", 26).pastes()
    assert paster.said == "Pasted without 1 image and colours."
    paster.takes("Paste as plain text")
    assert paster.reporter.body == "The harbour reopens today.a b c"
    paster.reporter.undo()
    assert paster.reporter.body == "The harbour reopens today.a **b** c"


def test_a_paste_is_taken_back_alone_whatever_was_typed_since(paster: Paster) -> None:
    paster.copies("<p><i>new</i> </p>").at("Body 1", 4, 11).pastes()
    paster.at("Body 1", 0)
    paster.reporter.type("Oh! ")
    paster.takes("Undo")
    assert paster.reporter.body == "Oh! The harbour reopens today."


def test_what_was_changed_since_is_not_replaced(paster: Paster) -> None:
    paster.copies("<p><i>new</i></p>").at("Body 1", 4).pastes()
    paster.at("Body 1", 6)
    paster.reporter.type("x")
    paster.takes("Undo")
    assert paster.reporter.body == "The *nxew*harbour reopens today."
    assert paster.said.startswith("The pasted text was changed since.")


def test_words_typed_meanwhile_are_kept_behind_the_paste(paster: Paster) -> None:
    paster.copies("<p><b>A</b></p>").at("Body 1", 4).asks()
    paster.reporter.type("xy ")
    paster.waits()
    assert paster.reporter.body == "The **A**xy harbour reopens today."
    assert paster.reporter.at == ("Body 1", 12)
    paster.reporter.undo()
    assert paster.reporter.body == "The xy harbour reopens today."


def test_words_typed_over_the_selection_meanwhile_are_kept_behind_the_paste(
    paster: Paster,
) -> None:
    paster.copies("<p><b>A</b></p>").at("Body 1", 11, 4).asks()
    paster.reporter.type("xy")
    paster.waits()
    assert paster.reporter.body == "The **A**xy reopens today."


def test_two_pastes_come_in_their_order(paster: Paster) -> None:
    paster.copies("<p><b>A</b></p>").at("Body 1", 4).asks()
    paster.copies("<p><i>B</i></p>").asks().waits()
    assert paster.reporter.body == "The **A***B*harbour reopens today."


def test_a_long_paste_stays_before_a_short_one_that_is_read_sooner(paster: Paster) -> None:
    paster.copies("<p><b>Long</b></p>").at("Body 1", 4).asks()
    paster.copies("<p><i>Short</i></p>").asks()
    paster.tasks._jobs.reverse()
    paster.waits()
    assert paster.reporter.body == "The **Long***Short*harbour reopens today."


def test_a_paste_whose_place_is_gone_is_said_to_be_missed(paster: Paster) -> None:
    paster.copies("<p><b>A</b></p>").at("Body 1", 11, 4).asks()
    paster.at("Body 1", 0, 26)
    paster.reporter.type("Other words, all of them.")
    paster.waits()
    assert paster.reporter.body == "Other words, all of them."
    assert paster.said.startswith("Nothing was pasted: the text was changed")
    assert paster.offered == ["Copy it again"]


def test_nothing_comes_into_a_story_that_was_not_meant(paster: Paster) -> None:
    paster.copies("<p><b>A</b></p>").at("Body 1", 4).asks()
    paster.pasting.forget()
    QGuiApplication.clipboard().setText("Something else")
    paster.waits()
    assert paster.reporter.body == "The harbour reopens today."
    assert paster.said == "Nothing was pasted: the story was left before the paste was read."
    paster.takes("Copy it again").at("Body 1", 4).pastes()
    assert paster.reporter.body == "The **A**harbour reopens today."


def test_a_paste_that_takes_its_time_is_told_and_can_be_cancelled(
    paster: Paster, qtbot: QtBot
) -> None:
    paster.copies("<p><b>A</b></p>").at("Body 1", 4).asks()
    qtbot.waitUntil(lambda: paster.said == "Reading what was pasted…")
    with qtbot.waitSignal(paster.pasting.withdrawn):
        paster.takes("Cancel")
    assert paster.reporter.body == "The harbour reopens today."


def test_headings_are_offered_as_crossheads_and_made_in_one_step(paster: Paster) -> None:
    paster.copies("<h2>One</h2><p>a</p><h2>Two</h2><p>b</p>").at("Body 1", 26).pastes()
    assert paster.reporter.body.startswith("The harbour reopens today.\n\n**One**\n\na")
    assert paster.offered[0] == "Make 2 crossheads"
    paster.takes("Make 2 crossheads")
    sections = [(each.crosshead, each.body) for each in paster.reporter.story.sections]
    assert sections == [("", "The harbour reopens today."), ("One", "a"), ("Two", "b")]
    paster.reporter.undo()
    assert len(paster.reporter.story.sections) == 1


def test_what_no_menu_has_is_offered_until_the_text_is_another(paster: Paster) -> None:
    paster.copies("<h2>One</h2><p>a</p><h2>Two</h2><p>b</p>").at("Body 1", 26).pastes()
    assert paster.notices[-1].milliseconds == 0
    paster.at("Body 1", 0)
    paster.reporter.type("Oh! ")
    assert paster.still_offered == ["Make 2 crossheads", "Paste as plain text", "Undo"]
    paster.reporter.undo()
    assert paster.still_offered == ["Make 2 crossheads", "Paste as plain text", "Undo"]
    paster.at("Body 1", paster.reporter.body.index("Two") + 1)
    paster.reporter.type("h")
    assert paster.still_offered == ["Make 2 crossheads"]
    paster.reporter.undo()
    paster.reporter.undo()
    assert paster.reporter.body == "The harbour reopens today."
    assert paster.still_offered == []


def test_a_paste_beside_the_same_words_is_known_to_be_gone(paster: Paster) -> None:
    paster.copies("<p>The</p><img src=x>", "The").at("Body 1", 0).pastes()
    assert paster.reporter.body == "TheThe harbour reopens today."
    assert paster.still_offered == ["Undo"]
    paster.reporter.undo()
    assert paster.still_offered == []


def test_an_earlier_paste_of_the_same_words_is_never_taken_for_one_that_is_gone(
    paster: Paster,
) -> None:
    copied = "<p><b>Weather</b></p><p>It rained <i>hard</i>.</p>"
    paster.copies(copied).at("Body 1", 26).pastes()
    once = paster.reporter.body
    paster.at("Body 1", len(once)).pastes()
    assert paster.still_offered == ["Make ‘Weather’ a crosshead", "Paste as plain text", "Undo"]
    assert paster.notices[-1].holds(paster.reporter.story)

    paster.reporter.undo()
    assert not paster.notices[-1].holds(paster.reporter.story)
    assert paster.still_offered == ["Make ‘Weather’ a crosshead"]
    paster.at("Body 1", 0)
    paster.reporter.type("Z")
    assert paster.still_offered == ["Make ‘Weather’ a crosshead"]
    paster.takes("Undo")
    assert paster.reporter.body == "Z" + once


def test_a_paste_over_more_of_the_same_letters_is_known_to_be_gone(write: Write) -> None:
    paster = Paster(write(Story("s", headline="Head", sections=(Section("o", "", "aa"),))))
    paster.copies("<p>a</p><img src=x>", "a").at("Body 1", 0, 2).pastes()
    assert paster.reporter.body == "a"
    assert paster.still_offered == ["Undo"]
    paster.reporter.undo()
    assert paster.still_offered == []


def test_a_paste_that_was_deleted_by_hand_is_not_looked_for_in_the_one_before(
    paster: Paster,
) -> None:
    paster.copies("<p>a <b>b</b> c</p>").at("Body 1", 26).pastes()
    once = paster.reporter.body
    paster.at("Body 1", 0)
    paster.pastes()
    paster.at("Body 1", len(paster.reporter.body))
    paster.reporter.type("!")
    assert paster.still_offered == ["Paste as plain text", "Undo"]
    paster.at("Body 1", 0, len("a **b** c"))
    paster.reporter.press("Backspace")
    assert paster.still_offered == []
    paster.takes("Undo")
    assert paster.reporter.body == once + "!"


def test_a_typed_heading_is_offered_as_a_crosshead(paster: Paster) -> None:
    paster.reporter.field("Body 1").typed.connect(paster.pasting.note_typing)
    paster.at("Body 1", 26)
    paster.reporter.press("Enter")
    paster.reporter.type("## What comes next")
    paster.reporter.press("Enter")
    assert paster.said == "This line reads as a heading."
    assert paster.reporter.body == "The harbour reopens today.\n\n## What comes next\n\n"
    paster.takes("Make ‘What comes next’ a crosshead")
    assert paster.reporter.story.sections[1].crosshead == "What comes next"


def test_the_address_of_a_link_in_a_heading_that_becomes_a_crosshead_is_said(
    paster: Paster,
) -> None:
    paster.at("Body 1", 26)
    paster.reporter.press("Enter")
    paster.reporter.type("## What [comes](https://example.org/next) next")
    paster.reporter.press("Enter")
    (offer,) = paster.still_offered
    paster.takes(offer)
    assert paster.reporter.story.sections[1].crosshead == "What comes next"
    assert "https://example.org/next" in paster.said
    paster.reporter.undo()
    assert "[comes](https://example.org/next)" in paster.reporter.body


def test_a_dateline_typed_by_hand_is_offered_as_one(paster: Paster) -> None:
    paster.at("Body 1", 0)
    paster.reporter.type("MARLHAVEN - ")
    assert paster.said == "The opening seems to begin with a dateline."
    paster.reporter.type("Now ")
    assert paster.reporter.body == "MARLHAVEN - Now The harbour reopens today."
    assert paster.reporter.story.dateline == ""
    (offer,) = paster.still_offered
    paster.takes(offer)
    assert paster.reporter.story.dateline == "MARLHAVEN"
    assert paster.reporter.body == "Now The harbour reopens today."
    assert paster.still_offered == []
    paster.reporter.undo()
    assert paster.reporter.story.dateline == ""
    assert paster.reporter.body == "MARLHAVEN - Now The harbour reopens today."


def test_a_dash_that_becomes_typographic_is_offered_once(paster: Paster) -> None:
    paster.at("Body 1", 0)
    paster.reporter.type("MARLHAVEN, Nov. 23 -- It opens. ")
    (notice,) = paster.notices
    assert [each.holds(paster.reporter.story) for each in notice.offers] == [True]
    notice.offers[0].call()
    assert paster.reporter.story.dateline == "MARLHAVEN, Nov. 23"
    assert paster.reporter.body == "It opens. The harbour reopens today."


def test_the_offer_of_a_dateline_goes_with_what_it_was_made_for(paster: Paster) -> None:
    paster.at("Body 1", 0)
    paster.reporter.type("MARLHAVEN – ")
    assert len(paster.still_offered) == 1
    paster.reporter.press("Backspace")
    assert paster.still_offered == []


@pytest.mark.parametrize("words", ["NATO - the alliance - said ", "MARLHAVEN – ", "The boat – a "])
def test_no_opening_is_changed_unless_that_is_wanted(paster: Paster, words: str) -> None:
    paster.at("Body 1", 0)
    paster.reporter.type(words)
    assert paster.reporter.body == f"{words}The harbour reopens today."
    assert paster.reporter.story.dateline == ""


def test_an_ordinary_opening_is_offered_no_dateline(paster: Paster) -> None:
    paster.at("Body 1", 0)
    paster.reporter.type("The boat – a ferry – sank. ")
    assert not paster.notices


def test_paste_plain_leaves_formatting_and_marks_out(paster: Paster) -> None:
    paster.copies("<p><b>A *</b></p>", "A *b*").at("Body 1", 4)
    paster.pasting.commands["paste_plain"]()
    paster.waits()
    assert paster.reporter.body == "The A \\*b\\*harbour reopens today."


def test_marks_in_plain_text_read_as_they_did_and_can_be_used_as_marks(paster: Paster) -> None:
    paster.copies(text="*b* ").at("Body 1", 4).pastes()
    assert paster.reporter.body == "The \\*b\\* harbour reopens today."
    paster.takes("Use them as marks")
    assert paster.reporter.body == "The *b* harbour reopens today."


def test_what_is_copied_from_a_body_keeps_its_marks(write: Write) -> None:
    paster = Paster(write(Story("s", "", sections=(Section("o", "", "A *b* [c](https://d.org)"),))))
    paster.at("Body 1", 24, 0)
    paster.reporter.press("Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat(MARKDOWN)
    paster.at("Body 1", 24).pastes()
    assert paster.reporter.body == "A *b* [c](https://d.org)" * 2
    paster.at("Headline").pastes()
    assert paster.reporter.story.headline == "A b c"


def test_an_address_loses_its_trackers_on_the_way(paster: Paster) -> None:
    address = "https://example.org/a?utm_source=x&b=1"
    paster.copies(f"<a href='{address}'>{address}</a>", address).at("Body 1", 11, 4).pastes()
    assert paster.reporter.body == "The [harbour](https://example.org/a?b=1) reopens today."
    assert paster.said == "Pasted without the trackers in links."
    paster.at("Body 1", 0).pastes()
    assert paster.reporter.body.startswith("https://example.org/a?b=1The")


def test_an_image_alone_brings_no_words(paster: Paster) -> None:
    paster.copies("<img src='https://example.org/a.png'>").at("Body 1", 4, 11).pastes()
    assert paster.reporter.body == "The harbour reopens today."
    assert paster.said == "Nothing was pasted: there are no words, only 1 image."


def test_a_page_pasted_into_an_empty_story_is_there_first_and_then_announced(
    write: Write, qtbot: QtBot
) -> None:
    paster = Paster(write())
    paster.copies(html_of("news-page")).at("Headline").asks()
    with qtbot.waitSignal(paster.pasting.story_read) as signal:
        paster.waits()
    assert paster.reporter.body == markdown_of("news-page")
    (take_apart,) = signal.args
    assert take_apart(FIRST_HOUSE).story.headline == "Storm closes the coast road"
    paster.reporter.undo()
    assert paster.reporter.story.is_blank


def test_paragraphs_without_formatting_are_a_story_as_plain_text_is(
    write: Write, qtbot: QtBot
) -> None:
    paster = Paster(write())
    paster.copies("<p>Head</p><p>One.</p><p>Two.</p>").at("Headline").asks()
    with qtbot.waitSignal(paster.reporter.form.paste_story) as signal:
        paster.waits()
    assert signal.args == ["Head\n\nOne.\n\nTwo."]


def test_a_list_pasted_into_the_key_points_of_an_empty_story_is_no_story(write: Write) -> None:
    paster = Paster(write(Story("s", key_points=(KeyPoint("a"),))))
    paster.copies("<ul><li>a</li><li>b</li><li>c</li></ul>").at("Key point 1").pastes()
    assert paster.reporter.points == ["a", "b", "c"]


class Hanging(QMimeData):
    """What a program offers that hangs by the time it is asked."""

    def __init__(self, clock: list[float]) -> None:
        super().__init__()
        self.asked: list[str] = []
        self._clock = clock

    def formats(self) -> list[str]:
        return ["text/html", "text/plain"]

    def hasFormat(self, name: str) -> bool:  # noqa: N802  # Qt names it.
        return name in self.formats()

    def retrieveData(self, name: str, _kind: object) -> None:  # noqa: N802  # Qt names it.
        self.asked.append(name)
        self._clock[0] += 5


def test_a_program_that_does_not_answer_is_waited_for_once_and_said_to_be_silent(
    paster: Paster, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr("editor.ui.form.offered.monotonic", lambda: clock[0])
    hanging = Hanging(clock)
    field = paster.reporter.field("Body 1")
    field.insertFromMimeData(hanging)
    assert "text/html" in hanging.asked
    assert "text/plain" not in hanging.asked
    assert paster.said.endswith("does not answer.")
    assert paster.reporter.body == "The harbour reopens today."
