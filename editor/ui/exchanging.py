"""Stories in and out of the window: import, export, the clipboard, with what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.model.clutter import clutter_in
from editor.model.errors import NutgrafError
from editor.model.ids import random_item_id
from editor.model.mending import broken_places
from editor.model.parcel import Parcel
from editor.model.places import Caret, body_place, has_place
from editor.model.rows import Clip, FormatRow, Leftover, Severity
from editor.model.story import Story
from editor.model.taking_over import taken_over
from editor.model.versions import Why
from editor.services.exchange import ClipKind, Imported
from editor.services.progress import Progress
from editor.services.session import Session
from editor.services.tasks import Lane
from editor.system.paths import resource
from editor.ui.dialogs.parts import place_name
from editor.ui.messages import Notices
from editor.ui.notice import Link, Notice, Offer, Until
from editor.ui.remembered import Remembered
from editor.ui.services import Services
from editor.ui.theme import Themes

IMPORT, TAKEN, EXPORT, COPY = "import", "taken", "export", "copy"
"""The topics of notices: a newer one of a topic takes the place of an older one."""

_MOST_NAMED = 5


class Exchanging(QObject):
    """What the File menu and the copy commands do with the open story and with files."""

    place_wanted = Signal(object)
    """A Caret: somebody followed a link to it."""

    mending_wanted = Signal()
    """Broken characters of the open story shall be made whole."""

    clutter_unwanted = Signal()
    """Paragraphs of the open story that only lead elsewhere shall go."""

    def __init__(
        self,
        services: Services,
        notices: Notices,
        remembered: Remembered,
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = services.workspace
        self._exchange = services.exchange
        self._versions = services.versions
        self._tasks = services.tasks
        self._notices = notices
        self._remembered = remembered
        self._themes = themes
        self._window = window
        self._last_export: dict[str, tuple[str, Path]] = {}
        self._is_ready = False
        self._waiting: list[Imported] = []
        self._taken: Story | None = None
        services.workspace.ready.connect(self._begin)
        services.workspace.opened.connect(self._leave_taken)

    # In

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "import": self.ask_for_files,
            "export": self.ask_and_export,
            "export_again": self.export_again,
            "copy_html": lambda: self.copy(ClipKind.BODY, "The body"),
            "copy_page": lambda: self.copy(ClipKind.PAGE, "The page"),
            "copy_headline": lambda: self.copy(ClipKind.HEADLINE, "The headline"),
        }

    def ask_for_files(self) -> None:
        """Ask which files to take in."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Import stories", str(self._remembered.folder(IMPORT))
        )
        if names:
            self._remembered.keep_folder(IMPORT, Path(names[0]).parent)
            self.import_files(tuple(Path(name) for name in names))

    def import_files(self, paths: tuple[Path, ...]) -> None:
        """Take stories from files apart and into the library."""
        from editor.ui.dialogs.progress import ProgressDialog

        progress = Progress()
        dialog = ProgressDialog("Reading stories…", progress, self._window)

        def done(imported: Imported) -> None:
            dialog.finish()
            self._take_in(imported)

        def failed(error: Exception) -> None:
            dialog.finish()
            self._fail(IMPORT, error)

        self._tasks.run(
            Lane.EXCHANGE, partial(self._exchange.read_files, paths, progress), done, failed
        )

    def take_apart(self, text: str) -> None:
        """A whole story was pasted into an empty one: make its fields of it, as one step."""
        session = self._workspace.current
        if session is None:
            return
        pasted = session.story

        def done(parcel: Parcel) -> None:
            if self._workspace.current is session and session.story == pasted:
                self._versions.keep_before(Why.BEFORE_IMPORT)
                edit = taken_over(pasted, parcel.story, "Take apart", random_item_id)
                session.perform(edit)
                self._say_taken("Taken apart: ", parcel)

        def failed(error: Exception) -> None:
            self._fail(IMPORT, error)

        house = session.house
        self._tasks.run(
            Lane.COMPUTE, partial(self._exchange.press_paste, text, house), done, failed
        )

    def open_sample(self) -> None:
        """Take the sample story into the library."""
        self.import_files(tuple(sorted(resource("samples").glob("*.txt"))[:1]))

    def _begin(self, _: None) -> None:
        """The library is there, or known not to be: what was read meanwhile goes in now."""
        self._is_ready = True
        waiting, self._waiting = self._waiting, []
        for imported in waiting:
            self._take_in(imported)

    def _take_in(self, imported: Imported) -> None:
        if not self._is_ready:
            self._waiting.append(imported)
            return
        if imported.parcels and not self._workspace.library_name:
            sentence = "Nothing was imported: there is no library to take it in."
            until = frozenset({Until.LIBRARY})
            self._notices.say(Notice((sentence,), Severity.ERROR, (), 0, IMPORT, until))
            return
        if imported.parcels:
            self._workspace.take_in(imported.parcels, lambda: self._say_imported(imported.parcels))
        if imported.failures:
            named = imported.failures[:_MOST_NAMED]
            more = len(imported.failures) - len(named)
            rest = (f"{more} more files could not be read.",) if more else ()
            sentence = " ".join((*named, *rest))
            self._notices.say(Notice((sentence,), Severity.ERROR, milliseconds=0))

    def _say_imported(self, parcels: tuple[Parcel, ...]) -> None:
        if len(parcels) == 1:
            self._say_taken("Imported: ", parcels[0])
        else:
            self._notices.say(Notice((f"{len(parcels)} stories imported.",), topic=IMPORT))

    def _say_taken(self, opening: str, parcel: Parcel) -> None:
        """Say what was taken for what, each part a link to its place."""
        parts: list[str | Link] = [opening]
        for number, each in enumerate(parcel.taken):
            parts += [", "] if number else []
            text = self._exchange.report(replace(parcel, taken=(each,)))
            if each.place is None:
                parts.append(text)
            else:
                parts.append(Link(text, partial(self._go, Caret(each.place))))
        parts.append("." if parcel.taken else "one story.")
        offers = []
        if broken_places(parcel.story):
            offers.append(Offer("Mend characters", self.mending_wanted.emit, stays=True))
        if clutter_in(parcel.story):
            offers.append(Offer("Remove links", self.clutter_unwanted.emit, stays=True))
        self._taken = parcel.story
        self._notices.withdraw(IMPORT)
        self._notices.say(Notice(tuple(parts), offers=tuple(offers), milliseconds=0, topic=TAKEN))

    def _leave_taken(self, session: Session | None) -> None:
        """What was taken for what is of use in that story only, which opens after it was said."""
        if session is None or self._taken is None or not _goes_on(session.story, self._taken):
            self._taken = None
            self._notices.withdraw(TAKEN)

    # Out

    def ask_and_export(self) -> None:
        """Ask for a format and a file, name what is left to be filled in, and write."""
        session = self._workspace.current
        if session is not None:
            self._tasks.run(
                Lane.EXCHANGE,
                self._exchange.formats,
                lambda formats: self._ask_for_format(session, formats),
            )

    def export_again(self) -> None:
        """Write the story once more to where it went last; ask if it went nowhere yet."""
        session = self._workspace.current
        last = self._last_export.get(session.story.id) if session else None
        if session is None or last is None:
            self.ask_and_export()
        else:
            self._write(session, *last)

    def save_a_copy(self) -> None:
        """Write the story as it is in memory, because the library could not be written."""
        self._remembered.export_format = "json"
        self.ask_and_export()

    def _ask_for_format(self, session: Session, formats: tuple[FormatRow, ...]) -> None:
        from editor.ui.dialogs.export import ExportDialog

        if self._workspace.current is not session:
            return
        story = session.story

        def suggested(name: str) -> Path:
            folder = self._remembered.folder(name)
            return folder / self._exchange.suggested_name(story, name)

        order = session.house.export_formats
        writable = sorted(
            (each for each in formats if each.writes),
            key=lambda each: order.index(each.name) if each.name in order else len(order),
        )
        dialog = ExportDialog(
            tuple(writable),
            self._remembered.export_format or "html",
            suggested,
            self._themes.current,
            self._window,
        )
        dialog.wanted.connect(lambda name, path: self._check(session, name, Path(path)))
        dialog.open()

    def _check(self, session: Session, name: str, path: Path) -> None:
        from editor.ui.dialogs.leftovers import LeftoversDialog

        path = path.expanduser()
        path = path if path.is_absolute() else self._remembered.folder(name) / path
        marks = self._exchange.leftovers(session.story)
        if not marks:
            self._write_anew(session, name, path)
            return
        dialog = LeftoversDialog(session.story, marks, self._themes.current, self._window)
        dialog.mark_chosen.connect(self.place_wanted)
        dialog.accepted.connect(lambda: self._write_anew(session, name, path, marks_known=True))
        dialog.open()

    def _write_anew(
        self, session: Session, name: str, path: Path, *, marks_known: bool = False
    ) -> None:
        """Write to a file that was just named; one that is there is not replaced unasked."""
        from editor.ui.dialogs.question import Question

        if not path.exists():
            self._write(session, name, path, marks_known=marks_known)
            return
        question = Question(
            f"Replace “{path.name}”?",
            f"There is a file of that name in {path.parent}. What it holds will be gone.",
            "Replace it",
            "Keep it",
            self._themes.current,
            self._window,
        )
        question.accepted.connect(lambda: self._write(session, name, path, marks_known=marks_known))
        question.open()

    def _write(self, session: Session, name: str, path: Path, *, marks_known: bool = False) -> None:
        story, house = session.story, session.house
        if self._workspace.current is session and not self._workspace.kept_state.problem:
            self._versions.keep_before(Why.BEFORE_EXPORT)

        def done(written: Path) -> None:
            self._last_export[story.id] = name, path
            self._remembered.export_format = name
            self._remembered.keep_folder(name, path.parent)
            marks = () if marks_known else self._exchange.leftovers(story)
            self._say_done(EXPORT, f"Exported to {written}.", story, marks, _shown_in(written))

        self._tasks.run(
            Lane.EXCHANGE,
            partial(self._exchange.write_file, story, house, name, path),
            done,
            lambda error: self._fail(EXPORT, error),
        )

    # The clipboard

    def copy(self, kind: ClipKind, what: str) -> None:
        """Put the story, or a part of it, on the clipboard as HTML and as plain text."""
        session = self._workspace.current
        if session is None:
            return
        story, house = session.story, session.house

        def done(clip: Clip) -> None:
            put_on_clipboard(clip)
            marks = self._exchange.leftovers(story) if kind is not ClipKind.HEADLINE else ()
            self._say_done(COPY, f"{what} copied.", story, marks)

        self._tasks.run(
            Lane.EXCHANGE,
            partial(self._exchange.clip, story, house, kind),
            done,
            lambda error: self._fail(COPY, error),
        )

    def _say_done(
        self,
        topic: str,
        sentence: str,
        story: Story,
        marks: tuple[Leftover, ...],
        offers: tuple[Offer, ...] = (),
    ) -> None:
        """Say what was done, and name the marks that went along, each with a way to it."""
        parts: list[str | Link] = [sentence]
        if marks:
            parts.append(" Left to be filled in: ")
        for number, mark in enumerate(marks[:_MOST_NAMED]):
            parts += [", "] if number else []
            caret = Caret(mark.place, mark.at + len(mark.mark), mark.at)
            text = f"{mark.mark} in {place_name(story, mark.place)}"
            parts.append(Link(text, partial(self._go, caret)))
        if len(marks) > _MOST_NAMED:
            parts.append(f" and {len(marks) - _MOST_NAMED} more")
        severity = Severity.WARNING if marks else Severity.INFORMATION
        until = frozenset({Until.OTHER_STORY}) if marks else frozenset()
        self._notices.say(Notice(tuple(parts), severity, offers, topic=topic, until=until))

    def _go(self, caret: Caret) -> None:
        self.place_wanted.emit(caret)

    def _fail(self, topic: str, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self._notices.say(Notice((str(error),), Severity.ERROR, milliseconds=0, topic=topic))


def put_on_clipboard(clip: Clip) -> None:
    """Let other programs paste HTML or plain text, whichever they take."""
    data = QMimeData()
    data.setText(clip.text)
    if clip.html:
        data.setHtml(clip.html)
    QGuiApplication.clipboard().setMimeData(data)


def _goes_on(story: Story, taken: Story) -> bool:
    """Whether a story is what became of one taken in: its sections kept their ids."""
    return any(has_place(story, body_place(section.id)) for section in taken.sections)


def _shown_in(path: Path) -> tuple[Offer, ...]:
    return (Offer("Open folder", partial(show_folder, path.parent)),)


def show_folder(folder: Path) -> None:
    """Show a folder in the system's file browser."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
