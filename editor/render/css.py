"""Style sheets that people bring: nothing in them reaches out, and what is wrong has a line.

- What would load something (`@import`, `url()`, `src()`, `image-set()`) becomes a name that no
  browser knows, so that only its own declaration or rule falls away. Images that stand in the
  sheet themselves (`data:image/…;base64`) and references into the page (`url(#…)`) stay.
- The sheet is read in the tokens of CSS Syntax Level 3, escapes included, so that browsers see
  the same names as this does. All else stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from editor.model.direction import isolated
from editor.model.houses.page_templates import StyleTrouble
from editor.model.translation import _

LARGEST = 64 * 1024
"""Characters of a sheet; what follows is left out."""

_FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_HARMLESS = re.compile(
    r"""\s*(["']?)(?:data:image/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*|\#[\w-]*)\1\s*\)""", re.I
)
_TOKEN = re.compile(
    r"""
      (?P<comment>/\*.*?(?P<comment_end>\*/|\Z))
    | (?P<string>"(?:[^"\\\n]|\\.)*(?P<double_end>"|\Z)?|'(?:[^'\\\n]|\\.)*(?P<single_end>'|\Z)?)
    | (?P<name>@?(?:[\w-]|[^\x00-\x7f]|\\(?:[0-9a-fA-F]{1,6}\s?|[^\n0-9a-fA-F]))+)
    | (?P<space>\s+)
    | (?P<mark><!--|.)
    """,
    re.X | re.S | re.A,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
_NEW_LINES = re.compile(r"\r\n?|\f")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int
    name: str = ""
    is_whole: bool = True

    @property
    def is_blocked(self) -> bool:
        """Whether it would load something."""
        return self.kind == "blocked"


@lru_cache(maxsize=16)
def harmless(sheet: str) -> str:
    """The sheet without anything that loads something."""
    return "".join(_written(token) for token in _tokens(sheet))


def _written(token: _Token) -> str:
    if not token.is_blocked:
        return token.text
    return "@blocked" if token.text.startswith("@") else "blocked"


def troubles(sheet: str) -> tuple[StyleTrouble, ...]:
    """What is wrong in a sheet, in the order of its lines."""
    found = sorted(_Reading(sheet).troubles(), key=lambda each: each.line)
    if len(sheet) > LARGEST:
        last = sheet.count("\n", 0, LARGEST) + 1
        sentence = _("The style sheet is longer than {size} KB; what follows is left out.")
        found.append(StyleTrouble(last, sentence.format(size=LARGEST >> 10)))
    return tuple(found)


def _tokens(sheet: str) -> Iterator[_Token]:
    sheet = _NEW_LINES.sub("\n", sheet[:LARGEST]).replace("\0", "\ufffd")
    at, line = 0, 1
    while at < len(sheet):
        found = _TOKEN.match(sheet, at)
        assert found is not None, "the last alternative takes any character"
        kind, text = str(found.lastgroup), found.group()
        if kind == "name":
            token = _name(text, line, sheet, found.end())
        elif kind in ("space", "mark"):
            token = _Token(kind, text, line)
        else:
            ends = ("comment_end", "double_end", "single_end")
            token = _Token(kind, text, line, is_whole=any(found[each] for each in ends))
        yield token
        at = found.end()
        line += text.count("\n")
        if token.name == "url" and (rest := _HARMLESS.match(sheet, at + 1)):
            # What an url without quotes holds is one token.
            yield _Token("url", sheet[at : rest.end()], line)
            line += sheet.count("\n", at, rest.end())
            at = rest.end()


def _name(text: str, line: int, sheet: str, end: int) -> _Token:
    name = (_ESCAPE.sub(_unescaped, text) if "\\" in text else text).lower()
    is_function = sheet[end : end + 1] == "("
    is_harmless = name == "url" and _HARMLESS.match(sheet, end + 1)
    if name == "@import" or (is_function and name in _FETCHING and not is_harmless):
        return _Token("blocked", text, line)
    return _Token("name", text, line, name)


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else ord(escape[2])
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"


class _Reading:
    """Reads a sheet once and notes what is wrong."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._open: list[int] = []
        self._item: list[_Token] = []

    def troubles(self) -> Iterator[StyleTrouble]:
        """Everything that is wrong."""
        for token in _tokens(self._sheet):
            yield from self._token(token)
        yield from self._end_item()
        for line in self._open:
            yield StyleTrouble(line, _("What begins here with { is not closed: a } is missing."))

    def _token(self, token: _Token) -> Iterator[StyleTrouble]:
        if not token.is_whole:
            closing = "*/" if token.kind == "comment" else token.text[0]
            sentence = _("What begins here is not closed: {closing} is missing.")
            yield StyleTrouble(token.line, sentence.format(closing=closing))
        if token.is_blocked:
            sentence = _("A page loads nothing from elsewhere: “{name}” is left out.")
            yield StyleTrouble(token.line, sentence.format(name=isolated(token.text)))
        if token.kind in ("comment", "space"):
            return
        if token.text not in ("{", "}", ";"):
            self._item.append(token)
        elif token.text == "{":
            if not self._item:
                yield StyleTrouble(token.line, _("This { has nothing before it to style."))
            self._item = []
            self._open.append(token.line)
        else:
            yield from self._end_item()
            if token.text == "}" and self._open:
                self._open.pop()
            elif token.text == "}":
                yield StyleTrouble(token.line, _("There is one } too many."))

    def _end_item(self) -> Iterator[StyleTrouble]:
        item, self._item = self._item, []
        if not item or item[0].text.startswith("@"):
            return
        first = item[0]
        if not self._open:
            sentence = _("“{text}” is no rule: a {{ is missing.")
            yield StyleTrouble(first.line, sentence.format(text=isolated(first.text[:40])))
        elif len(item) < 2 or item[1].text != ":":
            sentence = _("“{text}” is no declaration: a colon is missing after it.")
            yield StyleTrouble(first.line, sentence.format(text=isolated(first.text[:40])))
        elif len(item) < 3 and not first.text.startswith("--"):
            sentence = _("“{text}” has no value.")
            yield StyleTrouble(first.line, sentence.format(text=isolated(first.text[:40])))
