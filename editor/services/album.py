"""The images of a library, for whoever writes its stories out; any thread may ask."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.model.errors import NutgrafError
from editor.model.figures.images import Picture

if TYPE_CHECKING:
    from editor.library.library import Library

_log = logging.getLogger(__name__)


def no_library() -> None:
    """There is no library to take images from."""


class Album:
    """Gives images by their digest; one that is not there, or damaged, is none.

    A story goes out without such an image, never not at all.
    """

    def __init__(self, library: Callable[[], Library | None] = no_library) -> None:
        self._library = library

    def original(self, digest: str) -> bytes:
        """An image as it is kept. Raises KeyError."""
        library = self._library()
        if library is None:
            raise KeyError(digest)
        try:
            return library.image_original(digest).data
        except NutgrafError as error:
            _log.warning("an image goes missing from an export: %s", error)
            raise KeyError(digest) from error

    def picture(self, digest: str) -> Picture | None:
        """What pages show of an image; None where there is none."""
        library = self._library()
        if library is None:
            return None
        try:
            return library.image_shown(digest)
        except NutgrafError as error:
            _log.warning("an image goes missing from a page: %s", error)
            return None
