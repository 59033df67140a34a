"""Runs of foreign text, each within the elements open around it → the inlines of paragraphs.

White space at the ends of lines is dropped, between words it is one space; emphasis holds none at
its ends and no emphasis of its own kind; neighbours of one kind are one. An empty line, as two
line breaks in a row make it, parts two paragraphs. No-break spaces are kept.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from editor.render.nodes import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Strong,
    Text,
    safe_href,
    text_nodes,
)

Wrapper = Callable[[tuple[Inline, ...]], Inline]


@dataclass(slots=True)
class Element:
    """An element being read: its tag, its attributes, and the texts and elements within it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, or a line break, within the emphasis and links that were open."""

    text: str
    within: tuple[Element, ...]


def paragraphs(runs: Iterable[Run]) -> Iterator[tuple[Inline, ...]]:
    """The inlines of each paragraph that the runs make; none is empty."""
    for gathered in _gathered(runs):
        if children := _inlines(gathered, 0):
            yield children


def _gathered(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph, a run of a line end between two lines."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(Run(piece, run.within))
    paragraph: list[Run] = []
    for line in map(_trimmed, lines):
        if not line:
            if paragraph:
                yield paragraph
            paragraph = []
            continue
        if paragraph:
            shared = _shared(paragraph[-1].within, line[0].within)
            paragraph.append(Run("\n", shared))
        paragraph += line
    if paragraph:
        yield paragraph


def _trimmed(line: list[Run]) -> list[Run]:
    """A line without spaces at its ends and without a second space after a space."""
    kept: list[Run] = []
    spaced = True
    for run in line:
        text = run.text.lstrip(" ") if spaced else run.text
        if text:
            kept.append(Run(text, run.within))
            spaced = text.endswith(" ")
    while kept and not (text := kept[-1].text.rstrip(" \t")):
        kept.pop()
    if kept:
        kept[-1] = Run(text, kept[-1].within)
    return kept


def _shared(one: Sequence[Element], other: Sequence[Element]) -> tuple[Element, ...]:
    """The elements that two runs have in common, from the outermost on."""
    shared: list[Element] = []
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs:
            break
        shared.append(mine)
    return tuple(shared)


def _inlines(runs: Sequence[Run], depth: int) -> tuple[Inline, ...]:
    """The nodes of runs that share the outermost `depth` elements."""
    nodes: list[Inline] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        if len(run.within) == depth:
            nodes += text_nodes(run.text)
            at += 1
            continue
        element = run.within[depth]
        end = at
        while end < len(runs) and runs[end].within[depth : depth + 1] == (element,):
            end += 1
        nodes += _wrapped(element, _inlines(runs[at:end], depth + 1))
        at = end
    return _joined(nodes)


def _wrapped(element: Element, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The children within what the element stands for, the white space at their ends outside."""
    wrapper = _wrapper(element)
    head, core, tail = _cored(children)
    if wrapper is None or not core:
        return children
    return (*head, wrapper(core), *tail)


def _wrapper(element: Element) -> Wrapper | None:
    if element.tag == "a":
        href = safe_href(element.attributes.get("href", ""))
        return (lambda children: Link(href, children)) if href else None
    return Strong if element.tag in ("b", "strong") else Emphasis


def _cored(
    children: tuple[Inline, ...],
) -> tuple[list[Inline], tuple[Inline, ...], list[Inline]]:
    """White space and breaks at the head, what lies between, the same at the tail."""
    head: list[Inline] = []
    tail: list[Inline] = []
    core = list(children)
    while core and (found := _edge(core[0], str.lstrip)) is not None:
        space, rest = found
        head.append(space)
        core[:1] = rest
    while core and (found := _edge(core[-1], str.rstrip)) is not None:
        space, rest = found
        tail.insert(0, space)
        core[-1:] = rest
    return head, tuple(core), tail


def _edge(node: Inline, strip: Callable[[str], str]) -> tuple[Inline, list[Inline]] | None:
    """The white space at one end of a node and what is left of the node, if there is any."""
    if isinstance(node, LineBreak):
        return node, []
    if not isinstance(node, Text) or (kept := strip(node.text)) == node.text:
        return None
    space = node.text.replace(kept, "", 1) if kept else node.text
    return Text(space), [Text(kept)] if kept else []


def _joined(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes with neighbours of one kind made one."""
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + node.text)
        elif isinstance(node, Emphasis) and isinstance(last, Emphasis):
            joined[-1] = Emphasis(_joined((*last.children, *node.children)))
        elif isinstance(node, Strong) and isinstance(last, Strong):
            joined[-1] = Strong(_joined((*last.children, *node.children)))
        else:
            joined.append(node)
    return tuple(joined)
