"""The images of the open story: taken in from files and the clipboard, and given to be shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from editor.model.direction import isolated
from editor.model.errors import NutgrafError, UnreadableImage
from editor.model.figures.images import FigureWords, Image, Picture, Source, TakenImage
from editor.model.story import Story
from editor.model.translation import _
from editor.services.events import Event
from editor.services.progress import Progress
from editor.services.session import Changed, Session
from editor.services.tasks import Lane, Tasks
from editor.services.workspace import Workspace
from editor.system.files import FileTooLargeError, read_bounded

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

ADDRESS = "story://figure/"
"""Where the preview's page asks for an image, by its digest."""

_MOST_SHOWN = 48 * 1024 * 1024
"""Bytes of pictures that are kept at hand for the page and the form."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An image as somebody offers it: what it is called, and how its bytes are read."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Added:
    """An image that is in the library now: its digest, and the words it brought."""

    digest: str
    words: FigureWords


@dataclass(frozen=True, slots=True)
class AddedImages:
    """What came of taking images in: those added, what was done to them, what was refused."""

    added: tuple[Added, ...]
    notes: tuple[str, ...]
    failures: tuple[str, ...]


Shown: TypeAlias = Callable[[Picture | None], None]


class Figures:
    """Images of figures, taken in off the UI thread, each kept in a step of its own.

    `changed` says that more is known of the images of the open story: its page can show them.
    """

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self.changed: Event[None] = Event()
        self._workspace = workspace
        self._tasks = tasks
        self._session: Session | None = None
        self._sources: dict[str, Source] = {}
        self._pictures: OrderedDict[str, Picture] = OrderedDict()
        self._waiting: dict[str, list[Shown]] = {}
        workspace.opened.connect(self._follow)

    # What is shown

    def source(self, digest: str) -> Source | None:
        """From where the preview's page gets an image; None for one that is not there.

        Any thread may ask.
        """
        return self._sources.get(digest)

    def fetch(self, digest: str, done: Shown) -> None:
        """Give what pages show of an image, as soon as it was read; None if it is not there."""
        known = self._pictures.get(digest)
        if known is not None:
            self._pictures.move_to_end(digest)
            done(known)
            return
        waiting = self._waiting.setdefault(digest, [])
        waiting.append(done)
        if len(waiting) > 1:
            return

        def found(picture: Picture | None) -> None:
            if picture is not None:
                self._keep_at_hand(digest, picture)
            for each in self._waiting.pop(digest):
                each(picture)

        def missed(error: Exception) -> None:
            _require_of_the_world(error)
            found(None)

        self._workspace.ask(lambda shelf: shelf.library.image_shown(digest), found, missed)

    def _keep_at_hand(self, digest: str, picture: Picture) -> None:
        self._pictures[digest] = picture
        while sum(len(each.data) for each in self._pictures.values()) > _MOST_SHOWN:
            if len(self._pictures) == 1:
                return
            self._pictures.popitem(last=False)

    # The open story

    def _follow(self, session: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._take_change)
        self._session = session
        if session is not None:
            session.changed.connect(self._take_change)
            self._learn(session.story)

    def _take_change(self, changed: Changed) -> None:
        if changed.after.figures is not changed.before.figures:
            self._learn(changed.after)

    def _learn(self, story: Story) -> None:
        """Find out how large the images of a story are, as far as that is not known."""
        digests = {each.digest for each in story.figures if each.digest}
        unknown = tuple(sorted(digests - self._sources.keys()))
        if unknown:
            self._workspace.ask(
                lambda shelf: shelf.library.image_sizes(unknown), self._note, _require_of_the_world
            )

    def _note(self, sizes: dict[str, tuple[int, int]]) -> None:
        for digest, size in sizes.items():
            self._sources[digest] = Source(ADDRESS + digest, *size)
        shown = self._session.story.figures if self._session is not None else ()
        if any(each.digest in sizes for each in shown):
            self.changed.emit(None)

    # Taking in

    def take_files(
        self, paths: tuple[Path, ...], progress: Progress, done: Callable[[AddedImages], None]
    ) -> None:
        """Take image files in, one after the other; one that is refused does not stop the rest."""
        self._take([Offered(each.name, partial(_bytes_of, each)) for each in paths], progress, done)

    def take_data(
        self,
        read: Callable[[], bytes],
        progress: Progress,
        done: Callable[[AddedImages], None],
    ) -> None:
        """Take an image from the clipboard in; `read` gives its bytes, off the UI thread."""
        self._take([Offered(_("The pasted image"), read)], progress, done)

    def _take(
        self, offers: list[Offered], progress: Progress, done: Callable[[AddedImages], None]
    ) -> None:
        session = self._workspace.current
        if session is None:
            done(AddedImages((), (), ()))
            return
        story_id = session.story.id
        added: list[Added] = []
        notes: list[str] = []
        failures: list[str] = []
        left = iter(offers)

        def go_on() -> None:
            offer = None if progress.is_cancelled else next(left, None)
            progress.report(len(added) + len(failures), len(offers))
            if offer is None:
                done(AddedImages(tuple(added), tuple(notes), tuple(failures)))
                return
            self._tasks.run(Lane.EXCHANGE, partial(_taken, offer), keep, refuse)

        def keep(taken: TakenImage) -> None:
            if progress.is_cancelled:
                go_on()
                return

            def written(shelf: Shelf) -> None:
                # Reading a large image back would keep the library from the words.
                job = partial(shelf.library.require_image, taken.image)
                self._tasks.run(Lane.EXCHANGE, job, kept, refuse)

            def kept(_none: None) -> None:
                digest = taken.image.digest
                added.append(Added(digest, taken.words))
                notes.extend(taken.notes)
                self._keep_at_hand(digest, taken.image.web)
                self._note({digest: (taken.image.web.width, taken.image.web.height)})
                go_on()

            self._workspace.ask(partial(_written, taken.image, story_id), written, refuse)

        def refuse(error: Exception) -> None:
            _require_of_the_world(error)
            failures.append(str(error))
            go_on()

        go_on()


def _require_of_the_world(error: Exception) -> None:
    """An image that cannot be had is none; a bug is a bug."""
    if not isinstance(error, NutgrafError):
        raise error


def _taken(offer: Offered) -> TakenImage:
    from editor.services.imaging.taking import take_in

    return take_in(offer.read(), offer.name)


def _written(image: Image, story_id: str, shelf: Shelf) -> Shelf:
    shelf.library.write_image(image, story_id)
    return shelf


def _bytes_of(path: Path) -> bytes:
    from editor.services.imaging.kinds import LARGEST, not_read, too_large

    if path.exists() and not (path.is_file() or path.is_dir()):
        # A pipe would be waited for without end.
        raise not_read(path.name)
    try:
        return read_bounded(path, LARGEST)
    except FileTooLargeError:
        raise too_large(path.name) from None
    except OSError as error:
        raise UnreadableImage(
            _("{name} cannot be read: {reason}.").format(
                name=isolated(path.name), reason=error.strerror or error
            ),
            _("See that it is there and may be read, and add it again."),
        ) from error
