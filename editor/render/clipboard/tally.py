"""What was left out while clipboard HTML was read, counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.model.pasting.clipboard import Lost
from editor.render.clipboard.looks import Look
from editor.render.runs import Element

_EMBED = re.compile(r"<(?:iframe|video|audio|object|embed)\b", re.IGNORECASE)
_DOT = re.compile(r"[012](?:\.\d+)?(?:px|pt)?")
_LONGEST_SIGN = 16


@dataclass(slots=True)
class Tally:
    """Counts things and notes looks."""

    images: int = 0
    embeds: int = 0
    deletions: int = 0
    trackers: int = 0
    comments: set[str] = field(default_factory=set)
    colours: bool = False
    underlining: bool = False
    striking: bool = False

    def count_embeds(self, markup: str) -> None:
        """Count what plays or shows something else within a page."""
        self.embeds += len(_EMBED.findall(markup))

    def take_image(self, image: Element, style: Mapping[str, str]) -> str:
        """Count an image; a sign that was drawn, as an emoji, is its text and no image."""
        alt = image.attributes.get("alt", "")
        if 0 < len(alt) <= _LONGEST_SIGN and not any(c.isascii() and c.isprintable() for c in alt):
            return alt
        if not any(_is_dot(image, style, side) for side in ("width", "height")):
            self.images += 1
        return ""

    def note(self, look: Look) -> None:
        """Note the looks of a text that is kept without them."""
        self.striking = self.striking or look.is_struck
        if not look.is_link:
            self.underlining = self.underlining or look.is_underlined
            self.colours = self.colours or look.is_coloured

    @property
    def lost(self) -> Lost:
        """All that was left out."""
        return Lost(
            self.images,
            self.embeds,
            len(self.comments),
            self.deletions,
            self.trackers,
            self.colours,
            self.underlining,
            self.striking,
        )


def _is_dot(image: Element, style: Mapping[str, str], side: str) -> bool:
    """Whether an image is as small as those that only tell that a mail was opened."""
    said = image.attributes.get(side, "") or style.get(side, "")
    return _DOT.fullmatch(said.strip()) is not None
