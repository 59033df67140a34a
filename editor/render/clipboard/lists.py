"""Lists that are none in the markup: Word's paragraphs with a mark, Word Online's single lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from editor.render.runs import Element

_LEVEL = re.compile(r"\blevel([1-9])\b")
_ORDERED = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,4}|[ivxlc]{1,7})[.)]|\d{1,3}(?:\.\d{1,3})*", re.I
)
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?")
_BULLET = re.compile(
    r"\s*([·•●▪■◦○§ØüÿvqoO–—*-]|\d{1,3}[.)]|[a-z][.)])(?:[ \t\n]*\u00a0[\s\u00a0]*|\t\s*)"
)


@dataclass(slots=True)
class Item:
    """An item with its level (from 1) and what is within it."""

    level: int
    is_ordered: bool
    number: int | None
    children: list[Element | str]


@dataclass(slots=True)
class _Open:
    level: int
    is_ordered: bool
    element: Element
    following: int


def level_of(said: str) -> int:
    """The level that a paragraph's `mso-list` names; 0 where it is no item."""
    found = _LEVEL.search(said)
    return int(found[1]) if found else 0


def is_ordered(mark: str) -> bool:
    """Whether the mark of an item counts: `1.`, `a)`, `iv.`, but not `·` or `o`."""
    return _ORDERED.fullmatch(mark.strip()) is not None


def number_of(mark: str) -> int | None:
    """The number that a mark shows, if it shows one."""
    found = _NUMBER.fullmatch(mark.strip())
    return int(found[1]) if found else None


def mark_before(text: str) -> str:
    """The mark that a paragraph begins with, and its gap: a list whose styles were lost."""
    found = _BULLET.match(text)
    return found.group() if found else ""


def without_mark(children: list[Element | str], mark: str) -> list[Element | str]:
    """The children without the mark that their text begins with."""
    _cut(children, len(mark.strip()))
    return children


def _cut(children: list[Element | str], count: int) -> int:
    """Cut so many characters that are not white off the beginning; how many are left to cut."""
    for at, child in enumerate(children):
        if count <= 0:
            break
        if isinstance(child, Element):
            count = _cut(child.children, count)
            continue
        bare = child.lstrip()
        children[at] = bare[count:]
        count -= len(bare[:count])
    return count


def nested(items: Iterable[Item]) -> list[Element]:
    """Items one after the other as lists within each other."""
    roots: list[Element] = []
    stack: list[_Open] = []
    for item in items:
        while stack and stack[-1].level > item.level:
            stack.pop()
        top = stack[-1] if stack else None
        if top is not None and top.level == item.level and not _goes_on(top, item):
            stack.pop()
            top = None
        if top is None or top.level < item.level:
            top = _new_list(stack[-1] if stack else None, item, roots)
            stack.append(top)
        top.element.children.append(Element("li", {}, item.children))
        top.following += 1
    return roots


def _goes_on(top: _Open, item: Item) -> bool:
    if top.is_ordered != item.is_ordered:
        return False
    return not item.is_ordered or item.number in (None, top.following)


def _new_list(outer: _Open | None, item: Item, roots: list[Element]) -> _Open:
    start = item.number if item.number is not None else 1
    element = Element("ol", {"start": str(start)}) if item.is_ordered else Element("ul")
    last = outer.element.children[-1] if outer is not None else None
    (last.children if isinstance(last, Element) else roots).append(element)
    return _Open(item.level, item.is_ordered, element, start)


def hoisted(element: Element) -> Element:
    """A list whose lists stand within its items: Google Docs and Word write them between."""
    children: list[Element | str] = []
    for child in element.children:
        last = children[-1] if children else None
        if isinstance(child, str) and not child.strip():
            continue
        is_list = isinstance(child, Element) and child.tag in ("ul", "ol")
        if is_list and isinstance(last, Element) and last.tag == "li":
            last.children.append(child)
        else:
            children.append(child)
    return Element(element.tag, element.attributes, children)
