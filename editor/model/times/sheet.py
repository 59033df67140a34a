"""A text from which what is understood is taken out, piece by piece."""

from __future__ import annotations

import re


class Sheet:
    """What is left of a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: str) -> re.Match[str] | None:
        """Take out the first match of a pattern, if there is one."""
        match = re.search(pattern, self.text)
        if match is not None:
            self.strike(match)
        return match

    def take_one_of(self, phrases: list[str]) -> str:
        """Take out the first of these phrases that stands there as words; empty for none."""
        for phrase in phrases:
            if self.take(rf"(?<!\w){re.escape(phrase)}(?!\w)"):
                return phrase
        return ""

    def strike(self, match: re.Match[str]) -> None:
        """Take out a match that was found in the text as it is now."""
        self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
