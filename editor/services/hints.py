"""From one mark that is to be filled in to the next: TK, XX, ??."""

from __future__ import annotations

from editor.model.edits import PARAGRAPH_END
from editor.model.places import Caret, text_at, text_places
from editor.model.rows import Leftover
from editor.model.story import Story
from editor.services.leftovers import leftovers

_EMPHASIS = "*_"


def next_hint(story: Story, caret: Caret | None) -> Caret | None:
    """The next mark after a caret, in the order of the page and then from its head again.

    A paragraph that begins with its mark is a hint and is selected whole, so that typing replaces
    it; of any other only the mark is. None where nothing is to be filled in.
    """
    found = leftovers(story)
    if not found:
        return None
    order = {place: at for at, place in enumerate(text_places(story))}
    here = (order.get(caret.place, -1), caret.end) if caret is not None else (-1, 0)
    ahead = [each for each in found if (order[each.place], each.at) >= here]
    return _selected(story, (ahead or found)[0])


def _selected(story: Story, mark: Leftover) -> Caret:
    start, end = _paragraph(text_at(story, mark.place), mark)
    return Caret(mark.place, end, start)


def _paragraph(text: str, mark: Leftover) -> tuple[int, int]:
    """Where what is to be replaced begins and ends."""
    before = text.rfind(PARAGRAPH_END, 0, mark.at)
    start = before + len(PARAGRAPH_END) if before >= 0 else 0
    if text[start : mark.at].strip(_EMPHASIS):
        return mark.at, mark.at + len(mark.mark)
    after = text.find(PARAGRAPH_END, mark.at)
    return start, after if after >= 0 else len(text)
