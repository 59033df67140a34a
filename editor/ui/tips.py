"""Tool tips that show the words of a story."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A tool tip that says a text as it stands: Qt takes what holds tags for HTML."""
    return f"<p>{escape(text)}</p>" if "<" in text else text
