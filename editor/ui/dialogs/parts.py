"""Parts that the dialogs have in common."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.model.labels import FIELD_LABELS
from editor.model.places import COLLECTIONS, Place
from editor.model.story import Story
from editor.model.translation import N_, _, inline
from editor.ui.theme import Colours, Theme, grown, worn

_FIELD_NAMES = {
    "embargoed_until": N_("embargo"),
    "published_at": N_("publication time"),
    "modified_at": N_("time of last change"),
    "sections": N_("sections"),
    "key_points": N_("key points"),
    "figures": N_("figures"),
    "pull_quotes": N_("pull quotes"),
    "advisories": N_("correction notices"),
    "extra": N_("unknown keys"),
}
_ITEM_NAMES = {
    "key_points": N_("key point {n}"),
    "figures": N_("figure {n}"),
    "pull_quotes": N_("pull quote {n}"),
}

_DRESSING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)

_LONG = re.compile(r"\S{25,}")
_PIECES = re.compile(r"[^/\\]{1,24}[/\\]?|[/\\]")


def field_name(field: str) -> str:
    """A story's field as people call it."""
    if field in _FIELD_NAMES:
        return _(_FIELD_NAMES[field])
    return inline(_(FIELD_LABELS.get(field, field.replace("_", " "))))


def place_name(story: Story, place: Place) -> str:
    """A place as people call it: `headline`, `key point 2`, `section 3`."""
    if place.field not in COLLECTIONS:
        return field_name(place.field)
    numbers = {item.id: at for at, item in enumerate(getattr(story, place.field))}
    at = numbers.get(place.item, 0)
    if place.field == "sections":
        if at == 0:
            return _("the opening")
        name = _("crosshead {n}") if place.part == "crosshead" else _("section {n}")
        return name.format(n=at + 1)
    return _(_ITEM_NAMES[place.field]).format(n=at + 1)


def breakable(text: str) -> str:
    """A text whose paths and long unbroken runs can be parted at the end of a line."""
    return _LONG.sub(lambda run: "\u200b".join(_PIECES.findall(run[0])), text)


class Dialog(QDialog):
    """A calm dialog: a column with air around it, its buttons in the last line."""

    redressed = Signal(object)
    """The theme changed while it is open: the Colours that are worn now."""

    _worn: Colours | None = None

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._worn = worn()
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 22, 24, 18)
        self.column.setSpacing(12)

    def changeEvent(self, event: QEvent) -> None:
        """Tell of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._worn not in (None, worn()):
            self._worn = worn()
            self.redressed.emit(self._worn)

    def add_close(self) -> None:
        """Add the last line of a dialog that only shows: it is closed, and that is all."""
        leaves(self.add_buttons(_("Close"), cancel=""))

    def resize_with_text(self, width: int, height: int) -> None:
        """Take a size, in pixels beside text of the usual size; larger beside larger text."""
        scale = grown(self.font().pointSizeF())
        wanted = QSize(round(width * scale), round(height * scale))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.95))

    def add_buttons(self, accept: str, cancel: str | None = None) -> QPushButton:
        """Add the last line; gives the button that accepts. Without `cancel` it is Cancel."""
        box = QDialogButtonBox(self)
        button = box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        cancel = _("Cancel") if cancel is None else cancel
        if cancel:
            box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.column.addSpacing(4)
        self.column.addWidget(box)
        return button


def leaves(button: QPushButton) -> None:
    """Let a button be the one that Enter presses, without the accent: it only closes."""
    button.setProperty("leaves", True)
    button.setDefault(True)
    button.style().polish(button)


def heading(text: str, theme: Theme, parent: QWidget) -> QLabel:
    """A dialog's own headline, in the face of text."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.text_font(16, bold=True))
    label.setWordWrap(True)
    return label


class Inked(QLabel):
    """Plain words in an ink of the theme; they take that of another theme by themselves."""

    _colours: Colours | None = None

    def __init__(self, text: str, ink: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._ink = ink
        self._colours = theme.colours
        self._write()

    def take_ink(self, ink: str) -> None:
        """Write in another ink, by its name in `Colours`."""
        self._ink = ink
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Take the ink of another theme."""
        super().changeEvent(event)
        if event.type() in _DRESSING and self._colours is not None:
            self._colours = worn()
            self._write()

    def _write(self) -> None:
        palette, ink = self.palette(), QColor(str(getattr(self._colours, self._ink)))
        # A style sheet that is taken off and put on gives back the palette of before.
        if palette.color(self.foregroundRole()) != ink:
            palette.setColor(self.foregroundRole(), ink)
            self.setPalette(palette)


def quiet(text: str, theme: Theme, parent: QWidget) -> Inked:
    """A line that explains."""
    return Inked(text, "quiet", theme, parent)


def small_label(text: str, theme: Theme, parent: QWidget) -> Inked:
    """A label in small capitals above what it names."""
    label = quiet(text, theme, parent)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    label.setFont(theme.label_font())
    return label
