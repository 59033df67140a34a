"""The window as a whole: a person at a real library, without the web engine."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from editor.model.places import Caret, Place, body_place
from editor.system.paths import resource
from editor.ui.closing import CLOSE_WITHIN
from editor.ui.dialogs.export import ExportDialog
from editor.ui.dialogs.leftovers import LeftoversDialog
from editor.ui.history.pane import HistoryPane
from editor.ui.proof.view import ProofView
from tests.ui.newsroom import Newsroom, Open

pytestmark = pytest.mark.window


def test_the_library_itself_is_not_imported(room: Newsroom) -> None:
    own = Path(room.services.workspace.library_name)
    room.window.import_files([own])
    assert room.said == [f"{own} is the library itself: its stories are in the list."]


@pytest.mark.skipif(sys.platform == "win32", reason="not everybody may make links there")
def test_nor_is_it_under_another_name(room: Newsroom, tmp_path: Path) -> None:
    own = Path(room.services.workspace.library_name)
    room.choose("new").type("Bridge opens").rest()
    (tmp_path / "folder").symlink_to(own.parent, target_is_directory=True)
    (tmp_path / "story.txt").hardlink_to(own)

    for name in (tmp_path / "folder" / own.name, tmp_path / "story.txt"):
        room.window.import_files([name])
        room.work()
        assert room.said == [f"{own} is the library itself: its stories are in the list."]


def test_nor_is_what_lies_beside_it(room: Newsroom) -> None:
    own = Path(room.services.workspace.library_name)
    room.choose("new").type("Bridge opens").rest()
    index = own.with_name(f"{own.name}-shm")
    assert index.is_file()

    room.window.import_files([index])
    room.work()

    (said,) = room.said
    assert said.startswith(f"{index.name} belongs to a library that is open")


def test_an_empty_library_offers_three_ways_to_begin(room: Newsroom) -> None:
    offers = room.window.nothing_open.findChildren(QPushButton)

    assert [each.text() for each in offers if each.isVisible()] == [
        "New story",
        "Import…",
        "Open the sample",
    ]
    assert not room.window.actions_by_name["export"].isEnabled()


def test_no_menu_of_a_story_opens_where_none_is_open(room: Newsroom) -> None:
    named = {each.title().replace("&", ""): each for each in room.window.findChildren(QMenu)}
    of_a_story = [named[title] for title in ("Status", "Language", "This paragraph is")]
    assert not any(each.menuAction().isEnabled() for each in of_a_story)

    room.choose("new")

    assert all(each.menuAction().isEnabled() for each in of_a_story)


def test_the_sample_opens_and_says_what_was_taken_for_what(room: Newsroom) -> None:
    room.window.nothing_open.sample_wanted.emit()
    room.work()

    assert room.headlines == [room.story.headline]
    assert room.said[0].startswith("Imported: headline, ")
    assert room.window.form.isVisible()
    assert room.window.windowTitle() == f"{room.story.headline} – Nutgraf"


def test_what_was_taken_for_what_is_said_for_a_while(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.ui.importing.READ_WITHIN", 20)
    room.window.nothing_open.sample_wanted.emit()
    room.work()
    assert room.said

    room.qtbot.waitUntil(lambda: not room.said)


def test_a_new_story_is_kept_without_being_saved_and_shown_in_the_list(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest()

    assert room.headlines == ["Bridge opens"]
    assert room.window.status.kept.text().startswith("Kept ")
    assert room.window.status.status.text() == "draft"


def test_undo_names_its_step_and_takes_it_back(room: Newsroom) -> None:
    room.choose("new").type("Bridge")
    assert room.window.actions_by_name["undo"].text() == "&Undo typing"

    room.choose("undo")

    assert room.story.headline == ""
    assert not room.window.actions_by_name["undo"].isEnabled()
    assert room.window.actions_by_name["redo"].text() == "&Redo typing"
    room.choose("redo")
    assert room.story.headline == "Bridge"


def test_a_deleted_story_comes_back_by_the_notice(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest().choose("delete")
    assert room.headlines == []
    assert room.said == ["“Bridge opens” is in the bin."]

    room.take_offer("Undo")

    assert room.headlines == ["Bridge opens"]
    assert room.said == []


def test_undo_in_the_list_brings_a_deleted_story_back(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").rest()
    room.choose("new").type("Other").rest()
    room.window.library.list.setFocus()
    room.window.library.list.setCurrentIndex(room.window.library.rows.index(1))
    room.qtbot.keyClick(room.window.library.list, Qt.Key.Key_Delete)
    room.work()
    assert room.headlines == ["Other"]

    room.choose("undo")

    assert sorted(room.headlines) == ["Bridge opens", "Other"]


def test_undo_brings_back_a_deleted_story_that_was_open_and_the_menu_says_so(
    room: Newsroom,
) -> None:
    undo = room.window.actions_by_name["undo"]
    assert not undo.isEnabled()
    room.choose("new").type("Bridge opens").rest().choose("delete")
    assert undo.isEnabled()
    assert undo.text() == "&Undo delete story"

    room.choose("undo")

    assert room.headlines == ["Bridge opens"]
    assert undo.text() != "&Undo delete story"


def test_there_is_nothing_to_undo_in_a_story_just_begun(room: Newsroom) -> None:
    room.choose("new")
    assert not room.window.actions_by_name["undo"].isEnabled()
    assert not room.window.actions_by_name["redo"].isEnabled()


def test_the_status_is_chosen_from_the_menu_and_is_a_step(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens")

    room.window.menus.status_chosen.emit("in review")
    room.work()

    assert room.window.status.status.text() == "in review"
    room.choose("undo")
    assert room.story.status == "draft"


def test_files_that_are_dropped_are_imported(room: Newsroom) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(next(resource("samples").glob("*.txt"))))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    room.window.dropEvent(drop)
    room.work()

    assert len(room.headlines) == 1


def test_files_that_cannot_be_read_are_named_in_one_sentence(
    room: Newsroom, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()

    room.window.import_files([empty, tmp_path / "gone.txt", tmp_path])
    room.work()

    assert len(room.said) == 1
    assert "empty.txt is empty" in room.said[0]
    assert "gone.txt is not there" in room.said[0]
    assert room.headlines == []


def test_a_story_is_exported_and_then_again_without_a_dialog(
    room: Newsroom, tmp_path: Path
) -> None:
    room.choose("new").type("Bridge opens").choose("export")
    dialog = room.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    target = tmp_path / "out" / "bridge.html"
    target.parent.mkdir()
    dialog.path.setText(str(target))
    dialog.accept()
    room.work()
    assert "Bridge opens" in target.read_text("utf-8")
    assert room.said == [f"Exported to {target}."]

    room.type(" at last").choose("export_again")

    assert "Bridge opens at last" in target.read_text("utf-8")


def test_whoever_takes_an_embargoed_story_out_is_told_until_when(
    room: Newsroom, tmp_path: Path
) -> None:
    embargo = Place("embargoed_until")
    room.choose("new").type("Bridge opens").type("2199-07-20T00:01:00+01:00", embargo)
    room.choose("copy_page")
    assert room.said == ["The page copied. Embargoed until 00:01 +01:00, 20 July 2199."]
    room.window.notices.withdraw("copy")

    room.choose("export")
    dialog = room.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "⚠ Embargoed until 00:01 +01:00, 20 July 2199." in told
    target = tmp_path / "bridge.html"
    dialog.path.setText(str(target))
    dialog.accept()
    room.work()
    assert room.said == [f"Exported to {target}. Embargoed until 00:01 +01:00, 20 July 2199."]


def test_an_embargo_that_is_over_is_not_spoken_of(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").type("2023-07-20T00:01:00Z", Place("embargoed_until"))
    room.choose("copy_html")
    assert room.said == ["The body copied."]


def test_marks_left_in_the_text_are_named_before_an_export(room: Newsroom, tmp_path: Path) -> None:
    room.choose("new").type("Bridge costs TK").choose("export")
    dialog = room.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    target = tmp_path / "bridge.html"
    dialog.path.setText(str(target))
    dialog.accept()
    room.work()
    marks = room.window.findChild(LeftoversDialog)
    assert isinstance(marks, LeftoversDialog)
    assert not target.exists()

    marks.accept()
    room.work()

    assert target.exists()


def test_a_folder_that_cannot_be_written_is_said(room: Newsroom, tmp_path: Path) -> None:
    room.choose("new").type("Bridge opens").choose("export")
    dialog = room.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)

    dialog.path.setText(str(tmp_path / "gone" / "bridge.html"))
    dialog.accept()
    room.work()

    assert len(room.said) == 1
    assert room.said[0].startswith("bridge.html could not be written")


def test_copies_are_html_and_plain_text_and_name_marks(room: Newsroom) -> None:
    room.choose("new").type("Bridge costs TK")

    room.choose("copy_page")
    data = QGuiApplication.clipboard().mimeData()
    assert "Bridge costs TK" in data.html()
    assert "Bridge costs TK" in data.text()
    assert room.said == ["The page copied. Left to be filled in: TK in headline"]

    room.choose("copy_headline")
    data = QGuiApplication.clipboard().mimeData()
    assert (data.hasHtml(), data.text()) == (False, "Bridge costs TK")


def test_a_pasted_story_is_taken_apart_and_one_undo_gives_the_plain_paste(room: Newsroom) -> None:
    text = next(resource("samples").glob("*.txt")).read_text("utf-8")
    room.choose("new")
    place = body_place(room.story.sections[0].id)
    field = room.window.form.field(place)
    assert field is not None
    QGuiApplication.clipboard().setText(text)

    field.setFocus()
    field.paste()
    room.work()
    assert room.story.headline
    assert room.said[0].startswith("Taken apart: headline, ")

    room.choose("undo")

    assert room.story.headline == ""
    assert room.story.sections[0].body.startswith(text[:40])
    assert room.said == []


def test_an_offer_to_make_crossheads_stays_while_there_is_something_to_make_them_of(
    room: Newsroom,
) -> None:
    room.choose("new").type("Head").type_body("The harbour reopens today.")
    field = room.window.form.field(body_place(room.story.sections[0].id))
    assert field is not None
    data = QMimeData()
    data.setHtml("<h2>One</h2><p>a</p><h2>Two</h2><p>b</p>")
    QGuiApplication.clipboard().setMimeData(data)
    field.setFocus()
    field.paste()
    room.work()

    room.type(" up").choose("undo")
    assert room.said == ["Pasted with its formatting."]
    room.choose("undo")
    assert room.said == []


def test_a_paragraph_is_taken_for_something_else(room: Newsroom) -> None:
    room.choose("new")
    room.type_body("Bridge opens\n\nIt is long.")
    room.window.form.go_to(Caret(body_place(room.story.sections[0].id), 3))
    kinds = next(
        menu for menu in room.window.findChildren(QMenu) if menu.title() == "&This paragraph is"
    )

    next(action for action in kinds.actions() if action.text() == "&Headline").trigger()

    assert room.story.headline == "Bridge opens"
    assert room.story.sections[0].body == "It is long."


def test_an_unexpected_error_is_one_sentence_with_its_details_at_hand(room: Newsroom) -> None:
    room.window.report_unexpected("KeyError in somewhere")
    room.window.report_unexpected("KeyError in somewhere")

    room.take_offer("Copy details")

    assert QGuiApplication.clipboard().text() == "KeyError in somewhere"
    assert len(room.said) == 1


def test_another_house_is_used_at_once(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens")

    room.workspace.houses.keep(replace(room.workspace.house, name="The Harbour Post"))
    room.work()

    assert room.window.status.house.text() == "The Harbour Post"
    room.choose("new")
    assert "The Harbour Post" in room.story.copyright_notice


def test_closing_keeps_everything_asks_nothing_and_the_story_is_there_again(
    open_window: Open,
) -> None:
    first = open_window()
    first.choose("new").type("Never saved")

    first.window.close()
    assert first.window.isVisible()
    first.work()
    first.qtbot.waitUntil(first.is_closed)

    second = open_window()
    assert second.headlines == ["Never saved"]
    assert second.story.headline == "Never saved"


def test_a_library_that_does_not_answer_does_not_hold_the_window(room: Newsroom) -> None:
    room.choose("new").type("Only in the journal")

    room.window.close()
    room.tasks.hang(CLOSE_WITHIN)

    assert "come back when Nutgraf starts again" in room.said[-1]
    room.qtbot.waitUntil(room.is_closed)


def test_find_selects_in_the_form(room: Newsroom) -> None:
    room.choose("new").type("Bridge opens").choose("find")
    room.qtbot.keyClicks(room.window.find_bar.phrase, "opens")
    room.qtbot.keyClick(room.window.find_bar.phrase, Qt.Key.Key_Escape)

    assert room.window.form.caret() == Caret(Place("headline"), 12, 7)


def test_history_and_proof_mode_take_the_form_s_place_from_each_other(room: Newsroom) -> None:
    room.choose("new").type("Ferry Late").type_body("It came at noon.").rest()

    room.choose("proofread").choose("history")
    assert room.window.findChild(HistoryPane).isVisible()
    room.choose("history")
    assert room.window.form.isVisible()

    room.choose("proofread")
    assert room.window.findChild(ProofView).isVisible()
    room.choose("history").choose("proofread")
    assert room.window.findChild(ProofView).isVisible()
    room.choose("proofread")
    assert room.window.form.isVisible()


def test_what_was_asked_for_last_has_the_form_s_place(room: Newsroom) -> None:
    room.choose("new").type("Ferry Late").type_body("It came at noon.").rest()

    room.window.actions_by_name["proofread"].trigger()
    room.choose("history")

    assert room.window.findChild(HistoryPane).isVisible()
    room.window.actions_by_name["history"].trigger()
    room.window.actions_by_name["proofread"].trigger()
    room.window.find_bar.match_wanted.emit(Caret(Place("headline"), 0, 5))
    room.work()
    assert room.window.form.isVisible()
    room.choose("proofread")
    assert room.window.findChild(ProofView).isVisible()


def test_whoever_is_led_to_a_text_leaves_proof_mode_for_it(room: Newsroom, tmp_path: Path) -> None:
    room.choose("new").type_body("It came TK.").rest()
    room.choose("proofread").choose("export")
    assert not room.window.form.isVisible()
    dialog = room.window.findChild(ExportDialog)
    dialog.path.setText(str(tmp_path / "ferry.html"))
    dialog.accept()
    room.work()

    marks = room.window.findChild(LeftoversDialog)
    marks.marks.itemActivated.emit(marks.marks.item(0))
    room.work()

    assert room.window.form.isVisible()
    assert room.window.form.place() == body_place(room.story.sections[0].id)
    room.choose("proofread")
    assert room.window.findChild(ProofView).isVisible()


@pytest.mark.parametrize("typed", ["20 July 2032 6:01 UTC", "20 July 2032"])
@pytest.mark.parametrize("way", ["new", "close"])
def test_a_time_that_was_typed_is_taken_though_its_story_is_left_by_a_key(
    open_window: Open, typed: str, way: str
) -> None:
    room = open_window()
    room.choose("new").type("Harbour opens")
    story_id, embargo = room.story.id, Place("embargoed_until")
    form = room.window.form
    form.set_details_open(True)
    form.go_to(Caret(embargo, 0))
    field = form.fields.at(embargo)
    assert field is not None
    QTest.keyClicks(field, typed)
    if way == "new":
        room.choose("new").rest()
        room.workspace.open(story_id)
    else:
        room.window.close()
        room.work()
        room.qtbot.waitUntil(room.is_closed)
        room = open_window()
        room.workspace.open(story_id)
    room.work()

    assert room.story.embargoed_until.startswith("2032-07-20")
    assert room.said == []
