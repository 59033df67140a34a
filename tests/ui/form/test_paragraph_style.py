"""However a text comes about, its lines are spaced by the text alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.ui.form.paragraph_style import LONG, ParagraphStyle

_PIECES = st.sampled_from(["word", "“é”", "😀", "שלום עולם", " ", "- ", "\n", "\n\n", "\n\n\n\n\n"])
_texts = st.lists(_PIECES, max_size=6).map("".join)

Formats = list[tuple[float, int, float, object]]


def formats(document: QTextDocument) -> Formats:
    found: Formats = []
    block = document.firstBlock()
    while block.isValid():
        of = block.blockFormat()
        way = of.layoutDirection(), of.alignment()
        found.append((of.lineHeight(), of.lineHeightType(), of.textIndent(), way))
        block = block.next()
    return found


@pytest.mark.usefixtures("qapp")
def test_gaps_between_paragraphs_are_low() -> None:
    document = QTextDocument()
    style = ParagraphStyle(document)
    style.set_line_height(30)
    style.replace(QTextCursor(document), "one\n\ntwo\n\n\nthree\n")
    heights = [height for height, *_ in formats(document)]
    assert [height < 30 for height in heights] == [False, True, False, True, False, False, False]


@pytest.mark.usefixtures("qapp")
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(_texts, _texts, st.data(), st.sampled_from([0, 40]), st.booleans())
def test_a_part_that_is_replaced_is_set_as_if_all_were_set_anew(
    text: str, new: str, data: st.DataObject, indent: int, runs_left: bool
) -> None:
    document = QTextDocument()
    option = document.defaultTextOption()
    way = Qt.LayoutDirection
    option.setTextDirection(way.RightToLeft if runs_left else way.LeftToRight)
    document.setDefaultTextOption(option)
    style = ParagraphStyle(document)
    style.is_body = True
    style.set_line_height(30)
    style.set_indent(indent)
    style.replace(QTextCursor(document), text)
    length = document.characterCount() - 1
    at = data.draw(st.integers(0, length))
    cursor = QTextCursor(document)
    cursor.setPosition(at)
    cursor.setPosition(data.draw(st.integers(at, length)), QTextCursor.MoveMode.KeepAnchor)
    style.replace(cursor, new)
    found = formats(document)
    style.apply(0, length + len(new))
    assert found == formats(document)


@pytest.mark.usefixtures("qapp")
def test_what_was_worked_out_for_a_very_long_line_is_kept() -> None:
    document = QTextDocument()
    style = ParagraphStyle(document)
    style.replace(QTextCursor(document), f"one\n\n{'two ' * LONG}\n\nthree")
    layouts = [document.findBlockByNumber(line).layout() for line in (0, 2, 4)]
    assert [layout.cacheEnabled() for layout in layouts] == [False, True, False]
