"""Children of an element one after the other, those that make a list or a quote put together."""

from __future__ import annotations

from typing import TypeAlias

from editor.render.clipboard.lists import Item, nested
from editor.render.runs import Element

Children: TypeAlias = list[Element | str]


class Gathering:
    """Takes children in order. White space within a run of items or quotes parts nothing."""

    def __init__(self) -> None:
        self._children: Children = []
        self._items: list[Item] = []
        self._quoted: Children = []

    @property
    def level(self) -> int:
        """The level of the last item, if the last child was one; else 0."""
        return self._items[-1].level if self._items else 0

    def add_text(self, text: str, children: Children) -> None:
        """Take a text, and what it became."""
        if text.strip() or not (self._items or self._quoted):
            self.add(children)

    def add(self, children: Children) -> None:
        """Take what is neither an item nor a quote."""
        self._close()
        self._children += children

    def add_items(self, items: list[Item]) -> None:
        """Take items of a list."""
        if self._quoted:
            self._close()
        self._items += items

    def go_on(self, children: Children) -> None:
        """Take a further paragraph of the last item."""
        self._items[-1].children.append(Element("p", {}, children))

    def add_quoted(self, children: Children) -> None:
        """Take a paragraph of a quote."""
        if self._items:
            self._close()
        self._quoted += children

    def end(self) -> Children:
        """All that was taken."""
        self._close()
        return self._children

    def _close(self) -> None:
        self._children += nested(self._items)
        if self._quoted:
            self._children.append(Element("blockquote", {}, self._quoted))
        self._items, self._quoted = [], []


def joined(children: Children) -> Children:
    """Neighbours with the same emphasis as one, so that the spaces between them are within it."""
    found: Children = []
    grown: list[Element] = []
    for child in children:
        last = found[-1] if found else None
        if _are_alike(last, child):
            assert isinstance(last, Element)
            assert isinstance(child, Element)
            if not grown or grown[-1] is not last:
                grown.append(last)
                last.children = list(last.children)
            last.children += child.children
        else:
            found.append(child)
    for each in grown:
        each.children = joined(each.children)
    return found


def _are_alike(one: Element | str | None, other: Element | str) -> bool:
    if not isinstance(one, Element) or not isinstance(other, Element):
        return False
    return one.tag == other.tag and one.tag in ("em", "strong")
