"""Stories into the bin, and out again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from editor.model.headlines import named
from editor.model.translation import _, counted
from editor.services.workspace import Workspace
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer

_TOPIC = "bin"


class Binning(QObject):
    """Deletes at once, without a question, and offers to take it back."""

    changed = Signal()
    """There is something more, or something less, that can be brought back."""

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        headline_of: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._notices = notices
        self._headline_of = headline_of
        self._binned: list[str] = []

    @property
    def has_binned(self) -> bool:
        """Whether something was deleted in this window that can be brought back."""
        return bool(self._binned)

    def delete(self, story_id: str) -> None:
        """Put a story into the bin."""
        current = self._workspace.current
        is_open = current is not None and current.story.id == story_id
        headline = current.story.headline if current and is_open else self._headline_of(story_id)
        sentence = _("{name} is in the bin.").format(name=named(headline, _("The story")))

        def deleted(_result: object) -> None:
            self._binned.append(story_id)
            offer = Offer(_("Undo"), lambda: self._bring_back(story_id))
            self._notices.say(Notice((sentence,), offers=(offer,), topic=_TOPIC))
            self.changed.emit()

        self._workspace.delete((story_id,), deleted)

    def bring_back(self, ids: tuple[str, ...]) -> None:
        """Take stories out of the bin again and open the first."""
        self.forget(ids)
        self._notices.withdraw(_TOPIC)
        self._workspace.undelete(ids)
        if len(ids) > 1:
            self._notices.tell(
                counted("{n} story is back.", "{n} stories are back; the first is open.", len(ids))
            )

    def forget(self, ids: tuple[str, ...]) -> None:
        """There is nothing to undo any more for these: they are back, or gone for good."""
        self._binned = [story_id for story_id in self._binned if story_id not in ids]
        self.changed.emit()

    def undo(self) -> None:
        """Bring back the story deleted last."""
        if self._binned:
            self.bring_back((self._binned[-1],))

    def _bring_back(self, story_id: str) -> None:
        if story_id in self._binned:
            self.bring_back((story_id,))
