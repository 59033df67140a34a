"""The marks of a body's words, and its links: put on a selection and taken off."""

from __future__ import annotations

import re

from editor.model.splice import Splice, between

EMPHASIS = "*"
STRONG = "**"

_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_FOLLOWED = re.compile(r"(?:https?://|mailto:|tel:)\S+|#\S*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)


def word_at(text: str, position: int) -> tuple[int, int]:
    """Where the word at a caret begins and ends; the caret itself where there is none."""
    for word in _WORD.finditer(text, max(0, text.rfind("\n", 0, position) + 1)):
        if word.start() > position:
            break
        if word.end() >= position:
            return word.span()
    return position, position


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

    Within a link the address is replaced. Where there is no word the address is its own. Each
    line of a selection becomes a link; other links in it give way.
    """
    address = address.strip().replace(" ", "%20")
    found = link_at(text, start, end)
    if found is not None:
        begin, finish, words, _ = found
    else:
        begin, finish = word_at(text, start) if start == end else _bare(text, start, end)
        words = text[begin:finish]
    if not address:
        return Splice(begin, finish - begin, words, begin, begin + len(words))
    if found is None:
        bare = unlinked(text, begin, finish)
        words = bare.applied(text)[begin : finish + len(bare.applied(text)) - len(text)]
    target = f"]({_balanced(address)})"
    is_head = begin == 0 or text[begin - 1] == "\n"
    lines = [
        _linked(line, target, has_head=is_head or number > 0)
        for number, line in enumerate((words or address).split("\n"))
    ]
    inserted = "\n".join(lines)
    selected = len(inserted) - len(target) if len(lines) == 1 else len(inserted)
    return Splice(begin, finish - begin, inserted, begin + (len(lines) == 1), begin + selected)


def _linked(line: str, target: str, *, has_head: bool) -> str:
    """The words of a line as a link, its marks of lists and quotes before it."""
    from editor.model.markup.list_lines import list_line

    head = list_line(line).head if has_head else 0
    words = line[head:]
    if not words.strip():
        return line
    escaped = _BRACKET.sub(r"\\\g<0>", words)
    return f"{line[:head]}[{escaped}{target}"


def unlinked(text: str, start: int, end: int) -> Splice:
    """Take the links off that a selection shares letters with; their words stay."""
    begin = text.rfind("\n", 0, start) + 1
    found = [
        each
        for each in _LINK.finditer(text, begin, _line_end(text, end))
        if each.start() < end and each.end() > start and _FOLLOWED.fullmatch(each["address"])
    ]
    edges = [0, *(edge for each in found for edge in each.span()), len(text)]
    kept = [text[at:until] for at, until in zip(edges[::2], edges[1::2], strict=True)]
    words = [*(each["text"] for each in found), ""]
    after = "".join(part for pair in zip(kept, words, strict=True) for part in pair)

    def moved(position: int) -> int:
        """Where a position is once the marks are gone; in an address, behind the words."""
        gone = 0
        for each in found:
            if position > each.start():
                gone += 1
            if position > each.end("text"):
                gone += min(position, each.end()) - each.end("text")
        return position - gone

    return between(text, after, moved(start), moved(end))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection without white space and stars at its ends."""
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return start, end


def _balanced(address: str) -> str:
    if _LINK.fullmatch(f"[]({address})"):
        return address
    return address.replace("(", "%28").replace(")", "%29")
