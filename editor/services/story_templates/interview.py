"""A conversation in questions and answers."""

from __future__ import annotations

from editor.model.story import Story
from editor.model.translation import N_
from editor.services.story_templates.base import template

TEMPLATE = template(
    N_("Interview"),
    N_("A conversation in questions and answers"),
    Story(
        "",
        kicker=N_("TK Interview"),
        headline=N_("TK headline: their sharpest sentence, as they said it"),
        standfirst=N_("TK who this is, and why we spoke with them now."),
    ),
    opening=(
        N_("TK two or three sentences: the person, the place, the occasion."),
        N_("**TK first question?**"),
        N_("TK answer."),
        N_("**TK next question?**"),
        N_("TK answer."),
    ),
    sections=(
        (
            N_("TK crosshead: the second subject"),
            (N_("**TK the question they would rather not hear?**"), N_("TK answer.")),
        ),
        (
            N_("TK crosshead: about the person"),
            (N_("TK born, trained, known for; how and when the interview was held and edited."),),
        ),
    ),
)
