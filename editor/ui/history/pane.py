"""The story's history in the place of the form: its versions, compared, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.model.errors import NutgrafError
from editor.model.translation import N_, _, numeral
from editor.model.versions import VersionRow
from editor.services.session import Changed, Session
from editor.ui.form.labels import QuietButton
from editor.ui.history.choosing import NOW, Against, Choice, Pair
from editor.ui.history.compared_states import ComparedStates
from editor.ui.history.comparing import Comparing
from editor.ui.history.sentence import Sentence
from editor.ui.history.source import Compared, VersionSource
from editor.ui.history.timeline import Timeline
from editor.ui.history.timeline_rows import NowRow, TimelineRows
from editor.ui.history.ways_back import WaysBack
from editor.ui.icons import Icons
from editor.ui.key_names import key_name
from editor.ui.theme import Themes
from editor.ui.times import local_now, moment

QUIET = 100
"""Milliseconds that something may take before the pane says that it is under way."""

_NONE_YET = N_(
    "{key} keeps one. Nutgraf keeps one by itself before an import, a merge, an export, a change"
    " of status or a restore, on a new day, and after every 20 minutes of work."
)
_AGAIN = N_("Try again")


class HistoryPane(QWidget):
    """Which versions there are, what is not the same in two of them, and the ways back."""

    page_wanted = Signal(object)
    """The reader's page of both states, as a str; None: the story again."""

    closed = Signal()
    said = Signal(object)
    """A Notice: something was done."""

    keep_wanted = Signal()

    def __init__(
        self,
        versions: VersionSource,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._versions = versions
        self._themes = themes
        self._now = now
        self._session: Session | None = None
        self._choice = Choice()
        self._is_open = False
        self._listing = 0
        self._note_of = 0
        self.rows = TimelineRows(now, self)
        self._comparing = Comparing(versions, self)
        self._make(themes, icons)
        self._lay_out()
        self._wire()
        self._dress()

    # What the window calls

    @property
    def is_open(self) -> bool:
        """Whether the history is being looked at."""
        return self._is_open

    def follow(self, session: Session | None) -> None:
        """Another story is open: its history is the one that is shown, if it can have any."""
        self.states.head.note.forget()
        self._note_of = 0
        if self._session is not None:
            self._session.changed.disconnect(self._note_change)
        self._session = session
        self.states.set_read_only(session is not None and session.is_read_only)
        if session is not None:
            session.changed.connect(self._note_change)
        if session is None or _is_untouched(session):
            self.close_pane()
        self._forget()
        if self._is_open:
            self._load()

    def open_pane(self) -> None:
        """Show the history of the open story."""
        self._is_open = True
        self._forget()
        self._load()

    def open_note(self, number: int) -> None:
        """Show a version's note, ready to be written."""
        self._note_of = number
        if self._is_open:
            self._load()
        else:
            self.open_pane()

    def keep_note(self) -> None:
        """Keep a note that is being typed: its story is about to be left."""
        self.states.head.note.keep()

    def close_pane(self) -> None:
        """Go back to writing."""
        if self._is_open:
            self.keep_note()
            self._is_open = False
            # First: the form gets the keys from whatever has them here, as long as it is shown.
            self.closed.emit()
            self._forget()

    # Making

    def _make(self, themes: Themes, icons: Icons) -> None:
        self._leave = QuietButton(self, _("Back to writing"), _("Back to writing"))
        self._leave.setIcon(icons.icon("arrow-left"))
        self._leave.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._leave.setToolTip(_("Close the history (Esc)"))
        self._name = QLabel(_("History"), self)
        self._body = QStackedWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self._body)
        self.timeline = Timeline(self.rows, themes, self._now, self._splitter)
        self.states = ComparedStates(themes, icons, self._splitter)
        self._back = WaysBack(self._versions, self.states, self)
        self._sentence = Sentence(themes, self._body)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(QUIET)

    def _lay_out(self) -> None:
        self.setAccessibleName(_("History"))
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 20, 6)
        top.addWidget(self._leave)
        top.addStretch(1)
        top.addWidget(self._name)
        self.timeline.setMinimumHeight(110)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([1, 2])
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 2)
        for part in (self._splitter, self._sentence):
            self._body.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(self._body, 1)
        self._sentence.say("")
        self._body.setCurrentWidget(self._sentence)

    def _wire(self) -> None:
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_pane)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._leave.clicked.connect(self.close_pane)
        self._sentence.taken.connect(self._go_on)
        self.states.offer_taken.connect(self._compare)
        self.states.emptied.connect(self.timeline.setFocus)
        self.states.page_wanted.connect(self.page_wanted)
        self._back.said.connect(self.said)
        self._slow.timeout.connect(self._say_slow)
        self.timeline.selected.connect(lambda number: self._take(selected=number))
        self.timeline.marked.connect(self._mark)
        self.timeline.note_wanted.connect(self._go_to_note)
        self.timeline.entered_comparison.connect(self.states.comparison.walk_in)
        self.states.head.note.note_kept.connect(self._keep_note)
        self.states.head.note.done.connect(self.timeline.setFocus)
        self.states.head.against_chosen.connect(self._hold_against)
        self.states.head.restore_wanted.connect(self._restore)
        self._comparing.compared.connect(self._show)
        self._comparing.failed.connect(self._say_failed)
        self._versions.kept.connect(self._note_kept)
        self._themes.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._themes.current
        self._leave.dress(theme)
        self._name.setFont(theme.label_font())
        palette = self._name.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.colour("quiet"))
        self._name.setPalette(palette)

    # The list

    def _forget(self) -> None:
        """Nothing that was shown or is under way belongs to what comes next."""
        self._listing += 1
        self._slow.stop()
        self._comparing.forget()
        self._choice = Choice()
        self.states.forget()
        self._back.forget()
        self.rows.show((), NowRow())
        self._sentence.say("")
        self._body.setCurrentWidget(self._sentence)
        self.page_wanted.emit(None)

    def _load(self) -> None:
        self._listing += 1
        listing = self._listing
        self._slow.start()

        def listed(versions: tuple[VersionRow, ...]) -> None:
            if listing == self._listing:
                self._slow.stop()
                self._show_versions(versions)

        def failed(error: Exception) -> None:
            if listing == self._listing:
                self._slow.stop()
                self._say_unreadable(error)

        self._versions.list(listed, failed)

    def _show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        is_first = not self.rows.versions
        if not versions:
            how = _(_NONE_YET).format(key=key_name("Ctrl+S"))
            self._sentence.say(_("No versions yet."), how, _("Keep a version"))
            self._body.setCurrentWidget(self._sentence)
            return
        self.rows.show(versions, self._now_row(versions[-1].number))
        choice = self._choice
        if is_first or self._note_of:
            choice = replace(choice, selected=self._note_of or versions[-1].number)
        self._choice = choice.among(self.rows.numbers)
        # First: a list that gets the keys without a current row takes its first one.
        self._show_choice()
        self._body.setCurrentWidget(self._splitter)
        if is_first:
            self.timeline.show_from_top()
        self._compare()
        if self._note_of:
            self._note_of = 0
            self._go_to_note()
        elif is_first:
            self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now_row(self, since: int) -> NowRow:
        return NowRow(self._session.story.words if self._session else 0, since)

    def _note_kept(self, _version: VersionRow) -> None:
        if self._is_open:
            self._load()

    def _note_change(self, _changed: Changed) -> None:
        """The story became another one: what is compared with it is compared anew."""
        if not self._is_open:
            return
        self._back.note_change()
        self.states.outdate()
        newest = self.rows.newest
        if newest and self._pair != Pair(newest, None):
            self.rows.show_now(self._now_row(newest))
        self._compare()

    # The choice

    def _take(self, selected: int | None = None, against: Against | None = None) -> None:
        chosen = self._choice.selected if selected is None else selected
        held = self._choice.against if against is None else against
        self._choose(replace(self._choice, selected=chosen, against=held))

    def _mark(self, number: int) -> None:
        self._choose(self._choice.marking(number))

    def _hold_against(self, against: Against) -> None:
        self._take(against=against)

    def _choose(self, choice: Choice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._show_choice()
            self._compare()

    def _show_choice(self) -> None:
        choice, numbers = self._choice, self.rows.numbers
        version = self.rows.version(choice.selected)
        other = choice.other(numbers)
        when = moment(version.at, self._now()) if version else _("the story as it is")
        if self.timeline.current != choice.selected:
            self.timeline.select(choice.selected)
        self.timeline.show_other(other)
        self.states.head.show_choice(choice, version, when, other)

    # The comparison

    @property
    def _pair(self) -> Pair | None:
        return self._choice.pair(self.rows.numbers)

    def _compare(self) -> None:
        self._comparing.want(self._pair)
        if self._pair is None:
            self._slow.stop()
            self._say_no_pair()
        else:
            self._slow.start()

    def _show(self, compared: Compared) -> None:
        self._slow.stop()
        self._note_figures(compared)
        self.states.show_compared(compared, self._choice.selected)
        if not self.rows.knows_now:
            self._comparing.look_aside(Pair(self.rows.newest, None), self._note_figures)

    def _note_figures(self, compared: Compared) -> None:
        """What the newest version and the story now have not in common stands in the first row."""
        if compared.newer is None and compared.older == self.rows.newest:
            now, found = self._now_row(compared.older), compared.comparison
            self.rows.show_now(replace(now, gained=found.gained, lost=found.lost))

    # What is said in the place of what cannot be shown

    def _say_no_pair(self) -> None:
        number = self._choice.selected
        if self._choice.against is Against.MARKED:
            sentence = _("Version {number} is marked.").format(number=numeral(number))
            hint = _("Choose another one to compare it with; Space takes the mark away.")
        else:
            sentence, hint = (
                _("Version {number} is the first.").format(number=numeral(number)),
                _("There is none before it."),
            )
        self.states.say(sentence, hint)

    def _say_slow(self) -> None:
        if self._body.currentWidget() is self._sentence:
            self._sentence.say(_("Reading the versions…"))
        elif (pair := self._pair) is not None:
            self.states.say_slow(pair)

    def _say_unreadable(self, error: Exception) -> None:
        sentence, remedy = _said(error)
        self._sentence.say(sentence, remedy, _(_AGAIN))
        self._body.setCurrentWidget(self._sentence)

    def _say_failed(self, error: Exception) -> None:
        self._slow.stop()
        sentence, remedy = _said(error)
        self.states.say(sentence, remedy, _(_AGAIN))

    def _go_on(self) -> None:
        """What the sentence in the place of everything offers."""
        if self.rows.versions or self._sentence.offer == _(_AGAIN):
            self._load()
        else:
            self.keep_wanted.emit()

    # Notes and ways back

    def _go_to_note(self) -> None:
        if self.states.head.note.isVisibleTo(self):
            self.states.head.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_note(self, number: int, note: str) -> None:
        self._versions.annotate(number, note)
        self.rows.show_note(number, note)

    def _restore(self) -> None:
        if self._choice.selected != NOW:
            self._back.restore(self._choice.selected)


def _is_untouched(session: Session) -> bool:
    """Whether the story is a new one, which is there to be written."""
    return session.number == 0 and session.story.is_blank


def _said(error: Exception) -> tuple[str, str]:
    """The sentence of an error that is the world's fault; any other one is a bug."""
    if isinstance(error, NutgrafError):
        return error.sentence, error.remedy
    raise error
