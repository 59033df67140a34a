"""The marks of emphasis, strong emphasis and links, put around a span of a body and taken off."""

from __future__ import annotations

import re

from editor.model.splice import Splice

EMPHASIS = "*"
STRONG = "**"

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)


def toggle(text: str, start: int, end: int, mark: str) -> Splice:
    """Put a mark around the selection or the word at the caret, or take it off again.

    Every paragraph is marked by itself, because no mark crosses an empty line.
    """
    start, end = _span(text, start, end)
    if start == end:
        return _toggle_empty(text, start, mark)
    paragraphs = _paragraphs(text, start, end)
    bare = [span for span in paragraphs if not _is_marked(text, *span, mark)]
    if bare:
        return _marks_on(text, bare, mark)
    return _marks_off(text, paragraphs, mark)


def _marks_on(text: str, spans: list[tuple[int, int]], mark: str) -> Splice:
    first, last = spans[0][0], spans[-1][1]
    inserted, position = "", first
    for begin, end in spans:
        inserted += text[position:begin] + mark + text[begin:end] + mark
        position = end
    size = len(mark)
    return Splice(first, last - first, inserted, first + size, first + len(inserted) - size)


def _marks_off(text: str, spans: list[tuple[int, int]], mark: str) -> Splice:
    size = len(mark)
    first, last = spans[0][0] - size, spans[-1][1] + size
    inserted, position = "", first
    for begin, end in spans:
        inserted += text[position : begin - size] + text[begin:end]
        position = end + size
    return Splice(first, last - first, inserted, first, first + len(inserted))


def _span(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection without white space and stars at its ends, or the word at the caret."""
    if start == end:
        for word in _WORD.finditer(text, max(0, text.rfind("\n", 0, start) + 1)):
            if word.start() > start:
                break
            if word.end() >= start:
                return word.span()
        return start, end
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return start, end


def _toggle_empty(text: str, at: int, mark: str) -> Splice:
    size = len(mark)
    if at >= size and text[at - size : at] == mark == text[at : at + size]:
        return Splice(at - size, 2 * size, "", at - size, at - size)
    return Splice(at, 0, mark * 2, at + size, at + size)


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for part in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", text[start:end]):
        begin, finish = _span(text, start + part.start(), start + part.end())
        if begin < finish:
            spans.append((begin, finish))
    return spans


def _is_marked(text: str, start: int, end: int, mark: str) -> bool:
    ahead = len(text[:start]) - len(text[:start].rstrip("*"))
    behind = len(text[end:]) - len(text[end:].lstrip("*"))
    stars = min(ahead, behind)
    return stars >= 2 if mark == STRONG else stars % 2 == 1


def is_address(text: str) -> bool:
    """Whether a pasted text is an address to link to, and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def link_at(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """The link that a selection or caret lies in: its start, end, words and address."""
    line = text.rfind("\n", 0, start) + 1
    for found in _LINK.finditer(text, line):
        if found.start() > start:
            break
        if end <= found.end():
            return found.start(), found.end(), found["text"], found["address"]
    return None


def link(text: str, start: int, end: int, address: str) -> Splice:
    """Link the selection, or the word at the caret, to an address; an empty one unlinks.

    Within a link the address is replaced. Where there is no word the address is its own.
    """
    address = address.strip().replace(" ", "%20")
    found = link_at(text, start, end)
    if found is not None:
        begin, finish, words, _ = found
    else:
        begin, finish = _span(text, start, end)
        words = text[begin:finish]
    if not address:
        return Splice(begin, finish - begin, words, begin, begin + len(words))
    words = words or address
    inserted = f"[{words}]({_balanced(address)})"
    return Splice(begin, finish - begin, inserted, begin + 1, begin + 1 + len(words))


def _balanced(address: str) -> str:
    if _LINK.fullmatch(f"[]({address})"):
        return address
    return address.replace("(", "%28").replace(")", "%29")
