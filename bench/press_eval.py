"""How many fields of real stories come apart exactly right when they are set as press text.

Every story of the folder `shared` beside the repository is set in many layouts (every list mark,
with and without empty lines, wrapped at 72, every dash, every encoding), read back, and compared
field by field. Run it with `python bench/press_eval.py`; `--misses` lists every miss.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import markdown  # noqa: E402 - after the repository is on the path

from editor.formats.press import FORMAT  # noqa: E402
from editor.render.escape import escape  # noqa: E402
from editor.render.gate import html_nodes  # noqa: E402
from editor.render.nodes import Block, Heading, List, Paragraph, Quote, Table  # noqa: E402
from editor.render.plain import inline_text  # noqa: E402

STORIES = ROOT.parent / "shared" / "stories"
MARKS = ["•", "-", "*", "–", "·", "◦", "▪", "●", "■", "‣", "➤", "✓", "»", "\uf0b7", "o\t"]
NUMBERS = ["{}.", "{})", "({})"]
DASHES = ["–", "-", "--", "—"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "crlf"]
LEADS = ["", "LONDON", "PRAGUE, Czech Republic", "NEW YORK, July 19"]
TAG = "NewsReady.com"
BYLINES = ["", "Ida Quill", "Ida Quill and Tomas Reiff, Political Editor", "Ida Quill in Prague"]
LAYOUTS_PER_STORY = 18


@dataclass(frozen=True)
class Truth:
    """A story as its authors structured it; blocks are paragraphs or lists of items."""

    name: str
    headline: str
    standfirst: str
    key_points: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str | tuple[str, ...], ...]], ...]


@dataclass(frozen=True)
class Layout:
    """How a story is set."""

    mark: str
    dash: str
    blank: bool
    wrapped: bool
    encoding: str
    place: str
    byline: str
    standfirst: bool

    def __str__(self) -> str:
        lines = "empty lines" if self.blank else "no empty lines"
        width = "wrapped" if self.wrapped else "long lines"
        return f"{self.mark!r} {self.dash} {lines}, {width}, {self.encoding}"


def truths() -> Iterator[Truth]:
    for path in sorted(STORIES.glob("*/*")):
        if truth := truth_of(path):
            yield truth


def truth_of(path: Path) -> Truth | None:
    text = path.read_text(encoding="utf-8")
    title = summary = ""
    if path.suffix == ".md":
        parts = re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)
        if len(parts) < 3:
            return None
        _, front, body = parts
        title, summary = front_text(front, "title"), front_text(front, "excerpt|abstract|summary")
        body = re.sub(r"\{[{%].*?[%}]\}|\{:?[.#][^}]*\}|\[\^\d+\]", "", body, flags=re.DOTALL)
        nodes = html_nodes(markdown.markdown(body, extensions=["tables"]))
    else:
        nodes = html_nodes(text)
    if not title and nodes and isinstance(nodes[0], Heading):
        title, nodes = flat(inline_text(nodes[0].children)), nodes[1:]
    sections = tuple(sections_of(nodes, title))
    paragraphs = [each for _, blocks in sections for each in blocks if isinstance(each, str)]
    if not title or len(paragraphs) < 3 or not sections[0][1]:
        return None
    points = tuple(first_sentence(each) for each in paragraphs[1:5])
    return Truth(f"{path.parent.name}/{path.name}", title, one_sentence(summary), points, sections)


def front_text(front: str, key: str) -> str:
    match = re.search(rf"^(?:{key}):\s*[>|]?-?\s*(.+(?:\n[ ]+\S.*)*)", front, re.MULTILINE)
    text = flat(match[1]) if match else ""
    quote = text[:1]
    return unescape(text.strip(quote)) if quote in ("'", '"') and text.endswith(quote) else text


def flat(text: str) -> str:
    return " ".join(text.split())


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]


def one_sentence(text: str) -> str:
    return text if text and len(text) < 300 and first_sentence(text) == text else ""


def sections_of(
    nodes: tuple[Block, ...], title: str
) -> Iterator[tuple[str, tuple[str | tuple[str, ...], ...]]]:
    crosshead = ""
    blocks: list[str | tuple[str, ...]] = []
    for node in nodes:
        if isinstance(node, Heading):
            text = flat(inline_text(node.children))
            if text in ("", title):
                continue
            if blocks or not crosshead:
                yield crosshead, tuple(blocks)
                crosshead, blocks = text, []
            else:
                crosshead = f"{crosshead} {text}"
        else:
            blocks += plain_blocks(node)
    if blocks:
        yield crosshead, tuple(blocks)


def plain_blocks(node: Block) -> list[str | tuple[str, ...]]:
    match node:
        case Paragraph():
            text = flat(inline_text(node.children))
            return [text] if text else []
        case List():
            items = [flat(" ".join(map(str, plain_blocks(each)))) for it in node.items for each in it]
            return [tuple(filter(None, items))]
        case Quote():
            return [block for each in node.children for block in plain_blocks(each)]
        case Table():
            return [flat(" ".join(map(inline_text, row))) for row in (node.header, *node.rows)]
        case _:
            return []


def layouts(number: int) -> Iterator[Layout]:
    """Layouts that together hold every value of every dimension, others for each story."""
    marks = [*MARKS, *NUMBERS]
    for step in range(LAYOUTS_PER_STORY):
        turn = number * LAYOUTS_PER_STORY + step
        yield Layout(
            marks[turn % len(marks)],
            DASHES[(turn // 5) % 4],
            bool((turn // 2) % 3),
            bool(turn % 2),
            ENCODINGS[(turn // 3) % len(ENCODINGS)],
            LEADS[(turn // 7) % len(LEADS)],
            BYLINES[(turn // 11) % len(BYLINES)],
            bool((turn // 13) % 2),
        )


def set_as(truth: Truth, layout: Layout) -> str:
    indent = "    " if layout.wrapped and not layout.blank else ""

    def paragraph(text: str) -> str:
        if not layout.wrapped:
            return text
        return textwrap.fill(text, 72, initial_indent=indent, break_long_words=False)

    def item(mark: str, text: str) -> str:
        if not layout.wrapped:
            return f"  {mark} {text}"
        return textwrap.fill(
            text, 72, initial_indent=f"  {mark} ", subsequent_indent="    ", break_long_words=False
        ).replace("    \t", "  \t")

    marked = (
        item(layout.mark.format(n) if "{" in layout.mark else layout.mark, text)
        for n, text in enumerate(truth.key_points, 1)
    )
    head = [paragraph(truth.headline).strip()]
    if layout.standfirst and truth.standfirst:
        head.append(paragraph(truth.standfirst).strip())
    if layout.byline:
        head.append(f"By {layout.byline}")
    place = f"{layout.place} " if layout.place else ""
    blocks = [*head, "\n".join(marked)]
    first = True
    for crosshead, parts in truth.sections:
        blocks += [crosshead] if crosshead else []
        for part in parts:
            if isinstance(part, tuple):
                blocks.append("\n".join(item("•", each) for each in part))
                continue
            blocks.append(paragraph(f"{place}({TAG}) {layout.dash} {part}" if first else part))
            first = False
    blocks.append(f"Copyright 2023, {TAG}")
    return ("\n\n" if layout.blank else "\n").join(blocks)


def encoded(text: str, encoding: str) -> bytes | None:
    if encoding == "crlf":
        return text.replace("\n", "\r\n").encode()
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def body_of(parts: tuple[str | tuple[str, ...], ...]) -> str:
    return "\n\n".join(
        escape(part) if isinstance(part, str) else "\n".join(f"- {escape(each)}" for each in part)
        for part in parts
    )


def compared(truth: Truth, layout: Layout, data: bytes) -> Iterator[tuple[str, bool, str, str]]:
    """Every field: its name, whether it is right, what was wanted, what came."""
    assert FORMAT.read is not None
    story = FORMAT.read(data)[0].story
    wanted = {
        "headline": truth.headline,
        "standfirst": truth.standfirst if layout.standfirst else "",
        "byline": layout.byline,
        "dateline": layout.place,
        "source_tag": TAG,
        "copyright_notice": f"Copyright 2023, {TAG}",
    }
    for name, text in wanted.items():
        came = str(getattr(story, name))
        if text or came:
            yield name, came == text, text, came
    points = tuple(each.text for each in story.key_points)
    yield "key_points", points == truth.key_points, str(truth.key_points), str(points)
    crossheads = Counter(each.crosshead for each in story.sections)
    bodies = Counter(each.body for each in story.sections)
    for crosshead, parts in truth.sections:
        if crosshead:
            yield "crosshead", crossheads[crosshead] > 0, crosshead, ""
        body = body_of(parts)
        yield "body", bodies[body] > 0, body, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list every miss")
    options = parser.parse_args()
    if not STORIES.is_dir():
        print(f"no stories here to set as press text: {STORIES.parent.name}/{STORIES.name} is absent")
        return 0
    fields, right, set_texts = Counter[str](), Counter[str](), count()
    misses: dict[tuple[str, str, str], list[Layout]] = {}
    stories = 0
    for stories, truth in enumerate(truths(), 1):
        for layout in layouts(stories):
            data = encoded(set_as(truth, layout), layout.encoding)
            if data is None:
                continue
            next(set_texts)
            for name, is_right, wanted, _came in compared(truth, layout, data):
                fields[name] += 1
                right[name] += is_right
                if not is_right:
                    misses.setdefault((truth.name, name, wanted), []).append(layout)
    print(f"{stories} stories in {next(set_texts)} settings, {fields.total()} fields")
    for name, number in fields.most_common():
        print(f"  {name:18}{right[name]:7} of {number:7}  {right[name] / number:8.2%}")
    print(f"  {'all':18}{right.total():7} of {fields.total():7}  {right.total() / fields.total():8.2%}")
    print(f"{len(misses)} fields are missed in at least one setting")
    for (story, name, wanted), missed in misses.items() if options.misses else ():
        print(f"  {story} {name}, {len(missed)} settings, as {missed[0]}\n      {wanted[:160]!r}")
    return 0 if right.total() >= 0.98 * fields.total() else 1


if __name__ == "__main__":
    sys.exit(main())
