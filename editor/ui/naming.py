"""How stories, statuses and steps are called within a sentence."""

from __future__ import annotations

from editor.model.direction import isolated
from editor.model.story import Status
from editor.model.translation import N_, _, inline

_STATUSES = {
    Status.DRAFT: N_("draft"),
    Status.IN_REVIEW: N_("in review"),
    Status.RETURNED: N_("returned"),
    Status.APPROVED: N_("approved"),
    Status.PUBLISHED: N_("published"),
    Status.CORRECTED: N_("corrected"),
    Status.WITHDRAWN: N_("withdrawn"),
    Status.SPIKED: N_("spiked"),
}


def status_name(status: str) -> str:
    """A status in the interface's language; one that nobody knows as it stands."""
    return _(_STATUSES[Status(status)]) if status in set(Status) else status


def no_other_story(query: str) -> str:
    """What a list of the other stories says while it is empty; `query` is what is searched."""
    if query:
        return _("There is no other story with “{query}”.").format(query=isolated(query))
    return _("There is no other story yet. What you write or import is listed here.")


def capitalised(words: str) -> str:
    """The words as a label begins them."""
    return f"{words[:1].upper()}{words[1:]}"


def step_name(label: str) -> str:
    """The label of a step, which is kept in English, as it goes on after "Undo"."""
    return inline(_(label))
