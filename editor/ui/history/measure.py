"""The column of the page, which everything in the history keeps to as the form does."""

from __future__ import annotations

from editor.ui.form.sheet import EDGE

MEASURE = 660
"""The widest that the column gets, in pixels."""


def side(room: int) -> int:
    """The room left and right of the text, in pixels, where there is `room` in all."""
    return max(EDGE, (room - MEASURE) // 2)
