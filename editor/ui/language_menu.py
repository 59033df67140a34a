"""Story › Language: what language the open story is in, for its spelling, quotes and page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.places import Place
from editor.model.translation import N_, _
from editor.services.workspace import Workspace
from editor.ui.languages import language_name

LABEL = N_("Language")
"""What the step is called that gives a story another language."""

USUAL = (
    *("en-US", "en-GB", "de", "de-AT", "de-CH", "fr", "es", "it", "nl", "pt-PT", "pt-BR"),
    *("ar", "fa", "he", "ur"),
)
"""Offered wherever; any other one is a code in Details."""

_LANGUAGE = Place("language")


class LanguageMenu(QMenu):
    """Languages by their own names, the story's checked; Other goes to the field in Details."""

    def __init__(self, workspace: Workspace, other: Callable[[], None], parent: QWidget) -> None:
        super().__init__(_("&Language"), parent)
        self._workspace = workspace
        self._other = other
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        session = self._workspace.current
        if session is None:
            return
        own = session.story.language
        codes = dict.fromkeys(filter(None, (own, session.house.language, *USUAL)))
        for code in sorted(codes, key=lambda code: language_name(code).casefold()):
            action = self.addAction(f"{language_name(code)}\t{code}")
            action.setCheckable(True)
            action.setChecked(code == own)
            action.setEnabled(not session.is_read_only)
            action.triggered.connect(lambda *_value, code=code: self._choose(code))
        self.addSeparator()
        other = self.addAction(_("&Other…"), self._other)
        other.setEnabled(not session.is_read_only)

    def _choose(self, code: str) -> None:
        session = self._workspace.current
        if session is not None and session.story.language != code:
            change = text_replaced(session.story, _LANGUAGE, code)
            session.perform(Edit(change, LABEL, session.caret))
