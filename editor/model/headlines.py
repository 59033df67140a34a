"""How stories are named within a sentence: by their headlines, in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from editor.model.direction import isolated
from editor.model.translation import _, counted, listed

_LONGEST = 48

_NAMED = 3
"""Stories that a sentence names; of more it says how many."""


def short(headline: str) -> str:
    """A headline on one line, cut where it is long."""
    text = " ".join(headline.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def named(headline: str, otherwise: str) -> str:
    """A headline in quotation marks; what to say instead where there is none."""
    return (
        _("“{headline}”").format(headline=isolated(short(headline)))
        if headline.strip()
        else otherwise
    )


def named_all(headlines: Sequence[str]) -> str:
    """Stories as a sentence lists them: "“Ferry stuck”, “Storm” and 2 more stories"."""
    shown = headlines if len(headlines) <= _NAMED else headlines[: _NAMED - 1]
    names = [named(each, _("a story without a headline")) for each in shown]
    more = len(headlines) - len(shown)
    if more:
        names.append(counted("{n} more story", "{n} more stories", more))
    return listed(names)
