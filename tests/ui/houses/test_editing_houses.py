"""The house editor by keyboard: drafts, the page tried meanwhile, what is kept."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.house import FIRST_HOUSE, House, Limits
from editor.model.houses.page_templates import StyleTrouble, TemplateRow
from editor.model.houses.put_aside import PutAside
from editor.model.rows import FormatRow
from editor.ui.houses.dialog import HousesDialog
from editor.ui.houses.fields import HOUSE_FIELDS
from editor.ui.houses.menu import HouseMenu
from editor.ui.theme import Themes

QUAI = House(
    "quai", name="Le Quai", source_tag="Quai", page_template="magazine", export_formats=("press",)
)
TEMPLATES = (
    TemplateRow("broadsheet", "Broadsheet", "One quiet serif column"),
    TemplateRow("magazine", "Magazine"),
    TemplateRow("post", "post", "From your folder", True, ("parts.html, line 2: no.",)),
)
FORMATS = tuple(
    FormatRow(name, label, (), "", reads=True, writes=True, public=True, carries=())
    for name, label in (("html", "Web page"), ("json", "Story as JSON"), ("press", "Press text"))
)


class Editor:
    """A person at the dialog."""

    def __init__(self, qtbot: QtBot, themes: Themes) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(1200, 800)
        qtbot.addWidget(self.window)
        self.window.show()
        ids = itertools.count(1)

        def another(like: House | None) -> House:
            return replace(like or replace(FIRST_HOUSE, name=""), id=f"new-{next(ids)}")

        self.dialog = HousesDialog(
            (FIRST_HOUSE, QUAI),
            "house",
            "house",
            another,
            2026,
            themes.current,
            self.window,
            has_story=True,
        )
        self.tried: list[House] = []
        self.kept: list[House] = []
        self.desks: list[str] = []
        self.removals: list[str] = []
        self.dialog.tried.connect(self.tried.append)
        self.dialog.house_kept.connect(self.kept.append)
        self.dialog.desk_chosen.connect(self.desks.append)
        self.dialog.removal_wanted.connect(self.removals.append)
        self.dialog.offer(TEMPLATES, FORMATS, ("Europe/London", "Europe/Paris"))
        self.dialog.open()

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> Editor:
        self.qtbot.keyClick(widget or self.dialog.list.houses, key)
        return self

    def write(self, line: QLineEdit, text: str) -> Editor:
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        return self

    def keep(self) -> Editor:
        self.dialog.accept()
        return self


@pytest.fixture
def editor(qtbot: QtBot, themes: Themes) -> Editor:
    return Editor(qtbot, themes)


def test_nothing_is_kept_where_nothing_was_changed(editor: Editor) -> None:
    editor.key(Qt.Key.Key_Down).key(Qt.Key.Key_Up).keep()
    assert (editor.kept, editor.desks) == ([], [])


def test_every_field_of_a_house_comes_back_as_it_was_shown(editor: Editor) -> None:
    dialog = editor.dialog
    editor.write(dialog.words.name, "Harbour Post").write(dialog.words.source_tag, "Post")
    editor.write(dialog.words.notice, "(c) {year}").write(dialog.words.usage_terms, "No resale.")
    editor.write(dialog.words.byline, "Staff").write(dialog.words.language, "fr")
    editor.write(dialog.words.time_zone.lineEdit(), "Europe/Paris")
    dialog.words.lead_in.setCurrentText("{place} ({tag}) —")
    dialog.form.shown["kicker"].click()
    dialog.form.limits["headline_hint"].setValue(70)
    dialog.press.bullet.setCurrentText("–")
    dialog.press.indent.setValue(4)
    dialog.look.template.setCurrentIndex(1)
    dialog.look.style_sheet.setPlainText("h1 { color: teal }")
    editor.keep()
    (house,) = editor.kept
    assert house == replace(
        FIRST_HOUSE,
        name="Harbour Post",
        source_tag="Post",
        copyright_pattern="(c) {year}",
        usage_terms="No resale.",
        byline="Staff",
        language="fr",
        time_zone="Europe/Paris",
        lead_in="{place} ({tag}) —",
        shown=(*FIRST_HOUSE.shown, "kicker"),
        limits=replace(FIRST_HOUSE.limits, headline_hint=70),
        press=replace(FIRST_HOUSE.press, bullet="–", indent="    "),
        page_template="magazine",
        page_css="h1 { color: teal }",
    )


def test_the_page_is_tried_after_a_rest_and_nothing_kept(editor: Editor) -> None:
    editor.write(editor.dialog.words.name, "Post")
    editor.qtbot.waitUntil(lambda: bool(editor.tried))
    assert editor.tried[-1].name == "Post"
    editor.key(Qt.Key.Key_Escape, editor.dialog)
    assert editor.kept == []
    assert not editor.dialog.isVisible()


def test_examples_show_how_a_story_reads(editor: Editor) -> None:
    words = editor.dialog.words
    editor.write(words.name, "Post").write(words.source_tag, "PA")
    words.lead_in.setCurrentText("{place} ({tag}) —")
    assert words.example.text() == "LONDON (PA) — The first words …\nCopyright 2026, Post"
    editor.write(words.time_zone.lineEdit(), "Europe/Nowhere")
    assert "There is no time zone “Europe/Nowhere”" in words.told.text()


def test_what_explains_a_field_is_as_wide_as_the_field(editor: Editor) -> None:
    words = editor.dialog.words
    for told in (words.example, words.told):
        assert told.width() == words.name.width()


def test_houses_are_added_duplicated_and_removed_by_keys(editor: Editor) -> None:
    dialog = editor.dialog
    editor.key(Qt.Key.Key_Insert)
    assert dialog.draft.id == "new-1"
    assert dialog.words.name.hasFocus() or not dialog.isActiveWindow()
    editor.key(Qt.Key.Key_Delete)
    assert [dialog.list.houses.item(row).text() for row in range(2)] == ["NewsReady.com", "Le Quai"]
    editor.key(Qt.Key.Key_End)
    dialog.list.copy.click()
    editor.write(dialog.words.name, "Le Port").keep()
    (copy,) = editor.kept
    assert (copy.name, copy.source_tag, copy.id) == ("Le Port", "Quai", "new-2")


def test_a_kept_house_goes_only_when_the_library_lets_it_and_comes_back(editor: Editor) -> None:
    dialog = editor.dialog
    editor.key(Qt.Key.Key_Down).key(Qt.Key.Key_Delete)
    assert editor.removals == ["quai"]
    assert dialog.list.houses.count() == 2
    dialog.take_away(QUAI)
    assert dialog.list.houses.count() == 1
    back = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Take back")
    back.click()
    assert dialog.draft == QUAI
    editor.keep()
    assert editor.kept == [QUAI]


def test_a_house_that_is_taken_back_has_what_was_typed_in_it_and_is_kept_as_it_was(
    editor: Editor,
) -> None:
    dialog = editor.dialog
    editor.key(Qt.Key.Key_Down).write(dialog.words.name, "Le Quai Neuf")
    dialog.take_away(QUAI)
    dialog.list._back.click()
    assert dialog.draft == replace(QUAI, name="Le Quai Neuf")
    assert editor.kept == [QUAI]
    editor.keep()
    assert [each.name for each in editor.kept] == ["Le Quai", "Le Quai Neuf"]


def test_a_house_whose_removal_was_asked_for_twice_comes_back_all_the_same(editor: Editor) -> None:
    dialog = editor.dialog
    dialog.take_away(QUAI)
    dialog.take_away(QUAI)
    dialog.list._back.click()
    assert editor.kept == [QUAI]


def test_a_begun_house_that_is_taken_back_has_what_was_typed_in_it(editor: Editor) -> None:
    dialog = editor.dialog
    editor.key(Qt.Key.Key_Insert).write(dialog.words.name, "Le Port").key(Qt.Key.Key_Delete)
    dialog.list._back.click()
    assert dialog.draft.name == "Le Port"
    assert editor.kept == []


@pytest.mark.parametrize("newer", ["a letter", "a house", "a desk"])
def test_what_was_put_aside_is_not_discarded_with_what_came_after_it(
    editor: Editor, newer: str
) -> None:
    dialog = editor.dialog
    dialog.go_on_with(PutAside((replace(QUAI, name="Le Port"),), "house", "quai"))
    assert not dialog.list._back.isHidden()
    editor.key(Qt.Key.Key_Up).key(Qt.Key.Key_Down)
    assert not dialog.list._back.isHidden()
    if newer == "a letter":
        editor.qtbot.keyClicks(dialog.words.usage_terms, "N")
    elif newer == "a house":
        editor.key(Qt.Key.Key_Insert)
    else:
        dialog.for_new.click()
    assert dialog.list._back.isHidden()


def test_the_house_of_new_stories_alone_is_put_aside_too(editor: Editor) -> None:
    dialog = editor.dialog
    editor.key(Qt.Key.Key_Down)
    dialog.for_new.click()
    with editor.qtbot.waitSignal(dialog.left) as left:
        editor.key(Qt.Key.Key_Escape, dialog)
    assert left.args == [PutAside((), "quai", "quai")]
    assert editor.desks == []


def test_the_house_of_new_stories_is_chosen_and_cannot_go(editor: Editor) -> None:
    dialog = editor.dialog
    assert not dialog.list.remove.isEnabled()
    editor.key(Qt.Key.Key_Down)
    dialog.for_new.click()
    assert not dialog.list.remove.isEnabled()
    editor.keep()
    assert editor.desks == ["quai"]


def test_limits_go_back_to_those_of_the_first_house(editor: Editor) -> None:
    dialog = editor.dialog
    dialog.form.limits["headline_red"].setValue(999)
    dialog.form.reset.click()
    assert dialog.draft.limits == Limits()


def test_formats_keep_the_order_that_keys_gave_them(editor: Editor) -> None:
    editor.key(Qt.Key.Key_Down)
    formats = editor.dialog.press.formats
    assert [formats.item(row).text() for row in range(3)] == [
        "Press text",
        "Story as JSON",
        "Web page",
    ]
    formats.setCurrentRow(2)
    formats.item(2).setCheckState(Qt.CheckState.Checked)
    editor.qtbot.keyClick(formats, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    editor.qtbot.keyClick(formats, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    editor.keep()
    assert editor.kept[0].export_formats == ("html", "press")


def test_what_is_wrong_in_a_style_or_template_is_said_with_its_line(editor: Editor) -> None:
    look = editor.dialog.look
    editor.dialog.tell_style((StyleTrouble(3, "A } is missing."),))
    assert look.troubles.text() == "⚠ Line 3: A } is missing."
    look.template.setCurrentIndex(2)
    assert "parts.html, line 2: no." in look.about.text()
    editor.dialog.tell_style(())
    assert look.troubles.isHidden()


def test_a_template_that_is_not_here_stays_chosen(qtbot: QtBot, themes: Themes) -> None:
    editor = Editor(qtbot, themes)
    editor.dialog.take_away(FIRST_HOUSE)
    dialog = editor.dialog
    dialog._drafts["quai"] = replace(QUAI, page_template="gone")
    dialog.list.chosen.emit()
    assert "There is no template “gone”" in dialog.look.about.text()
    assert dialog.look.taken(dialog.draft).page_template == "gone"
    dialog.reject()


@pytest.mark.parametrize(
    ("tab", "label"), [(tab, each) for tab, labels in HOUSE_FIELDS.items() for each in labels]
)
def test_every_field_that_can_be_looked_for_is_shown(editor: Editor, tab: str, label: str) -> None:
    dialog = editor.dialog
    dialog.show_field(label)
    tabs = dialog.tabs
    assert tabs.tabText(tabs.currentIndex()) == tab
    shown = next(page.named[label] for page in dialog._pages if label in page.named)
    assert shown.isVisible()
    assert not shown.visibleRegion().isEmpty()


def test_no_control_is_nameless(editor: Editor) -> None:
    kinds = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractButton)
    for widget in editor.dialog.findChildren(QWidget):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
        if isinstance(widget, kinds) and not inner and not widget.objectName().startswith("qt_"):
            said = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert said or widget.parent().objectName().startswith("qt_"), widget


def test_the_menu_names_the_houses_and_checks_the_storys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = HouseMenu(window)
    menu.show_houses((FIRST_HOUSE, replace(QUAI, name="A & B")), "quai")
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [
        ("NewsReady.com", False),
        ("A && B", True),
    ]
    with qtbot.waitSignal(menu.house_chosen) as chosen:
        menu.actions()[0].trigger()
    assert chosen.args == ["house"]


def test_of_many_troubles_of_a_style_sheet_it_says_how_many_more_there_are(editor: Editor) -> None:
    lines = [StyleTrouble(number, "A } is missing.") for number in range(1, 8)]
    editor.dialog.tell_style(tuple(lines))
    told = editor.dialog.look.troubles.text().split("\n")
    assert told == [*(f"⚠ Line {n}: A }} is missing." for n in range(1, 5)), "and 3 more"]
    editor.dialog.tell_style(tuple(lines[:5]))
    assert editor.dialog.look.troubles.text().endswith("⚠ Line 5: A } is missing.")


@pytest.mark.parametrize(
    ("pattern", "unknown"),
    [
        ("© {year} {holder} {nonsense} {0} {", "{nonsense}, {0} and {"),
        ("© {Year} {holder}", "{Year}"),
        ("© {year } {holder}", "{year }"),
        ("© {year {holder}", "{"),
        ("{اسم}", "\u2068{اسم}\u2069"),
    ],
)
def test_a_notice_with_unknown_placeholders_says_which_are_known(
    editor: Editor, pattern: str, unknown: str
) -> None:
    words = editor.dialog.words
    words.notice.setText(pattern)
    said = (
        f"Published as typed: {unknown}. Only {{year}} and {{holder}}, the name of the house,"
        " are filled in."
    )
    assert words.unknown.text() == f"⚠ {said}"
    assert not words.unknown.isHidden()
    assert words.notice.accessibleDescription() == said
    editor.keep()
    assert editor.kept[0].copyright_pattern == pattern


@pytest.mark.parametrize("pattern", ["", "© {year}, {holder}", "All rights reserved"])
def test_a_notice_that_is_understood_needs_no_warning(editor: Editor, pattern: str) -> None:
    words = editor.dialog.words
    words.notice.setText("{x}")
    words.notice.setText(pattern)
    assert words.unknown.isHidden()
    assert words.notice.accessibleDescription() == ""
