"""What happened, why it matters, what comes next."""

from __future__ import annotations

from editor.model.story import Story
from editor.model.translation import N_
from editor.services.story_templates.base import template

TEMPLATE = template(
    N_("News story"),
    N_("What happened, why it matters, what comes next"),
    Story("", headline=N_("TK headline: who did what, in the present tense")),
    key_points=(
        N_("TK the most important fact"),
        N_("TK why it matters to readers"),
        N_("TK what happens next, and when"),
    ),
    opening=(
        N_("TK lede: what happened, to whom, where and when, in one sentence."),
        N_("TK the paragraph that says why this is news today."),
        N_("TK the strongest quote, with name and office."),
    ),
    sections=(
        (
            N_("TK crosshead: how it came to this"),
            (N_("TK background that a reader needs who hears of it for the first time."),),
        ),
        (
            N_("TK crosshead: what the others say"),
            (N_("TK the answer of everybody who is criticised, or that they gave none."),),
        ),
        (
            N_("TK crosshead: what comes next"),
            (N_("TK the next date, decision or deadline."),),
        ),
    ),
)
