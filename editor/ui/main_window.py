"""The window: three panes, menus, notices and the status bar, and the wires between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedLayout, QVBoxLayout, QWidget

from editor.model.places import Caret, Place, has_place
from editor.services.session import Changed, Session
from editor.system.paths import Folders
from editor.ui.actions import Actions
from editor.ui.asking import Asking
from editor.ui.binning import Binning
from editor.ui.closing import Closing
from editor.ui.editing import Editing
from editor.ui.exchanging import Exchanging
from editor.ui.exposure import Exposure
from editor.ui.find_bar import FindBar
from editor.ui.form.form import StoryForm
from editor.ui.icons import Icons
from editor.ui.library.pane import LibraryPane
from editor.ui.menus import Menus
from editor.ui.messages import Notices
from editor.ui.nothing_open import NothingOpen
from editor.ui.panes import Panes
from editor.ui.preview.pane import PreviewPane
from editor.ui.purging import Purging
from editor.ui.reading import Reading
from editor.ui.remembered import Remembered
from editor.ui.reporting import Reporting
from editor.ui.safekeeping import Safekeeping
from editor.ui.services import Services
from editor.ui.status_bar import StatusBar
from editor.ui.stepping import Stepping
from editor.ui.theme import ThemeChoice, Themes

USUAL_SIZE = QSize(1480, 940)

PREVIEW_AFTER = 60
"""Milliseconds between the first story and the web engine: keys come first."""


class MainWindow(QMainWindow):
    """One library in one window; every wire between its parts is made here."""

    def __init__(
        self,
        services: Services,
        themes: Themes,
        preview: PreviewPane,
        folders: Folders,
        log_file: Path | None,
    ) -> None:
        super().__init__()
        workspace, live, tasks = services.workspace, services.live, services.tasks
        self._workspace = workspace
        self._versions = services.versions
        self._live = live
        self._themes = themes
        self._remembered = Remembered(folders.config / "window.ini")
        self._session: Session | None = None
        icons = Icons(themes)
        self.actions_by_name = Actions(self)
        self.menus = Menus(self.menuBar(), self.actions_by_name, self)
        self.library = LibraryPane(workspace, themes, icons, self)
        self.form = StoryForm(themes)
        self.nothing_open = NothingOpen(themes, self)
        self.preview = preview
        self.find_bar = FindBar(themes, icons, self)
        self.notices = Notices(themes, icons, self)
        self.status = StatusBar(themes, self)
        self.panes = Panes(self.library, self._story_column(), preview, themes, icons, self)
        self._exchanging = Exchanging(services, self.notices, self._remembered, themes, self)
        self._editing = Editing(self.form, self.notices, self)
        self._reporting = Reporting(self.notices, log_file, self)
        self._closing = Closing(workspace, tasks, self._reporting, self)
        headline_of = self.library.rows.headline_of
        self._binning = Binning(workspace, self.notices, headline_of, self)
        self._purging = Purging(workspace, self.notices, headline_of, themes, self)
        self._safekeeping = Safekeeping(
            services, self.notices, self._reporting, themes, icons, self
        )
        self._stepping = Stepping(
            self._editing, self._binning, self.library, self.actions_by_name, self
        )
        self._asking = Asking(services, themes, log_file, self)
        self._reading = Reading(
            live, preview, self.form, self._editing, self.status, self.notices, themes, self
        )
        self._lay_out()
        self._wire_actions()
        self._wire_workspace()
        self._wire_panes()
        self.actions_by_name.set_story_open(False)
        self.menus.set_story_open(False)

    # What app.py calls

    def import_files(self, paths: list[Path]) -> None:
        """Take stories from files into the library."""
        self._exchanging.import_files(tuple(paths))

    def report_unexpected(self, details: str) -> None:
        """Say that something went wrong in the program itself; typing goes on."""
        self._reporting.say_unexpected(details)

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything first; the window closes when that is done, and asks nothing."""
        if self._closing.take(event, self._begin_to_close, self._exchanging.save_a_copy):
            self.preview.close_engine()

    def _begin_to_close(self) -> None:
        self._commit_composition()
        self._safekeeping.keep_note()
        self._remember()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files that were dropped."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.import_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # Making

    def _story_column(self) -> QWidget:
        column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        self._column = QStackedLayout()
        self._column.addWidget(self.form)
        self._column.addWidget(self.nothing_open)
        layout.addLayout(self._column, 1)
        layout.addWidget(self.notices)
        return column

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(page)
        Exposure((self, page, *self.panes.holders), self)
        if not self._remembered.place(self):
            self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize()))
        self.panes.restore(self._remembered.panes)
        self.form.set_details_open(self._remembered.details_open)
        self.preview.set_zoom(self._remembered.zoom)
        self._choose_theme(self._remembered.theme)

    def _remember(self) -> None:
        self._remembered.panes = self.panes.state
        self._remembered.details_open = self.form.details_open
        self._remembered.zoom = self.preview.zoom
        self._remembered.theme = self._themes.choice
        self._remembered.keep_place(self)

    # Wires

    @property
    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._workspace.new,
            "duplicate": lambda: self._with_story(self._workspace.duplicate),
            "delete": lambda: self._with_story(self._binning.delete),
            "library": lambda: self.panes.show_library(self.actions_by_name["library"].isChecked()),
            "preview": lambda: self.panes.show_preview(self.actions_by_name["preview"].isChecked()),
            "notice": self.notices.turn_keys,
            "quit": self.close,
        }

    def _wire_actions(self) -> None:
        for commands in (
            self._commands,
            self.form.commands,
            self.find_bar.commands,
            self._exchanging.commands,
            self._safekeeping.commands,
            self._stepping.commands,
            self._editing.commands,
            self._reading.commands,
            self._asking.commands,
            self._reporting.commands,
        ):
            self.actions_by_name.bind(commands)
        self.menus.status_chosen.connect(self._versions.set_status)
        self.menus.kind_chosen.connect(self._editing.take_for)
        self.menus.theme_chosen.connect(self._choose_theme)

    def _wire_workspace(self) -> None:
        self._workspace.stories.leaving.connect(lambda _: self._commit_composition())
        self._workspace.opened.connect(self._show_session)
        self._workspace.opened.connect(self._begin_preview)
        self._workspace.ready.connect(lambda _: self.status.show_house(self._workspace.house))
        self._workspace.rows_changed.connect(lambda _: self.library.refresh())
        self._workspace.house_changed.connect(lambda _: self._show_house())
        self._workspace.kept.connect(self.status.show_kept)
        self._workspace.trouble.connect(self._safekeeping.say_trouble)
        self._workspace.recovered.connect(self._reporting.say_recovered)

    def _wire_panes(self) -> None:
        self.library.story_wanted.connect(self._workspace.open)
        self.library.new_wanted.connect(self._workspace.new)
        self.library.rows.found.connect(self._show_whether_empty)
        self.nothing_open.new_wanted.connect(self._workspace.new)
        self.nothing_open.import_wanted.connect(self._exchanging.ask_for_files)
        self.nothing_open.sample_wanted.connect(self._exchanging.open_sample)
        self.nothing_open.retry_wanted.connect(self._workspace.retry)
        self.nothing_open.check_wanted.connect(self._safekeeping.check_library)
        self.nothing_open.backups_wanted.connect(self._safekeeping.show_backups)
        self._safekeeping.library_missed.connect(self.nothing_open.show_missed)
        self._safekeeping.library_missed.connect(self.library.show_missed)
        self.form.write_refused.connect(self._safekeeping.say_read_only)
        self.library.duplicate_wanted.connect(self._workspace.duplicate)
        self.library.delete_wanted.connect(self._binning.delete)
        self.library.bring_back_wanted.connect(self._binning.bring_back)
        self.library.purge_wanted.connect(self._purging.purge)
        self.library.empty_bin_wanted.connect(self._purging.empty_bin)
        self._purging.purged.connect(self._binning.forget)
        self._safekeeping.page_wanted.connect(self._reading.show_compared)
        self._safekeeping.history_wanted.connect(self._show_history)
        self.form.paste_story.connect(self._exchanging.take_apart)
        self.find_bar.match_wanted.connect(self._show_match)
        self.find_bar.closed.connect(self._go_to)
        self._exchanging.place_wanted.connect(self._go_to)
        self._exchanging.mending_wanted.connect(self._editing.mend)
        self._exchanging.clutter_unwanted.connect(self._editing.remove_clutter)
        self._reading.place_wanted.connect(self._go_to)
        self.status.copy_wanted.connect(self._exchanging.save_a_copy)
        self.panes.library_shown.connect(self.actions_by_name["library"].setChecked)
        self.panes.preview_shown.connect(self.actions_by_name["preview"].setChecked)
        self._asking.theme_chosen.connect(self._choose_theme)

    # What comes from the workspace

    def _show_session(self, session: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._note_change)
        self._session = session
        self.form.show_session(session)
        self.find_bar.follow(session)
        self._editing.follow(session)
        self._live.follow(session)
        self.actions_by_name.set_story_open(session is not None)
        self.menus.set_story_open(session is not None and not session.is_read_only)
        self._show_history(self._safekeeping.open_history)
        self._safekeeping.follow(session)
        self.library.follow(session.story.id if session else "")
        self._show_title()
        is_read_only = session.is_read_only if session else self._workspace.read_only
        self.status.set_read_only(is_read_only)
        if session is None:
            self.preview.show_blank()
            self.status.show_nothing()
            return
        session.changed.connect(self._note_change)
        self.status.show_story(session.story)
        self.status.show_kept(self._workspace.kept_state)
        self.menus.show_status(session.story.status)
        self._put_caret(session)

    def _commit_composition(self) -> None:
        """Words that an input method still holds belong to the story that is being left."""
        QGuiApplication.inputMethod().commit()

    def _show_history(self, history: QWidget | None) -> None:
        """Give the history the place of the form, or give it back."""
        session = self._session
        if session is None:
            self._column.setCurrentWidget(self.nothing_open)
            return
        if history is not None and self._column.indexOf(history) < 0:
            self._column.addWidget(history)
        self._column.setCurrentWidget(history or self.form)
        can_write = history is None and not session.is_read_only
        self.actions_by_name.set_writing(can_write, is_read_only=session.is_read_only)
        self.menus.set_writing(can_write)

    def _begin_preview(self, _: Session | None) -> None:
        """Let the preview begin once the form takes keys: it costs a quarter of a second."""
        QTimer.singleShot(PREVIEW_AFTER, self.preview, self.preview.start)

    def _put_caret(self, session: Session) -> None:
        """Where it was when the story was left; else at the head, unless the list has the keys."""
        caret = self._workspace.current_caret
        focused = QApplication.focusWidget()
        in_list = focused is not None and self.library.isAncestorOf(focused)
        if caret is None and (session.story.is_blank or not in_list):
            caret = Caret(Place("headline"))
        if caret is not None:
            self.form.go_to(caret)

    def _note_change(self, changed: Changed) -> None:
        self.status.show_story(changed.after)
        if changed.after.status != changed.before.status:
            self.menus.show_status(changed.after.status)
        if changed.after.headline != changed.before.headline:
            self._show_title()

    def _show_house(self) -> None:
        """Another house: its limits and its lead-in are seen at once."""
        self.status.show_house(self._workspace.house)
        if self._session is not None:
            caret = self.form.caret()
            self.form.show_session(self._session)
            self._live.restart()
            if caret is not None:
                self.form.go_to(caret)

    def _show_whether_empty(self) -> None:
        rows = self.library.rows
        self.nothing_open.set_library_empty(not rows.total and not rows.is_filtered)

    # What comes from the panes

    def _go_to(self, caret: Caret | None) -> None:
        """Give the form the keys, at a place if that is still there."""
        session = self._session
        if session is None or caret is None or not has_place(session.story, caret.place):
            return
        self._safekeeping.close_history()
        self.activateWindow()
        self.form.go_to(caret)

    def _show_match(self, caret: Caret) -> None:
        """Select a match in the form; the find bar keeps the keys."""
        self._go_to(caret)
        self.find_bar.phrase.setFocus()

    # What the menus do here

    def _with_story(self, call: Callable[[str], None]) -> None:
        if self._session is not None:
            call(self._session.story.id)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._themes.choose(choice)
        self.menus.show_theme(choice)

    # Looks and end

    def _show_title(self) -> None:
        headline = " ".join(self._session.story.headline.split()) if self._session else ""
        name = headline or ("New story" if self._session else "")
        self.setWindowTitle(f"{name} – Nutgraf" if name else "Nutgraf")
