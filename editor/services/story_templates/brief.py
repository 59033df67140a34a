"""A few sentences, complete in themselves."""

from __future__ import annotations

from editor.model.story import Story
from editor.model.translation import N_
from editor.services.story_templates.base import template

TEMPLATE = template(
    N_("Brief"),
    N_("A few sentences, complete in themselves"),
    Story("", headline=N_("TK headline: one fact"), planned_length="120 words"),
    opening=(
        N_("TK lede: who did what, where and when."),
        N_("TK the source of it, and the one thing more that a reader has to know."),
    ),
)
