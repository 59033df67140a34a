"""File › Backups…: which there are, how to make one, and how to go back to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from editor.model.rows import BackupRow
from editor.model.translation import _, counted
from editor.services.events import Event
from editor.services.progress import Progress
from editor.ui.dialogs.folder_line import FolderLine
from editor.ui.dialogs.parts import heading, leaves, quiet
from editor.ui.dialogs.question import Question
from editor.ui.dialogs.two_lines import TwoLineList, two_lines
from editor.ui.dialogs.working import WorkingDialog
from editor.ui.theme import Theme
from editor.ui.times import moment

BY_HAND = "by hand"
"""Why a backup is made that was asked for here."""

Failed = Callable[[Exception], None]
Done = Callable[[BackupRow], None]


class BackupSource(Protocol):
    """What makes the backups: `services.backups.Backups`."""

    @property
    def changed(self) -> Event[None]:
        """There are other backups, or they are elsewhere."""
        ...

    @property
    def folder(self) -> Path | None:
        """Where backups shall be put; None for the usual place."""
        ...

    @property
    def place(self) -> Path:
        """Where backups are put."""
        ...

    @property
    def second(self) -> Path | None:
        """Where they are copied whenever it is there; None for nowhere."""
        ...

    def list(self, done: Callable[[tuple[BackupRow, ...]], None], failed: Failed) -> object:
        """Find all backups, the newest first."""
        ...

    def make(self, why: str, done: Done, failed: Failed, progress: Progress) -> object:
        """Back up the library now."""
        ...

    def restore(self, path: str, done: Done, failed: Failed, progress: Progress) -> object:
        """Go back to a backup; `done` gets the one made of the state before."""
        ...

    def choose(self, folder: Path | None, second: Path | None) -> None:
        """Put backups elsewhere from now on."""
        ...


class BackupsDialog(WorkingDialog):
    """Lists the backups; restoring asks first, and the state before is backed up itself."""

    restored = Signal()
    """The library is another one now."""

    def __init__(
        self,
        backups: BackupSource,
        now: Callable[[], datetime],
        theme: Theme,
        parent: QWidget,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(_("Backups"), theme, parent)
        self._backups = backups
        self._now = now
        self._read_only = read_only
        self._rows: tuple[BackupRow, ...] = ()
        self._newest = ""
        self.list = TwoLineList(_("Backups"), theme, self)
        self.list.currentRowChanged.connect(lambda _value: self._show_what_can_be_done())
        self._said = quiet("", theme, self)
        self.folder = FolderLine(_("Folder"), backups.folder, "", _("Default"), self)
        self.second = FolderLine(_("Second folder"), backups.second, _("None"), _("None"), self)
        FolderLine.align(self.folder, self.second)
        for line in (self.folder, self.second):
            line.chosen.connect(lambda _value: self._choose())
            line.setEnabled(not read_only)
        self._make = self.button(_("Back up now"), _("Copy the whole library now"), self._back_up)
        self._restore = self.button(
            _("Restore…"), _("Go back to the selected backup; asks first"), self._ask_to_restore
        )
        self._close = self.button(_("Close"), _("Close this window"), self.reject)
        leaves(self._close)
        self._lay_out()
        self.resize_with_text(620, 560)
        backups.changed.connect(self._follow)
        self.finished.connect(lambda: backups.changed.disconnect(self._follow))
        self._list()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.column.addWidget(heading(_("Backups of this library"), self.theme, self))
        self.column.addWidget(self._said)
        self.column.addWidget(self.list, 1)
        self.add_told()
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(_("&Folder"), self.folder)
        form.addRow(_("&Second folder"), self.second)
        hint = quiet(
            _("A stick or a network folder: backups go there too whenever it is there."),
            self.theme,
            self,
        )
        hint.setWordWrap(False)
        form.addRow("", hint)
        self.column.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self._make)
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(self._close)
        self.column.addSpacing(4)
        self.column.addLayout(row)

    def _list(self) -> None:
        self._said.setText(_("Looking for backups…"))
        if self._backups.folder is None:
            self.folder.say_without(str(self._backups.place))
        self._backups.list(self.while_open(self._show), self.while_open(self._show_no_list))
        self._show_what_can_be_done()

    def _follow(self, _none: None) -> None:
        self._list()

    def _show(self, rows: tuple[BackupRow, ...]) -> None:
        chosen = self._chosen()
        self._rows = rows
        paths = [row.path for row in rows]
        wanted = self._newest if self._newest in paths else chosen.path if chosen else ""
        if wanted == self._newest:
            self._newest = ""
        self.list.clear()
        for row in rows:
            title = f"{_beginning(self._when(row))}  ·  {_(row.why)}"
            self.list.addItem(two_lines(title, _facts(row), row.trouble))
        self.list.setCurrentRow(paths.index(wanted) if wanted in paths else bool(rows) - 1)
        self._said.setText(self._sentence())
        self._show_what_can_be_done()

    def _sentence(self) -> str:
        if self._read_only:
            return _(
                "The library can only be read just now: nothing is backed up or restored here."
            )
        if not self._rows:
            return _("There is no backup yet. One is made on the first start of each day.")
        return _("One is made on the first start of each day, and before anything that is risky.")

    def _show_no_list(self, error: Exception) -> None:
        self._said.setText(_("The backups could not be looked at."))
        self.tell_trouble(error)

    def _show_what_can_be_done(self) -> None:
        is_free = not self._read_only and not self.running.is_under_way
        row = self._chosen()
        self._make.setEnabled(is_free)
        self._restore.setEnabled(is_free and row is not None and not row.trouble)

    def _chosen(self) -> BackupRow | None:
        number = self.list.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _when(self, row: BackupRow) -> str:
        """When it was made; to the second where another one is of the same minute."""
        now = self._now()
        others = (each for each in self._rows if each.path != row.path)
        is_one_of_two = any(moment(each.at, now) == moment(row.at, now) for each in others)
        return moment(row.at, now, seconds=is_one_of_two)

    def _choose(self) -> None:
        self._backups.choose(self.folder.folder, self.second.folder)

    def _back_up(self) -> None:
        progress = self._begin(_("Backing up the library…"))
        self._backups.make(
            BY_HAND, self.while_open(self._backed_up), self.while_open(self._fail), progress
        )

    def _backed_up(self, row: BackupRow) -> None:
        self._end()
        self._newest = row.path
        self._list()
        self.tell(_("✓ Backed up: {facts}.").format(facts=_facts(row)), "green")

    def _ask_to_restore(self) -> None:
        row = self._chosen()
        if row is None:
            return
        question = Question(
            _("Go back to the library of {when}?").format(when=self._when(row)),
            _(
                "This backup ({why}) holds {stories}, which come back as they were then. The "
                "library as it is now is backed up first, so that you can return to it."
            ).format(why=_(row.why), stories=_stories(row)),
            _("Restore it"),
            _("Cancel"),
            self.theme,
            self,
        )
        question.accepted.connect(lambda: self._go_back(row))
        question.open()

    def _go_back(self, row: BackupRow) -> None:
        progress = self._begin(_("Restoring the library…"))

        def restored(before: BackupRow) -> None:
            self._end()
            self.tell(
                _(
                    "✓ The library is again that of {when}. The state before is the backup of "
                    "{before}. {trouble}"
                )
                .format(when=self._when(row), before=self._when(before), trouble=before.trouble)
                .rstrip(),
                "green",
            )
            self.restored.emit()

        self._backups.restore(
            row.path, self.while_open(restored), self.while_open(self._fail), progress
        )

    def _begin(self, sentence: str) -> Progress:
        self.tell("")
        progress = self.running.begin(sentence)
        self._show_what_can_be_done()
        return progress

    def _fail(self, error: Exception) -> None:
        stopped = self.running.is_stopping
        self._end()
        if stopped:
            self.tell(_("Stopped; the library and its backups are as they were."))
        else:
            self.tell_trouble(error)

    def _end(self) -> None:
        self.running.end()
        self._show_what_can_be_done()


def _stories(row: BackupRow) -> str:
    stories = counted("{n} story", "{n} stories", row.stories)
    versions = counted("{n} version", "{n} versions", row.versions)
    return _("{stories} with {versions}").format(stories=stories, versions=versions)


def _facts(row: BackupRow) -> str:
    size = QLocale().formattedDataSize(row.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return f"{_stories(row)}  ·  {size}"


def _beginning(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
