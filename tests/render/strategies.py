"""Texts full of marks, and node trees in the shape that the body's dialect makes."""

from hypothesis import strategies as st

from editor.render.nodes import (
    Block,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    can_be_tight,
)

PIECES = [
    *"*_[]()\\|>-.!#`~+<&:\"'",
    *("**", "__", "***", "---", "- ", "* ", "1. ", "12. ", "> ", "](", "](https://x.org)", "\\*"),
    *(" ", "  ", "    ", "\t", "\n", "\n\n", "\n  ", "\n- ", "\n    ", "\r\n", "\u00a0", "\u2028"),
    *(
        "a",
        "b",
        "word",
        "file_name",
        "1968",
        "é",
        "漢",
        "👩‍👩‍👧",
        "\u0301",
        "ש",
        "\x02",
        "\x03",
        "\x00",
    ),
    *("&amp;", "<b>", "</b>", "a | b\n--|--", "|", "===", "klzzwxh:0000", "\x02klzzwxh:0000\x03"),
]
messy = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
"""Texts made of whatever a dialect might trip over."""

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
messy_texts = st.one_of(messy, anything)
messy_bodies = messy_texts.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))

_INNER = ["*", "_", "[", "]", "(", ")", "\\", "|", "!", ".", "- ", "> ", "1. ", "&", "<", "`", "#"]
_lines = (
    st.lists(st.sampled_from([*_INNER, "a", "bc", "é", " ", "file_name", "\x02"]), min_size=1)
    .map("".join)
    .map(str.strip)
    .filter(bool)
)
_hrefs = st.sampled_from(
    [
        "https://example.org/",
        "http://example.org/a_b*c(d)?e=f&g|h",
        "https://example.org/(((",
        "mailto:desk@example.org",
        "tel:+420123",
        "#notes",
    ]
)
_texts = _lines.map(Text)


def _spaced(nodes: list[Inline]) -> tuple[Inline, ...]:
    """The nodes with a space between any two, so that their marks can be told apart."""
    spaced: list[Inline] = []
    for node in nodes:
        last = spaced[-1] if spaced else None
        if last is None or isinstance(node, LineBreak) or isinstance(last, LineBreak):
            spaced.append(node)
        elif isinstance(last, Text) and isinstance(node, Text):
            spaced[-1] = Text(f"{last.text} {node.text}")
        elif isinstance(last, Text):
            spaced[-1:] = [Text(f"{last.text} "), node]
        elif isinstance(node, Text):
            spaced.append(Text(f" {node.text}"))
        else:
            spaced += [Text(" "), node]
    return tuple(spaced)


def _words(*nodes: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(st.one_of(_texts, *nodes), min_size=1, max_size=3).map(_spaced)


_plain_links = st.builds(Link, _hrefs, _words())
_emphases = st.builds(Emphasis, _words(_plain_links))
_strongs = st.builds(Strong, _words(_plain_links, _emphases))
_strong_in_emphasis = st.builds(
    lambda before, strong, after: Emphasis(_spaced([before, strong, after])),
    *(_texts, st.builds(Strong, _words()), _texts),
)
_links = st.builds(Link, _hrefs, _words(_emphases.filter(lambda n: "Link" not in repr(n))))
cells = _words(_emphases, _strongs, _links)
"""What one line may hold."""

inlines = st.lists(st.one_of(cells, _words(_strong_in_emphasis)), min_size=1, max_size=3).map(
    lambda lines: tuple(node for line in lines for node in (LineBreak(), *line))[1:]
)
"""What a paragraph may hold: lines that are never empty."""

any_inlines = st.recursive(
    st.one_of(st.builds(Text, st.text("ab *_[]()\\|!- ", min_size=1)), st.just(LineBreak())),
    lambda inner: st.one_of(
        st.builds(kind, st.lists(inner, max_size=3).map(tuple)) for kind in (Emphasis, Strong)
    ),
)
"""Inlines as no dialect makes them: empty, nested in themselves, with space at their ends."""

_paragraphs = st.builds(Paragraph, inlines)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(st.one_of(st.just(()), cells), min_size=width, max_size=width).map(tuple)
    align = st.sampled_from([None, "left", "center", "right"])
    columns = st.lists(align, min_size=width, max_size=width).map(tuple)
    return Table(draw(row), draw(st.lists(row, max_size=2).map(tuple)), draw(columns))


@st.composite
def _lists(draw: st.DrawFn, inner: st.SearchStrategy[tuple[Block, ...]]) -> List:
    items = tuple(draw(st.lists(inner, min_size=1, max_size=3)))
    ordered = draw(st.booleans())
    start = draw(st.sampled_from([0, 1, 7, 99, 996])) if ordered else 1
    can_be_loose = len(items) > 1 or any(len(item) > 1 for item in items)
    tight = can_be_tight(items) and (draw(st.booleans()) or not can_be_loose)
    return List(ordered, start, items, tight)


def _apart(nodes: list[Block]) -> tuple[Block, ...]:
    """The blocks without those that would run on with the one before: numbered lists."""
    kept: list[Block] = []
    for node in nodes:
        last = kept[-1] if kept else None
        runs_on = (
            isinstance(node, List) and isinstance(last, List) and node.ordered and last.ordered
        )
        if not runs_on:
            kept.append(node)
    return tuple(kept)


_tables_of_words = _tables().filter(lambda table: any(map(any, (table.header, *table.rows))))
_leaves = st.one_of(_paragraphs, _tables_of_words, st.just(Rule()))
blocks = st.recursive(
    st.lists(_leaves, min_size=1, max_size=3).map(tuple),
    lambda inner: st.lists(
        st.one_of(_paragraphs, _lists(inner), st.builds(Quote, inner)), min_size=1, max_size=3
    ).map(_apart),
    max_leaves=6,
)
"""Blocks as the dialect makes them."""
