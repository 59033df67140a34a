"""What a library remembers of a house beside its profile."""

from __future__ import annotations

HOUSE_WORDS = "spelling of house "
"""How the setting's name begins that holds the words which are right in a house."""
