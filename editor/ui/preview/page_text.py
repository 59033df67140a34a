"""The page that is shown, as text: what came whole and the patches since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from editor.model.rows import Patch

_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_PATCHES_KEPT = 500


@dataclass(frozen=True, slots=True)
class Blocks:
    """A page taken apart at the children of its `<article>`."""

    before: str
    children: tuple[str, ...]
    after: str

    @property
    def html(self) -> str:
        """The page put together again."""
        return self.before + "".join(self.children) + self.after

    def patched(self, patch: Patch) -> Blocks:
        """The page with one patch applied."""
        end = patch.start + patch.removed
        children = self.children[: patch.start] + patch.inserted + self.children[end:]
        return Blocks(self.before, children, self.after)


class PageText:
    """A page and the patches that came since, the last of them the newest.

    - A patch that is no newer than the page is refused.
    - Patches that replace what the one before put there (typing in a paragraph) become one.
    - It is taken apart only when somebody asks for its blocks, or after many patches.
    """

    def __init__(self, html: str, number: int) -> None:
        self.html = html
        self.number = number
        self.patches: list[Patch] = []

    def accept(self, patch: Patch) -> bool:
        """Take in a patch; False if the page is as new."""
        if patch.number <= self.number:
            return False
        self.number = patch.number
        if self.patches and _replaces(patch, self.patches[-1]):
            last = self.patches.pop()
            patch = Patch(patch.number, last.start, last.removed, patch.inserted)
        self.patches.append(patch)
        if len(self.patches) > _PATCHES_KEPT:
            self.html = self.blocks().html
            self.patches.clear()
        return True

    def blocks(self) -> Blocks:
        """The page as it now stands, taken apart."""
        blocks = split(self.html)
        for patch in self.patches:
            blocks = blocks.patched(patch)
        return blocks


def _replaces(patch: Patch, last: Patch) -> bool:
    return patch.start == last.start and patch.removed == len(last.inserted) > 0


def split(html: str) -> Blocks:
    """Take a page apart; one without an `<article>` has no blocks.

    Text between two blocks goes with the first of them.
    """
    cuts = _Cutter(html).cuts
    if not cuts:
        return Blocks(html, (), "")
    children = tuple(html[start:end] for start, end in pairwise(cuts))
    return Blocks(html[: cuts[0]], children, html[cuts[-1] :])


class _Cutter(HTMLParser):
    """Finds where in a page each child of the `<article>` starts, and last where that ends."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.cuts: list[int] = []
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._depth = -1
        self._is_done = False
        self.feed(html)
        self.close()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002  # The parser's signature.
    ) -> None:
        """Begin an element; a child of the article begins a block."""
        if self._is_done:
            return
        if self._depth < 0:
            if tag == "article":
                self._depth = 0
            return
        if self._depth == 0:
            self.cuts.append(self._here())
        if not _VOID.fullmatch(tag):
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin `<br/>` as `<br>`: in HTML the slash says nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End an element; the article's own end is the last cut."""
        if self._is_done or self._depth < 0 or _VOID.fullmatch(tag):
            return
        if self._depth == 0:
            self.cuts.append(self._here())
            self._is_done = True
        self._depth -= 1
