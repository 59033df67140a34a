"""The window's composition root: makes every object once, in order, and hands it on.

What the window does not need to appear (SQLAlchemy, the web engine, templates) is imported after
it has appeared.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTimer,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QFileOpenEvent, QIcon, QSessionManager
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.model.choices import INTERFACE_LANGUAGE, THEME
from editor.model.errors import LibraryError
from editor.model.ids import random_item_id, random_story_id
from editor.model.translation import speak
from editor.services.album import Album
from editor.services.backups import Backups
from editor.services.checking import Checking
from editor.services.connect import claim, library_path, locked, unfiled
from editor.services.exchange import Exchange
from editor.services.figures import Figures
from editor.services.finding import Finding
from editor.services.live import Live
from editor.services.merging import Merging
from editor.services.mirror import Mirror
from editor.services.page_templates import PageTemplates
from editor.services.pasting import Pasting
from editor.services.ranking import Ranking
from editor.services.replacing import Replacing
from editor.services.settings import Settings
from editor.services.spellcheck.apart import SpellerApart
from editor.services.spelling import Spelling
from editor.services.tasks import Tasks
from editor.services.templates import Templates
from editor.services.versions import Versions
from editor.services.workspace import Workspace
from editor.system.catalogues import catalogue, system_language
from editor.system.locks import user_name
from editor.system.logs import start_logging
from editor.system.paths import Folders, resource
from editor.ui.handover import Reception, hand_over
from editor.ui.key_names import KeyNames
from editor.ui.main_window import MainWindow
from editor.ui.preview.pane import PreviewPane
from editor.ui.services import Services
from editor.ui.signals import EndRequests
from editor.ui.tasks import QtTasks
from editor.ui.theme import ThemeChoice, Themes
from editor.ui.times import local_now

CLOSE_WITHIN = 10.0
"""Seconds that jobs under way get once the window is closed; journals hold what is not kept."""

STARTED_AFTER = 3_000
"""Milliseconds after which the start is over: garbage is collected, the first time got ready."""


def run(library: str, files: list[str]) -> int:
    """Open the window on a library, with files to take in; returns the status if none opens."""
    if not _has_display():
        sys.stderr.write(
            "nutgraf: there is no display to open a window on."
            " Start it in a desktop session, or use a verb: nutgraf --help.\n"
        )
        return 2
    sys.setswitchinterval(0.001)
    folders = Folders.of_user()
    try:
        path = library_path(library, folders)
    except LibraryError as error:
        sys.stderr.write(f"nutgraf: {error}\n")
        return 2
    application = _application()
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    if hand_over(path, files, token):
        return 0
    desk = Desk(application, path, folders, keeps_log=True)
    ends = EndRequests(desk)
    ends.requested.connect(desk.window.close)
    application.commitDataRequest.connect(desk.commit)
    desk.open(files)
    status = application.exec()
    desk.end()
    # WORKAROUND: the interpreter destroys Qt's objects in an order of its own, and a close in
    # fifty ended in a segmentation fault. All is kept by now, so the process just ends; take this
    # out to see whether it is still needed.
    logging.shutdown()
    os._exit(status)


def _collect_garbage_again() -> None:
    """What the start made stays to the end: it is never looked through again."""
    gc.freeze()
    gc.enable()


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _application() -> QApplication:
    # The web engine asks for it, although it paints without GL.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QCoreApplication.setApplicationName("nutgraf")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName("Nutgraf")
    application.setDesktopFileName("org.nutgraf.Nutgraf")
    application.setWindowIcon(QIcon(str(resource("icons", "nutgraf-256.png"))))
    return application


def _speak(application: QApplication, language: str) -> None:
    """Speak a language, Qt's own menus and buttons too."""
    speak(catalogue(language))
    chosen = QLocale(language or system_language())
    # Month names, weekdays and sizes follow the language of the window.
    QLocale.setDefault(chosen)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(chosen, "qtbase", "_", folder):
        application.installTranslator(translator)
    # After Qt's own: what is installed last is asked first.
    application.installTranslator(KeyNames(application))


