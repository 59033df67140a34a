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
import yaml  # noqa: E402

from editor.formats.press import FORMAT  # noqa: E402
from editor.render.escape import escape  # noqa: E402
from editor.render.gate import html_nodes  # noqa: E402
from editor.render.nodes import Block, Heading, List, Paragraph, Quote  # noqa: E402
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
        values = yaml.safe_load(front)
        title = front_text(values.get("title"))
        summary = front_text(
            values.get("excerpt") or values.get("abstract") or values.get("summary")
        )
        body = re.sub(r"\{[{%].*?[%}]\}|\{:?[.#][^}]*\}|\[\^\d+\]", "", body, flags=re.DOTALL)
        nodes = html_nodes(markdown.markdown(body, extensions=["tables", "fenced_code"]))
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


def front_text(value: object) -> str:
    return flat(unescape(value)) if isinstance(value, str) else ""


def flat(text: str) -> str:
    return " ".join(text.split())


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]


def one_sentence(text: str) -> str:
    return text if text and len(text) < 300 and first_sentence(text) == text else ""


def sections_of(
    nodes: tuple[Block, ...], title: str
) -> Iterator[tuple[str, tuple[str | tuple[str, ...], ...]]]:
    """The sections of a story: its headings, and captions and questions that read like them.

    Under another heading, before the first text and as the last line they are text, as the page
    of rules has it.
    """
    crosshead = ""
    blocks: list[str | tuple[str, ...]] = []
    for node in nodes:
        title_here = title_of(node)
        if not title_here:
            blocks += [each for each in plain_blocks(node) if blocks or not is_day(each)]
        elif title_here != title and not blocks:
            blocks.append(title_here)
        elif title_here != title:
            yield crosshead, tuple(blocks)
            crosshead, blocks = title_here, []
    if blocks:
        yield crosshead, tuple(blocks)


def title_of(node: Block) -> str:
    """The crosshead that a block is for a reader of plain text; empty if it is none."""
    if isinstance(node, Heading):
        return flat(inline_text(node.children))
    text = flat(inline_text(node.children)) if isinstance(node, Paragraph) else ""
    return text if text and reads_as_crosshead(text) else ""


def reads_as_crosshead(text: str) -> bool:
    short = len(text) <= 60 and len(text.split()) <= 10
    begins = text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘«"
    return short and begins and text[-1] not in '.,;:…”"–—-' and "@" not in text


def is_day(block: str | tuple[str, ...]) -> bool:
    """Whether a story's first line is only its date, as on Wikinews."""
    return isinstance(block, str) and re.fullmatch(r"\w+day, \w+ \d+, \d{4}", block) is not None


def plain_blocks(node: Block) -> list[str | tuple[str, ...]]:
    match node:
        case Paragraph():
            text = flat(inline_text(node.children))
            return [text] if text else []
        case List():
            items = [
                flat(" ".join(map(str, plain_blocks(each)))) for it in node.items for each in it
            ]
            return [tuple(filter(None, items))]
        case Quote():
            return [block for each in node.children for block in plain_blocks(each)]
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

    def paragraph(text: str, indent: str = indent) -> str:
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
    head = [paragraph(truth.headline, "")]
    if layout.standfirst and truth.standfirst:
        head.append(paragraph(truth.standfirst))
    if layout.byline:
        head.append(f"By {layout.byline}")
    place = f"{layout.place} " if layout.place else ""
    blocks = [*head, "\n".join(marked)]
    first = True
    for crosshead, parts in truth.sections:
        blocks += [set_crosshead(crosshead)] if crosshead else []
        for part in parts:
            if isinstance(part, tuple):
                blocks.append("\n".join(item("•", each) for each in part))
                continue
            blocks.append(paragraph(f"{place}({TAG}) {layout.dash} {part}" if first else part))
            first = False
    blocks.append(f"Copyright 2023, {TAG}")
    return ("\n\n" if layout.blank else "\n").join(blocks)


def set_crosshead(text: str) -> str:
    """A crosshead as it is, or in stars where a reader would not take it for one without."""
    return text if reads_as_crosshead(text) else f"**{text}**"


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
        print(
            f"no stories here to set as press text: {STORIES.parent.name}/{STORIES.name} is absent"
        )
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
    share = right.total() / fields.total()
    print(f"  {'all':18}{right.total():7} of {fields.total():7}  {share:8.2%}")
    print(f"{len(misses)} fields are missed in at least one setting")
    for (story, name, wanted), missed in misses.items() if options.misses else ():
        print(f"  {story} {name}, {len(missed)} settings, as {missed[0]}\n      {wanted[:160]!r}")
    return 0 if share >= 0.98 else 1


if __name__ == "__main__":
    sys.exit(main())
