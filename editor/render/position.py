"""From a character of the rendered page back to the character that was typed."""

from __future__ import annotations

from html.parser import HTMLParser

from editor.model.places import Place, text_at
from editor.model.rows import PageBlock
from editor.model.story import Story
from editor.render.plain import body_text


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def rendered_text(html: str) -> str:
    """The characters that an element shows, as the page's own text offsets count them."""
    words = _Words()
    words.feed(html)
    words.close()
    return "".join(words.parts)


def source_position(story: Story, block: PageBlock, offset: int) -> int:
    """The position in the text at `block.place` of the character shown at `offset`.

    Marks and the lead-in are shown or hidden by the page, not typed there; the way back skips
    them by matching what is shown against what was typed, character by character.
    """
    place: Place | None = block.place
    if place is None:
        return 0
    typed = text_at(story, place)
    source = typed[block.start : block.end]
    shown = rendered_text(block.html)
    plain = body_text(source) if place.part == "body" else source
    lead = shown.find(plain[:1]) if not shown.endswith(plain) else len(shown) - len(plain)
    wanted = shown[max(0, lead) : max(0, offset)]
    position = 0
    for character in wanted:
        found = source.find(character, position)
        if found >= 0:
            position = found + 1
    return block.start + min(position, len(source))
