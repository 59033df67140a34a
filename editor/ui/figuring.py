"""Images into the story: chosen, dropped or pasted, and what came of it; the figures' commands."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.model.edits import Edit
from editor.model.errors import NutgrafError
from editor.model.figures.images import FigureWords, Picture
from editor.model.figures.placed import (
    FIGURES,
    Spot,
    add_figures,
    add_pull_quote,
    move_placed,
    remove_placed,
    set_image,
    set_lead,
    spot_of,
)
from editor.model.headlines import named
from editor.model.ids import Ids, random_item_id
from editor.model.places import Place, has_place, value_at
from editor.model.rows import Severity
from editor.model.story import Story
from editor.model.translation import _, counted, numeral
from editor.services.endings import STOPPED_WITHIN
from editor.services.figures import AddedImages, Figures
from editor.services.later_edits import Performed
from editor.services.progress import Progress
from editor.services.session import Session
from editor.services.shelf import nothing
from editor.services.tasks import Lane, Tasks
from editor.services.workspace import Workspace
from editor.ui.form.figures import Act, PlacedRow
from editor.ui.form.text_field import TextField
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Until
from editor.ui.progress_notice import ProgressNotice
from editor.ui.remembered import Remembered

FIGURE = "figure"
"""The topic of notices, and what the folder of images is remembered by."""

_SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp"),
    # Those that are refused, so that it is said why.
    *(".heic", ".heif", ".avif", ".svg", ".psd"),
)
_EditOf: TypeAlias = Callable[[AddedImages, Story], Edit | None]

_DATA = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp")
_MOST_AT_HAND = 48
_MOST_SAID = 5


class Figuring(QObject):
    """Takes images in for the open story and does what the rows of figures ask for.

    `place` says where somebody writes; None where nobody does.
    """

    write_refused = Signal()  # Somebody wants to change a story that can only be read.

    def __init__(
        self,
        figures: Figures,
        workspace: Workspace,
        tasks: Tasks,
        notices: Notices,
        remembered: Remembered,
        place: Callable[[], Place | None],
        window: QWidget,
        ids: Ids = random_item_id,
    ) -> None:
        super().__init__(window)
        self._figures = figures
        self._workspace = workspace
        self._tasks = tasks
        self._notices = notices
        self._remembered = remembered
        self._place = place
        self._window = window
        self._ids = ids
        self._small: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._taking = 0
        self._close: Callable[[], None] | None = None
        workspace.endings.add(self._stop)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            "add_figure": self.add_figure,
            "add_waiting_figure": self.add_waiting_figure,
            "add_pull_quote": self.add_pull_quote,
        }

    # Commands

    def add_figure(self) -> None:
        """Ask for image files and add a figure for each, where somebody writes."""
        session = self._writable()
        if session is not None:
            paths = self._asked_for(QFileDialog.FileMode.ExistingFiles)
            if paths:
                self.add_files(paths, self._place())

    def add_pull_quote(self) -> None:
        """Add an empty pull quote behind the section that somebody writes in."""
        session = self._writable()
        if session is not None:
            session.perform(add_pull_quote(session.story, self._ids, self._spot(session)))

    def add_waiting_figure(self) -> None:
        """Add a figure that waits for its image."""
        session = self._writable()
        if session is not None:
            waiting = (("", FigureWords()),)
            session.perform(add_figures(session.story, self._ids, waiting, self._spot(session)))

    def fulfil(self, act: Act, collection: str, item: str) -> None:
        """Do what a row of a figure or pull quote asks for."""
        session = self._writable()
        if session is None or not has_place(session.story, Place(collection, item, "after")):
            return
        story, edit = session.story, None
        match act:
            case Act.CHOOSE:
                paths = self._asked_for(QFileDialog.FileMode.ExistingFile)
                if paths:
                    self._take(
                        partial(self._figures.take_files, paths[:1]),
                        partial(_replaced, item),
                    )
            case Act.LEAD | Act.NO_LEAD:
                edit = set_lead(story, item, is_lead=act is Act.LEAD)
            case Act.UP | Act.DOWN:
                edit = move_placed(story, collection, item, -1 if act is Act.UP else 1)
            case Act.REMOVE:
                edit = remove_placed(story, collection, item)
        if edit is not None:
            session.perform(edit)

    # Dropped and pasted

    def takes(self, data: QMimeData) -> bool:
        """Whether what is dropped or pasted is images: files of them, or one image itself.

        Text that has a picture with it, as word processors copy it, is text.
        """
        return bool(_image_files(data)) or (data.hasImage() and not data.hasText())

    def drop(self, data: QMimeData, place: Place | None) -> None:
        """Add what was dropped or pasted at a place; on a figure that waits it is its image."""
        session = self._writable()
        if session is None:
            return
        files = _image_files(data)
        if files:
            self.add_files(files, place)
        elif data.hasImage():
            self._take(
                partial(self._figures.take_data, _reader_of(data)),
                self._adding(session.story, place),
            )

    def add_files(self, paths: tuple[Path, ...], place: Place | None) -> None:
        """Add figures of image files at a place."""
        session = self._writable()
        if session is not None:
            self._take(partial(self._figures.take_files, paths), self._adding(session.story, place))

    def _adding(self, asked_in: Story, place: Place | None) -> _EditOf:
        """What an image becomes at a place: a new figure, or the image that one waits for."""
        item = place.item if place is not None and place.field == FIGURES else ""
        if item and not value_at(asked_in, Place(FIGURES, item, "digest")):
            return partial(_replaced, item)

        def add(images: AddedImages, story: Story) -> Edit:
            at = place if place is not None and has_place(story, place) else None
            new = tuple((each.digest, each.words) for each in images.added)
            return add_figures(story, self._ids, new, spot_of(story, at))

        return add

    def _take(
        self, take: Callable[[Progress, Callable[[AddedImages], None]], None], edit_of: _EditOf
    ) -> None:
        """Take images in, with a way to stop, then change the story, open still or left."""
        session, progress = self._workspace.current, Progress()
        if session is None:
            return
        asked_in, number = session.story, session.number
        told = ProgressNotice(_("Taking images in…"), progress, self._notices, self._tasks)
        self._taking += 1

        def done(images: AddedImages) -> None:
            told.finish()
            self._say(images)
            self._say_left_out(images, progress)
            if images.added:
                self._workspace.later.perform(asked_in, partial(edit, images), placed, self._refuse)
            self._taking -= 1
            self._end()

        def edit(images: AddedImages, story: Story) -> Edit | None:
            made = edit_of(images, story)
            if made is None or session.number == number:
                return made
            # Whoever wrote meanwhile goes on where they are.
            return replace(made, caret=None)

        def placed(performed: Performed | None) -> None:
            if performed is None:
                self._notices.say(_unplaced())
            elif self._workspace.current is not session:
                name = named(performed.after.headline, _("the story that was left"))
                self._notices.tell(_("The image was put into {name}.").format(name=name))

        take(progress, done)

    def _stop(self, then: Callable[[], None]) -> None:
        """All is closed: let the images come in first, unless that takes its time."""
        self._close = then
        self._tasks.after(STOPPED_WITHIN, self._give_up)
        self._end()

    def _give_up(self) -> None:
        close, self._close = self._close or nothing, None
        close()

    def _end(self) -> None:
        if not self._taking:
            self._give_up()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        said = _("The image did not reach the story that was left. {reason}")
        sentence = said.format(reason=error.sentence)
        self._notices.say(Notice((sentence,), Severity.ERROR, milliseconds=0, topic=FIGURE))

    def _say(self, images: AddedImages) -> None:
        self._notices.withdraw(FIGURE)
        if images.failures:
            sentence = " ".join(images.failures[:_MOST_SAID])
            until = frozenset({Until.OTHER_STORY})
            self._notices.say(
                Notice((sentence,), Severity.ERROR, milliseconds=0, topic=FIGURE, until=until)
            )
        elif images.notes:
            sentence = " ".join(images.notes[:_MOST_SAID])
            self._notices.say(Notice((sentence,), topic=FIGURE))

    def _say_left_out(self, images: AddedImages, progress: Progress) -> None:
        _done, total = progress.state
        left = total - len(images.added) - len(images.failures)
        if progress.is_cancelled and left:
            added = numeral(len(images.added))
            sentence = counted(
                "Cancelled: {added} of {total} images taken in, {n} left out.",
                "Cancelled: {added} of {total} images taken in, {n} left out.",
                left,
                added=added,
                total=numeral(total),
            )
            self._notices.say(Notice((sentence,), Severity.WARNING, topic=f"{FIGURE} left out"))

    def _asked_for(self, mode: QFileDialog.FileMode) -> tuple[Path, ...]:
        from editor.ui.file_dialog import FileDialog

        dialog = FileDialog(self._window, _("Choose an image"), self._remembered.folder(FIGURE))
        masks = " ".join(f"*{each}" for each in _SUFFIXES[:10])
        dialog.setNameFilters([_("Images") + f" ({masks})", _("All files") + " (*)"])
        paths = dialog.ask_to_read(mode)
        if paths:
            self._remembered.keep_folder(FIGURE, paths[0].parent)
        return paths

    def _writable(self) -> Session | None:
        session = self._workspace.current
        if session is not None and session.is_read_only:
            self.write_refused.emit()
            return None
        return session

    def _spot(self, session: Session) -> Spot:
        place = self._place()
        return spot_of(session.story, place if place and has_place(session.story, place) else None)

    # Small pictures

    def thumbnail(self, digest: str, size: QSize, done: Callable[[QImage], None]) -> None:
        """Give a small picture, made off the UI thread; a null one if there is no image."""
        key = digest, size.width(), size.height()
        if key in self._small:
            self._small.move_to_end(key)
            done(self._small[key])
            return

        def scaled(image: QImage) -> None:
            self._small[key] = image
            while len(self._small) > _MOST_AT_HAND:
                self._small.popitem(last=False)
            done(image)

        def found(picture: Picture | None) -> None:
            if picture is None:
                done(QImage())
            else:
                self._tasks.run(Lane.COMPUTE, partial(_small, picture.data, size), scaled)

        self._figures.fetch(digest, found)


def place_of(widget: QWidget | None) -> Place | None:
    """The place of the story that a widget of the form stands for; None where it is none."""
    while widget is not None:
        if isinstance(widget, TextField):
            return widget.place
        if isinstance(widget, PlacedRow):
            return widget.fields()[0].place
        widget = widget.parentWidget()
    return None


def _replaced(item: str, images: AddedImages, story: Story) -> Edit | None:
    if not has_place(story, Place(FIGURES, item, "digest")):
        return None
    first, *_more = images.added
    return set_image(story, item, first.digest, first.words)


def _unplaced() -> Notice:
    sentence = _("The image was not placed: its figure was removed meanwhile. Add it again.")
    return Notice((sentence,), Severity.WARNING, topic=FIGURE)


def _image_files(data: QMimeData) -> tuple[Path, ...]:
    """The image files among what is dropped; none if there is anything else with them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    images = [each for each in paths if each.suffix.lower() in _SUFFIXES]
    return tuple(images) if len(images) == len(data.urls()) else ()


def _reader_of(data: QMimeData) -> Callable[[], bytes]:
    """What gives the bytes of an image on the clipboard, to be called off the UI thread."""
    for media_type in _DATA:
        if data.hasFormat(media_type):
            found = bytes(data.data(media_type).data())
            return lambda: found
    image = QImage(data.imageData())
    return lambda: _as_png(image)


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _small(data: bytes, size: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.width() > size.width() or whole.height() > size.height():
        # Twice the size first, which JPEG unpacks at once, and smoothly from there.
        reader.setScaledSize(whole.scaled(size * 2, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.width() <= size.width() and image.height() <= size.height():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
