"""Spelling in the window: from word to word, what is missing, and the dictionaries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.model.translation import _
from editor.services.spelling import Spelling
from editor.services.workspace import Workspace
from editor.ui.form.spelling import FormSpelling
from editor.ui.languages import language_in_sentence
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer
from editor.ui.theme import Themes

_TOPIC = "spelling"


class Spellchecking(QObject):
    """Does the commands of spelling, and says what came of them."""

    def __init__(
        self,
        spelling: Spelling,
        form: FormSpelling,
        workspace: Workspace,
        notices: Notices,
        themes: Themes,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._spelling = spelling
        self._form = form
        self._workspace = workspace
        self._notices = notices
        self._themes = themes
        self._window = parent
        spelling.missing.connect(self._say_missing)
        form.none_left.connect(self._say_none_left)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does, by the names of the commands."""
        return {
            "next_misspelling": self._form.next,
            "previous_misspelling": self._form.previous,
            "dictionaries": self.show_dictionaries,
        }

    def show_dictionaries(self) -> None:
        """Show the words that somebody vouches for, and which dictionaries there are."""
        from editor.ui.dialogs.dictionaries import DictionariesDialog

        session = self._workspace.current
        house = session.house if session is not None else self._workspace.house
        dialog = DictionariesDialog(
            self._spelling,
            house.name or _("the house"),
            session is not None,
            self._themes.current,
            self._window,
        )
        dialog.open()

    def _say_missing(self, language: str) -> None:
        sentence = _("There is no dictionary for {language} here, so nothing in it is marked.")
        self._say(sentence.format(language=language_in_sentence(language)), _("How to get one"))

    def _say_none_left(self) -> None:
        if not self._spelling.is_on:
            self._say(_("Spelling is not checked: that is switched off in Preferences."))
        elif self._spelling.lacks_dictionary:
            self._say_missing(self._spelling.language)
        else:
            self._say(_("No misspelt word was found in this story."))

    def _say(self, sentence: str, offer: str = "") -> None:
        offers = (Offer(offer, self.show_dictionaries),) if offer else ()
        self._notices.say(Notice((sentence,), offers=offers, topic=_TOPIC))
