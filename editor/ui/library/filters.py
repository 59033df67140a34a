"""The switches above the list: one for each status that occurs, and one for the bin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from editor.model.translation import _, counted, numeral
from editor.ui.form.wrapped_row import WrappedRow
from editor.ui.library.rows import StoryRows
from editor.ui.naming import capitalised, status_name
from editor.ui.theme import Themes


@dataclass(frozen=True, slots=True)
class _Filter:
    """What a switch shows: stories of a status (all, if that is empty), or the bin."""

    text: str
    tip: str
    status: str = ""
    in_bin: bool = False


class Filters(QWidget):
    """Takes no room while there is nothing to choose from."""

    chosen = Signal(str, bool)
    """The status that shall be shown, empty for all; whether it is the bin instead."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._row = WrappedRow(self)
        self._row.setContentsMargins(10, 0, 8, 6)
        self._group = QButtonGroup(self)
        self._shown: tuple[_Filter, ...] = ()
        self._buttons: list[tuple[QToolButton, _Filter]] = []

    def show_for(self, rows: StoryRows) -> None:
        """Show what occurs, and which of it is shown."""
        filters = _filters(rows)
        if filters != self._shown:
            self._shown = filters
            self._make_buttons()
        for button, each in self._buttons:
            is_shown = rows.in_bin if each.in_bin else not rows.in_bin
            button.setChecked(is_shown and (each.in_bin or each.status == rows.status))

    def _make_buttons(self) -> None:
        for button, _shown in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [(self._button(each), each) for each in self._shown]

    def _button(self, shown: _Filter) -> QToolButton:
        button = QToolButton(self)
        button.setText(shown.text)
        button.setToolTip(shown.tip)
        button.setCheckable(True)
        button.setFont(self._themes.current.control_font(0.93))
        button.clicked.connect(lambda: self.chosen.emit(shown.status, shown.in_bin))
        self._group.addButton(button)
        self._row.addWidget(button)
        button.show()
        return button


def _filters(rows: StoryRows) -> tuple[_Filter, ...]:
    """None of a status while there is only one, and no bin while that is empty and not shown."""
    counts = [(status, count) for status, count in rows.statuses if count]
    filters = []
    if len(counts) > 1:
        filters = [_Filter(capitalised(status_name(it)), _stories(n), it) for it, n in counts]
    if rows.binned or rows.in_bin:
        text = _("Bin {n}").format(n=numeral(rows.binned)) if rows.binned else _("Bin")
        tip = counted("{n} story in the bin", "{n} stories in the bin", rows.binned)
        filters.append(_Filter(text, tip, in_bin=True))
    if not filters:
        return ()
    return (_Filter(_("All"), _stories(sum(n for each, n in counts))), *filters)


def _stories(count: int) -> str:
    return counted("{n} story", "{n} stories", count)
