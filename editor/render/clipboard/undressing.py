"""Elements as programs write them for the clipboard → elements that mean what they look like.

- Bold and italic are what the eye sees: by tag, by style, and not where a style takes them back.
- Word's list paragraphs are lists; its quotes and titles by class are quotes and headings.
- What is not seen goes: hidden text, comments, passages that were deleted under a change tracker.
- Links lose their trackers; those within the document they came from are words alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from editor.model.pasting.addresses import untracked
from editor.model.pasting.invisible import without_invisible
from editor.render.clipboard.gathering import Children, Gathering, joined
from editor.render.clipboard.kinds import (
    classes,
    heading_level,
    is_hidden,
    is_hidden_by_class,
    is_indent,
    is_list_paragraph,
    is_list_wrapper,
    is_quoted,
    stands_on_its_own,
    text_of,
)
from editor.render.clipboard.lists import (
    Item,
    hoisted,
    is_ordered,
    level_of,
    mark_before,
    number_of,
    without_mark,
)
from editor.render.clipboard.looks import Look
from editor.render.clipboard.styles import StyleSheet
from editor.render.clipboard.tables import mended
from editor.render.clipboard.tally import Tally
from editor.render.runs import Element

DEPTH = 6
"""Lists and quotes within each other that are kept; what lies deeper stands on the last level."""

_INLINE = {"a", "b", "cite", "em", "font", "i", "ins", "q", "s", "span", "strike", "strong"}
_INLINE |= {"sub", "sup", "u"}
_NESTING = {"blockquote", "menu", "ol", "ul"}
_COMMENT = re.compile(r"#_msocom_(\d+)|#cmnt(\d+)")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_START = re.compile(r"[0-9]{1,9}")  # What a numbered list of CommonMark may begin with.
_SCRIPT = re.compile(r"[0-9+\-=()]+|n")


@dataclass(slots=True)
class Undressing:
    """Reads elements in order; counts in its tally what it leaves out."""

    sheet: StyleSheet
    tally: Tally
    _marks: list[str] | None = field(default=None, init=False)
    _depth: int = field(default=0, init=False)

    def undressed(self, element: Element, look: Look) -> Children:
        """What is within an element, in elements that the gate's reader knows."""
        gathering = Gathering()
        for child in _flat(element.children):
            if isinstance(child, str):
                gathering.add_text(child, self._text(child, look))
                continue
            style = self.sheet.style_of(child)
            items = self._items(child, style, look, gathering.level)
            if items:
                gathering.add_items(items)
            elif gathering.level and is_list_paragraph(child):
                gathering.go_on(self.undressed(child, look.within(child, style)))
            elif is_quoted(child):
                gathering.add_quoted(self._element(child, style, look))
            else:
                gathering.add(self._element(child, style, look))
        return joined(gathering.end())

    # Lists

    def _items(
        self, child: Element, style: Mapping[str, str], look: Look, before: int
    ) -> list[Item]:
        """The items that a paragraph or a single list of a word processor stands for."""
        if child.tag in ("ul", "ol") and any(
            "data-aria-level" in i.attributes for i in _lis(child)
        ):
            return self._single_items(child, look)
        if child.tag not in ("p", "div"):
            return []
        level = level_of(style.get("mso-list", ""))
        if level:
            return [self._item(child, style, look, level)]
        mark = mark_before(text_of(child)) if is_list_paragraph(child) else ""
        if not mark:
            return []
        children = without_mark(self.undressed(child, look.within(child, style)), mark)
        return [Item(before or 1, is_ordered(mark), number_of(mark), children)]

    def _single_items(self, element: Element, look: Look) -> list[Item]:
        start = element.attributes.get("start", "")
        number = int(start) if _START.fullmatch(start) else None
        found = []
        for item in _lis(element):
            said = item.attributes.get("data-aria-level", "")
            level = min(int(said), DEPTH) if said in tuple("123456789") else 1
            inner = look.within(item, self.sheet.style_of(item))
            found.append(Item(level, element.tag == "ol", number, self.undressed(item, inner)))
            number = None if number is None else number + 1
        return found

    def _item(self, child: Element, style: Mapping[str, str], look: Look, level: int) -> Item:
        outer, self._marks = self._marks, []
        children = self.undressed(child, look.within(child, style))
        mark = "".join(self._marks).replace("\u00a0", " ").strip()
        self._marks = outer
        return Item(min(level, DEPTH), is_ordered(mark), number_of(mark), children)

    # Elements

    def _element(self, element: Element, style: Mapping[str, str], look: Look) -> Children:
        if self._is_dropped(element, style):
            return []
        tag = element.tag
        if tag == "img":
            return self._text(self.tally.take_image(element, style), look)
        if tag in ("br", "hr"):
            return [Element(tag)]
        if "Apple-converted-space" in classes(element):
            return [" "]
        if tag == "a":
            return self._link(element, style, look)
        inner = look.within(element, style)
        if tag == "pre":
            inner = replace(inner, is_verbatim=True)
        self._depth += tag in _NESTING
        children = self.undressed(element, inner)
        is_deep = tag in _NESTING and self._depth > DEPTH
        self._depth -= tag in _NESTING
        if tag in _INLINE:
            children = ["“", *children, "”"] if tag == "q" else children
            return [Element("div", {}, children)] if stands_on_its_own(style) else children
        return [Element("div", {}, children) if is_deep else _block(element, style, children)]

    def _is_dropped(self, element: Element, style: Mapping[str, str]) -> bool:
        if style.get("mso-list", "") == "ignore" and self._marks is not None:
            self._marks.append(text_of(element))
            return True
        if element.tag == "del":
            self.tally.deletions += 1
            return True
        if is_hidden_by_class(element):
            self._count_comments(element)
            return True
        return is_hidden(style)

    def _count_comments(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                if found := _COMMENT.search(child.attributes.get("href", "")):
                    self.tally.comments.add(found.group())
                self._count_comments(child)

    def _link(self, element: Element, style: Mapping[str, str], look: Look) -> Children:
        href = element.attributes.get("href", "").strip()
        comment = _COMMENT.fullmatch(href)
        if comment is not None:
            self.tally.comments.add(comment.group())
            return []
        if not href or href.startswith("#"):
            return self.undressed(element, look.within(element, style))
        cleaned = untracked(href)
        self.tally.trackers += cleaned.taken_off
        inner = look.without_emphasis.within(element, style)
        link: Element | str = Element(
            "a", {"href": cleaned.address}, self.undressed(element, inner)
        )
        return [_emphasised(link, look)]

    # Text

    def _text(self, text: str, look: Look) -> Children:
        text = without_invisible(text)
        if not text:
            return []
        if text.strip():
            self.tally.note(look)
        if look.script and (text.isascii() and _SCRIPT.fullmatch(text)):
            text = text.translate(_SUPERSCRIPTS if look.script == "sup" else _SUBSCRIPTS)
        if not look.is_verbatim or "\n" not in text:
            return [_emphasised(text, look)]
        lines: Children = []
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            lines += [Element("br")] if number else []
            lines += [_emphasised(line, look)] if line else []
        return lines


def _emphasised(child: Element | str, look: Look) -> Element | str:
    if look.in_heading:
        return child
    if look.is_italic:
        child = Element("em", {}, [child])
    return Element("strong", {}, [child]) if look.is_bold else child


def _block(element: Element, style: Mapping[str, str], children: Children) -> Element:
    tag = element.tag
    if tag in ("ul", "ol", "menu"):
        return hoisted(Element(tag, element.attributes, children))
    if tag == "table":
        return mended(Element(tag, element.attributes, children))
    if tag == "blockquote" and is_indent(element, style):
        return Element("div", {}, children)
    if tag in ("p", "div"):
        level = heading_level(element, style)
        return Element(f"h{level}" if level else tag, {}, children)
    return Element("div" if tag == "pre" else tag, element.attributes, children)


def _flat(children: Children) -> Children:
    """The children, those of Word Online's wrapped lists among them."""
    flat: Children = []
    for child in children:
        if isinstance(child, Element) and is_list_wrapper(child):
            flat += _flat(child.children)
        else:
            flat.append(child)
    return flat


def _lis(element: Element) -> list[Element]:
    return [each for each in element.children if isinstance(each, Element) and each.tag == "li"]
