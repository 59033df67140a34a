"""What changed between two pages, as one splice of their elements."""

from __future__ import annotations

from editor.model.rows import Page, PageBlock, Patch


def patch(before: Page, after: Page, number: int) -> Patch | None:
    """The splice that makes the elements of `before` those of `after`.

    - `number` is the running number of the story's state that `after` shows.
    - Equal pages give an empty splice: the page then shows that state without being touched.
    - None where head, language or direction changed: the whole page has to be shown.
    """
    if _frame(before) != _frame(after):
        return None
    old, new = before.blocks, after.blocks
    start = _common(old, new, 1, min(len(old), len(new)))
    tail = _common(old, new, -1, min(len(old), len(new)) - start)
    inserted = tuple(block.html for block in new[start : len(new) - tail])
    return Patch(number, start, len(old) - tail - start, inserted)


def _frame(page: Page) -> tuple[str, str, str]:
    return page.head, page.language, page.direction


def _common(old: tuple[PageBlock, ...], new: tuple[PageBlock, ...], step: int, limit: int) -> int:
    """How many elements are alike, from the first on or (step -1) from the last back."""
    count = 0
    for one, other in zip(old[::step], new[::step], strict=False):
        if count == limit or (one is not other and one.html != other.html):
            break
        count += 1
    return count
