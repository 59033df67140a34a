"""Drafts of houses outlive the window, in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.library.house_settings import PUT_ASIDE
from editor.model.house import House
from editor.model.houses.put_aside import PutAside
from editor.services.house_drafts import HouseDrafts
from tests.services.desk import Desk

ASIDE = PutAside((House("quai", name="Le Quai", source_tag="„Quai“"),), "main", "quai")


def opened(home: Path) -> tuple[Desk, HouseDrafts]:
    desk = Desk(home)
    return desk, HouseDrafts(desk.workspace, desk.tasks)


def read(desk: Desk, drafts: HouseDrafts) -> list[PutAside]:
    found: list[PutAside] = []
    drafts.read(found.append)
    desk.work()
    return found


def test_they_are_there_after_a_restart_until_they_are_let_go_of(tmp_path: Path) -> None:
    desk, drafts = opened(tmp_path)
    drafts.keep(ASIDE)
    desk.close()

    desk, drafts = opened(tmp_path)
    assert read(desk, drafts) == [ASIDE]
    drafts.keep(None)
    desk.close()

    desk, drafts = opened(tmp_path)
    assert read(desk, drafts) == []
    desk.close()


def test_the_house_of_new_stories_alone_is_there_after_a_restart(tmp_path: Path) -> None:
    desk, drafts = opened(tmp_path)
    drafts.keep(PutAside((), "quai", "quai"))
    desk.close()

    desk, drafts = opened(tmp_path)
    assert read(desk, drafts) == [PutAside((), "quai", "quai")]
    desk.close()


@pytest.mark.parametrize(
    "kept", ["{", "[]", "7", '{"houses":["{}"]}', '{"houses":"x"}', '{"houses":[7]}', "[" * 9_999]
)
def test_what_is_no_drafts_counts_as_none(tmp_path: Path, kept: str) -> None:
    desk, drafts = opened(tmp_path)
    desk.workspace.ask(lambda shelf: shelf.library.keep_setting(PUT_ASIDE, kept))
    desk.work()

    assert read(desk, drafts) == []
    desk.close()
