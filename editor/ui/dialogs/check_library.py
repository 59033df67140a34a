"""Help › Check the library…: whether it is sound, and the way out where it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QWidget

from editor.model.errors import LibraryError
from editor.model.rows import LibraryReport, Salvaged
from editor.model.translation import N_, _
from editor.services.progress import Progress
from editor.ui.dialogs.parts import breakable, heading, quiet
from editor.ui.dialogs.question import Question
from editor.ui.dialogs.reports import (
    looked_at,
    report_heading,
    salvaged_heading,
    salvaged_lines,
    whole_report,
)
from editor.ui.dialogs.working import WorkingDialog
from editor.ui.theme import Theme

Failed = Callable[[Exception], None]

_BEFORE = N_(
    "Every story, every version and the journals are read and compared with their checksums."
    " Nothing is changed. A large library takes a minute or two."
)
_REPAIR = N_(
    "What can be read is put into a new library: from this one, its journals, its backups and the"
    " mirror. The damaged library stays as it is, and what could not be found is named."
)


class LibraryChecks(Protocol):
    """What checks and repairs: `services.checking.Checking`."""

    def check(
        self, done: Callable[[LibraryReport], None], failed: Failed, progress: Progress
    ) -> object:
        """Look at everything in the library."""
        ...

    def repair(
        self, done: Callable[[Salvaged], None], failed: Failed, progress: Progress
    ) -> object:
        """Bring what can be read into a new library."""
        ...


class CheckLibraryDialog(WorkingDialog):
    """Checks, tells in words, and offers the repair where something is wrong."""

    use_wanted = Signal(str)
    """The path of the repaired library, which shall take the place of the damaged one."""

    def __init__(self, checks: LibraryChecks, library: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(_("Check the library"), theme, parent)
        self._checks = checks
        self._library = library
        self._report: LibraryReport | None = None
        self._salvaged: Salvaged | None = None
        self._is_unreadable = False
        self._heading = heading(_("Check the library"), theme, self)
        self._said = quiet(_(_BEFORE), theme, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Problems"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._way_out = quiet(_(_REPAIR), theme, self)
        self._check = self.button(
            _("Check"), _("Look at everything in the library"), self._begin_check
        )
        self._repair = self.button(
            _("Repair into a new library…"),
            _("The damaged library is not touched"),
            self._ask_to_repair,
        )
        self._open = self.button(
            _("Use the repaired library"),
            _("Put it in the place of the damaged one, which is kept among the backups"),
            self._use_repaired,
        )
        self._copy = self.button(_("Copy report"), _("Copy all of this as text"), self._copy_report)
        self._close = self.button(_("Close"), _("Close this window"), self.reject)
        self._close.setProperty("leaves", True)
        self._lay_out()
        self._show_what_can_be_done()
        self.resize_with_text(560, 250)

    def _lay_out(self) -> None:
        self.column.addWidget(self._heading)
        self.column.addWidget(self._said)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._way_out)
        self.add_told()
        row = QHBoxLayout()
        for button in (self._check, self._repair, self._open, self._copy):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._close)
        self.column.addStretch()
        self.column.addSpacing(4)
        self.column.addLayout(row)

    def _show_what_can_be_done(self) -> None:
        is_free = not self.running.is_under_way
        is_found_damaged = self._report is not None and not self._report.is_sound
        is_damaged = is_found_damaged or self._is_unreadable
        is_repaired = self._salvaged is not None
        self._check.setVisible(not is_damaged)
        self._repair.setVisible(is_damaged and not is_repaired)
        self._way_out.setVisible(is_damaged and not is_repaired)
        self._open.setVisible(is_repaired)
        self._copy.setVisible(self._report is not None)
        self.list.setVisible(self.list.count() > 0)
        for button in (self._check, self._repair, self._open):
            button.setEnabled(is_free)
        is_sound = self._report is not None and self._report.is_sound
        for button in (self._check, self._repair, self._open):
            button.setDefault(is_free and not is_sound and not button.isHidden())
        self._close.setDefault(is_sound or not is_free)

    def _begin_check(self) -> None:
        progress = self._begin(_("Checking the library…"))
        failed = self.while_open(self._show_no_report)
        self._checks.check(self.while_open(self._show_report), failed, progress)

    def _show_report(self, report: LibraryReport) -> None:
        self.running.end()
        self._report = report
        mark = "✓" if report.is_sound else "⚠"
        self._heading.setText(f"{mark} {report_heading(report)}")
        self._said.setText(_capital(looked_at(report)))
        self._list(tuple(problem.sentence for problem in report.problems), _("Problems"))
        self._show_what_can_be_done()
        self.announce(f"{report_heading(report)}.")
        (self.list if report.problems else self._close).setFocus()

    def _ask_to_repair(self) -> None:
        question = Question(
            _("Repair into a new library?"), _(_REPAIR), _("Repair"), _("Cancel"), self.theme, self
        )
        question.accepted.connect(self._begin_repair)
        question.open()

    def _begin_repair(self) -> None:
        progress = self._begin(_("Bringing what can be read into a new library…"))
        failed = self.while_open(self._fail)
        self._checks.repair(self.while_open(self._show_salvaged), failed, progress)

    def _show_salvaged(self, salvaged: Salvaged) -> None:
        self.running.end()
        self._salvaged = salvaged
        self._heading.setText(salvaged_heading(salvaged))
        self._said.setText(
            _("It lies in {path}. The damaged one was not touched.").format(
                path=breakable(salvaged.path)
            )
        )
        self._list(salvaged_lines(salvaged), _("What was repaired"))
        self._show_what_can_be_done()
        self._open.setFocus()

    def _list(self, lines: tuple[str, ...], name: str) -> None:
        self.list.clear()
        self.list.addItems([breakable(line) for line in lines])
        self.list.setAccessibleName(name)
        self.list.setCurrentRow(0 if lines else -1)
        if lines and self.height() < 460:
            self.resize(self.width(), 460)

    def _begin(self, sentence: str) -> Progress:
        self.tell("")
        progress = self.running.begin(sentence)
        self._show_what_can_be_done()
        return progress

    def _show_no_report(self, error: Exception) -> None:
        """A library that cannot even be looked at may still be read by a repair."""
        self._is_unreadable = isinstance(error, LibraryError) and not self.running.is_stopping
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        stopped = self.running.is_stopping
        self.running.end()
        self._show_what_can_be_done()
        if stopped:
            self.tell(_("Stopped; nothing was changed."))
        else:
            self.tell_trouble(error)

    def _use_repaired(self) -> None:
        if self._salvaged is not None:
            self.accept()
            self.use_wanted.emit(self._salvaged.path)

    def _copy_report(self) -> None:
        text = whole_report(self._report, self._salvaged, self._library)
        QGuiApplication.clipboard().setText(text)
        self.tell(_("The report is on the clipboard."))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
