"""Characters that nobody sees and that no story needs: they break searching, counting, spelling.

- Soft hyphens, zero-width spaces, word joiners and marks of byte order go; none of them parts two
  words to the eye, so none leaves a space.
- A zero-width space parts words in the scripts of South East Asia, and stays there. Joiners stay
  where scripts and emoji need them, so do the marks of writing direction.
"""

from __future__ import annotations

import re

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
)
_JOINED = r"[^\x00-\u024f\u2000-\u206f\s]"
_INVISIBLE = re.compile(
    "[\u00ad\u2060\ufeff\u180e\ufffc]"
    rf"|(?<![{_UNSPACED}])\u200b|\u200b(?![{_UNSPACED}])"
    rf"|(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED}|\ufe0f)"
)


def without_invisible(text: str) -> str:
    """The text without characters that are not seen and say nothing."""
    return text if text.isascii() else _INVISIBLE.sub("", text)
