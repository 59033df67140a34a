"""Everything by keyboard alone: Tab, Escape, mnemonics, and where the keys are then."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from editor.model.places import Place
from editor.ui.form.text_field import TextField
from tests.ui.access.surroundings import DIALOGS, opened, write_a_story
from tests.ui.newsroom import Newsroom


@pytest.fixture
def writing(room: Newsroom) -> Newsroom:
    """Somebody whose caret is in the headline of a story with every part."""
    write_a_story(room)
    room.window.activateWindow()
    field = room.window.form.field(Place("headline"))
    assert field is not None
    field.setFocus()
    return room.work()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()


def name_of(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget is not None else ""


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}”"


def round_trip(widget: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where Tab goes from a widget until it is there again."""
    found = [widget]
    while True:
        press(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            return found
        found.append(focused)


def test_tab_follows_the_page(writing: Newsroom) -> None:
    headline = QApplication.focusWidget()
    assert headline is not None

    passed = round_trip(headline, Qt.Key.Key_Tab)

    fields = [name_of(each) for each in passed if isinstance(each, TextField)]
    expected = [name_of(each) for each in writing.window.form.area.sheet.page.order()]
    start = fields.index(expected[0])
    assert fields[start:] + fields[:start] == expected


@pytest.mark.usefixtures("writing")
def test_tab_backwards_is_tab_the_other_way() -> None:
    headline = QApplication.focusWidget()
    assert headline is not None

    forwards = round_trip(headline, Qt.Key.Key_Tab)
    backwards = round_trip(headline, Qt.Key.Key_Backtab)

    assert backwards == [forwards[0], *reversed(forwards[1:])]


def test_tab_comes_to_every_control_of_the_window(writing: Newsroom) -> None:
    headline = QApplication.focusWidget()
    assert headline is not None

    passed = round_trip(headline, Qt.Key.Key_Tab)

    assert [named(each) for each in _tabbable(writing.window) if each not in passed] == []


@pytest.mark.parametrize("command", DIALOGS)
def test_a_dialog_is_used_by_keyboard_alone(writing: Newsroom, command: str) -> None:
    (dialog,) = opened(writing, command)
    first = QApplication.focusWidget()
    assert first is not None, "the keys are nowhere"

    passed = round_trip(first, Qt.Key.Key_Tab)

    assert [named(each) for each in _tabbable(dialog) if each not in passed] == []
    assert [named(each) for each in passed if not _shows_focus(each)] == []
    assert _doubled(_texts(dialog)) == []
    first.setFocus()
    press(Qt.Key.Key_Escape)
    writing.work()
    assert not _is_open(dialog)
    assert name_of(writing.window.focusWidget()) == "Headline"


def test_where_the_keys_are_in_the_window_can_be_seen(writing: Newsroom) -> None:
    assert [named(each) for each in _tabbable(writing.window) if not _shows_focus(each)] == []


@pytest.mark.parametrize("command", ["find", "replace", "history", "proofread", "show_beside"])
def test_escape_closes_a_panel_and_the_keys_are_where_they_were(
    writing: Newsroom, command: str
) -> None:
    writing.choose(command).rest()
    QApplication.processEvents()

    press(Qt.Key.Key_Escape)
    writing.work()

    writing.qtbot.waitUntil(lambda: name_of(QApplication.focusWidget()) == "Headline")


def test_no_two_entries_of_a_menu_have_one_mnemonic(writing: Newsroom) -> None:
    bar = writing.window.menuBar()
    texts = {"menu bar": [each.text() for each in bar.actions()]}
    for menu in bar.findChildren(QMenu):
        texts[menu.title()] = [each.text() for each in menu.actions()]

    assert {name: _doubled(entries) for name, entries in texts.items() if _doubled(entries)} == {}


def _shows_focus(widget: QWidget) -> bool:
    """Whether a widget is painted in another way while it has the keys."""
    shown = widget.parentWidget() or widget
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_keys = shown.grab().toImage()
    widget.clearFocus()
    QApplication.processEvents()
    return bool(shown.grab().toImage() != with_keys)


def _tabbable(root: QWidget) -> list[QWidget]:
    """What Tab ought to come to."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.window() is root
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not _is_inner(each)
    ]


def _is_inner(widget: QWidget) -> bool:
    """A button of an exclusive group, of which the arrows choose another one."""
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and not widget.isChecked():
        group = widget.group()
        return widget.autoExclusive() or (group is not None and group.exclusive())
    return False


def _texts(dialog: QWidget) -> list[str]:
    """What mnemonics can stand in."""
    texts = [each.text() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    return texts + [
        each.text()
        for each in dialog.findChildren(QLabel)
        if each.isVisible() and each.buddy() and each.textFormat() is not Qt.TextFormat.RichText
    ]


def _is_open(widget: QWidget) -> bool:
    try:
        return widget.isVisible()
    except RuntimeError:  # Qt has deleted it.
        return False


def _doubled(texts: list[str]) -> list[str]:
    letters = Counter(
        text.replace("&&", "").partition("&")[2][0].casefold()
        for text in texts
        if "&" in text.replace("&&", "")
    )
    return [
        text
        for text in texts
        if "&" in text.replace("&&", "")
        and letters[text.replace("&&", "").partition("&")[2][0].casefold()] > 1
    ]
