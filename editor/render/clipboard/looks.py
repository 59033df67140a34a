"""How text looks at a place of the markup, and which of that is meant: bold and italic are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from editor.render.runs import Element

_BOLD_TAGS = {"b", "strong"}
_ITALIC_TAGS = {"cite", "em", "i"}
_HEADINGS = re.compile("h[1-6]")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b")
_PLAIN = {
    *("", "auto", "black", "currentcolor", "gray", "grey", "inherit", "initial", "none"),
    *("transparent", "unset", "white", "window", "windowtext", "canvastext", "yes", "revert"),
}
_COLOURED = 40
"""How far apart the parts of a colour lie (of 255) that is no shade of grey."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the elements around a text make of it."""

    is_bold: bool = False
    is_italic: bool = False
    is_verbatim: bool = False
    is_underlined: bool = False
    is_struck: bool = False
    is_coloured: bool = False
    is_link: bool = False
    in_heading: bool = False
    script: str = ""

    def within(self, element: Element, style: Mapping[str, str]) -> Look:
        """The look within an element: its tag counts, what its style says counts more."""
        tag = element.tag
        colour = element.attributes.get("color", "")
        return replace(
            self,
            is_bold=_bold(style, self.is_bold or tag in _BOLD_TAGS),
            is_italic=_italic(style, self.is_italic or tag in _ITALIC_TAGS),
            is_verbatim=_verbatim(style, self.is_verbatim),
            is_underlined=self.is_underlined or tag == "u" or _line(style, "underline"),
            is_struck=self.is_struck or tag in ("s", "strike") or _line(style, "line-through"),
            is_coloured=self.is_coloured or _is_colour(colour) or _colours(style),
            is_link=self.is_link or tag == "a",
            in_heading=self.in_heading or _HEADINGS.fullmatch(tag) is not None,
            script=tag if tag in ("sub", "sup") else self.script,
        )

    @property
    def without_emphasis(self) -> Look:
        """The look without what the elements around it have emphasised already."""
        return replace(self, is_bold=False, is_italic=False)


def _bold(style: Mapping[str, str], otherwise: bool) -> bool:
    weight = style.get("font-weight", "")
    if weight.isdecimal():
        return int(weight[:4]) >= 600
    if weight in ("bold", "bolder"):
        return True
    return False if weight in ("normal", "lighter", "initial") else otherwise


def _italic(style: Mapping[str, str], otherwise: bool) -> bool:
    said = style.get("font-style", "")
    if said.startswith(("italic", "oblique")):
        return True
    return False if said in ("normal", "initial") else otherwise


def _verbatim(style: Mapping[str, str], otherwise: bool) -> bool:
    said = style.get("white-space", "")
    if not said:
        return otherwise
    return said.startswith(("pre", "break-spaces"))


def _line(style: Mapping[str, str], kind: str) -> bool:
    said = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    return kind in said


def _colours(style: Mapping[str, str]) -> bool:
    names = ("color", "background-color", "background", "mso-highlight")
    return any(_is_colour(style.get(name, "")) for name in names)


def _is_colour(value: str) -> bool:
    """Whether a colour is one that somebody chose: not black, white or grey."""
    value = value.strip().lower()
    if value in _PLAIN or value.startswith(("rgba(0, 0, 0, 0", "var(", "url(")):
        return False
    if found := _RGB.search(value):
        parts = [int(each[:3]) for each in found.groups()]
    elif found := _HEX.search(value):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * each for each in found[1])
        parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    else:
        return value.split()[0].isalpha() and value.split()[0] not in _PLAIN
    return max(parts) - min(parts) > _COLOURED
