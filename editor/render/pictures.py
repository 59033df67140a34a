"""Pictures as part of a file: the page of a story carries them in itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

from editor.model.figures.images import Picture, Source, Sources


def embedded(picture: Callable[[str], Picture | None]) -> Sources:
    """Sources that hold the bytes themselves, as `data:` addresses (RFC 2397)."""

    def source(digest: str) -> Source | None:
        found = picture(digest)
        if found is None:
            return None
        data = b64encode(found.data).decode("ascii")
        return Source(f"data:{found.media_type};base64,{data}", found.width, found.height)

    return source
