"""Commands on long texts are worked out while typing goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from editor.model.markup.marks import STRONG
from editor.model.places import Caret, body_place, text_at
from editor.services.settings import Settings
from editor.services.tasks import ManualTasks
from editor.ui.form.form import StoryForm
from editor.ui.form.reckoning import AT_ONCE
from editor.ui.notice import Notice
from editor.ui.theme import Themes
from tests.ui.form.conftest import session_of
from tests.ui.form.one_body import OneBody, story_of

WORD = '"word" '
LONG = WORD * (AT_ONCE // len(WORD) + 1) + "end"
ALL = len(LONG)


class Sitting:
    """A page of one long body, whose lanes work when they are told to, and what is said there."""

    def __init__(self, page: OneBody, tasks: ManualTasks) -> None:
        self.page = page
        self.tasks = tasks
        self.said: list[Notice] = []
        self.withdrawn: list[str] = []
        page.formatting.reckoning.attend(tasks)
        page.formatting.reckoning.said.connect(self.said.append)
        page.formatting.reckoning.withdrawn.connect(self.withdrawn.append)

    @property
    def sentences(self) -> list[str]:
        return [notice.text for notice in self.said]


@pytest.fixture
def sit(qtbot: QtBot, settings: Settings, themes: Themes) -> Callable[[str], Sitting]:
    def make(body: str) -> Sitting:
        page = OneBody(session_of(story_of(body, "en")), settings, themes, qtbot)
        return Sitting(page, ManualTasks())

    return make


Sit = Callable[[str], Sitting]


def test_a_short_text_is_formatted_at_once(sit: Sit) -> None:
    page = sit("one two").page
    assert page.give("bold", 0, 3) == "**one** two"


def test_a_long_text_is_formatted_once_that_is_worked_out_and_in_one_step(sit: Sit) -> None:
    desk = sit(LONG)
    assert desk.page.give("bold", 0, ALL) == LONG
    desk.tasks.work()
    assert desk.page.text == f"{STRONG}{LONG}{STRONG}"
    caret = desk.page.body.caret()
    assert (caret.start, caret.end) == (2, ALL + 2)
    desk.page.session.undo()
    assert desk.page.text == LONG


def test_whoever_moves_the_caret_meanwhile_keeps_it(sit: Sit) -> None:
    desk = sit(f"{LONG}\n\nlast")
    desk.page.give("bold", 0, ALL)
    desk.page.body.select(ALL + 3, ALL + 3)
    desk.tasks.work()
    caret = desk.page.body.caret()
    assert desk.page.text[: caret.start] == f"{STRONG}{LONG}{STRONG}\n\nl"
    assert caret.anchor is None


def test_nothing_is_formatted_where_the_text_was_changed_meanwhile(sit: Sit) -> None:
    desk = sit(LONG)
    desk.page.give("bold", 0, ALL)
    desk.page.body.select(ALL, ALL)
    desk.page.body.insert("!", "Typing")
    desk.tasks.work()
    assert desk.page.text == f"{LONG}!"
    assert desk.sentences == ["Bold: nothing was done, the story was changed or left meanwhile."]


def test_signs_are_set_in_what_was_written_meanwhile_too(sit: Sit) -> None:
    desk = sit(LONG)
    desk.page.give("educate_quotes", ALL)
    desk.page.body.insert(' "more"', "Typing")
    desk.tasks.work()
    assert desk.page.text == LONG.replace(WORD, "“word” ") + " “more”"
    assert desk.page.body.caret().position == len(desk.page.text)
    desk.page.session.undo()
    assert desk.page.text == f'{LONG} "more"'


def test_a_command_waits_for_the_one_given_before(sit: Sit) -> None:
    desk = sit(LONG)
    desk.page.give("bold", 0, ALL)
    desk.page.formatting.commands["italic"]()
    desk.tasks.work()
    assert desk.page.text == f"***{LONG}***"
    desk.page.session.undo()
    assert desk.page.text == f"{STRONG}{LONG}{STRONG}"


def test_what_takes_its_time_is_said_and_can_be_cancelled(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(LONG)
    desk.page.give("bold", 0, ALL)
    desk.page.formatting.commands["italic"]()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.sentences == ["Bold: working through a long text…"]
    (cancel,) = desk.said[0].offers
    cancel.call()
    assert desk.withdrawn == [desk.said[0].topic]
    desk.tasks.work()
    assert desk.page.text == LONG
    desk.page.give("italic", 0, ALL)
    desk.tasks.work()
    assert desk.page.text == f"*{LONG}*"


def test_what_is_said_goes_once_it_is_done(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(LONG)
    desk.page.give("bold", 0, ALL)
    qtbot.waitUntil(lambda: bool(desk.said))
    desk.tasks.work()
    assert desk.withdrawn == [desk.said[0].topic]


def test_a_command_that_still_waits_is_not_done_in_another_story(form: StoryForm) -> None:
    tasks, said = ManualTasks(), list[Notice]()
    form.formatting.reckoning.attend(tasks)
    form.formatting.reckoning.said.connect(said.append)
    body = body_place("o")
    form.show_session(session_of(story_of(LONG, "en")))
    form.go_to(Caret(body, ALL, 0))
    form.commands["bold"]()
    form.commands["italic"]()
    other = session_of(replace(story_of("one two", "en"), id="other"))
    form.show_session(other)
    form.go_to(Caret(body, 3, 0))
    tasks.work()
    assert text_at(other.story, body) == "one two"
    assert [each.text for each in said] == [
        "Bold: nothing was done, the story was changed or left meanwhile."
    ]
