"""What was wrong, where, and what is right."""

from __future__ import annotations

from editor.model.story import Story
from editor.model.translation import N_
from editor.services.story_templates.base import template

TEMPLATE = template(
    N_("Correction"),
    N_("What was wrong, where it stood, and what is right"),
    Story(
        "",
        headline=N_("TK Correction: the headline of the story that was wrong"),
        reader_note=N_("TK date of the story, and where in it the mistake stood."),
    ),
    opening=(
        N_("TK what is right, in one plain sentence."),
        N_("TK what had been said instead, without repeating it more than it needs."),
        N_("TK how it came about, if that helps readers; when the story itself was put right."),
    ),
)
