"""Opens the dialog that replaces across the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.model.direction import isolated
from editor.model.headlines import short
from editor.model.rows import Severity
from editor.model.translation import _, counted
from editor.services.cut_short import CutShort
from editor.services.replacing import Replacing
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer
from editor.ui.theme import Themes


class LibraryReplacing(QObject):
    """Gives the command; the dialog is made when it is asked for.

    `phrase` is what the find bar looks for, `query` what the list of stories is searched for.
    """

    def __init__(
        self,
        replacing: Replacing,
        phrase: Callable[[], str],
        query: Callable[[], str],
        notices: Notices,
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._replacing = replacing
        self._phrase = phrase
        self._query = query
        self._themes = themes
        self._notices = notices
        self._window = window
        replacing.cut_short.connect(self._say_cut_short)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """The command that this does."""
        return {"replace_in_library": self.open}

    def open(self) -> None:
        """Ask what shall be replaced."""
        self._open(self._phrase(), self._query())

    def _open(self, phrase: str, query: str) -> None:
        from editor.ui.replacing.dialog import ReplaceDialog

        ReplaceDialog(self._replacing, phrase, query, self._themes.current, self._window).open()

    def _say_cut_short(self, was: CutShort) -> None:
        """Nutgraf ended in the middle of a replacement: say what is safe, and how to go on."""
        sentence = counted(
            "Replacing “{found}” by “{inserted}” in {n} story was cut short when Nutgraf ended.",
            "Replacing “{found}” by “{inserted}” in {n} stories was cut short when Nutgraf ended.",
            was.stories,
            found=isolated(short(was.found)),
            inserted=isolated(short(was.inserted)),
        )
        safe = _(
            "Every story is whole, either as it was or with all its replacements, which Undo takes"
            " back there."
        )
        again = Offer(_("Look for the rest…"), lambda: self._open(was.found, ""))
        self._notices.say(Notice((f"{sentence} {safe}",), Severity.WARNING, (again,), 0))
