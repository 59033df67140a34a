"""What a library remembers of a single story beside it, and lets go of with it."""

from __future__ import annotations

PROOF = "proof:"
"""Which lines were ticked in proof mode."""

IGNORED_WORDS = "spelling of story "
"""Which words are not to be marked in it."""


def names_of(story_id: str) -> tuple[str, ...]:
    """The names of all settings that belong to a story."""
    return tuple(f"{each}{story_id}" for each in (PROOF, IGNORED_WORDS))
