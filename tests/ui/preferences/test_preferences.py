"""Preferences: every choice is found, counts at once, and goes back to its default."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from editor.model.choices import (
    CHOICES,
    SMART_TYPING,
    TEXT_FACE,
    TEXT_SIZE,
    THEME,
    TYPEWRITER,
)
from editor.services.settings import Settings
from editor.ui.dialogs.keeping import Keeping
from editor.ui.preferences.controls import NumberBox, OptionList, Switch
from editor.ui.preferences.dialog import PreferencesDialog
from tests.ui.hands import told
from tests.ui.preferences.conftest import Ask


def control(dialog: PreferencesDialog, label: str) -> QWidget:
    """The one control that is shown under a name."""
    kinds = (Switch, OptionList, NumberBox, QLineEdit)
    widgets = [each for kind in kinds for each in dialog.findChildren(kind)]
    (found,) = (each for each in widgets if each.isVisible() and each.accessibleName() == label)
    return found


def search(dialog: PreferencesDialog, words: str, qtbot: QtBot) -> QLineEdit:
    line = control(dialog, "Search the preferences")
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, words)
    return line


def ways_back(dialog: PreferencesDialog) -> list[QAbstractButton]:
    buttons = dialog.findChildren(QAbstractButton)
    return [each for each in buttons if each.isVisible() and "default" in each.toolTip()]


def test_every_choice_of_the_table_has_a_control_with_its_name_and_its_tip(ask: Ask) -> None:
    dialog = ask()
    for choice in CHOICES:
        assert control(dialog, choice.label).accessibleDescription() == choice.tip


def test_a_switch_counts_at_once_and_is_written_down(
    ask: Ask, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    switch = control(ask(), SMART_TYPING.label)
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert settings.value(SMART_TYPING) is False
    assert Settings(tmp_path / "settings.json").value(SMART_TYPING) is False


def test_a_theme_is_written_down_when_it_is_chosen(ask: Ask, tmp_path: Path, qtbot: QtBot) -> None:
    themes = control(ask(), THEME.label)
    qtbot.keyClick(themes, Qt.Key.Key_End)
    assert Settings(tmp_path / "settings.json").value(THEME) == "dark"


def test_a_typed_number_counts_once_it_is_complete(
    ask: Ask, settings: Settings, qtbot: QtBot
) -> None:
    box = control(ask(), TEXT_SIZE.label)
    assert isinstance(box, QSpinBox)
    said: list[int] = []
    settings.changed.connect(lambda _: said.append(settings.value(TEXT_SIZE)))
    box.selectAll()
    qtbot.keyClicks(box, "250")
    assert said == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said == [250]


def test_what_differs_has_a_way_back_to_its_default(
    ask: Ask, settings: Settings, qtbot: QtBot
) -> None:
    settings.choose(TEXT_SIZE, 150)
    dialog = ask()
    (back,) = ways_back(dialog)
    assert back.toolTip() == "Back to the default: 100 %"
    assert back.accessibleName() == "Size of the form’s text: Back to the default: 100 %"
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert settings.value(TEXT_SIZE) == 100
    assert ways_back(dialog) == []
    assert dialog.focusWidget() is control(dialog, TEXT_SIZE.label)


def test_a_choice_made_elsewhere_is_shown(ask: Ask, settings: Settings) -> None:
    dialog = ask()
    settings.choose(TYPEWRITER, True)
    switch = control(dialog, TYPEWRITER.label)
    assert isinstance(switch, Switch)
    assert switch.isChecked()
    assert len(ways_back(dialog)) == 1


def test_the_search_keeps_what_holds_all_words_in_label_or_tip_and_marks_them(
    ask: Ask, qtbot: QtBot
) -> None:
    dialog = ask()
    search(dialog, "WHEEL text", qtbot)
    assert control(dialog, TEXT_SIZE.label)
    shown = [each for each in CHOICES if each.label in told(dialog)]
    assert shown == []  # The label holds a marked word, so it is no longer plain.
    assert "<span" in told(dialog)
    assert ">wheel</span>" in told(dialog)
    search(dialog, "dark paper", qtbot)
    assert control(dialog, THEME.label)


def test_the_search_finds_what_is_no_choice_of_the_table(ask: Ask, qtbot: QtBot) -> None:
    dialog = ask(Keeping(None, None, None))
    search(dialog, "second folder", qtbot)
    assert "Keeping" in told(dialog)
    assert "Theme" not in told(dialog)


def test_what_is_not_there_is_said(ask: Ask, qtbot: QtBot) -> None:
    dialog = ask()
    line = search(dialog, "<b>zebra", qtbot)
    assert "No preference holds “<b>zebra”." in told(dialog)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert dialog.isVisible()
    assert "No preference" not in told(dialog)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_key_leads_from_the_search_to_what_was_found(ask: Ask, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = ask()
    qtbot.keyClick(search(dialog, "typewriter", qtbot), key)
    assert dialog.focusWidget() is control(dialog, TYPEWRITER.label)
    assert dialog.isVisible()


def test_it_opens_at_a_choice(ask: Ask) -> None:
    dialog = ask()
    dialog.show_at("measure")
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Length of a line"
    dialog.show_at("no such choice")
    assert dialog.focusWidget() is focused


def test_only_faces_of_this_computer_are_offered(ask: Ask) -> None:
    faces = control(ask(), TEXT_FACE.label)
    assert isinstance(faces, OptionList)
    offered = {faces.itemData(index) for index in range(faces.count())}
    assert {"page", "sans", "mono"} <= offered
    named = offered - {"page", "sans", "mono"}
    assert all(QFontDatabase.hasFamily(face) for face in named)
    assert len(offered) <= len(TEXT_FACE.options)


def test_a_choice_that_cannot_be_written_counts_and_is_told(
    ask: Ask, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ask()
    (tmp_path / "settings.json").mkdir()
    switch = control(dialog, SMART_TYPING.label)
    with qtbot.waitSignal(dialog.not_kept):
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert settings.value(SMART_TYPING) is False


def test_a_closed_dialog_hears_nothing_any_more(ask: Ask, settings: Settings, qtbot: QtBot) -> None:
    dialog = ask()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    settings.choose(TYPEWRITER, True)
