"""The window: its parts, how they are laid out, and the wires between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from editor.model.places import Caret
from editor.services.session import Session
from editor.system.paths import Folders
from editor.ui.actions import Actions
from editor.ui.deeds import Deeds
from editor.ui.figuring import place_of
from editor.ui.finding.bar import FindBar
from editor.ui.form.form import StoryForm
from editor.ui.form.format_bar import FormatBar
from editor.ui.form.text_field import TextField
from editor.ui.icons import Icons
from editor.ui.language_menu import LanguageMenu
from editor.ui.library.pane import LibraryPane
from editor.ui.menus import Menus
from editor.ui.messages import Notices
from editor.ui.nothing_open import NothingOpen
from editor.ui.panes import Panes
from editor.ui.parts import WindowParts
from editor.ui.preview.pane import PreviewPane
from editor.ui.remembered import Remembered
from editor.ui.services import Services
from editor.ui.showing import Showing
from editor.ui.status_bar import StatusBar
from editor.ui.story_column import StoryColumn
from editor.ui.theme import Themes

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
        self._services = services
        self._workspace = services.workspace
        self._remembered = Remembered(folders.config / "window.ini")
        icons = Icons(themes)
        self.actions_by_name = Actions(self)
        language = LanguageMenu(
            services.workspace, lambda: self.form.reveal_field("language"), self
        )
        self.menus = Menus(self.menuBar(), self.actions_by_name, language, self)
        self.library = LibraryPane(services.workspace, themes, icons, self)
        self.form = StoryForm(themes, services.settings)
        self.form.pasting.attend(services.pasting, services.workspace.later)
        self.nothing_open = NothingOpen(themes, self)
        self.preview = preview
        self.find_bar = FindBar(services.finding, themes, icons, self)
        self.notices = Notices(themes, icons, self)
        self.status = StatusBar(themes, self)
        format_bar = FormatBar(
            self.actions_by_name, icons, services.settings, self.form.formatting.formats, self
        )
        self.form.caret_moved.connect(format_bar.refresh_soon)
        bars = (self.find_bar, format_bar)
        column = StoryColumn(bars, self.form, self.nothing_open, self.notices, self)
        self.panes = Panes(self.library, column, preview, themes, icons, self)
        parts = WindowParts(
            self,
            self.actions_by_name,
            self.library,
            self.form,
            preview,
            self.find_bar,
            bars,
            self.notices,
            self.nothing_open,
            column,
            self.panes,
            self.status,
            self._remembered,
            themes,
            icons,
            self._go_to,
        )
        self._format_bar = format_bar
        self._deeds = Deeds(services, parts, log_file)
        self._showing = Showing(services, parts, self.menus, self._deeds)
        self._lay_out()
        self._wire_actions()
        self._wire_workspace()
        self._wire_library()
        self._wire_form()
        self._wire_preview()
        self._wire_comfort()
        self.actions_by_name.set_story_open(False)
        self.menus.set_story_open(False)

    # What app.py calls

    def import_files(self, paths: list[Path]) -> None:
        """Take stories from files into the library."""
        self._deeds.importing.import_files(tuple(paths))

    def report_unexpected(self, details: str) -> None:
        """Say that something went wrong in the program itself; typing goes on."""
        self._deeds.reporting.say_unexpected(details)

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything first; the window closes when that is done, and asks nothing."""
        if self._deeds.closing.take(event, self._begin_to_close, self._deeds.exporting.save_a_copy):
            self.preview.close_engine()

    def _begin_to_close(self) -> None:
        self._showing.finish_writing()
        self._deeds.safekeeping.keep_note()
        self._remember()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and images of other programs."""
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or self._deeds.figuring.takes(data):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take images for figures of the open story; import other files."""
        event.acceptProposedAction()
        if self._workspace.current and self._deeds.figuring.takes(event.mimeData()):
            at = place_of(self.childAt(event.position().toPoint()))
            self._deeds.figuring.drop(event.mimeData(), at)
            return
        urls = event.mimeData().urls()
        paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        self._deeds.importing.import_files(paths, is_asked_here=True)

    # Making

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(page)
        if not self._remembered.place(self):
            self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize()))
        self.panes.restore(self._remembered.panes)
        self.form.set_details_open(self._remembered.details_open)
        self.preview.set_zoom(self._remembered.zoom)

    def _remember(self) -> None:
        self._remembered.panes = self.panes.state
        self._remembered.details_open = self.form.details_open
        self._remembered.zoom = self.preview.zoom
        self._remembered.keep_place(self)

    # Wires

    @property
    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._workspace.new,
            "duplicate": lambda: self._with_story(self._workspace.duplicate),
            "delete": lambda: self._with_story(self._deeds.binning.delete),
            "library": lambda: self.panes.show_library(self.actions_by_name["library"].isChecked()),
            "preview": lambda: self.panes.show_preview(self.actions_by_name["preview"].isChecked()),
            "notice": self.notices.turn_keys,
            "quit": self.close,
        }

    def _wire_actions(self) -> None:
        deeds = self._deeds
        given: tuple[Mapping[str, Callable[[], object]], ...] = (
            self._commands,
            self.form.commands,
            self.find_bar.commands,
            self._format_bar.commands,
            *deeds.commands,
        )
        for commands in given:
            self.actions_by_name.bind(commands)
        self.menus.status_chosen.connect(self._services.versions.set_status)
        self.menus.houses.house_chosen.connect(deeds.housing.switch)
        self.menus.kind_chosen.connect(deeds.editing.take_for)
        self.menus.theme_chosen.connect(deeds.comfort.choose_theme)

    def _wire_workspace(self) -> None:
        workspace, showing, deeds = self._workspace, self._showing, self._deeds
        workspace.stories.leaving.connect(lambda _: showing.finish_writing())
        workspace.opened.connect(showing.show_session)
        workspace.opened.connect(self._begin_preview)
        workspace.ready.connect(lambda _: showing.show_houses())
        workspace.rows_changed.connect(lambda _: self.library.refresh())
        workspace.houses.changed.connect(lambda _: showing.show_houses())
        workspace.houses.profile_changed.connect(lambda _: showing.show_house())
        workspace.houses.tried.connect(lambda _: self._services.live.restart())
        workspace.kept.connect(self.status.show_kept)
        workspace.trouble.connect(deeds.safekeeping.say_trouble)
        workspace.recovered.connect(deeds.reporting.say_recovered)

    def _wire_library(self) -> None:
        workspace, deeds = self._workspace, self._deeds
        self.library.story_wanted.connect(workspace.open)
        self.library.new_wanted.connect(workspace.new)
        self.library.rows.found.connect(self._showing.show_whether_empty)
        self.library.duplicate_wanted.connect(workspace.duplicate)
        self.library.delete_wanted.connect(deeds.binning.delete)
        self.library.bring_back_wanted.connect(deeds.binning.bring_back)
        self.library.purge_wanted.connect(deeds.purging.purge)
        self.library.empty_bin_wanted.connect(deeds.purging.empty_bin)
        self.library.beside_wanted.connect(deeds.beside.show_story)
        deeds.purging.purged.connect(deeds.binning.forget)
        deeds.safekeeping.library_missed.connect(self.nothing_open.show_missed)
        deeds.safekeeping.library_missed.connect(self.library.show_missed)
        self.nothing_open.new_wanted.connect(workspace.new)
        self.nothing_open.import_wanted.connect(deeds.importing.ask_for_files)
        self.nothing_open.sample_wanted.connect(deeds.importing.open_sample)
        self.nothing_open.retry_wanted.connect(workspace.retry)
        self.nothing_open.check_wanted.connect(deeds.safekeeping.check_library)
        self.nothing_open.backups_wanted.connect(deeds.safekeeping.show_backups)
        self.status.copy_wanted.connect(deeds.exporting.save_a_copy)

    def _wire_form(self) -> None:
        form, deeds, showing = self.form, self._deeds, self._showing
        form.write_refused.connect(deeds.safekeeping.say_read_only)
        form.paste_story.connect(deeds.importing.take_apart)
        for part in (form.pasting, form.formatting.reckoning):
            part.said.connect(self.notices.say)
            part.withdrawn.connect(self.notices.withdraw)
        form.formatting.reckoning.attend(self._services.tasks)
        form.pasting.story_read.connect(deeds.importing.take_apart_by)
        form.figures.asked.connect(deeds.figuring.fulfil)
        form.figures.fetch = deeds.figuring.thumbnail
        form.fields.left_over.connect(self._take_image)
        deeds.figuring.write_refused.connect(deeds.safekeeping.say_read_only)
        self.find_bar.match_wanted.connect(showing.show_match)
        self.find_bar.closed.connect(showing.go_to)
        self.find_bar.found_changed.connect(form.hit_marks.show)
        for deed in (deeds.importing, deeds.exporting, deeds.templating, deeds.proofreading):
            deed.place_wanted.connect(showing.go_to)
        deeds.importing.mending_wanted.connect(deeds.editing.mend)
        deeds.importing.clutter_unwanted.connect(deeds.editing.remove_clutter)
        deeds.safekeeping.history_wanted.connect(showing.show_history)
        deeds.proofreading.view_wanted.connect(showing.show_proof)

    def _wire_preview(self) -> None:
        deeds, names = self._deeds, ("print", "print_proof", "export_pdf")
        deeds.reading.place_wanted.connect(self._showing.go_to)
        deeds.reading.written_at.connect(deeds.following.keep_in_sight)
        deeds.safekeeping.page_wanted.connect(deeds.reading.show_compared)
        deeds.safekeeping.block_wanted.connect(self.preview.scroll_to_block)
        deeds.viewing.troubled.connect(deeds.safekeeping.say_trouble)
        deeds.viewing.put_actions([self.actions_by_name[name] for name in names])
        self._keep_checked("preview_follows", deeds.viewing.follows_shown.connect)
        self.actions_by_name["preview_follows"].setChecked(deeds.following.is_on)
        figures = self._services.figures
        self.preview.set_pictures(figures.fetch)
        figures.changed.connect(lambda _: self._services.live.restart())

    def _wire_comfort(self) -> None:
        comfort, beside = self._deeds.comfort, self._deeds.beside
        self._keep_checked("library", self.panes.library_shown.connect)
        self._keep_checked("preview", self.panes.preview_shown.connect)
        self._keep_checked("focus_mode", comfort.focus_turned.connect)
        self._keep_checked("typewriter", comfort.typewriter_turned.connect)
        self._keep_checked("show_beside", beside.turned.connect)
        comfort.theme_turned.connect(self.menus.show_theme)
        comfort.not_kept.connect(self._workspace.trouble.emit)
        comfort.tell()
        beside.keys_wanted.connect(self._showing.go_back)

    def _keep_checked(self, name: str, connect: Callable[[Callable[[bool], None]], object]) -> None:
        connect(self.actions_by_name[name].setChecked)

    # What comes from the parts

    def _begin_preview(self, _: Session | None) -> None:
        """Let the preview begin once the form takes keys: it costs a quarter of a second."""
        QTimer.singleShot(PREVIEW_AFTER, self.preview, self.preview.start)

    def _go_to(self, caret: Caret | None) -> None:
        self._showing.go_to(caret)

    def _take_image(self, field: TextField, source: QMimeData) -> None:
        """What a text does not take, as an image that was pasted."""
        if self._deeds.figuring.takes(source):
            self._deeds.figuring.drop(source, field.place)

    def _with_story(self, call: Callable[[str], None]) -> None:
        if self._showing.session is not None:
            call(self._showing.session.story.id)
