"""What the window says when a version was kept by hand."""

from __future__ import annotations

from collections.abc import Callable

from editor.model.translation import N_, _, numeral
from editor.model.versions import VersionRow
from editor.ui.notice import Notice, Offer, Until

TOPIC = N_("version kept")


def kept_notice(version: VersionRow, add_note: Callable[[int], object]) -> Notice:
    """ "Version 7 kept", with the way to a note; the next one takes its place.

    It goes with its story: a note must never go to another one's version.
    """
    sentence = _("Version {number} kept").format(number=numeral(version.number))
    offer = Offer(_("Add a note…"), lambda: add_note(version.number))
    until = frozenset({Until.OTHER_STORY})
    return Notice((sentence,), offers=(offer,), topic=TOPIC, until=until)
