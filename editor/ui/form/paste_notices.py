"""What is said about a paste: what was left out of it, and what may be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication

from editor.model.direction import isolated
from editor.model.headlines import named
from editor.model.pasting.clipboard import Clipboard, Lost, Pasted
from editor.model.pasting.crossheads import heading_words
from editor.model.rows import Severity
from editor.model.translation import N_, _, counted, forms, listed
from editor.ui.form.offered import mime_of
from editor.ui.notice import READ_WITHIN, Call, Holds, Notice, Offer, Until, always

TOPIC = "paste"
"""The topic of all that is said about pasting: the newest replaces the one before."""

DATELINE = "dateline"
"""The topic of an offer to make a dateline of what was typed."""

CROSSHEADS = "crossheads"
"""The topic of an offer to make crossheads of what was typed."""

LONGEST_NAME = 32
"""Characters of a heading that are shown on a button."""

_WHILE_THERE = frozenset({Until.OTHER_STORY, Until.UNDO})
_WHILE_OPEN = frozenset({Until.OTHER_STORY})


def things(lost: Lost) -> str:
    """What was left out, as the words of a list; empty if nothing was."""
    named = [
        counted(one, many, number)
        for number, one, many in (
            (lost.images, *forms("{n} image", "{n} images")),
            (lost.embeds, *forms("{n} embedded player", "{n} embedded players")),
            (lost.comments, *forms("{n} comment", "{n} comments")),
            (lost.deletions, *forms("{n} deleted passage", "{n} deleted passages")),
        )
        if number
    ]
    named += [
        _(words)
        for is_lost, words in (
            (lost.trackers, N_("the trackers in links")),
            (lost.colours, N_("colours")),
            (lost.underlining, N_("underlining")),
            (lost.striking, N_("strike-through")),
        )
        if is_lost
    ]
    return listed(named)


def pasted_notice(
    pasted: Pasted, offers: tuple[Offer, ...] = (), *, stays: bool = False, holds: Holds = always
) -> Notice | None:
    """That a text was pasted, if there is more to say than what is seen.

    It `stays` where something is offered that no menu has; the offers say how long they hold.
    """
    sentence = _sentence(pasted)
    if not sentence:
        return None
    if not offers:
        return Notice((sentence,), topic=TOPIC, until=_WHILE_THERE)
    within = 0 if stays else READ_WITHIN
    return Notice(
        (sentence,),
        offers=offers,
        milliseconds=within,
        topic=TOPIC,
        until=_WHILE_OPEN,
        holds=holds,
    )


def _sentence(pasted: Pasted) -> str:
    if pasted.is_overloaded:
        return _("Pasted as plain text: there is more formatting in it than can be read.")
    lost = things(pasted.lost)
    if lost:
        return _("Pasted without {things}.").format(things=lost)
    if pasted.escaped:
        return _("Pasted to read as it did: its stars, brackets or dashes are no marks.")
    return _("Pasted with its formatting.") if pasted.is_rich else ""


def empty_notice(lost: Lost) -> Notice:
    """That there were no words to paste."""
    left = things(lost)
    if left:
        sentence = _("Nothing was pasted: there are no words, only {things}.").format(things=left)
    else:
        sentence = _("Nothing was pasted: there are no words on the clipboard.")
    return Notice((sentence,), topic=TOPIC)


def silent_notice() -> Notice:
    """That the program which has the clipboard gives nothing."""
    sentence = _("Nothing was pasted: the program that the text was copied in does not answer.")
    return Notice((sentence,), Severity.WARNING, topic=TOPIC)


def reading_notice(cancel: Call) -> Notice:
    """That a large paste is being read."""
    offers = (Offer(_("Cancel"), cancel),)
    return Notice((_("Reading what was pasted…"),), offers=offers, milliseconds=0, topic=TOPIC)


def missed_notice(clipboard: Clipboard, topic: str = TOPIC) -> Notice:
    """That a paste has no place any more; without a topic no later notice takes its place."""
    sentence = _("Nothing was pasted: the text was changed at that place meanwhile. Paste again.")
    return _lost_notice(sentence, clipboard, topic)


def left_notice(clipboard: Clipboard) -> Notice:
    """That a story was left before a paste was read."""
    sentence = _("Nothing was pasted: the story was left before the paste was read.")
    return _lost_notice(sentence, clipboard)


def late_notice(headline: str) -> Notice:
    """That a paste came into a story that had been left."""
    name = named(headline, _("the story that was left"))
    return Notice((_("The paste was put into {name}.").format(name=name),), topic=TOPIC)


def refused_notice(reason: str, clipboard: Clipboard) -> Notice:
    """That a paste could not be put into a story that had been left, and the sentence why."""
    sentence = _("The paste did not reach the story that was left. {reason}")
    return _lost_notice(sentence.format(reason=reason), clipboard, topic="")


def _lost_notice(sentence: str, clipboard: Clipboard, topic: str = TOPIC) -> Notice:
    """That a paste went nowhere; it can be had again, whatever was copied since."""
    offers = (Offer(_("Copy it again"), partial(_copy, clipboard)),)
    return Notice((sentence,), Severity.WARNING, offers, milliseconds=0, topic=topic)


def _copy(clipboard: Clipboard) -> None:
    QGuiApplication.clipboard().setMimeData(mime_of(clipboard))


def changed_notice() -> Notice:
    """That a pasted text is no more what was pasted."""
    sentence = _("The pasted text was changed since. Edit › Undo goes back step by step.")
    return Notice((sentence,), topic=TOPIC)


def crosshead_offer(headings: tuple[str, ...], call: Call, holds: Holds) -> Offer:
    """A button that makes one crosshead, named, or several."""
    if len(headings) > 1:
        said = counted("Make {n} crosshead", "Make {n} crossheads", len(headings))
        return Offer(said, call, holds=holds)
    words = heading_words(headings[0])
    if len(words) > LONGEST_NAME:
        words = words[: LONGEST_NAME - 1].rstrip() + "…"
    return Offer(_("Make ‘{words}’ a crosshead").format(words=isolated(words)), call, holds=holds)


def heading_notice(offer: Offer) -> Notice:
    """That a paragraph reads as a heading."""
    sentence = _("This line reads as a heading.")
    return Notice(
        (sentence,),
        offers=(offer,),
        milliseconds=READ_WITHIN,
        topic=CROSSHEADS,
        until=_WHILE_OPEN,
    )


def dateline_notice(dateline: str, call: Call, holds: Holds) -> Notice:
    """That the opening begins with what reads as a dateline, and that it may be made that."""
    words = _("Make {place} the dateline").format(place=isolated(dateline))
    return Notice(
        (_("The opening seems to begin with a dateline."),),
        offers=(Offer(words, call, holds=holds),),
        milliseconds=READ_WITHIN,
        topic=DATELINE,
        until=_WHILE_OPEN,
    )