def services_of(tasks: Tasks, library: Path, folders: Folders) -> Services:
    """All services of one library's desk, wired to each other."""
    settings = Settings(folders.config / "settings.json")
    workspace = Workspace(
        tasks,
        lambda: claim(library, folders, settings.backup_folder or folders.data / "backups"),
        lambda: locked(library),
        unfiled(folders),
        datetime.now,
        random_story_id,
        random_item_id,
    )
    figures = Figures(workspace, tasks)
    album = Album(lambda: workspace.shelf.library if workspace.shelf else None)
    exchange = Exchange(lambda: datetime.now().date(), album)
    versions = Versions(workspace, tasks, datetime.now, user_name())
    return Services(
        tasks,
        settings,
        workspace,
        Live(tasks, figures.source),
        exchange,
        versions,
        Merging(workspace, versions, tasks),
        Backups(workspace, library, tasks, settings, folders, local_now),
        Checking(workspace, library, tasks, settings, folders, local_now),
        Mirror(workspace, tasks, settings, exchange, local_now),
        Spelling(workspace, tasks, settings, SpellerApart(), folders),
        Pasting(tasks),
        PageTemplates(tasks, folders.data / "templates"),
        Templates(workspace, datetime.now, random_story_id, random_item_id),
        figures,
        Finding(tasks, versions),
        Replacing(workspace, versions, tasks, datetime.now, user_name()),
        Ranking(tasks),
    )


class Desk(QObject):
    """Everything of one window, held together while it is open.

    One that `keeps_log` takes over the process's hooks for what nobody catches.
    """

    _unexpected = Signal(str)

    def __init__(
        self, application: QApplication, library: Path, folders: Folders, *, keeps_log: bool
    ) -> None:
        super().__init__()
        log = None
        if keeps_log:
            with contextlib.suppress(OSError):
                log = start_logging(folders.state / "logs", on_unexpected=self._unexpected.emit)
        self._tasks = QtTasks()
        services = services_of(self._tasks, library, folders)
        self._workspace = services.workspace
        self._services = services
        _speak(application, services.settings.value(INTERFACE_LANGUAGE))
        self._themes = Themes(application, ThemeChoice(services.settings.value(THEME)))
        preview = PreviewPane(folders.cache / "preview.json")
        with self._themes.building():
            self.window = MainWindow(services, self._themes, preview, folders, log)
        self._unexpected.connect(self.window.report_unexpected, Qt.ConnectionType.QueuedConnection)
        self._library = library
        self._files: list[str] = []
        self._reception = Reception(library, self)
        self._reception.handed_over.connect(self._take_over)
        self._workspace.ready.connect(self._receive)
        if sys.platform == "darwin":
            # Only there files come as events; the web engine's own objects, seen by a filter in
            # Python, end the process.
            application.installEventFilter(self)

    def open(self, files: list[str]) -> None:
        """Show the window, then open the library, then the preview; files are taken in."""
        self.window.show()
        QTimer.singleShot(0, self, self._workspace.start)
        QTimer.singleShot(STARTED_AFTER, self, self._be_started)
        if files:
            self._files = files
            self.window.import_files([Path(each) for each in files])

    def end(self) -> None:
        """Listen and work no more; the window was closed."""
        self._reception.close()
        self._services.close()
        self._tasks.close(CLOSE_WITHIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take in files that the desktop hands over (macOS)."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.window.import_files([Path(event.file())])
            return True
        return super().eventFilter(watched, event)

    def _be_started(self) -> None:
        from editor.services.tasks import Lane
        from editor.ui.form.here import get_ready

        _collect_garbage_again()
        self._tasks.run(Lane.SEARCH, get_ready, lambda _: None)

    def _receive(self, _: None) -> None:
        """Take over what later launches bring, or give way: two were started at once."""
        if self._workspace.library_name and not self._workspace.is_held_elsewhere:
            self._reception.listen()
        elif not self._reception.is_listening and hand_over(self._library, self._files, ""):
            self.window.close()

    def _take_over(self, files: list[str], token: str) -> None:
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if files:
            self.window.import_files([Path(each) for each in files])

    def commit(self, manager: QSessionManager) -> None:
        """Keep everything: the desktop session ends."""
        manager.setRestartHint(QSessionManager.RestartHint.RestartIfRunning)
        self._workspace.flush(lambda _: None)
