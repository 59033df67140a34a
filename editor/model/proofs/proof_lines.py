"""The lines that a proofreader goes through: the sentences of a story in the order of its page.

A line is known by a digest of its words, so that a tick stays with it wherever it moves to, and
goes when it is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from editor.model.places import Place, text_at, text_places
from editor.model.story import Story

READ: Final = frozenset(
    {"kicker", "headline", "standfirst", "byline", "dateline", "reader_note", "sign_off"}
    | {"copyright_notice", "key_points", "sections", "figures", "pull_quotes"}
)
"""What readers see; texts for the desk or for machines are not proofread."""

_PARTS_READ = frozenset(
    {"text", "crosshead", "body", "caption", "credit", "alt", "attribution", ""}
)
_DIGEST_BYTES = 8
_PARAGRAPH = re.compile(r"[^\n]+")
_WORDLESS = re.compile(r"[\s|:*_>+-]*")
"""Signs without words: the line below a table's head, an empty row or item, a rule."""

# An end mark with what closes around it, before a space and what may begin a sentence; signs of
# scripts without such spaces end one by themselves. Initials and titles end none.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|vs|No))(?<!\b(?:Mrs|Gen|Gov|Sen|Rep|Col|Sgt|Rev))"
    r"[.!?…؟]+[\"'”’»)\]*_]*(?=\s+[\"'“‘«(\[*_]*[^\W_a-z])|[。！？]+[」』”]*"
)


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A sentence: where it stands in the text of its place, in code points, and its digest."""

    place: Place
    start: int
    end: int
    digest: str


def proof_lines(story: Story) -> tuple[ProofLine, ...]:
    """Every line of a story, from the top; the same sentence twice is two lines."""
    seen: Counter[str] = Counter()
    lines = []
    for place in text_places(story):
        if place.field not in READ or place.part not in _PARTS_READ:
            continue
        text = text_at(story, place)
        for start, end in sentences(text):
            digest = _digest(text[start:end])
            lines.append(ProofLine(place, start, end, f"{digest}.{seen[digest]}"))
            seen[digest] += 1
    return tuple(lines)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; none goes over a line end."""
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        for end in (*_ends(text, paragraph), paragraph.end()):
            words = text[start:end]
            first = start + len(words) - len(words.lstrip())
            if not _WORDLESS.fullmatch(words):
                yield first, start + len(words.rstrip())
            start = end


def _ends(text: str, paragraph: re.Match[str]) -> Iterator[int]:
    for end in _END.finditer(text, paragraph.start(), paragraph.end()):
        yield end.end()


def ticked_share(lines: Iterable[ProofLine], ticks: frozenset[str]) -> tuple[int, int]:
    """How many lines are ticked, and how many there are."""
    known = [line.digest in ticks for line in lines]
    return sum(known), len(known)


def _digest(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
