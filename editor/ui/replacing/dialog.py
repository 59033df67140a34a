"""Edit › Find and replace in the library…: every hit is seen and can be left out before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.model.headlines import named
from editor.model.translation import N_, _, counted, numeral
from editor.services.library_search import MOST, Preview, StoryHits, Wanted
from editor.services.progress import Progress
from editor.services.replacing import Report
from editor.ui.dialogs.parts import heading, quiet
from editor.ui.dialogs.working import WorkingDialog
from editor.ui.replacing.asked import Asked
from editor.ui.replacing.hit_painter import HitPainter
from editor.ui.replacing.hit_tree import HitTree
from editor.ui.replacing.hits_model import HitsModel
from editor.ui.theme import Theme

Failed = Callable[[Exception], None]

_BEFORE = N_(
    "Every hit is shown before anything is changed. Of each story a version is kept first, and"
    " Undo in the story takes the replacement back."
)
_HINT = N_("Enter finds. Space ticks a hit or a story, and only what is ticked is replaced.")

REST = 350
"""Milliseconds without a key after which hits are shown with what shall take their place."""

APPEARS_AFTER = 400
"""Milliseconds of a search nobody asked for by hand, after which it is shown."""

_NAMED = 3
"""Stories that were left alone are named up to this many."""

_OPEN = 40
"""Stories whose hits are shown at once; those of the others are opened one by one."""


class ReplacesInLibrary(Protocol):
    """What searches and replaces: `services.replacing.Replacing`."""

    def search(
        self, wanted: Wanted, progress: Progress, done: Callable[[Preview], None], failed: Failed
    ) -> None:
        """Find every hit."""
        ...

    def replace(
        self,
        chosen: Iterable[StoryHits],
        progress: Progress,
        done: Callable[[Report], None],
        failed: Failed,
    ) -> None:
        """Replace the hits that were chosen."""
        ...

    def take_back(
        self, report: Report, progress: Progress, done: Callable[[Report], None], failed: Failed
    ) -> None:
        """Take back what was replaced."""
        ...


class ReplaceDialog(WorkingDialog):
    """Finds, shows, replaces what is ticked, and takes all of that back if it is asked to."""

    def __init__(
        self,
        replacing: ReplacesInLibrary,
        phrase: str,
        query: str,
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(_("Find and replace in the library"), theme, parent)
        self._replacing = replacing
        self._report: Report | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._shown: Wanted | None = None
        self._is_quiet = False
        self.asked = Asked(query, self)
        self.asked.phrase.setText(phrase)
        self.model = HitsModel()
        self.tree = self._tree()
        self._counts = QLabel(self)
        self.find_all = self.button(
            _("Fi&nd all"), _("Look through the stories; nothing is changed"), self._search
        )
        self.all = self.button(
            _("Tick &all"), _("Tick every hit, or none"), lambda: self.model.tick_all(self._lacks)
        )
        self.back = self.button(
            _("&Undo all"),
            _("Take the replacement back in every story that nobody has changed since"),
            self._take_back,
        )
        self.replace_ticked = self.button(
            _("&Replace"), _("Replace what is ticked"), self._replace_chosen
        )
        self.close_button = self.button(_("Close"), _("Close this window"), self.reject)
        self._lay_out()
        self._wire()
        self.resize_with_text(900, 660)
        self._show_counts()

    def _tree(self) -> HitTree:
        tree = HitTree(_(_HINT), self)
        tree.setModel(self.model)
        tree.setItemDelegate(HitPainter(self.theme, tree))
        return tree

    def _lay_out(self) -> None:
        self.column.addWidget(heading(self.windowTitle(), self.theme, self))
        self.column.addWidget(quiet(_(_BEFORE), self.theme, self))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.asked, 1)
        head.addWidget(self.find_all, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self.tree, 1)
        self.add_told()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.all)
        foot.addWidget(self._counts)
        foot.addStretch(1)
        for button in (self.back, self.replace_ticked, self.close_button):
            foot.addWidget(button)
        self.column.addLayout(foot)
        self.back.hide()

    def _wire(self) -> None:
        self.asked.changed.connect(self._forget)
        self.asked.rewritten.connect(self._rewrite)
        self._rest.timeout.connect(self._renew)
        self.asked.entered.connect(self._search)
        self.model.ticked.connect(self._show_counts)
        self.asked.phrase.setFocus()
        self.asked.phrase.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """No button is the default one: Enter in a field finds, and never replaces."""
        super().showEvent(event)
        self._show_counts()

    # Finding

    def _rewrite(self) -> None:
        """The same hits are wanted with something else in their place: they stay, and follow."""
        if self._shown is not None:
            self._rest.start()
        self._show_counts()

    def _renew(self) -> None:
        self._is_quiet = True
        self._search()

    def _forget(self) -> None:
        """What is shown is not what is asked for any more."""
        self._rest.stop()
        self._shown = None
        self._is_quiet = False
        if self.model.rowCount():
            self.model.show(Preview())
        self.tell("")
        self._show_counts()

    def _search(self) -> None:
        wanted = self.asked.wanted
        if self.running.is_under_way or not wanted.sought.phrase:
            return
        self._rest.stop()
        self.tell("")
        after = APPEARS_AFTER if self._is_quiet else 0
        progress = self.running.begin(_("Looking through the stories…"), after)
        self._show_counts()
        done, failed = self.while_open(self._show), self.while_open(self._refuse)
        self._replacing.search(wanted, progress, lambda found: done((wanted, found)), failed)

    def _show(self, answer: tuple[Wanted, Preview]) -> None:
        wanted, preview = answer
        self.running.end()
        if wanted != self.asked.wanted:
            # Something else was typed meanwhile, or nothing any more.
            self._show_counts()
            self._search()
            return
        is_quiet, self._is_quiet = self._is_quiet, False
        before, self._shown = self._shown, wanted
        seen = self.tree.verticalScrollBar().value()
        renews = before is not None and before.seeks_as(wanted)
        self.model.show(preview, renews=renews)
        for row in range(min(len(preview.stories), _OPEN)):
            self.tree.expand(self.model.index(row, 0))
        self.tell(_found(preview), "amber" if preview.unread or preview.is_cut else "quiet")
        if is_quiet:
            self.tree.verticalScrollBar().setValue(seen)
        elif preview.stories:
            self.tree.setCurrentIndex(self.model.index(0, 0))
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_counts()

    def _refuse(self, error: Exception) -> None:
        self._is_quiet = False
        self.running.end()
        self._show_counts()
        self.tell_trouble(error)

    # Replacing

    def _replace_chosen(self) -> None:
        chosen = self.model.chosen
        if not self.running.is_under_way and chosen:
            progress = self.running.begin(_("Replacing…"))
            self._show_counts()
            done, failed = self.while_open(self._report_replaced), self.while_open(self._refuse)
            self._replacing.replace(chosen, progress, done, failed)

    def _report_replaced(self, report: Report) -> None:
        self.running.end()
        self._forget()
        self._report = report if report.changed else self._report
        self._tell_report(report, _("Replaced {places} in {stories}."))

    def _take_back(self) -> None:
        if not self.running.is_under_way and self._report is not None:
            progress = self.running.begin(_("Taking it back…"))
            self._show_counts()
            done, failed = self.while_open(self._report_taken_back), self.while_open(self._refuse)
            self._replacing.take_back(self._report, progress, done, failed)

    def _report_taken_back(self, report: Report) -> None:
        self.running.end()
        self._report = None
        self._forget()
        self._tell_report(report, _("Taken back: {places} in {stories} are as they were."))

    def _tell_report(self, report: Report, sentence: str) -> None:
        places = counted("{n} place", "{n} places", report.hits)
        stories = counted("{n} story", "{n} stories", len(report.changed))
        said = [sentence.format(places=places, stories=stories), *_what_else(report)]
        is_well = report.problem is None and not report.left_alone
        self.tell(" ".join(said), "quiet" if is_well else "amber")
        self._show_counts()
        if self._report is not None:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.asked.phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be done

    @property
    def _lacks(self) -> bool:
        """Whether some hit is not ticked."""
        ticked, hits, _stories = self.model.counts
        return ticked < hits

    def _show_counts(self) -> None:
        ticked, hits, stories = self.model.counts
        is_idle = not self.running.is_under_way and not self._rest.isActive()
        self.find_all.setEnabled(is_idle and bool(self.asked.phrase.text()))
        self.replace_ticked.setEnabled(is_idle and ticked > 0)
        puts_words = bool(self.asked.replacement.text())
        deed = _("&Replace {n}") if puts_words else _("&Remove {n}")
        self.replace_ticked.setText(deed.format(n=numeral(ticked)) if ticked else _("&Replace"))
        self.all.setVisible(hits > 0)
        self.all.setText(_("Tick &all") if self._lacks else _("Tick n&one"))
        self.back.setVisible(self._report is not None)
        self.back.setEnabled(is_idle)
        self._counts.setText(
            _("{ticked} of {hits} ticked, in {stories}").format(
                ticked=numeral(ticked),
                hits=numeral(hits),
                stories=counted("{n} story", "{n} stories", stories),
            )
            if hits
            else ""
        )


def _found(preview: Preview) -> str:
    """What a search found, in sentences."""
    said = []
    if not preview.stories:
        said.append(_("Nothing was found."))
    if preview.is_stopped:
        said.append(_("The search was stopped; there may be more."))
    if preview.is_cut:
        said.append(
            _("There are more; replace the first {n}, and find again.").format(n=numeral(MOST))
        )
    if preview.unread:
        said.append(
            counted(
                "{n} story is damaged and was not searched.",
                "{n} stories are damaged and were not searched.",
                preview.unread,
            )
        )
    return " ".join(said)


def _what_else(report: Report) -> list[str]:
    """What has to be said besides how much was done."""
    said = []
    if report.left_alone:
        said.append(
            counted(
                "{n} story was changed meanwhile and left alone.",
                "{n} stories were changed meanwhile and left alone.",
                len(report.left_alone),
            )
        )
        names = [named(each, _("no headline")) for each in report.left_alone[:_NAMED]]
        if len(report.left_alone) <= _NAMED:
            said.append(_("Left alone: {names}.").format(names=", ".join(names)))
    if report.is_stopped:
        said.append(_("It was stopped; the other stories are as they were."))
    if report.problem is not None:
        said.append(_("Then it ended: {reason}").format(reason=str(report.problem)))
    return said
