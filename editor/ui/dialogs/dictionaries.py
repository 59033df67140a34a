"""Edit › Dictionaries…: the words that somebody vouches for, and which dictionaries there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QWidget
from shiboken6 import isValid

from editor.model.direction import isolated
from editor.model.spelling.own_words import OwnWords
from editor.model.translation import _
from editor.services.spellcheck.dictionaries import choose
from editor.services.spelling import Spelling
from editor.ui.dialogs.parts import Dialog, heading, leaves, quiet
from editor.ui.dialogs.word_list import WordList
from editor.ui.languages import language_in_sentence, language_name
from editor.ui.theme import Theme


class DictionariesDialog(Dialog):
    """Lists one's own words, the house's and those of the open story; what is changed counts."""

    def __init__(
        self, spelling: Spelling, house: str, has_story: bool, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(_("Dictionaries"), parent)
        self._spelling = spelling
        self._theme = theme
        self.column.addWidget(heading(_("Words that are never marked"), theme, self))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Whose words"))
        vouched = spelling.vouched
        self.own = self._list(
            _("&Mine"),
            _("In a file of this computer; they count in every story."),
            lambda: vouched.own,
            vouched.change_own,
        )
        self.house = self._list(
            _("&House"),
            _("In the library; they count in every story of {house}.").format(
                house=isolated(house)
            ),
            lambda: vouched.house,
            vouched.change_house,
        )
        if has_story:
            self.story = self._list(
                _("This &story"),
                _("In the library, for this story alone; no export carries them."),
                lambda: vouched.ignored,
                vouched.change_ignored,
            )
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(heading(_("Dictionaries of this computer"), theme, self))
        self.found = quiet("", theme, self)
        self.column.addWidget(self.found)
        self.help = quiet("", theme, self)
        self.column.addWidget(self.help)
        self._add_last_line()
        self.resize_with_text(520, 620)
        self._look_again()
        self.own.word.setFocus()

    def _list(
        self,
        title: str,
        hint: str,
        words: Callable[[], OwnWords],
        change: Callable[[Callable[[OwnWords], OwnWords]], None],
    ) -> WordList:
        made = WordList(title.replace("&", ""), hint, words, change, self._theme, self)
        self._spelling.changed.connect(made.show_words)
        self.finished.connect(lambda _value: self._spelling.changed.disconnect(made.show_words))
        self.tabs.addTab(made, title)
        return made

    def _add_last_line(self) -> None:
        row = QHBoxLayout()
        self.folder = QPushButton(_("&Open folder"), self)
        self.folder.setToolTip(
            _("The folder for dictionaries of your own: {folder}").format(
                folder=self._spelling.own_folder
            )
        )
        self.folder.clicked.connect(self._open_folder)
        self.again = QPushButton(_("&Look again"), self)
        self.again.setToolTip(_("Look for dictionaries that were added meanwhile"))
        self.again.clicked.connect(self._look_again)
        close = QPushButton(_("Close"), self)
        leaves(close)
        close.clicked.connect(self.accept)
        row.addWidget(self.folder)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(close)
        self.column.addSpacing(4)
        self.column.addLayout(row)

    def _look_again(self) -> None:
        self.found.setText(_("Looking for dictionaries…"))
        self.again.setEnabled(False)
        self._spelling.look_again(self._show_found)

    def _show_found(self, found: dict[str, Path]) -> None:
        if not isValid(self):
            return  # It was closed meanwhile.
        self.again.setEnabled(True)
        language = self._spelling.language
        path = found.get(choose(language, found))
        name = language_in_sentence(language)
        names = {"language": name, "folder": path.parent if path else ""}
        if path is not None:
            sentence = _("{language} is checked with the dictionary in {folder}.")
        else:
            sentence = _("There is no dictionary for {language}: in it nothing is marked.")
        self.found.setText(sentence.format(**names))
        self.found.setToolTip(", ".join(sorted(found)))
        others = sorted({language_name(code) for code in found}, key=str.casefold)
        languages = _("Languages found: {languages}.").format(languages=", ".join(others))
        way = _(
            "For another one, put its Hunspell files (.dic and .aff) into the folder, or install"
            " it with the system or with LibreOffice; then look again."
        )
        self.help.setText(f"{languages} {way}" if others else way)

    def _open_folder(self) -> None:
        folder = self._spelling.own_folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            sentence = _("The folder {folder} cannot be made ({reason}).")
            self.help.setText(sentence.format(folder=folder, reason=error.strerror or error))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
