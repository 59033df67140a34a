"""A dialog that is open while the theme changes looks as one that is opened afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.model.comparing.merge import merge
from editor.model.finding.replace import Substitution
from editor.model.house import FIRST_HOUSE
from editor.model.houses.page_templates import StyleTrouble
from editor.model.houses.story_template import StoryTemplate
from editor.model.places import Place
from editor.model.story import KeyPoint, Section, Story
from editor.services.library_search import Hit, Preview, StoryHits
from editor.services.settings import Settings
from editor.ui.dialogs.about import AboutDialog
from editor.ui.dialogs.export import ExportDialog
from editor.ui.dialogs.question import Question
from editor.ui.dialogs.shortcuts import ShortcutsDialog
from editor.ui.dialogs.working import WorkingDialog
from editor.ui.houses.dialog import HousesDialog
from editor.ui.houses.look_page import LookPage
from editor.ui.icons import Icons
from editor.ui.menus import KINDS
from editor.ui.merging.dialog import MergeDialog
from editor.ui.merging.sides import Sides
from editor.ui.preferences.dialog import PreferencesDialog
from editor.ui.replacing.dialog import ReplaceDialog
from editor.ui.templates.chooser import TemplateChooser
from editor.ui.theme import ThemeChoice, Themes
from tests.ui.dialogs.test_dialogs import WEB
from tests.ui.hands import window

BASE = Story(
    "s",
    headline="Ferry stuck for ten hours",
    key_points=(KeyPoint("k", "Nobody was harmed"),),
    sections=(Section("a", "", "It ran aground on Monday."),),
)
OURS = replace(BASE, headline="Ferry stuck for twelve hours")
THEIRS = replace(BASE, headline="Ferry stuck for eleven hours")
HIT = Hit(Place("headline"), "Headline", "", "Ferry", " stuck", Substitution(0, 5, "Boat"))
SIDES = Sides("Merge with “Ferry”", "Both began from version 3.", "This story", "Ferry")


class Desk:
    """What the dialogs are made of."""

    def __init__(self, themes: Themes, parent: QWidget, folder: Path) -> None:
        self.themes = themes
        self.parent = parent
        self.icons = Icons(themes)
        self.settings = Settings(folder / "settings.json")


def about(desk: Desk) -> QDialog:
    return AboutDialog(QIcon(), "a.nutgraf", None, desk.themes.current, desk.parent)


def export(desk: Desk) -> QDialog:
    return ExportDialog((WEB,), "html", Path, desk.themes.current, desk.parent, "Embargoed.")


def question(desk: Desk) -> QDialog:
    return Question("Go?", "It is far.", "Go", "Stay", desk.themes.current, desk.parent)


def shortcuts(desk: Desk) -> QDialog:
    return ShortcutsDialog(KINDS, desk.themes.current, desk.parent)


def preferences(desk: Desk) -> QDialog:
    return PreferencesDialog(desk.settings, desk.themes, desk.icons, desk.parent)


def houses(desk: Desk) -> QDialog:
    dialog = HousesDialog(
        (FIRST_HOUSE,),
        "house",
        "house",
        lambda _like: FIRST_HOUSE,
        2026,
        desk.themes.current,
        desk.parent,
        has_story=True,
    )
    dialog.tell_style((StyleTrouble(1, "A brace is missing."),))
    return dialog


def merging(desk: Desk) -> QDialog:
    merged = merge(BASE, OURS, THEIRS)
    return MergeDialog(merged, OURS, SIDES, desk.themes.current, desk.parent)


def templates(desk: Desk) -> QDialog:
    dialog = TemplateChooser(desk.themes.current, desk.parent)
    dialog.show_templates((StoryTemplate("Match report", "For every Saturday", BASE),))
    return dialog


def working(desk: Desk) -> QDialog:
    dialog = WorkingDialog("Backups", desk.themes.current, desk.parent)
    dialog.add_told()
    dialog.tell("It did not work.", "red")
    return dialog


class _Idle:
    """Searches nothing and replaces nothing."""

    def search(self, *_: object) -> None:
        """Never end."""

    replace = take_back = search


def replacing(desk: Desk) -> QDialog:
    preview = Preview((StoryHits("s", "Ferry stuck", "", "draft", (HIT,), ()),), 1)
    dialog = ReplaceDialog(_Idle(), "", "", desk.themes.current, desk.parent)
    dialog.model.show(preview, renews=False)
    dialog.tree.expandAll()
    return dialog


@pytest.fixture
def desk(themes: Themes, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    yield Desk(themes, window(qtbot), tmp_path)
    themes.choose(ThemeChoice.LIGHT)


def picture(dialog: QDialog) -> QImage:
    """How it looks; of the houses, whose first page tells the time, the page of looks."""
    if isinstance(dialog, HousesDialog):
        dialog.tabs.setCurrentIndex(dialog.tabs.count() - 1)
        dialog.grab()
        return dialog.findChildren(LookPage)[0].grab().toImage()
    return dialog.grab().toImage()


@pytest.mark.parametrize(
    "make",
    [
        about,
        export,
        question,
        shortcuts,
        preferences,
        houses,
        merging,
        templates,
        working,
        replacing,
    ],
)
def test_it_takes_the_new_inks(make: Callable[[Desk], QDialog], desk: Desk) -> None:
    dialog = make(desk)
    light = picture(dialog)
    desk.themes.choose(ThemeChoice.DARK)
    assert picture(dialog) != light
    assert picture(dialog) == picture(make(desk))
    desk.themes.choose(ThemeChoice.LIGHT)
    assert picture(dialog) == light
