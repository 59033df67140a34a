"""English words of a newsroom, and short forms of speech, that dictionaries lack."""

from __future__ import annotations

from typing import Final

NEWSROOM: Final = frozenset(
    stem + ending
    for stem in ("crosshead", "graf", "lede", "nutgraf", "slugline", "standfirst", "subhead")
    for ending in ("", "s")
)

SHORT_FORMS: Final = frozenset(("'em", "'til", "'tis", "'twas", "'twere", "'twill"))
"""With the apostrophe of what they leave out; many dictionaries have none that begins a word."""
