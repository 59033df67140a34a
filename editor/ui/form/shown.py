"""What a text widget shows of a text: the same, but for what Qt cannot hold.

Every stand-in takes one code point for one, so a position in the one is a position in the other,
and an edit around such a character leaves it as it is in the story.
"""

from __future__ import annotations

import re

BLOCK_END = "\u2029"
"""What Qt's raw text has for a line end."""

# Qt makes line ends of the first three (a paragraph separator and its marks for frames); the
# last two vanish at the beginning of a text, taken for the mark of an encoding.
_STAND_INS = {
    "\u2029": "¶",
    "\ufdd0": "\ufffd",
    "\ufdd1": "\ufffd",
    "\ufeff": "\u2060",
    "\ufffe": "\ufffd",
}
_FOREIGN = re.compile("[{}]".format("".join(_STAND_INS)))


def shown(text: str) -> str:
    """The text as a widget shows it, code point for code point."""
    if _FOREIGN.search(text) is None:
        return text
    return _FOREIGN.sub(lambda found: _STAND_INS[found[0]], text)
