"""What a repair could not bring, by name: stories and versions that are older, lost, doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from editor.library.salvage.elsewhere import JOURNALS, MIRROR
from editor.library.salvage.finds import PAGES, ROWS, Finds, Heard, State
from editor.library.salvage.fresh import VERSIONS
from editor.model.direction import isolated
from editor.model.translation import N_, _, counted, listed

_LOG = N_("whatever was kept last (the log of the last changes is damaged)")
_FROM = {
    JOURNALS: N_("it came from its journal"),
    MIRROR: N_("it came from the mirror"),
    VERSIONS: N_("it came from its newest version"),
}


def older(finds: Finds, states: tuple[State, ...]) -> tuple[str, ...]:
    """Stories whose newest state was kept later than the one that was found."""
    return tuple(
        _name(finds, state) for state in states if state.is_sure and _is_older(finds, state)
    )


def doubtful(finds: Finds, states: tuple[State, ...]) -> tuple[str, ...]:
    """Stories that may not be as they were last, each with the reason."""
    said = [
        f"{_name(finds, state)} ({reason})" for state in states if (reason := _doubt(finds, state))
    ]
    return tuple(said if finds.is_log_whole else [*said, _(_LOG)])


def lost(
    finds: Finds, states: tuple[State, ...], numbers: Mapping[str, tuple[int, ...]]
) -> tuple[str, ...]:
    """Stories of which nothing was found, and versions that are missing among their numbers."""
    found = {state.story.id for state in states}
    gone = [
        heard.headline or story_id
        for story_id, heard in finds.heard.items()
        if story_id not in found
    ]
    listed = sum(not state.binned_at for state in states)
    more = (finds.counted or 0) - listed - len(gone)
    if more > 0:
        gone.append(
            counted(
                "{n} more, of which only the number is known",
                "{n} more, of which only the number is known",
                more,
            )
        )
    versions = [
        _("{versions} of “{story}”").format(versions=which, story=isolated(_name(finds, state)))
        for state in states
        for which in _gaps(numbers.get(state.story.id, ()), _last_version(finds, state))
    ]
    return (*sorted(gone), *versions, *_lost_images(finds, states))


def _lost_images(finds: Finds, states: tuple[State, ...]) -> list[str]:
    """The images that the library had, each by the stories that use it."""
    names = {state.story.id: _name(finds, state) for state in states}
    said = []
    for digest in finds.pictures.lost:
        users = sorted(names[each] for each in finds.pictures.uses.get(digest, ()) if each in names)
        if users:
            of = listed([f"“{isolated(each)}”" for each in users])
            said.append(_("an image of {stories}").format(stories=of))
        else:
            said.append(_("an image of no story that is there"))
    return said


def _is_older(finds: Finds, state: State) -> bool:
    heard = finds.heard.get(state.story.id, Heard())
    if state.source == JOURNALS:
        # What a journal brings on has the time at which the library kept it last.
        return heard.number > state.number
    if heard.updated:
        return heard.updated > state.story.updated
    return heard.revision > state.revision > 0


def _doubt(finds: Finds, state: State) -> str:
    """Why a state may not be the newest, or not be as it was written; empty if it is certain."""
    if not state.is_sure:
        return _("without a checksum that fits: read it through")
    heard = finds.heard.get(state.story.id, Heard())
    if state.source in (ROWS, PAGES) or heard.updated:
        return ""
    if state.source in _FROM:
        return _(_FROM[state.source])
    return _("it came from {source}").format(source=state.source)


def _last_version(finds: Finds, state: State) -> int:
    return max(state.last_version, finds.heard.get(state.story.id, Heard()).last_version)


def _gaps(numbers: tuple[int, ...], last: int) -> list[str]:
    """The versions that are missing from the first to the last, in words."""
    edges = (0, *numbers, max((last, *numbers)) + 1)
    return [_said(low + 1, high - 1) for low, high in pairwise(edges) if low + 1 < high]


def _said(first: int, last: int) -> str:
    if first == last:
        return _("version {number}").format(number=first)
    if first + 1 == last:
        return _("versions {first} and {last}").format(first=first, last=last)
    return _("versions {first} to {last}").format(first=first, last=last)


def _name(finds: Finds, state: State) -> str:
    """A story by its newest headline that is known."""
    heard = finds.heard.get(state.story.id, Heard())
    newest = heard.headline if heard.revision else ""
    return newest or state.story.headline or heard.headline or state.story.id
