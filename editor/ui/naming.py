"""How a story is called within a sentence."""

from __future__ import annotations

_LONGEST = 48


def short(headline: str) -> str:
    """A headline on one line, cut where it is long."""
    text = " ".join(headline.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def named(headline: str, otherwise: str) -> str:
    """A headline in quotation marks; what to say instead where there is none."""
    return f"“{short(headline)}”" if headline.strip() else otherwise
