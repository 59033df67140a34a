"""What the window says of a replacement across the library that was cut short."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from editor.services.cut_short import CutShort
from editor.ui.replacing.dialog import ReplaceDialog
from tests.ui.newsroom import Newsroom


def test_a_replacement_that_was_cut_short_is_named_and_can_be_gone_on_with(
    room: Newsroom,
) -> None:
    room.services.replacing.cut_short.emit(CutShort("harbor", "harbour", 12))
    (said,) = room.said
    assert "in 12 stories was cut short" in said
    assert "harbor" in said
    assert "Every story is whole" in said
    room.take_offer("Look for the rest…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReplaceDialog)
    assert dialog.asked.wanted.sought.phrase == "harbor"
    dialog.reject()
