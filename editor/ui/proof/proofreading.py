"""Begins and ends proof mode for the open story; a correction leads to the form and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.model.direction import story_direction
from editor.model.places import Caret
from editor.model.story import Story
from editor.services.proofing import Proofing
from editor.services.session import Changed, Session
from editor.services.tasks import Lane
from editor.ui.icons import Icons
from editor.ui.services import Services
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.model.proofs.proof_lines import ProofLine
    from editor.ui.proof.view import ProofView

Lines: TypeAlias = "tuple[ProofLine, ...]"


class Proofreading(QObject):
    """The view is made when it is first asked for, and takes the place of the form."""

    view_wanted = Signal(object)
    """The ProofView that shall take the place of the form; None: the form again."""

    place_wanted = Signal(object)
    """The Caret of a line that is to be corrected."""

    def __init__(self, services: Services, themes: Themes, icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = services.tasks
        self._proofing = Proofing(services.workspace, services.tasks)
        self._themes = themes
        self._icons = icons
        self._window = window
        self._session: Session | None = None
        self._view: ProofView | None = None
        self._is_wanted = False
        self._is_open = False

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {"proofread": self.turn}

    @property
    def open_view(self) -> ProofView | None:
        """The view that has the place of the form, if it has."""
        return self._view if self._is_open else None

    def follow(self, session: Session | None) -> None:
        """Another story is open: its proofreading begins when it is asked for."""
        if self._session is not None:
            self._session.changed.disconnect(self._note_change)
        self._session = session
        self.leave()
        if session is not None:
            session.changed.connect(self._note_change)

    def turn(self) -> None:
        """Begin at the first line without a tick, or go back to writing."""
        session = self._session
        if self._is_open:
            self.close()
        elif session is not None:
            self._is_wanted = True
            self._proofing.read(session.story.id, lambda: self._begin(session))

    def close(self) -> None:
        """Give the form its place back; whoever is writing again has the keys."""
        was_open = self._is_open
        self.leave()
        if was_open:
            self.view_wanted.emit(None)
            if self._session is not None and self._session.caret is not None:
                self.place_wanted.emit(self._session.caret)

    def leave(self) -> None:
        """Something else takes the place that the view had, or was about to take."""
        self._is_wanted = self._is_open = False

    def _begin(self, session: Session) -> None:
        if session is self._session and self._is_wanted:
            self._read_lines(session, self._open)

    def _read_lines(self, session: Session, show: Callable[[Story, str, Lines], None]) -> None:
        """Part a story into its lines off the UI thread; one that was left is not shown."""
        from editor.model.proofs.proof_lines import proof_lines

        story, house = session.story, session.house
        opening = story.sections[0].body
        way = story_direction(story.language, house.language, story.headline, opening)

        def parted(lines: Lines) -> None:
            if session is self._session:
                show(story, way, lines)

        self._tasks.run(Lane.COMPUTE, partial(proof_lines, story), parted)

    def _open(self, story: Story, way: str, lines: Lines) -> None:
        if not self._is_wanted:
            return
        self._is_open = True
        view = self._made()
        view.show_story(story, way, lines)
        self.view_wanted.emit(view)
        view.setFocus()

    def _made(self) -> ProofView:
        if self._view is None:
            from editor.ui.proof.view import ProofView

            self._view = ProofView(self._proofing, self._themes, self._icons, self._window)
            self._view.hide()
            self._view.left.connect(self.close)
            self._view.correction_wanted.connect(self._correct)
        return self._view

    def _correct(self, caret: Caret) -> None:
        self.leave()
        self.view_wanted.emit(None)
        self.place_wanted.emit(caret)

    def _note_change(self, _changed: Changed) -> None:
        """Undo, or a merge: what is proofread is what is there now."""
        if self._is_open and self._session is not None:
            self._read_lines(self._session, self._show)

    def _show(self, story: Story, way: str, lines: Lines) -> None:
        if self._is_open and self._view is not None:
            self._view.show_story(story, way, lines)
