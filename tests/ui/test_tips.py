"""A tool tip says the words of a story as they stand, whatever tags are in them."""

import pytest
from PySide6.QtGui import QTextDocument

from editor.ui.tips import plain_tip


@pytest.mark.parametrize("text", ["Ferry & bridge", "until <b>noon</b>", '<img src="x.png"> & co'])
def test_tags_in_a_tool_tip_are_words(text: str) -> None:
    shown = QTextDocument()
    tip = plain_tip(text)
    if tip == text:
        shown.setPlainText(tip)
    else:
        shown.setHtml(tip)
    assert shown.toPlainText() == text


def test_words_without_tags_are_left_alone() -> None:
    assert plain_tip("Ferry & bridge") == "Ferry & bridge"
