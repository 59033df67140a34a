"""What is said where a text is no clear time."""

from __future__ import annotations


class Unclear(ValueError):
    """A text is no time, or may be several; `str` is the sentence that says why."""
