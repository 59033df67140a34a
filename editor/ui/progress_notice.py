"""Long work in a notice: how far it is, with a way to stop it, while writing goes on."""

from __future__ import annotations

from editor.model.translation import _
from editor.services.progress import Progress
from editor.services.tasks import Tasks
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer

SHOWN_AFTER = 400
"""Milliseconds after which a progress is worth being shown."""


class ProgressNotice:
    """Shown until `finish`, if the work takes its time; it never takes the keys."""

    def __init__(self, sentence: str, progress: Progress, notices: Notices, tasks: Tasks) -> None:
        self._sentence = sentence
        self._progress = progress
        self._notices = notices
        self._topic = f"progress {id(self)}"
        self._appears = tasks.after(SHOWN_AFTER, self._show)

    def finish(self) -> None:
        """The work is done, or given up."""
        self._appears.cancel()
        self._notices.withdraw(self._topic)

    def _show(self) -> None:
        cancel = Offer(_("Cancel"), self._stop, stays=True)
        self._say(self._sentence, (cancel,))

    def _stop(self) -> None:
        self._progress.cancel()
        self._say(_("Stopping…"))

    def _say(self, sentence: str, offers: tuple[Offer, ...] = ()) -> None:
        self._notices.say(
            Notice(
                (sentence,), offers=offers, milliseconds=0, topic=self._topic, work=self._progress
            )
        )
