"""The list of the world's time zones, in which one is found by any part of its name."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from editor.model.direction import isolated
from editor.model.times.kept import Time
from editor.model.times.saying import in_words
from editor.model.times.zones import zone_named
from editor.model.translation import _
from editor.ui.times import machine_zone


class _ByPart(QCompleter):
    """Offers what holds the letters typed; a space finds the `_` of `New_York`."""

    def splitPath(self, path: str) -> list[str]:
        """The letters that are looked for."""
        return [_named(path)]


class ZoneBox(QComboBox):
    """Empty, it stands for this computer's own zone."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        if (line := self.lineEdit()) is not None:
            line.setPlaceholderText(_("this computer’s: {zone}").format(zone=machine_zone()))

    @property
    def zone(self) -> str:
        """The name that stands there; empty for this computer's zone."""
        return _named(self.currentText())

    def show_zone(self, zone: str) -> None:
        """Show a zone; words that name it already stay as they were typed."""
        if zone != self.zone:
            self.setCurrentText(zone)

    def offer(self, zones: tuple[str, ...]) -> None:
        """List these zones; the one that stands there stays."""
        shown = self.currentText()
        self.blockSignals(True)
        self.clear()
        self.addItems(["", *zones])
        self.setCurrentText(shown)
        self.blockSignals(False)
        by_part = _ByPart(list(zones), self)
        by_part.setFilterMode(Qt.MatchFlag.MatchContains)
        by_part.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        by_part.setMaxVisibleItems(14)
        if (popup := by_part.popup()) is not None:
            popup.setObjectName("completions")
        self.setCompleter(by_part)

    def told(self) -> str:
        """What the clocks of the zone show now, or that there is no such zone."""
        zone = zone_named(self.zone or machine_zone())
        if zone is None and self.zone:
            unknown = _(
                "There is no time zone “{zone}”: times typed without a zone are not understood."
            )
            return unknown.format(zone=isolated(self.zone))
        now = datetime.now(UTC).astimezone(zone)
        return _("It is {time} there.").format(time=in_words(Time("", now.replace(second=0))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page of the dialog."""
        event.ignore()


def _named(text: str) -> str:
    return text.strip().replace(" ", "_")
