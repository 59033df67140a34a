"""An event as it goes on, the newest first."""

from __future__ import annotations

from editor.model.story import Story
from editor.model.translation import N_
from editor.services.story_templates.base import template

TEMPLATE = template(
    N_("Live"),
    N_("An event as it goes on, the newest entry first"),
    Story(
        "",
        kicker=N_("TK Live"),
        headline=N_("TK headline: what is going on, as of now"),
        standfirst=N_("TK one sentence that is brought up to date with every entry."),
    ),
    key_points=(
        N_("TK what we know"),
        N_("TK what is not confirmed"),
        N_("TK what to expect next"),
    ),
    opening=(N_("TK where things stand, in three sentences."),),
    sections=(
        (
            N_("TK 00:00 newest entry: what is new"),
            (N_("TK what happened, and who says so."),),
        ),
        (
            N_("TK 00:00 entry before it"),
            (N_("TK what happened, and who says so."),),
        ),
        (
            N_("TK crosshead: how it began"),
            (N_("TK the story so far, for whoever comes late."),),
        ),
    ),
)
