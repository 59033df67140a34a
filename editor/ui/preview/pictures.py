"""The images of the page: each has an address of the program's own, and comes from memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from editor.model.figures.images import Picture

Pictures: TypeAlias = Callable[[str, Callable[[Picture | None], None]], None]
"""Gives what the page shows of an image, by its digest, at once or later; None without one."""

_ADDRESS = re.compile("story://figure/([0-9a-f]{64})")


def digest_of(address: str) -> str:
    """The image that an address names; empty for any other address."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else ""
