"""File names for people, safe on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from editor.model.story import Story

BIN = "Bin"
"""The subfolder of the stories in the bin."""

LONGEST = 100
"""Bytes of the words in a name: encrypted folders take 143 with all that comes after them."""

CHANGED_HERE = "(changed here)"
"""Marks a file that somebody changed in the folder."""

_ID_PART = 10
_HEX_ID = re.compile(r"[0-9a-f]{16,}")


def stem(story: Story) -> str:
    """A name without suffix: the slugline or headline, then enough of the id to tell it apart."""
    words = _words(story.slugline) or _words(story.headline) or "story"
    return f"{words}-{_part_of(story.id)}"


def is_safe(name: str) -> bool:
    """Whether a name read from an index is one that could have been given: no path, no trick."""
    return 0 < len(name.encode(errors="replace")) <= 2 * LONGEST and all(
        _is_of_word(each) or each == "-" for each in name
    )


def folded(name: str) -> str:
    """What two names have in common that some file system takes for the same."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _words(text: str) -> str:
    # Only a beginning is looked at: a headline may be as long as anything.
    plain = unicodedata.normalize("NFC", text[: 4 * LONGEST]).lower()
    words = "".join(each if _is_of_word(each) else "-" for each in plain)
    joined = "-".join(filter(None, words.split("-")))
    return joined.encode()[:LONGEST].decode(errors="ignore").strip("-")


def _is_of_word(character: str) -> bool:
    # A vowel sign of Hindi or Thai is a mark: without it the word is another.
    return unicodedata.category(character) in ("Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl")


def _part_of(story_id: str) -> str:
    if _HEX_ID.fullmatch(story_id):
        return story_id[:_ID_PART]
    return hashlib.sha256(story_id.encode()).hexdigest()[:_ID_PART]
