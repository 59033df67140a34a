"""Story › Language: what language the open story is in, for its spelling, quotes and page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from editor.model.edits import language_set
from editor.model.translation import _
from editor.services.session import Session
from editor.services.workspace import Workspace
from editor.ui.languages import language_name

USUAL = (
    *("en-US", "en-GB", "de", "de-AT", "de-CH", "fr", "es", "it", "nl", "pt-PT", "pt-BR"),
    *("ar", "fa", "he", "ur"),
)
"""Offered wherever; any other one is a code in Details."""


class LanguageMenu(QMenu):
    """Languages by their own names, the story's checked; Other goes to the field in Details."""

    def __init__(self, workspace: Workspace, other: Callable[[], None], parent: QWidget) -> None:
        super().__init__(_("&Language"), parent)
        self._workspace = workspace
        self._other = other
        self.aboutToShow.connect(self._fill)
        self._follow(workspace.current)
        workspace.opened.connect(self._follow)

    def _follow(self, session: Session | None) -> None:
        self.setEnabled(session is not None)

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
        if session is None:
            return
        if edit := language_set(session.story, code, session.caret):
            session.perform(edit)
