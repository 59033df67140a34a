"""What was changed in an Arabic text runs as the text does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model.comparing.compare import Sign
from editor.ui.form.looks import BODY
from editor.ui.history.changed_text import ChangedText
from editor.ui.history.inks import Inks
from editor.ui.history.passages import Passage
from editor.ui.theme import Themes

ARABIC = "عادت العبّارة إلى الميناء يوم الاثنين"
ENGLISH = "“We are back,” said the captain."


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (f"{ARABIC}\nNATO {ARABIC}\n{ENGLISH}", [True, True, False]),
        (f"{ENGLISH}\n{ENGLISH}\n{ARABIC}", [False, False, True]),
    ],
)
def test_its_paragraphs_run_as_in_the_form(
    themes: Themes, qtbot: QtBot, text: str, ways: list[bool]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    changed = ChangedText(parent, BODY)
    changed.show_words([Passage(Sign.SAME, text)], Inks(themes.current))

    blocks = (changed.document().findBlockByNumber(line) for line in range(len(ways)))
    assert [each.textDirection() is Qt.LayoutDirection.RightToLeft for each in blocks] == ways
