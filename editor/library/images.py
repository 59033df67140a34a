"""Images of figures: rows to images and back.

- An image is called by the hash of its original, so that it is there once, however often it is
  used, and damage is seen whenever it is read.
- A story uses an image from the moment it had it: versions and undo may bring it back. What no
  story uses any more goes with the last one that is purged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from editor.library.tables import image_uses, images
from editor.model.errors import LibraryError, NotFound
from editor.model.figures.images import Image, Picture
from editor.model.story import Story
from editor.model.translation import _

READ_BACK = "SELECT original, web FROM images WHERE digest = ?"

_ORIGINAL = (images.c.media_type, images.c.width, images.c.height, images.c.original)
_WEB = (
    images.c.web_digest,
    images.c.web_type,
    images.c.web_width,
    images.c.web_height,
    images.c.web,
)


def keep(connection: Connection, image: Image, now: str) -> None:
    """Keep an image; one that is there already is the same, unless it is damaged."""
    columns = select(images.c.original, images.c.web)
    there = connection.execute(columns.where(images.c.digest == image.digest)).one_or_none()
    if there is not None and tuple(there) == _written(image):
        return
    new = insert(images).values(**values(image), at=now)
    changed = {name: new.excluded[name] for name in values(image)}
    connection.execute(new.on_conflict_do_update(set_=changed))


def values(image: Image) -> dict[str, object]:
    """An image as a row, without the time at which it came."""
    original, web = image.original, image.web
    data, web_data = _written(image)
    return {
        "digest": original.digest,
        "media_type": original.media_type,
        "width": original.width,
        "height": original.height,
        "web_digest": web.digest,
        "web_type": web.media_type,
        "web_width": web.width,
        "web_height": web.height,
        "web": web_data,
        "original": data,
    }


def require_kept(row: tuple[bytes, bytes] | None, image: Image) -> None:
    """Compare what was read back (original, web) with what was kept. Raises LibraryError."""
    if row is None or tuple(row) != _written(image):
        raise LibraryError(
            _("The library does not give back the image that was written to it."),
            _("Add it once more. See that the disk is healthy."),
        )


def sizes(connection: Connection, digests: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Width and height of what pages show of those images that are there."""
    columns = (images.c.digest, images.c.web_width, images.c.web_height)
    wanted = select(*columns).where(images.c.digest.in_(list(digests)))
    return {row[0]: (row[1], row[2]) for row in connection.execute(wanted)}


def original(connection: Connection, digest: str) -> Picture:
    """An image as it is kept. Raises NotFound, or LibraryError where it is damaged."""
    return _whole(digest, digest, _row(connection, _ORIGINAL, digest))


def web(connection: Connection, digest: str) -> Picture:
    """What pages show of an image; its original where that is damaged.

    Raises NotFound, or LibraryError where both are.
    """
    web_digest, *shown = _row(connection, _WEB, digest)
    if shown[-1]:
        with suppress(LibraryError):
            return _whole(digest, web_digest, shown)
    return original(connection, digest)


def note_uses(connection: Connection, story_id: str, digests: Iterable[str]) -> None:
    """Remember that a story uses these images, whether they are there or not."""
    uses = [{"digest": each, "story_id": story_id} for each in digests]
    if uses:
        connection.execute(insert(image_uses).on_conflict_do_nothing(), uses)


def digests_of(story: Story) -> tuple[str, ...]:
    """The images of a story's figures."""
    return tuple(dict.fromkeys(each.digest for each in story.figures if each.digest))


def forget_stories(connection: Connection, ids: Iterable[str]) -> None:
    """Let the images go that only these stories, which are gone, ever had."""
    for story_id in ids:
        of_story = select(image_uses.c.digest).where(image_uses.c.story_id == story_id)
        used = tuple(connection.execute(of_story).scalars())
        connection.execute(delete(image_uses).where(image_uses.c.story_id == story_id))
        for digest in used:
            others = select(image_uses.c.digest).where(image_uses.c.digest == digest)
            if connection.execute(others).first() is None:
                connection.execute(delete(images).where(images.c.digest == digest))


def _written(image: Image) -> tuple[bytes, bytes]:
    """The bytes of an image as its row has them: what pages show only where that is another."""
    return image.original.data, b"" if image.web == image.original else image.web.data


def _row(connection: Connection, columns: Sequence[Any], digest: str) -> Sequence[Any]:
    row = connection.execute(select(*columns).where(images.c.digest == digest)).one_or_none()
    if row is None:
        raise NotFound(
            _("This image is not in the library."), _("Replace it by the file it came from.")
        )
    return row


def _whole(digest: str, expected: str, row: Sequence[Any]) -> Picture:
    """The picture of a row (media type, width, height, bytes), if it is what was kept."""
    # A damaged row can hold a value of any type, whatever its table says.
    if isinstance(row[-1], bytes):
        found = Picture(*row)
        if found.digest == expected:
            return found
    raise _damaged(digest)


def _damaged(digest: str) -> LibraryError:
    return LibraryError(
        _("The image {digest} is damaged in the library.").format(digest=digest[:12]),
        _(
            "Its story is not touched by that. Replace it by the file it came from; Help › Check"
            " the library looks for it in the backups."
        ),
    )
