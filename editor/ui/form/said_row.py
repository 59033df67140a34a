"""A row of Details below whose field a sentence may stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from editor.model.direction import isolated
from editor.model.measuring.planned import planned
from editor.model.places import Place
from editor.model.translation import _
from editor.ui.form.fields import Fields
from editor.ui.form.keys import Kind
from editor.ui.form.labels import Label
from editor.ui.form.looks import DETAIL
from editor.ui.form.stack import Row, Stack
from editor.ui.form.text_field import TextField
from editor.ui.theme import Theme

_SMALLER = 0.92


class SaidRow(Stack):
    """A field of one line behind its label, and what is said about it."""

    def __init__(
        self,
        parent: QWidget,
        fields: Fields,
        place: Place,
        name: str,
        hint: str,
        made: type[TextField] = TextField,
    ) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._hint = hint
        self.head = Row(self)
        self._foot = Row(self)
        self.label = Label(self.head, name)
        self.field = fields.make(self.head, place, name, Kind.LINE, DETAIL, hint, made)
        self._indent = QWidget(self._foot)
        self._said = Label(self._foot, "")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._foot.hide()
        self.head.put(self.label, self.field, None)
        self._foot.put(self._indent, self._said, None)
        self.put((self.head, self._foot))

    @property
    def said(self) -> str:
        """What stands below the field; empty where there is nothing to say."""
        return "" if self._foot.isHidden() else self._said.text()

    def tell(self) -> None:
        """Say what is to be said now."""
        raise NotImplementedError

    def say(self, said: str, *, is_clear: bool) -> None:
        """Let a sentence stand there, or none; where all is not clear, as a warning."""
        self.field.setAccessibleDescription(said or self._hint)
        if self._theme is not None:
            palette = self._said.palette()
            ink = "quiet" if is_clear else "amber"
            palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(ink))
            self._said.setPalette(palette)
        if said == self.said:
            return
        before = self._foot.height() if self.said else 0
        self._said.setText(said)
        self._foot.setVisible(bool(said))
        after = self._foot.arrange(self._foot.width()) if said else 0
        if after != before:
            self.field.grown.emit()

    def controls(self) -> list[QWidget]:
        """Everything that takes the caret, in order."""
        return [self.field]

    def arrange(self, width: int) -> int:
        """Place the rows; what is said begins where the field begins."""
        self._indent.setFixedWidth(self.label.minimumWidth())
        return super().arrange(width)

    def dress(self, theme: Theme) -> None:
        """Take face and colours from a theme; label and field are dressed by others."""
        self._theme = theme
        self._said.setFont(theme.control_font(_SMALLER))
        self.tell()


class PlannedRow(SaidRow):
    """The planned length: what is none is said, once nobody writes in it."""

    def __init__(self, parent: QWidget, fields: Fields, place: Place, name: str, hint: str) -> None:
        super().__init__(parent, fields, place, name, hint)
        self.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody begins to write in it, or has ended."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self.tell)
        return super().eventFilter(watched, event)

    def tell(self) -> None:
        """Say whether it is understood; the status bar has the rest."""
        text = self.field.text
        if not text.strip() or planned(text) or self.field.hasFocus():
            self.say("", is_clear=True)
            return
        unknown = _("“{words}” is no length. Type it as 400 words, 45 lines or 2 minutes.")
        self.say(unknown.format(words=isolated(text.strip())), is_clear=False)
