"""What went wrong, said in one sentence with what may be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from editor.model.errors import NutgrafError
from editor.model.headlines import named_all
from editor.model.rows import Recovered, Severity
from editor.model.translation import _
from editor.services.unkept import named_unkept
from editor.ui.exporting import show_folder
from editor.ui.messages import Notices
from editor.ui.notice import READ_WITHIN, Notice, Offer, Until


class Reporting(QObject):
    """Turns errors into notices; typing goes on below them."""

    def __init__(self, notices: Notices, log_file: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._log_file = log_file

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "show_log": self.show_log,
        }

    def say_trouble(
        self,
        error: NutgrafError,
        offers: tuple[Offer, ...] = (),
        until: frozenset[Until] = frozenset(),
    ) -> None:
        """The world's fault: the error's own sentence; the same one is not said twice."""
        self._say(str(error), error.sentence, offers, until)

    def say_unexpected(self, details: str) -> None:
        """A fault of the program: details for those who mend it, never words of the story."""
        copied = Offer(
            _("Copy details"), lambda: QGuiApplication.clipboard().setText(details), stays=True
        )
        logged = Offer(_("Show the log"), self.show_log, stays=True)
        self._say(
            _("Something went wrong inside Nutgraf. What you wrote is safe; you can go on."),
            "unexpected",
            (copied, logged) if self._log_file else (copied,),
        )

    def say_recovered(self, what: Recovered) -> None:
        """What only the journal held is back."""
        sentence = _("Recovered your work up to {at}: {stories}.")
        said = sentence.format(at=what.at, stories=named_all(what.headlines))
        self._notices.say(Notice((said,), milliseconds=READ_WITHIN, topic="recovered"))

    def say_only_in_memory(
        self, headlines: Sequence[str], save: Callable[[], None], close: Callable[[], None]
    ) -> None:
        """The window stays open: neither library nor journal can be written."""
        sentence = _(
            "Nutgraf stays open: your last words are only in memory, because neither the"
            " library nor its journal can be written. Make room on the disk, or save a copy"
            " elsewhere."
        )
        self._say(
            f"{sentence} {named_unkept(headlines)}".rstrip(),
            "memory",
            (
                Offer(_("Save a copy elsewhere…"), save, stays=True),
                Offer(_("Close all the same"), close),
            ),
            frozenset({Until.KEPT}),
        )

    def say_left_in_journal(self, *, has_library: bool) -> None:
        """The window closes though no library took the last words."""
        if has_library:
            sentence = _(
                "The library did not answer. Your last words are in the journal"
                " and come back when Nutgraf starts again."
            )
        else:
            sentence = _(
                "There was no library to keep them in. Your last words are in the journal"
                " and come back once the library can be opened again."
            )
        self._notices.tell(sentence, Severity.WARNING)

    def show_log(self) -> None:
        """Open the folder of the log."""
        if self._log_file is not None:
            show_folder(self._log_file.parent)

    def _say(
        self,
        sentence: str,
        topic: str,
        offers: tuple[Offer, ...] = (),
        until: frozenset[Until] = frozenset(),
    ) -> None:
        self._notices.say(Notice((sentence,), Severity.ERROR, offers, 0, topic, until))
