"""What the window shows of the open story, and where its keys go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from editor.model.places import Caret, Place, has_place
from editor.model.translation import _
from editor.services.session import Changed, Session

if TYPE_CHECKING:
    from editor.ui.deeds import Deeds
    from editor.ui.menus import Menus
    from editor.ui.parts import WindowParts
    from editor.ui.services import Services


class Showing(QObject):
    """Lets every part follow the story that is open, the house it is for, and what was changed."""

    def __init__(self, services: Services, parts: WindowParts, menus: Menus, deeds: Deeds) -> None:
        super().__init__(parts.window)
        self._workspace = services.workspace
        self._live = services.live
        self._parts = parts
        self._menus = menus
        self._deeds = deeds
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        """The open story."""
        return self._session

    def show_session(self, session: Session | None) -> None:
        """Show the story that was opened, or that there is none."""
        parts, deeds = self._parts, self._deeds
        if self._session is not None:
            self._session.changed.disconnect(self._note_change)
        self._session = session
        parts.form.show_session(session)
        parts.find_bar.follow(session)
        deeds.editing.follow(session)
        deeds.proofreading.follow(session)
        self._live.follow(session)
        parts.actions.set_story_open(session is not None)
        self._menus.set_story_open(session is not None and not session.is_read_only)
        self._show_instead(deeds.safekeeping.open_history)
        deeds.safekeeping.follow(session)
        parts.library.follow(session.story.id if session else "")
        self._show_title()
        is_read_only = session.is_read_only if session else self._workspace.read_only
        parts.status.set_read_only(is_read_only)
        if session is None:
            parts.preview.show_blank()
            parts.status.show_nothing()
            if self._workspace.stories.overall.problem:
                parts.status.show_kept(self._workspace.stories.overall)
            return
        parts.preview.expect(session.story.id)
        session.changed.connect(self._note_change)
        parts.status.show_story(session.story)
        parts.status.show_kept(self._workspace.stories.overall)
        self._menus.show_status(session.story.status)
        self._put_caret(session)

    def show_history(self, history: QWidget | None) -> None:
        """Give the history the place of the form, whoever has it, or give it back."""
        if history is not None:
            self._deeds.proofreading.leave()
        self._show_instead(history)

    def show_proof(self, proof: QWidget | None) -> None:
        """Give proof mode the place of the form, whoever has it, or give it back."""
        if proof is not None:
            self._deeds.safekeeping.close_history()
        self._show_instead(proof)

    def _show_instead(self, view: QWidget | None) -> None:
        session = self._session
        if session is None:
            self._parts.column.show_nothing()
            return
        self._parts.column.show_form(view)
        can_write = view is None and not session.is_read_only
        self._parts.actions.set_writing(can_write, is_read_only=session.is_read_only)
        self._menus.set_writing(can_write)

    def show_houses(self) -> None:
        """Name the houses there are, and the one that the open story is for."""
        houses = self._workspace.houses
        self._menus.houses.show_houses(houses.all, houses.current.id)
        self._parts.status.show_house(houses.current)

    def show_house(self) -> None:
        """Another house: its limits and its lead-in are seen at once."""
        self.show_houses()
        if self._session is not None:
            caret = self._parts.form.caret()
            self._parts.form.show_session(self._session)
            self._live.restart()
            if caret is not None:
                self._parts.form.go_to(caret)

    def show_whether_empty(self) -> None:
        """An empty library has something else to offer than one from which nothing is open."""
        rows = self._parts.library.rows
        self._parts.nothing_open.set_library_empty(not rows.total and not rows.is_filtered)

    def go_to(self, caret: Caret | None) -> None:
        """Give the form the keys, at a place if that is still there."""
        session = self._session
        if session is None or caret is None or not has_place(session.story, caret.place):
            return
        self._deeds.safekeeping.close_history()
        proof = self._deeds.proofreading.open_view
        self._deeds.proofreading.leave()
        if proof is not None:
            self._show_instead(None)
        self._parts.window.activateWindow()
        self._parts.form.go_to(caret)

    def go_back(self) -> None:
        """Give the form the keys where they were last."""
        self.go_to(self._session.caret if self._session else None)

    def show_match(self, caret: Caret) -> None:
        """Select a match in the form; the find bar keeps the keys."""
        self.go_to(caret)
        self._parts.find_bar.take_keys()

    def finish_writing(self) -> None:
        """What is still being written belongs to the story that is being left."""
        self._parts.form.finish()

    def _put_caret(self, session: Session) -> None:
        """Where it was when the story was left; else at the head, unless the list has the keys."""
        caret = self._workspace.current_caret
        focused = QApplication.focusWidget()
        in_list = focused is not None and self._parts.library.isAncestorOf(focused)
        if caret is None and (session.story.is_blank or not in_list):
            caret = Caret(Place("headline"))
        if caret is not None:
            self._parts.form.go_to(caret)

    def _note_change(self, changed: Changed) -> None:
        self._parts.status.show_story(changed.after)
        if changed.after.status != changed.before.status:
            self._menus.show_status(changed.after.status)
        if changed.after.headline != changed.before.headline:
            self._show_title()

    def _show_title(self) -> None:
        headline = " ".join(self._session.story.headline.split()) if self._session else ""
        name = headline or (_("New story") if self._session else "")
        self._parts.window.setWindowTitle(f"{name} – Nutgraf" if name else "Nutgraf")
