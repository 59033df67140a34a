"""The manual says something about everything that the menus have."""

from __future__ import annotations

import pytest

from editor.ui.commands.command import Command
from editor.ui.commands.groups import GROUPS
from tests.project.repository import REPOSITORY

COMMANDS = tuple(command for group in GROUPS for command in group.commands)


@pytest.fixture(scope="module")
def manual() -> str:
    pages = (REPOSITORY / "docs" / "manual").glob("*.md")
    return " ".join(" ".join(page.read_text("utf-8").split()) for page in pages).lower()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
def test_every_command_is_named_in_the_manual_as_in_its_menu(command: Command, manual: str) -> None:
    assert command.text.replace("&", "").rstrip("…").lower() in manual
