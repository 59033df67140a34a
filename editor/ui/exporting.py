"""Stories out of the window: to files and to the clipboard, with what is left to be filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.model.direction import isolated
from editor.model.errors import NutgrafError
from editor.model.places import Caret
from editor.model.rows import Clip, FormatRow, Leftover, Severity
from editor.model.story import Story
from editor.model.translation import _, counted
from editor.model.versions import Why
from editor.services.embargo import embargo_sentence
from editor.services.exchange import ClipKind
from editor.services.session import Session
from editor.services.shelf import nothing
from editor.services.tasks import Lane
from editor.ui.dialogs.parts import place_name
from editor.ui.messages import Notices
from editor.ui.notice import Link, Notice, Offer, Until
from editor.ui.remembered import Remembered
from editor.ui.services import Services
from editor.ui.theme import Themes
from editor.ui.times import local_now

if TYPE_CHECKING:
    from editor.ui.dialogs.export import ExportDialog

EXPORT, COPY = "export", "copy"
"""The topics of notices: a newer one of a topic takes the place of an older one."""

_MOST_NAMED = 5


class Exporting(QObject):
    """Writes the open story to files of other formats and puts it on the clipboard."""

    place_wanted = Signal(object)
    """A Caret: somebody followed a link to it."""

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

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "export": self.ask_and_export,
            "export_again": self.export_again,
            "copy_html": lambda: self.copy(ClipKind.BODY, _("The body copied.")),
            "copy_page": lambda: self.copy(ClipKind.PAGE, _("The page copied.")),
            "copy_headline": lambda: self.copy(ClipKind.HEADLINE, _("The headline copied.")),
        }

    def ask_and_export(self) -> None:
        """Ask for a format and a file, name what is left to be filled in, and write."""
        session = self._workspace.current
        if session is not None:
            self._look_up(session, partial(self._ask_for_format, session))

    def export_again(self) -> None:
        """Write the story once more to where it went last; ask if it went nowhere yet."""
        session = self._workspace.current
        last = self._last_export.get(session.story.id) if session else None
        if session is None or last is None:
            self.ask_and_export()
        else:
            self._write(session, *last)

    def save_a_copy(self) -> None:
        """Write each story that is not kept as it is in memory, one after the other."""
        self._remembered.export_format = "json"
        unkept = self._workspace.stories.worst_off
        if not unkept:
            self.ask_and_export()
            return
        self._copy_each(unkept)

    def _copy_each(self, sessions: tuple[Session, ...]) -> None:
        if sessions:
            self._look_up(sessions[0], partial(self._copy_first, sessions))

    def _copy_first(
        self, sessions: tuple[Session, ...], formats: tuple[FormatRow, ...], embargo: str
    ) -> None:
        first, *rest = sessions
        dialog = self._dialog(first, formats, embargo)
        if first is not self._workspace.current:
            headline = isolated(first.story.headline) or _("A story without a headline")
            dialog.setWindowTitle(_("Save a copy of “{headline}”").format(headline=headline))
        then = partial(self._copy_each, tuple(rest))

        def write(name: str, path: str) -> None:
            # What is left to be filled in is of no concern: a copy is not for publishing.
            self._write_anew(first, name, self._whole(name, path), marks_known=True, then=then)

        dialog.wanted.connect(write)
        dialog.rejected.connect(then)
        dialog.open()

    def _look_up(
        self, session: Session, then: Callable[[tuple[FormatRow, ...], str], None]
    ) -> None:
        """Tell the formats, and until when the story may not be published."""
        story, house = session.story, session.house

        def job() -> tuple[tuple[FormatRow, ...], str]:
            return self._exchange.formats(), embargo_sentence(story, house, local_now())

        self._tasks.run(Lane.EXCHANGE, job, lambda found: then(*found))

    def _ask_for_format(
        self, session: Session, formats: tuple[FormatRow, ...], embargo: str
    ) -> None:
        if self._workspace.current is session:
            dialog = self._dialog(session, formats, embargo)
            dialog.wanted.connect(
                lambda name, path: self._check(session, name, self._whole(name, path))
            )
            dialog.open()

    def _dialog(
        self, session: Session, formats: tuple[FormatRow, ...], embargo: str
    ) -> ExportDialog:
        from editor.ui.dialogs.export import ExportDialog

        story = session.story

        def suggested(name: str) -> Path:
            folder = self._remembered.folder(name, EXPORT)
            return folder / self._exchange.suggested_name(story, name)

        order = session.house.export_formats
        writable = sorted(
            (each for each in formats if each.writes),
            key=lambda each: order.index(each.name) if each.name in order else len(order),
        )
        return ExportDialog(
            tuple(writable),
            self._remembered.export_format or "html",
            suggested,
            self._themes.current,
            self._window,
            embargo,
        )

    def _whole(self, name: str, path: str) -> Path:
        """The path that somebody named; one that is not whole is in the folder used last."""
        named = Path(path).expanduser()
        return named if named.is_absolute() else self._remembered.folder(name, EXPORT) / named

    def _check(self, session: Session, name: str, path: Path) -> None:
        from editor.ui.dialogs.leftovers import LeftoversDialog

        marks = self._exchange.leftovers(session.story)
        if not marks:
            self._write_anew(session, name, path)
            return
        dialog = LeftoversDialog(session.story, marks, self._themes.current, self._window)
        dialog.mark_chosen.connect(self.place_wanted)
        dialog.accepted.connect(lambda: self._write_anew(session, name, path, marks_known=True))
        dialog.open()

    def _write_anew(
        self,
        session: Session,
        name: str,
        path: Path,
        *,
        marks_known: bool = False,
        then: Callable[[], None] = nothing,
    ) -> None:
        """Write to a file that was just named; one that is there is not replaced unasked."""
        from editor.ui.dialogs.question import Question

        if not path.exists():
            self._write(session, name, path, marks_known=marks_known)
            then()
            return
        question = Question(
            _("Replace “{name}”?").format(name=isolated(path.name)),
            _("There is a file of that name in {parent}. What it holds will be gone.").format(
                parent=path.parent
            ),
            _("Replace it"),
            _("Keep it"),
            self._themes.current,
            self._window,
        )
        question.accepted.connect(lambda: self._write(session, name, path, marks_known=marks_known))
        question.finished.connect(lambda _result: then())
        question.open()

    def _write(self, session: Session, name: str, path: Path, *, marks_known: bool = False) -> None:
        story, house = session.story, session.house
        if self._workspace.current is session and not self._workspace.kept_state.problem:
            self._versions.keep_before(Why.BEFORE_EXPORT)

        def job() -> tuple[Path, str]:
            written = self._exchange.write_file(story, house, name, path)
            return written, embargo_sentence(story, house, local_now())

        def done(made: tuple[Path, str]) -> None:
            written, embargo = made
            self._last_export[story.id] = name, path
            self._remembered.export_format = name
            for purpose in (name, EXPORT):
                self._remembered.keep_folder(purpose, path.parent)
            marks = () if marks_known else self._exchange.leftovers(story)
            self._say_done(
                EXPORT,
                (_("Exported to {path}.").format(path=written), embargo),
                story,
                marks,
                _shown_in(written),
            )

        self._tasks.run(Lane.EXCHANGE, job, done, lambda error: self._fail(EXPORT, error))

    # The clipboard

    def copy(self, kind: ClipKind, said: str) -> None:
        """Put the story, or a part of it, on the clipboard as HTML and as plain text."""
        session = self._workspace.current
        if session is None:
            return
        story, house = session.story, session.house

        def job() -> tuple[Clip, str]:
            clip = self._exchange.clip(story, house, kind)
            return clip, embargo_sentence(story, house, local_now())

        def done(made: tuple[Clip, str]) -> None:
            clip, embargo = made
            put_on_clipboard(clip)
            marks = self._exchange.leftovers(story) if kind is not ClipKind.HEADLINE else ()
            self._say_done(COPY, (said, embargo), story, marks)

        self._tasks.run(Lane.EXCHANGE, job, done, lambda error: self._fail(COPY, error))

    def _say_done(
        self,
        topic: str,
        sentences: tuple[str, str],
        story: Story,
        marks: tuple[Leftover, ...],
        offers: tuple[Offer, ...] = (),
    ) -> None:
        """Say what was done and whether it may be published; name the marks that went along.

        Each mark is a way to it, unless another story was opened meanwhile.
        """
        current = self._workspace.current
        is_open = current is not None and current.story.id == story.id
        said, embargo = sentences
        parts: list[str | Link] = [" ".join(filter(None, (said, embargo)))]
        if marks:
            opening = _("Left to be filled in:")
            parts.append(f" {opening} ")
        for number, mark in enumerate(marks[:_MOST_NAMED]):
            parts += [", "] if number else []
            caret = Caret(mark.place, mark.at + len(mark.mark), mark.at)
            text = _("{mark} in {place_name}").format(
                mark=mark.mark, place_name=place_name(story, mark.place)
            )
            parts.append(Link(text, partial(self._go, caret)) if is_open else text)
        if len(marks) > _MOST_NAMED:
            more = len(marks) - _MOST_NAMED
            rest = counted("and {n} more", "and {n} more", more)
            parts.append(f" {rest}")
        severity = Severity.WARNING if marks or embargo else Severity.INFORMATION
        until = frozenset({Until.OTHER_STORY}) if marks or embargo else frozenset()
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


def _shown_in(path: Path) -> tuple[Offer, ...]:
    return (Offer(_("Open folder"), partial(show_folder, path.parent)),)


def show_folder(folder: Path) -> None:
    """Show a folder in the system's file browser."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
