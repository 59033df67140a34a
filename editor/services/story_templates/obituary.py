"""A life: what it meant, how it went, who is left."""

from __future__ import annotations

from editor.model.story import Story
from editor.model.translation import N_
from editor.services.story_templates.base import template

TEMPLATE = template(
    N_("Obituary"),
    N_("A life: what it meant, how it went, who is left"),
    Story(
        "",
        headline=N_("TK headline: name, what they are remembered for, age"),
        standfirst=N_("TK what is different because this person lived."),
        genre="Obituary",
    ),
    opening=(
        N_("TK lede: name, who they were to the public, day and place of death, age."),
        N_("TK cause of death and who confirmed it."),
        N_("TK the moment for which everybody knows them."),
    ),
    sections=(
        (N_("TK crosshead: the early years"), (N_("TK birth, parents, school, first work."),)),
        (
            N_("TK crosshead: the work"),
            (N_("TK what they did, in order, with what went wrong as well."),),
        ),
        (
            N_("TK crosshead: remembered"),
            (
                N_("TK two voices: one who loved them, one who argued with them."),
                N_("TK survivors; when and where they are buried."),
            ),
        ),
    ),
)
