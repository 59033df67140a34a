"""Merging with another story, or with what became of this one elsewhere: asked, shown, made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.model.comparing.merge import Choice
from editor.model.direction import isolated
from editor.model.errors import LostRace
from editor.model.headlines import short
from editor.model.rows import Severity, StoryRow
from editor.model.translation import _
from editor.services.merging import Meeting, Merging
from editor.services.workspace import Workspace
from editor.ui.merging.dialog import MergeDialog
from editor.ui.merging.partner import PartnerDialog
from editor.ui.merging.sides import Sides
from editor.ui.messages import Notices
from editor.ui.notice import RACE, Notice, Offer, undoable
from editor.ui.theme import Themes


class Uniting(QObject):
    """Nothing is changed before somebody has decided every conflict; Undo takes all of it back."""

    def __init__(
        self,
        workspace: Workspace,
        merging: Merging,
        notices: Notices,
        themes: Themes,
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._merging = merging
        self._notices = notices
        self._themes = themes
        self._now = now
        self._window = window
        self._asked = 0

    def ask_and_merge(self) -> None:
        """Ask for another story of the library, and merge it into the open one."""
        session = self._workspace.current
        if session is None:
            return
        dialog = PartnerDialog(
            self._workspace,
            self._merging.beginnings,
            session.story.id,
            self._now,
            self._themes.current,
            self._window,
        )
        dialog.chosen.connect(self._merge_with)
        dialog.open()

    def say_race(self, error: LostRace) -> None:
        """Say that the open story was changed elsewhere; what happens now is somebody's choice."""
        offers = (
            Offer(_("Merge…"), self.merge_race, stays=True),
            Offer(_("Keep both"), self._merging.keep_both),
        )
        self._notices.say(
            Notice((str(error),), Severity.WARNING, offers, milliseconds=0, topic=RACE)
        )

    def merge_race(self) -> None:
        """Show what a merge with the state from elsewhere would do."""
        sides = Sides(
            _("This story was changed elsewhere"),
            _("What was written here is not lost, and nothing from elsewhere is overwritten."),
            _("Written here"),
            _("Written elsewhere"),
        )
        self._merging.meet_race(self._showing(sides, self.merge_race))

    def _merge_with(self, row: StoryRow, version: int) -> None:
        name = short(row.headline or row.slugline or _("the other story"))
        told = _("Both began from version {version} of this story.").format(version=version)
        sides = Sides(
            _("Merge with “{name}”").format(name=isolated(name)), told, _("This story"), name
        )

        def again() -> None:
            self._merge_with(row, version)

        self._merging.meet(row.id, version, self._showing(sides, again))

    def _showing(self, sides: Sides, again: Callable[[], None]) -> Callable[[Meeting], None]:
        """What shows a merge, if it is the one asked for last and its story is open still."""
        self._asked += 1
        asked, session = self._asked, self._workspace.current

        def show(meeting: Meeting) -> None:
            if asked != self._asked or self._workspace.current is not session:
                return
            dialog = MergeDialog(
                meeting.merged, meeting.ours, sides, self._themes.current, self._window
            )
            dialog.decided.connect(lambda choices: self._take(meeting, choices, again))
            dialog.open()

        return show

    def _take(
        self, meeting: Meeting, choices: Mapping[int, Choice], again: Callable[[], None]
    ) -> None:
        session = self._workspace.current
        if self._merging.take(meeting, choices):
            self._notices.withdraw(RACE)
            self._notices.say(undoable(_("The stories are merged; Undo takes it back.")))
        elif session is not None and session.story.id == meeting.ours.id:
            self._notices.tell(_("The story was changed meanwhile: look at the merge once more."))
            again()
        else:
            self._notices.tell(_("Another story is open now; nothing was merged."))
