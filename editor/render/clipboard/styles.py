"""What the styles of clipboard HTML say: an element's own, and those of its classes.

Only simple selectors count (`p`, `.s1`, `p.MsoNormal`): programs that write HTML for the clipboard
use no others for what matters here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from editor.render.runs import Element

LONGEST = 500_000
"""Characters of style sheets that are read; Word's own run to 60,000."""

_TOLD = re.compile(
    r"(?:^|[;{\s])(font-weight|font-style|display|visibility|white-space|text-decoration(?:-line)?"
    r"|color|background(?:-color)?|mso-[a-z-]+|border|width|height)\s*:\s*([^;}]*)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_NOISE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)

_NO_STYLE: dict[str, str] = {}


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style that say something about structure or looks, in lower case."""
    return {name.lower(): value.strip().lower() for name, value in _TOLD.findall(style)}


@dataclass(slots=True)
class StyleSheet:
    """The declarations of tags and classes, by (tag, class); either may be empty."""

    _rules: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, markup: str) -> StyleSheet:
        """The style sheets that a page carries."""
        if "<style" not in markup[:LONGEST].lower():
            return cls()
        sheet = cls()
        for found in _SHEET.findall(markup[:LONGEST]):
            for rule in _NOISE.sub("", found).split("}")[:-1]:
                head, _, style = rule.rpartition("{")
                sheet._add(head.rpartition("{")[2], declarations(style))
        return sheet

    def _add(self, selectors: str, told: dict[str, str]) -> None:
        if not told:
            return
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match is not None and (match[1] or match[2]):
                key = (match[1] or "").lower(), match[2] or ""
                self._rules.setdefault(key, {}).update(told)

    def style_of(self, element: Element) -> dict[str, str]:
        """What an element's tag, its classes and its own style say, the last one strongest."""
        own = element.attributes.get("style", "")
        classes = element.attributes.get("class", "").split()
        if not own and not self._rules:
            return _NO_STYLE
        said = dict(self._rules.get((element.tag, ""), _NO_STYLE))
        for name in classes:
            said |= self._rules.get(("", name), _NO_STYLE)
            said |= self._rules.get((element.tag, name), _NO_STYLE)
        return said | declarations(own) if own else said
