"""Typographic signs as somebody types: each a step of its own, so that one Undo takes it back."""

from __future__ import annotations

from collections.abc import Callable

from editor.model.choices import SMART_TYPING
from editor.model.history import TYPING
from editor.model.places import Place
from editor.model.translation import N_
from editor.services.settings import Settings
from editor.ui.form.text_field import TextField, Typed

SIGN = N_("Typographic sign")


class SmartTyping:
    """Follows what is typed and sets the sign that was meant.

    A sign that was taken back stays straight, and so does the next one of its kind: whoever
    undoes a quotation mark wants its partner straight, too.
    """

    def __init__(self, settings: Settings, language: Callable[[], str]) -> None:
        self._settings = settings
        self._language = language
        self._set: tuple[Place, str, str] | None = None
        self._declined: tuple[Place, str] | None = None

    def follow(self, field: TextField, typed: Typed) -> None:
        """Look at what was just typed into a field, which the session has by now."""
        from editor.model.typography.educating import as_typed
        from editor.model.typography.education import is_prose

        change = typed.change
        if typed.label != TYPING or len(change.inserted) != 1 or change.inserted == "\n":
            return
        if not is_prose(field.place) or not self._settings.value(SMART_TYPING):
            return
        key = change.inserted
        self._note_undone(field, typed)
        if self._declined == (field.place, key):
            self._declined = None
            return
        caret = field.caret()
        if caret.anchor is not None or field.text[caret.position - 1 : caret.position] != key:
            return
        splice = as_typed(field.text, caret.position, self._language())
        if splice is not None:
            self._set = (field.place, field.text, key)
            field.splice(splice, SIGN)

    def _note_undone(self, field: TextField, typed: Typed) -> None:
        """Whether the text before this key was the one before the last sign: it was taken back."""
        if self._set is None:
            return
        (place, before, key), self._set = self._set, None
        change = typed.change
        if place != field.place or len(field.text) - 1 + len(change.removed) != len(before):
            return
        now = field.text
        if now[: change.at] + change.removed + now[change.end :] == before:
            self._declined = (place, key)
