"""New from template by keyboard, and own templates with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.houses.story_template import StoryTemplate
from editor.model.story import KeyPoint, Section, Story
from editor.ui.templates.chooser import TemplateChooser
from editor.ui.templates.saving import NamingDialog
from editor.ui.theme import Themes

OWN = StoryTemplate("Match report", "For sports", Story("", headline="TK <result>"), "own")
NEWS = StoryTemplate(
    "News story",
    "What happened",
    Story(
        "",
        headline="TK headline",
        key_points=(KeyPoint("k", "TK fact"),),
        sections=(Section("a", "", "TK lede\n\nTK more"), Section("b", "TK crosshead", "TK")),
    ),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def chooser(window: QWidget, themes: Themes) -> TemplateChooser:
    chooser = TemplateChooser(themes.current, window)
    chooser.show_templates((OWN, NEWS))
    chooser.open()
    return chooser


def test_arrows_choose_and_enter_begins(qtbot: QtBot, chooser: TemplateChooser) -> None:
    qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(chooser.wanted) as wanted:
        qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    assert wanted.args == [NEWS]


def test_escape_begins_nothing(qtbot: QtBot, chooser: TemplateChooser) -> None:
    with qtbot.assertNotEmitted(chooser.wanted):
        qtbot.keyClick(chooser, Qt.Key.Key_Escape)


def test_each_says_what_it_begins_with_and_brings(chooser: TemplateChooser) -> None:
    chooser.list.setCurrentRow(1)
    outline = chooser._outline.text()
    assert [outline.index(each) for each in ("TK headline", "TK fact", "TK lede", "TK crosshead")]
    assert "TK more" not in outline
    assert chooser._brings.text() == "1 key point · 1 crosshead"
    chooser.list.setCurrentRow(0)
    assert "TK &lt;result&gt;" in chooser._outline.text()


def test_only_own_ones_are_renamed_and_removed(qtbot: QtBot, chooser: TemplateChooser) -> None:
    with qtbot.waitSignal(chooser.rename_wanted):
        qtbot.keyClick(chooser.list, Qt.Key.Key_F2)
    with qtbot.waitSignal(chooser.removal_wanted) as removal:
        qtbot.keyClick(chooser.list, Qt.Key.Key_Delete)
    assert removal.args == [OWN]
    chooser.list.setCurrentRow(1)
    assert chooser.remove.isHidden()
    with (
        qtbot.assertNotEmitted(chooser.removal_wanted),
        qtbot.assertNotEmitted(chooser.rename_wanted),
    ):
        qtbot.keyClick(chooser.list, Qt.Key.Key_Delete)
        qtbot.keyClick(chooser.list, Qt.Key.Key_F2)


def test_a_removal_is_told_with_a_way_back(chooser: TemplateChooser) -> None:
    back: list[bool] = []
    chooser.tell("“Match report” was removed.", lambda: back.append(True))
    assert chooser._told.isVisible()
    chooser._back.click()
    assert back == [True]
    assert not chooser._told.isVisible()


def test_another_list_keeps_the_choice(chooser: TemplateChooser) -> None:
    chooser.list.setCurrentRow(1)
    chooser.show_templates((NEWS,))
    assert chooser.chosen == NEWS


def test_an_empty_chooser_begins_nothing(qtbot: QtBot, chooser: TemplateChooser) -> None:
    chooser.show_templates(())
    with qtbot.assertNotEmitted(chooser.wanted):
        chooser.accept()


def test_a_template_needs_a_name_and_says_what_it_replaces(
    qtbot: QtBot, window: QWidget, themes: Themes
) -> None:
    dialog = NamingDialog(
        "Save as template", "Save", "", "", ("Match report",), "Texts come.", themes.current, window
    )
    dialog.open()
    assert not dialog._button.isEnabled()
    qtbot.keyClicks(dialog.name, "match REPORT ")
    assert "takes the place" in dialog._told.text()
    qtbot.keyClicks(dialog.about, "Sports")
    with qtbot.waitSignal(dialog.named) as named:
        qtbot.keyClick(dialog.about, Qt.Key.Key_Return)
    assert named.args == ["match REPORT", "Sports"]
