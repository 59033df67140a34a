"""What a library remembers of houses beside their profiles."""

from __future__ import annotations

PUT_ASIDE = "houses put aside"
"""Drafts of houses that nobody has kept."""

HOUSE_WORDS = "spelling of house "
"""How the setting's name begins that holds the words which are right in a house."""
