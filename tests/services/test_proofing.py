"""Ticks are kept in the library, beside the story, and never with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from editor.model.places import Place
from editor.model.proofs.proof_lines import proof_lines
from editor.services.proofing import KEEP_AFTER, Proofing
from editor.services.spellcheck.personal import PersonalWords
from editor.services.spellcheck.vouched import Vouched, adding
from tests.services.desk import Desk, another_program_writing


def opened(home: Path) -> tuple[Desk, Proofing]:
    desk = Desk(home)
    return desk, Proofing(desk.workspace, desk.tasks)


def written(desk: Desk) -> tuple[str, frozenset[str]]:
    """A new story of one line; gives its id and the digest of its headline."""
    desk.workspace.new()
    desk.tasks.work()
    desk.type("Bridge opens")
    session = desk.workspace.current
    assert session is not None
    lines = proof_lines(session.story)
    headline = (line.digest for line in lines if line.place == Place("headline"))
    return session.story.id, frozenset(headline)


def read(desk: Desk, proofing: Proofing, story: str) -> frozenset[str]:
    done: list[bool] = []
    proofing.read(story, lambda: done.append(True))
    desk.tasks.work()
    assert done == [True]
    return proofing.ticks


def test_ticks_are_there_again_after_a_restart(tmp_path: Path) -> None:
    desk, proofing = opened(tmp_path)
    story, lines = written(desk)
    read(desk, proofing, story)
    for digest in lines:
        proofing.tick(digest, is_ticked=True, among=lines)
    desk.tasks.pass_time(KEEP_AFTER)
    desk.tasks.work()
    desk.workspace.close(lambda _: None)
    desk.tasks.work()
    again, proofing = opened(tmp_path)
    assert read(again, proofing, story) == lines
    again.workspace.close(lambda _: None)
    again.tasks.work()


def test_ticks_made_just_before_the_window_closes_are_kept(tmp_path: Path) -> None:
    desk, proofing = opened(tmp_path)
    story, lines = written(desk)
    read(desk, proofing, story)
    proofing.tick(next(iter(lines)), is_ticked=True, among=lines)
    desk.workspace.close(lambda _: None)
    desk.tasks.work()
    again, proofing = opened(tmp_path)
    assert read(again, proofing, story) == lines
    again.workspace.close(lambda _: None)
    again.tasks.work()


def test_each_story_has_ticks_of_its_own_and_those_of_lost_lines_go(tmp_path: Path) -> None:
    desk, proofing = opened(tmp_path)
    first, lines = written(desk)
    read(desk, proofing, first)
    proofing.tick(next(iter(lines)), is_ticked=True, among=lines)
    second, _ = written(desk)
    assert read(desk, proofing, second) == frozenset()
    desk.workspace.open(first)
    desk.tasks.work()
    assert read(desk, proofing, first) == lines
    proofing.tick("another", is_ticked=True, among=frozenset({"another"}))
    assert proofing.ticks == {"another"}
    proofing.clear()
    assert proofing.ticks == frozenset()
    desk.workspace.close(lambda _: None)
    desk.tasks.work()


def test_nothing_is_left_of_a_story_that_is_deleted_for_good(tmp_path: Path) -> None:
    desk, proofing = opened(tmp_path)
    words = Vouched(desk.workspace, desk.tasks, PersonalWords(tmp_path / "words.txt"))
    story, lines = written(desk)
    desk.rest()
    read(desk, proofing, story)
    proofing.tick(next(iter(lines)), is_ticked=True, among=lines)
    words.change_ignored(adding("Brigde"))
    desk.workspace.delete((story,))
    desk.rest()
    desk.workspace.ask(lambda shelf: shelf.library.purge((story,)))
    desk.close()
    with closing(sqlite3.connect(desk.library)) as raw:
        (names,) = zip(*raw.execute("SELECT name FROM settings"), strict=True)
    assert not [name for name in names if story in name]


@pytest.mark.usefixtures("impatient")
def test_ticks_are_kept_later_where_the_library_cannot_be_written(tmp_path: Path) -> None:
    desk, proofing = opened(tmp_path)
    first, lines = written(desk)
    read(desk, proofing, first)
    desk.rest()
    with another_program_writing(desk.library):
        proofing.tick(next(iter(lines)), is_ticked=True, among=lines)
        desk.rest(30)
        assert len(desk.troubles) == 1
        second, _ = written(desk)
        read(desk, proofing, second)
        desk.rest(30)
    desk.rest(60)
    assert read(desk, proofing, first) == lines
    desk.close()


def test_a_setting_that_is_no_list_of_ticks_counts_as_none(tmp_path: Path) -> None:
    desk, proofing = opened(tmp_path)
    story, _ = written(desk)
    desk.workspace.ask(lambda shelf: shelf.library.keep_setting(f"proof:{story}", "{[nonsense"))
    desk.tasks.work()
    assert read(desk, proofing, story) == frozenset()
    desk.workspace.close(lambda _: None)
    desk.tasks.work()
