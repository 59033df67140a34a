"""What the two sides of a merge are called, and how their words are shown."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from editor.model.comparing.compare import Run, Sign, runs_of
from editor.model.comparing.merge import Conflict, Disputed
from editor.model.places import text_at
from editor.model.story import Story
from editor.model.translation import _
from editor.ui.history.passages import SIGNS, spoken_run, visible
from editor.ui.theme import Colours

_AROUND = 90
"""Characters of undisputed text shown on each side of disputed words."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A merge as it is told: its headline, what there is to know, and a name for each side."""

    title: str
    told: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Around:
    """The undisputed words before and after disputed ones."""

    before: str = ""
    after: str = ""


def around(story: Story, conflict: Conflict) -> Around:
    """What stands about a conflict in the merged story; nothing where all is disputed."""
    if conflict.disputed is not Disputed.WORDS:
        return Around()
    text = text_at(story, conflict.place)
    end = conflict.at + len(conflict.ours)
    before = text[max(0, conflict.at - _AROUND) : conflict.at]
    after = text[end : end + _AROUND]
    cut_before = "… " if conflict.at > _AROUND else ""
    cut_after = " …" if end + _AROUND < len(text) else ""
    return Around(cut_before + before, after + cut_after)


def shown_against(base: str, side: str, about: Around, colours: Colours) -> str:
    """A side as HTML: what it added and took out by sign, line and colour."""
    runs = runs_of(base, side) if side else ()
    words = "".join(_run(run, colours) for run in runs) or _nothing(colours)
    return _whole(words, about, colours)


def shown_plainly(base: str, about: Around, colours: Colours) -> str:
    """What both sides began from, as HTML."""
    return _whole(_text(base) if base else _nothing(colours), about, colours)


def spoken_against(base: str, side: str) -> str:
    """A side for those who hear it: "added: twelve; removed: ten"."""
    if not side:
        return _("taken out")
    said = (spoken_run(run.sign, " ".join(run.text.split())) for run in runs_of(base, side))
    return "; ".join(filter(None, said))


def _whole(words: str, about: Around, colours: Colours) -> str:
    before, after = (
        f'<span style="color: {colours.quiet}">{_text(text)}</span>'
        for text in (about.before, about.after)
    )
    return f'<div style="white-space: pre-wrap">{before}{words}{after}</div>'


def _run(run: Run, colours: Colours) -> str:
    if run.sign is Sign.SAME:
        return _text(run.text)
    is_added = run.sign is Sign.ADDED
    ink = colours.green if is_added else colours.red
    line = "underline" if is_added else "line-through"
    sign = f'<span style="color: {ink}; font-weight: bold">{SIGNS[run.sign]}</span>'
    words = _text(visible(run.text))
    return f'{sign}<span style="color: {ink}; text-decoration: {line}">{words}</span>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _nothing(colours: Colours) -> str:
    words = _("(nothing: taken out)")
    return f'<i style="color: {colours.quiet}">{words}</i>'
