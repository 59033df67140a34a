"""From a character of the rendered page back to the character that was typed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from editor.model.places import Caret, key_point_place, text_at
from editor.model.rows import PageBlock
from editor.model.story import Story
from editor.render.plain import body_text

# What stands in a body and is never shown: addresses, the line under a table's head, and what
# begins an item or a quote.
_UNSHOWN = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"
    r"|^ *\|?[ :|-]*-[ :|-]*$"
    r"|^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])(?=\s))?",
    re.MULTILINE,
)


class _Words(HTMLParser):
    """The words of an element, and where in them each item of a list begins."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.items: list[int] = []

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002  # The parser's signature.
    ) -> None:
        if tag == "li":
            self.items.append(len(self.text))

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered_text(html: str) -> str:
    """The characters that an element shows, as the page's own text offsets count them."""
    return _words(html).text


def source_caret(story: Story, block: PageBlock, offset: int) -> Caret | None:
    """Where that was typed which a block shows at `offset`; None where nobody typed it."""
    if block.place is None:
        return None
    if block.place.field == "key_points":
        return _key_point_caret(story, block, offset)
    return Caret(block.place, source_position(story, block, offset))


def source_position(story: Story, block: PageBlock, offset: int) -> int:
    """The position in the text at `block.place` of the character shown at `offset`.

    Marks and the lead-in are shown or hidden by the page, not typed there; the way back skips
    them by matching what is shown against what was typed, character by character.
    """
    if block.place is None:
        return 0
    source = text_at(story, block.place)[block.start : block.end or None]
    is_body = block.place.part == "body"
    plain = body_text(source) if is_body else source.strip()
    shown = rendered_text(block.html)
    lead = _lead(shown, plain)
    typed = _UNSHOWN.sub(lambda found: "\0" * len(found[0]), source) if is_body else source
    begin = _beginning(shown[lead:], typed) if is_body else 0
    matched = _matched(shown[lead:], typed[begin:], max(0, offset - lead))
    return block.start + begin + matched


def _beginning(shown: str, typed: str) -> int:
    """Where in what was typed an element begins: two lists may stand in one block of a body."""
    lines = shown.split("\n", 2)
    first = next(filter(None, map(str.strip, lines)), "")
    return max(0, typed.find(first))


def _key_point_caret(story: Story, block: PageBlock, offset: int) -> Caret | None:
    """The key points are one list on the page: which of them was meant, and where in it."""
    points = [point for point in story.key_points if point.text.strip()]
    words = _words(block.html)
    before = [at for at in words.items if at <= offset] or words.items[:1]
    if not before or len(words.items) != len(points):
        return Caret(block.place) if block.place is not None else None
    point, begin = points[len(before) - 1], before[-1]
    position = _matched(words.text[begin:], point.text, max(0, offset - begin))
    return Caret(key_point_place(point.id), position)


def _matched(shown: str, typed: str, offset: int) -> int:
    """How far into what was typed the first `offset` characters of what is shown reach."""
    wanted = shown[:offset]
    position = 0
    for character in wanted:
        found = -1 if character.isspace() else typed.find(character, position)
        if found >= 0:
            position = found + 1
    spaces = len(wanted) - len(wanted.rstrip())
    if not spaces:
        return position
    # Behind marks, and behind what begins a line, an item or a cell.
    following = shown[offset : offset + 1]
    found = typed.find(following, position) if following.strip() else -1
    if found >= 0 and not any(map(str.isalnum, typed[position:found])):
        return found
    gap = len(typed[position:]) - len(typed[position:].lstrip(" "))
    return position + min(spaces, gap)


def _lead(shown: str, plain: str) -> int:
    """How many characters stand before the text itself: a lead-in, or the word for "by"."""
    if shown.endswith(plain):
        return len(shown) - len(plain)
    found = shown.find(plain)
    return max(0, found if found >= 0 else shown.find(plain[:1]))


def _words(html: str) -> _Words:
    words = _Words()
    words.feed(html)
    words.close()
    return words
