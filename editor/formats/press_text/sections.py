"""What is left on the sheet as the story's sections: crossheads, paragraphs, lists, breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.formats.press_text.captions import caption_in
from editor.formats.press_text.notes import holds_contact, holds_link
from editor.formats.press_text.paragraph import Paragraph
from editor.formats.press_text.signs import is_break, is_date
from editor.model.story import Figure, Section
from editor.model.taking.clutter import is_clutter
from editor.render.escape import escape

_LONGEST, _MOST_WORDS = 60, 10
_MARKED = re.compile(r"#{2,6}\s+(?P<a>\S.*?)(?:\s+#+)?|(\*\*|__)(?P<b>[^*\s](?:[^*]*[^*\s])?)\2")
_OPENING = "\"'“‘«»„‹([¿¡"
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]+[\"”“«»]|['‘‚][^\"“”]+['’‘]")
_UNFINISHED = re.compile(r"[.,;:…–—-]$")
_STOPPED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_STREET = re.compile(
    r"\d+\w?\s.*\b(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Boulevard|Blvd|Drive)\b"
)
_TALK = re.compile(r"[QA]\s?[:.]\s?")


class Sections:
    """Sections in the making: the last one takes what comes next."""

    def __init__(self) -> None:
        self.crossheads: list[str] = [""]
        self.blocks: list[list[str]] = [[]]
        self.figures: list[Figure] = []

    def begin(self, crosshead: str) -> None:
        """Begin a section."""
        self.crossheads.append(crosshead)
        self.blocks.append([])

    def add(self, block: str) -> None:
        """Add a block of Markdown to the last section."""
        self.blocks[-1].append(block)

    def go_on(self, line: str, gap: str = "\n") -> None:
        """Add a line to the last block."""
        self.blocks[-1][-1] += gap + line

    def add_figure(self, caption: str, credit: str, *, lead: bool) -> None:
        """Add a figure without image behind the last section."""
        number = len(self.figures) + 1
        after = f"s{len(self.crossheads)}"
        self.figures.append(
            Figure(f"f{number}", caption=caption, credit=credit, after=after, lead=lead)
        )

    @property
    def made(self) -> tuple[Section, ...]:
        """The sections, with ids that follow from their order."""
        return tuple(
            Section(f"s{number}", crosshead, "\n\n".join(blocks))
            for number, (crosshead, blocks) in enumerate(
                zip(self.crossheads, self.blocks, strict=True), 1
            )
        )


def add_body(sections: Sections, paragraphs: Sequence[Paragraph], *, is_spaced: bool) -> None:
    """Add the paragraphs of the story's text, in order."""
    above: Paragraph | None = None
    for number, each in enumerate(paragraphs):
        caption = caption_in(each.text) if not each.in_list else None
        if caption and len(paragraphs) > 1:
            sections.add_figure(caption.text, caption.credit, lead=False)
            continue
        following = _next_text(paragraphs, number)
        if crosshead := _crosshead(each, above, following, is_spaced=is_spaced):
            sections.begin(crosshead)
            above = None
            continue
        _add_text(sections, each, above, is_spaced=is_spaced)
        above = each


def _next_text(paragraphs: Sequence[Paragraph], number: int) -> Paragraph | None:
    for index in range(number + 1, len(paragraphs)):
        if caption_in(paragraphs[index].text) is None:
            return paragraphs[index]
    return None


def _add_text(
    sections: Sections, each: Paragraph, above: Paragraph | None, *, is_spaced: bool
) -> None:
    if each.in_list and each.mark:
        item = f"{each.mark.number}." if each.mark.number else "-"
        listed = f"{item} {escape(each.words)}"
        if above and above.in_list and above.mark and not _begins_list(above, each):
            sections.go_on(listed)
        else:
            sections.add(listed)
    elif is_break(each.text):
        sections.add(each.text)
    elif above and _is_line_of(above, each, is_spaced=is_spaced):
        sections.go_on(escape(each.text))
    else:
        sections.add(escape(each.text))


def _begins_list(above: Paragraph, each: Paragraph) -> bool:
    assert above.mark is not None
    assert each.mark is not None
    return above.mark.kind != each.mark.kind or each.mark.number == 1


def _is_line_of(above: Paragraph, each: Paragraph, *, is_spaced: bool) -> bool:
    """Whether a short line goes on with the paragraph above it after a line break."""
    return (
        is_spaced
        and not each.gap
        and not above.in_list
        and not is_break(above.text)
        and not (above.wrapped or each.wrapped)
        and each.indent <= above.indent
        and max(len(above.text), len(each.text)) <= 100
    )


def _crosshead(
    each: Paragraph, above: Paragraph | None, following: Paragraph | None, *, is_spaced: bool
) -> str:
    """The crosshead that a paragraph is; empty if it is none."""
    if above is None or following is None or each.in_list or each.wrapped:
        return ""
    if match := _MARKED.fullmatch(each.text):
        return match["a"] or match["b"] or ""
    if not _stands_alone(each, above, following, is_spaced=is_spaced):
        return ""
    return each.text if _reads_as_crosshead(each.text) else ""


def _stands_alone(
    each: Paragraph, above: Paragraph, following: Paragraph, *, is_spaced: bool
) -> bool:
    if is_break(following.text) or is_break(above.text):
        return False
    if not is_spaced:
        parted = not above.wrapped or above.in_list or following.indent > each.indent
        return parted or _STOPPED.search(above.text) is not None
    under = following.gap > 0 or len(following.text) > _LONGEST or following.indent > each.indent
    return each.gap > 0 and under


def _reads_as_crosshead(text: str) -> bool:
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    first = text[0]
    if not (first in _OPENING or first.isdigit() or (first.isalpha() and not first.islower())):
        return False
    if _UNFINISHED.search(text) and not _QUOTED.fullmatch(text):
        return False
    if text.endswith((".”", '."', ",”", ',"', ".’", ",’")) and not _QUOTED.fullmatch(text):
        return False
    if (text.startswith("(") and text.rstrip('"”').endswith(")")) or text.startswith("["):
        return False
    return not (
        holds_contact(text)
        or holds_link(text)
        or _STREET.match(text)
        or _TALK.match(text)
        or is_date(text)
        or is_clutter(text)
    )
