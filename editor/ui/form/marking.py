"""Links in a body, at the selection or the word at the caret."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from editor.model.markup.marks import link, link_at
from editor.model.translation import N_
from editor.ui.form.link_asker import LinkAsker
from editor.ui.form.text_field import TextField


class Marking(QObject):
    """Links words and asks for what they are linked to; without a body it does nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asker = LinkAsker(parent)
        self._asker.answered.connect(self._link_asked)
        self._asked_for: TextField | None = None

    def link(self, body: TextField, address: str) -> None:
        """Link the selection to an address; what is written next follows it."""
        caret = body.caret()
        body.do(link(body.text, caret.start, caret.end, address), N_("Link"))
        caret = body.caret()
        found = link_at(body.text, caret.start, caret.end)
        if found is not None:
            body.select(found[1], found[1])

    def ask_link(self, body: TextField | None) -> None:
        """Ask at the caret for the address to link to."""
        if body is not None:
            caret = body.caret()
            found = link_at(body.text, caret.start, caret.end)
            below = body.mapToGlobal(body.caret_box().bottomLeft()) + QPoint(0, 6)
            self._asked_for = body
            self._asker.ask(below, found[3] if found else "")

    def forget(self) -> None:
        """Ask no longer: the story is left."""
        self._asked_for = None
        self._asker.hide()

    def _link_asked(self, address: str) -> None:
        body, self._asked_for = self._asked_for, None
        if body is not None:
            self.link(body, address)
            body.setFocus(Qt.FocusReason.OtherFocusReason)
