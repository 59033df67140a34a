"""Editing commands that depend on where the keys go: undo, the clipboard, what a paragraph is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from editor.model.edits import Edit
from editor.model.ids import random_item_id
from editor.model.places import has_place, text_at
from editor.model.story import Story
from editor.model.taking.retake import Kind, links_dropped, retake
from editor.model.translation import _
from editor.services.counts import Selection
from editor.services.session import Changed, Session
from editor.ui.form.form import StoryForm
from editor.ui.form.retaken import links_notice
from editor.ui.messages import Notices
from editor.ui.notice import Until

TextWidget = QLineEdit | QPlainTextEdit | QTextEdit


class Editing(QObject):
    """Takes back and brings again, cuts, copies and pastes where the keys are."""

    steps_changed = Signal()
    """Undo would take back something else, or redo bring again."""

    def __init__(self, form: StoryForm, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._notices = notices
        self._session: Session | None = None
        self._named: tuple[str, str] | None = None

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "redo": self.redo,
            "cut": self.cut,
            "copy": self.copy,
            "paste": self.paste,
            "select_all": self.select_all,
            "mend": self.mend,
            "remove_clutter": self.remove_clutter,
        }

    @property
    def is_writing(self) -> bool:
        """Whether the keys go to the form."""
        focused = QApplication.focusWidget()
        return focused is not None and self._form.isAncestorOf(focused)

    def follow(self, session: Session | None) -> None:
        """Act on this story from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._note)
        self._session = session
        if session is not None:
            session.changed.connect(self._note)
        self.name_steps()

    def undo(self) -> None:
        """Take back the last step."""
        if self._session is not None:
            self._session.undo()
            self._notices.end(Until.UNDO)

    def redo(self) -> None:
        """Bring again the step undone last."""
        if self._session is not None:
            self._session.redo()

    @property
    def steps(self) -> tuple[str, str]:
        """What undo would take back and redo bring again; empty where there is nothing."""
        session = self._session
        return (session.undo_label, session.redo_label) if session else ("", "")

    def name_steps(self) -> None:
        """Say what undo and redo would do, if that is news."""
        if self.steps != self._named:
            self._named = self.steps
            self.steps_changed.emit()

    def cut(self) -> None:
        """Cut what is selected where the keys are."""
        if (widget := _text_widget()) is not None:
            widget.cut()

    def copy(self) -> None:
        """Copy what is selected where the keys are."""
        if (widget := _text_widget()) is not None:
            widget.copy()

    def paste(self) -> None:
        """Paste where the keys are."""
        if (widget := _text_widget()) is not None:
            widget.paste()

    def select_all(self) -> None:
        """Select the text in which the keys are."""
        if (widget := _text_widget()) is not None:
            widget.selectAll()

    def selection(self) -> Selection | None:
        """What is selected in the form; None if nothing is."""
        selected, caret = self._form.selected_text(), self._form.caret()
        if self._session is None or caret is None or not selected:
            return None
        story, is_body = self._session.story, caret.place.part == "body"
        if is_body and has_place(story, caret.place):
            body = text_at(story, caret.place)
            if body[caret.start : caret.end] == selected:
                return Selection(body, caret.start, caret.end)
        # The whole story is read as its bodies are.
        is_part = len(selected) == caret.end - caret.start
        return Selection(selected, 0, len(selected), has_marks=not is_part)

    def take_for(self, kind: Kind) -> None:
        """The paragraph at the caret is something else than it was taken for; one step."""
        caret = self._form.caret()
        if self._session is None or caret is None:
            return
        story, place, position = self._session.story, caret.place, caret.position
        edit = retake(story, place, position, kind, random_item_id)
        if edit is None:
            self._notices.tell(_("This paragraph cannot be taken as that, or is that already."))
            return
        self._session.settle()
        self._session.perform(edit)
        if (notice := links_notice(links_dropped(story, place, position))) is not None:
            self._notices.say(notice)

    def mend(self) -> None:
        """Make broken characters whole, in one step."""
        from editor.model.taking.mending import characters_mended

        self._do(characters_mended, _("There are no broken characters in this story."))

    def remove_clutter(self) -> None:
        """Remove the paragraphs that only lead elsewhere, in one step."""
        from editor.model.taking.clutter import clutter_removed

        self._do(clutter_removed, _("There are no links or adverts between the paragraphs."))

    def _do(self, edit_of: Callable[[Story], Edit | None], nothing: str) -> None:
        if self._session is None:
            return
        edit = edit_of(self._session.story)
        if edit is None:
            self._notices.tell(nothing)
        else:
            self._session.perform(edit)

    def _note(self, changed: Changed) -> None:
        self.name_steps()
        self._notices.review(changed.after)


def _text_widget() -> TextWidget | None:
    focused: QWidget | None = QApplication.focusWidget()
    return focused if isinstance(focused, TextWidget) else None
