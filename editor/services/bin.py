"""What the list shows: stories of the library, or of its bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.model.rows import Found

if TYPE_CHECKING:
    from editor.library.library import Library


def found(library: Library, query: str, status: str, offset: int, limit: int) -> Found:
    """A page of the stories outside the bin, newest first."""
    return Found(
        library.rows(query, status, offset, limit),
        library.count(query, status),
        tuple(library.statuses().items()),
        library.count_binned(),
    )


def found_binned(library: Library, query: str, offset: int, limit: int) -> Found:
    """A page of the stories in the bin, the last binned first."""
    return Found(
        library.binned(query, offset, limit),
        library.count_binned(query),
        tuple(library.statuses().items()),
        library.count_binned(),
    )
