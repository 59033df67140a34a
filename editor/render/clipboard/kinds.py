"""What an element is by its class, role and style, where its tag does not say it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editor.render.runs import Element

_PARAGRAPHS = ("p", "div")
_QUOTES = {"MsoIntenseQuote", "MsoQuote"}
_LEVELS = tuple("123456")
_ON_ITS_OWN = re.compile(r"block|flex|grid|list-item|table(?:-row|-caption)?")
_HIDDEN_CLASS = re.compile(r"visually-?hidden|\bsr-only\b|screen-?reader|\bMsoCommentRef", re.I)
_HIDDEN_ELEMENT = re.compile(r"comment|footnote-separator|header|footer")


def classes(element: Element) -> str:
    """The classes of an element, as they are written."""
    return element.attributes.get("class", "")


def is_list_paragraph(element: Element) -> bool:
    """Whether a paragraph belongs to a list of Word's."""
    return element.tag in _PARAGRAPHS and "MsoListParagraph" in classes(element)


def is_list_wrapper(element: Element) -> bool:
    """Whether an element stands around a single list of Word Online's."""
    return element.tag == "div" and "ListContainerWrapper" in classes(element)


def is_quoted(element: Element) -> bool:
    """Whether a paragraph is one of a quotation of Word's."""
    return element.tag in _PARAGRAPHS and not _QUOTES.isdisjoint(classes(element).split())


def is_indent(element: Element, style: Mapping[str, str]) -> bool:
    """Whether a quotation is none: mail programs indent text by it."""
    return style.get("border", "") == "none" or "webkit-indent-blockquote" in classes(element)


def stands_on_its_own(style: Mapping[str, str]) -> bool:
    """Whether a style makes a block of an element within a line."""
    return _ON_ITS_OWN.match(style.get("display", "")) is not None


def is_hidden(style: Mapping[str, str]) -> bool:
    """Whether a style keeps an element from being seen."""
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or _HIDDEN_ELEMENT.match(style.get("mso-element", "")) is not None
    )


def is_hidden_by_class(element: Element) -> bool:
    """Whether an element is for screen readers alone, or the mark of a comment."""
    return _HIDDEN_CLASS.search(classes(element)) is not None


def heading_level(element: Element, style: Mapping[str, str]) -> int:
    """The level of a paragraph that is a heading; 0 if it is none."""
    if element.attributes.get("role", "") == "heading":
        said = element.attributes.get("aria-level", "")
        return int(said) if said in _LEVELS else 2
    if "MsoTitle" in classes(element).split():
        return 1
    said = style.get("mso-outline-level", "")
    return int(said) if said in _LEVELS else 0


def text_of(element: Element) -> str:
    """All the text within an element."""
    return "".join(
        child if isinstance(child, str) else text_of(child) for child in element.children
    )
