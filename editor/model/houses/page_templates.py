"""What the window is told of page templates and their style sheets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleTrouble:
    """Something in a style sheet that a browser passes over, or that is left out; lines from 1."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A page template: the name that a house has it under, what it is called, what it is like.

    `troubles` are sentences about an own one: what is wrong in it is shown as the first template
    has it.
    """

    name: str
    label: str
    about: str = ""
    is_own: bool = False
    troubles: tuple[str, ...] = ()
