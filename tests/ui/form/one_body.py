"""A page of one body: a real field on a real session, with the commands that format it."""

from __future__ import annotations

from itertools import count

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model.edits import Edit
from editor.model.places import Caret, Place, body_place, text_at
from editor.model.story import Section, Story
from editor.services.session import Changed, Session
from editor.services.settings import Settings
from editor.ui.form.formatting import Formatting
from editor.ui.form.keys import Kind
from editor.ui.form.looks import BODY
from editor.ui.form.marking import Marking
from editor.ui.form.smart_typing import SmartTyping
from editor.ui.form.text_field import TextField, Typed
from editor.ui.theme import Themes


class OneBody(QWidget):
    """What the form is to its commands, for the body of a story's opening."""

    def __init__(self, session: Session, settings: Settings, themes: Themes, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.session = session
        self.settings = settings
        self.body = TextField(
            self, body_place(session.story.sections[0].id), "Body 1", Kind.BODY, BODY
        )
        self.body.set_width(600)
        self.body.dress(themes.current)
        self.body.show_text(session.story.sections[0].body)
        self.after = TextField(self, Place("sign_off"), "Sign-off", Kind.LINES, BODY)
        column = QVBoxLayout(self)
        self.column = column
        self._current: TextField | None = None
        self.body.focused.connect(self._note_focus)
        self.after.focused.connect(self._note_focus)
        column.addWidget(self.body)
        column.addWidget(self.after)
        ids = count(1)
        self.formatting = Formatting(
            self, Marking(self), lambda: f"new{next(ids)}", lambda: session.house.language
        )
        self._smart = SmartTyping(
            settings, lambda: session.story.language or session.house.language
        )
        self.body.typed.connect(self._take_typing)
        self.body.typed.connect(self._smart.follow)
        session.changed.connect(self._refresh)
        with qtbot.waitExposed(self):
            self.show()
        self.activateWindow()
        self.body.setFocus()
        qtbot.waitUntil(self.body.hasFocus)

    @property
    def text(self) -> str:
        """The body, as the story has it; the field shows the same."""
        assert self.body.text == self.session.story.sections[0].body
        return self.body.text

    def give(self, command: str, start: int, end: int | None = None) -> str:
        """Give a command at a caret or a selection; what the body is then."""
        self.body.select(start, start if end is None else end)
        self.formatting.commands[command]()
        return self.text

    # What the form is to formatting

    @property
    def story(self) -> Story:
        return self.session.story

    @property
    def current(self) -> TextField | None:
        return self._current

    @property
    def has_story(self) -> bool:
        return True

    def field(self, place: Place) -> TextField | None:
        return self.body if place == self.body.place else None

    def perform(self, edit: Edit | None) -> bool:
        if edit is not None:
            self.session.perform(edit)
        return edit is not None

    def settle(self) -> None:
        self.session.settle()

    def put(self, caret: Caret) -> None:
        self.body.select(caret.position, caret.position)

    def go_on(self, field: TextField) -> None:
        field.clearFocus()

    def _note_focus(self, field: TextField) -> None:
        self._current = field

    def _take_typing(self, _field: TextField, typed: Typed) -> None:
        self.session.apply(
            typed.change, typed.label, before=typed.before, after=typed.after, origin=self.body
        )

    def _refresh(self, changed: Changed) -> None:
        if changed.origin is not self.body:
            self.body.show_text(text_at(changed.after, self.body.place))
            if changed.caret is not None and changed.caret.place == self.body.place:
                self.body.select(changed.caret.start, changed.caret.end)


def story_of(body: str, language: str = "") -> Story:
    """A story with one body."""
    return Story("s", language=language, sections=(Section("o", "", body),))
