"""What is said where a paragraph went into a field that has no links."""

from __future__ import annotations

from editor.model.direction import isolated
from editor.model.translation import counted, listed
from editor.ui.notice import READ_WITHIN, Notice, Until

_LONGEST = 60
"""Characters of an address that are shown; the whole is in the details."""


def links_notice(addresses: tuple[str, ...]) -> Notice | None:
    """That links kept their words but not their addresses; None where there were none."""
    if not addresses:
        return None
    said = counted(
        "A link became plain words. Its address was left out: {addresses}",
        "{n} links became plain words. Their addresses were left out: {addresses}",
        len(addresses),
        addresses=listed([isolated(_shown(each)) for each in addresses]),
    )
    return Notice(
        (said,),
        milliseconds=READ_WITHIN,
        until=frozenset({Until.OTHER_STORY, Until.UNDO}),
        details="\n".join(addresses),
    )


def _shown(address: str) -> str:
    return address if len(address) <= _LONGEST else f"{address[: _LONGEST - 1]}…"
