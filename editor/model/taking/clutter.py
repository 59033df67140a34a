"""What comes along with copied text and is no part of a story: links to more, adverts, sign-ups.

Such paragraphs stay in the body, because nothing is hidden by accident; one edit removes them all.
"""

from __future__ import annotations

import re

from editor.model.changes import Batch, text_replaced
from editor.model.edits import Edit
from editor.model.places import body_place
from editor.model.story import Story
from editor.model.translation import N_

_LABEL = re.compile(
    r"\W{0,3}(?:read (?:more|also|next)|related(?: (?:stories|articles|links?|news))?|see also"
    r"|more on this)\s?:|\W{0,3}advertisement\W*$|\W{0,3}sign up\b(?!.*[.!?]\s+[A-Z])",
    re.IGNORECASE,
)
_BARE_LINK = re.compile(r"\W{0,2}(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST = 250


def is_clutter(paragraph: str) -> bool:
    """Whether a paragraph only leads elsewhere: `READ MORE:`, `Sign up …`, a bare link."""
    text = paragraph.strip().replace("\\", "")
    return len(text) <= _LONGEST and (
        _LABEL.match(text) is not None or _BARE_LINK.fullmatch(text) is not None
    )


def clutter_in(story: Story) -> int:
    """How many paragraphs of the bodies only lead elsewhere."""
    return sum(is_clutter(each) for section in story.sections for each in _paragraphs(section.body))


def clutter_removed(story: Story) -> Edit | None:
    """Remove them all in one step; None if there are none."""
    changes = []
    for section in story.sections:
        kept = [each for each in _paragraphs(section.body) if not is_clutter(each)]
        body = "\n\n".join(kept)
        if len(kept) < len(_paragraphs(section.body)):
            changes.append(text_replaced(story, body_place(section.id), body))
    return Edit(Batch(tuple(changes)), N_("Remove links and adverts")) if changes else None


def _paragraphs(body: str) -> list[str]:
    return re.split(r"\n[ \t]*(?:\n[ \t]*)+", body)
