"""Conflicts are shown side by side, and nothing is merged before each has been decided."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from editor.model.comparing.merge import Choice, merge
from editor.model.story import KeyPoint, Section, Story
from editor.ui.dialogs.two_lines import TwoLineList
from editor.ui.merging.dialog import MergeDialog
from editor.ui.merging.sides import Sides
from editor.ui.theme import Themes
from tests.ui.hands import button, buttons, told, window

BASE = Story(
    "s",
    headline="Ferry stuck for ten hours",
    status="draft",
    key_points=(KeyPoint("k", "Nobody hurt"),),
    sections=(Section("a", "", "It ran aground on Monday. It was pulled free at night."),),
)
OURS = replace(BASE, headline="Ferry stuck for twelve hours", status="in review", key_points=())
THEIRS = replace(
    BASE,
    headline="Ferry stuck for eleven hours",
    status="approved",
    key_points=(KeyPoint("k", "Nobody was hurt"),),
    sections=(Section("a", "", "It ran aground on Monday. It was pulled free before dawn."),),
)
SIDES = Sides("Merge with “Ferry”", "Both began from version 3.", "This story", "Ferry")

Open = Callable[[Story, Story], MergeDialog]


@pytest.fixture
def opened(qtbot: QtBot, themes: Themes) -> Open:
    parents: list[QWidget] = []

    def made(ours: Story, theirs: Story) -> MergeDialog:
        parents.append(window(qtbot))
        merged = merge(BASE, ours, theirs)
        dialog = MergeDialog(merged, ours, SIDES, themes.current, parents[-1])
        dialog.open()
        return dialog

    return made


@pytest.fixture
def dialog(opened: Open) -> MergeDialog:
    return opened(OURS, THEIRS)


def radios(dialog: MergeDialog) -> list[str]:
    return [each.accessibleName() for each in dialog.findChildren(QRadioButton)]


def focused(dialog: MergeDialog) -> str:
    widget = dialog.focusWidget()
    return widget.accessibleName() if widget else ""


def test_every_conflict_names_its_place_and_what_each_side_says(dialog: MergeDialog) -> None:
    assert radios(dialog) == [
        "Headline: This story",
        "Headline: Ferry",
        "Headline: Both",
        "Key point 1: This story",
        "Key point 1: Ferry",
        "Status: This story",
        "Status: Ferry",
    ]
    said = [button(dialog, name).accessibleDescription() for name in radios(dialog)]
    assert said[0] == "removed: ten; added: twelve"
    assert said[3] == "taken out"
    assert "Both began from version 3." in told(dialog)


def test_differences_are_marked_by_sign_and_text_and_shown_in_their_sentence(
    dialog: MergeDialog,
) -> None:
    shown = told(dialog)
    assert "Ferry stuck for " in shown
    for part in (">−</span>", ">+</span>", "line-through", "underline", "(nothing: taken out)"):
        assert part in shown


def test_nothing_is_decided_by_not_looking(dialog: MergeDialog, qtbot: QtBot) -> None:
    answers: list[object] = []
    dialog.decided.connect(answers.append)
    assert not any(each.isChecked() for each in dialog.findChildren(QRadioButton))
    assert "0 of 3 decided" in told(dialog)
    assert not button(dialog, "Merge").isEnabled()

    button(dialog, "Headline: Ferry").click()
    button(dialog, "Key point 1: This story").click()
    assert "2 of 3 decided" in told(dialog)
    assert "✓ Ferry" in told(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.accept()
    assert answers == []
    assert dialog.isVisible()

    button(dialog, "Status: Ferry").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert answers == [{0: Choice.THEIRS, 1: Choice.OURS, 2: Choice.THEIRS}]
    assert not dialog.isVisible()


def test_a_click_on_what_a_side_says_chooses_it(dialog: MergeDialog, qtbot: QtBot) -> None:
    (text,) = (each for each in dialog.findChildren(QLabel) if "eleven" in each.text())
    qtbot.mouseClick(text, Qt.MouseButton.LeftButton)
    assert button(dialog, "Headline: Ferry").isChecked()
    assert "1 of 3 decided" in told(dialog)


def test_a_choice_can_be_made_again(dialog: MergeDialog, qtbot: QtBot) -> None:
    for name in ("Headline: Ferry", "Headline: Both", "Key point 1: Ferry", "Status: This story"):
        button(dialog, name).click()
    with qtbot.waitSignal(dialog.decided) as decided:
        button(dialog, "Merge").click()
    assert decided.args == [{0: Choice.BOTH, 1: Choice.THEIRS, 2: Choice.OURS}]


def test_keys_lead_from_conflict_to_conflict_and_choose(dialog: MergeDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert focused(dialog) == "Headline: This story"
    for name in ("Key point 1: This story", "Status: This story", "Headline: This story"):
        qtbot.keyClick(dialog, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert focused(dialog) == name
    qtbot.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert focused(dialog) == "Status: This story"

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)

    assert button(dialog, "Status: Ferry").isChecked()
    button(dialog, "Previous conflict").click()
    assert focused(dialog) == "Key point 1: This story"
    button(dialog, "Next conflict").click()
    assert focused(dialog) == "Status: Ferry"


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_Right, "Headline: Ferry"), (Qt.Key.Key_Up, "Headline: Both")],
)
def test_an_arrow_chooses_as_soon_as_it_is_pressed(
    dialog: MergeDialog, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    qtbot.keyClick(button(dialog, "Headline: This story"), key)
    assert button(dialog, name).isChecked()
    assert focused(dialog) == name
    assert "1 of 3 decided" in told(dialog)


def test_what_comes_in_without_a_conflict_is_named(dialog: MergeDialog) -> None:
    said = "Without a conflict 1 change from “Ferry” will be taken: Body 1."
    assert said in told(dialog)


def test_what_both_began_from_is_shown_on_demand(dialog: MergeDialog) -> None:
    plainly = "</span>ten<span"
    assert plainly not in told(dialog)
    button(dialog, "Headline: show what both began from").click()
    assert plainly in told(dialog)
    assert "Hide what both began from" in buttons(dialog)


def test_escape_merges_nothing(dialog: MergeDialog, qtbot: QtBot) -> None:
    answers: list[object] = []
    dialog.decided.connect(answers.append)
    button(dialog, "Headline: Ferry").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == []
    assert not dialog.isVisible()


def test_without_conflicts_it_says_what_would_change(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(BASE, THEIRS)
    (changes,) = dialog.findChildren(TwoLineList)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [changes.item(row).data(role) for row in range(changes.count())] == [
        "Headline, 1 word added, 1 word removed",
        "Key point 1, 1 word added",
        "Body 1, 2 words added, 2 words removed",
        "Status, 1 word added, 1 word removed",
    ]
    assert "There are no conflicts." in told(dialog)
    with qtbot.waitSignal(dialog.decided) as decided:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided.args == [{}]


def test_a_merge_that_changes_nothing_says_so(opened: Open) -> None:
    assert "Nothing would change: this story holds all of it already." in told(opened(OURS, BASE))


def test_marks_in_a_text_stay_text(opened: Open) -> None:
    hostile = replace(THEIRS, headline="<b>Ferry</b> <img src=x> stuck")
    assert "&lt;b&gt;" in told(opened(OURS, hostile))
    assert "<img" not in told(opened(OURS, hostile))
