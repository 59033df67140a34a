"""Bylines: `By X`, `By X and Y, Political Editor`, `X, Staff Writer`."""

from __future__ import annotations

import re

_BYLINE_WORDS = 12
_SMALL = r"(?:and|in|of|for|at|the|with|van|von|de|der|da|di|du|la|le|el|bin|al|und|et)"
_NAME = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:[.'’-][^\W\d_]*)*\.?"
_BY = re.compile(rf"[Bb][Yy]\s+({_NAME}(?:,|(?:,?\s+(?:{_NAME}|{_SMALL}|&)))*)")
_STAFF = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{1,3}}(?:\s+and\s+{_NAME}(?:\s+{_NAME}){{1,3}})?,\s+"
    r"(?:[A-Z][\w-]*\s+){0,3}(?:Staff|Writer|Reporter|Editor|Correspondent|Columnist|Contributor|Journalist)"
    r"(?:\s+(?:Writer|Reporter|Editor|Correspondent))?"
)
_NO_NAME = re.compile(
    r"by\s+(?:the|a|an|all|any|and|far|then|now|this|that|these|day|night|early|late|law|land|sea|air"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d)\b",
    re.IGNORECASE,
)


def byline_in(text: str) -> str:
    """The names in a byline, without "By"; empty if the text is none."""
    if len(text.split()) > _BYLINE_WORDS or text.endswith((".", ",", ":", ";")):
        return ""
    if (match := _BY.fullmatch(text)) and not _NO_NAME.match(text):
        return match[1]
    return text if _STAFF.fullmatch(text) else ""
