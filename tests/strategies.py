"""Hypothesis strategies for texts, stories and the edits that people make to them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from editor.model.changes import (
    Batch,
    Change,
    FieldChange,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    TextChange,
)
from editor.model.places import COLLECTIONS, Place, items, text_at, text_places, value_at
from editor.model.story import Advisory, Figure, KeyPoint, PullQuote, Section, Story

AWKWARD = st.sampled_from(
    [
        "a",
        "word ",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u202f",
        "\u00ad",
        "é",
        "e\u0301",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇨🇿",
        "😀",
        "العربية",
        "שלום",
        "\u202e",
        "\u2028",
        "\u2029",
        "\u0000",
        "\ufffc",
        "\ufdd0",
        "# ",
        "- ",
        "**",
        "*",
        "[x](",
        "—",
        "“quoted”",
        "TK",
        "東京",
        "---",
        "key: value",
    ]
)

texts: SearchStrategy[str] = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(
        lambda text: text.replace("\r", "\n")
    ),
    st.lists(AWKWARD, max_size=8).map("".join),
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


def _extra(known: set[str]) -> SearchStrategy[dict[str, object]]:
    names = texts.filter(lambda name: name not in known and name != "schema")
    return st.dictionaries(names, json_values, max_size=2)


def _items(kind: type, prefix: str, least: int = 0, **parts: SearchStrategy[object]):  # type: ignore[no-untyped-def]
    one = st.fixed_dictionaries({**parts, "extra": _extra(set(kind.__dataclass_fields__))})
    return st.lists(one, min_size=least, max_size=3).map(
        lambda each: tuple(kind(id=f"{prefix}{n}", **made) for n, made in enumerate(each))
    )


@st.composite
def stories(draw: DrawFn) -> Story:
    """Any well-formed story, with unknown keys in it and in its items."""
    names = [name for name in Story.__dataclass_fields__ if name not in ("id", "extra")]
    own = {
        name: draw(texts)
        for name in names
        if Story.__dataclass_fields__[name].type == "str" and draw(st.booleans())
    }
    return Story(
        **{"id": draw(texts.filter(bool)), **own},
        key_points=draw(_items(KeyPoint, "k", text=texts)),
        sections=draw(_items(Section, "s", 1, crosshead=texts, body=texts)),
        figures=draw(_items(Figure, "f", alt=texts, caption=texts, credit=texts, after=texts)),
        pull_quotes=draw(_items(PullQuote, "q", text=texts, source=texts, after=texts)),
        urgency=draw(st.integers(-5, 100)),
        keywords=tuple(draw(st.lists(texts, max_size=3))),
        advisories=draw(
            st.lists(st.builds(Advisory, texts, texts, texts, texts), max_size=2).map(tuple)
        ),
        extra=draw(_extra(set(Story.__dataclass_fields__))),
    )


def _text_change(draw: DrawFn, story: Story) -> Change:
    place = draw(st.sampled_from(text_places(story)))
    text = text_at(story, place)
    at = draw(st.integers(0, len(text)))
    end = draw(st.integers(at, len(text)))
    return TextChange(place, at, text[at:end], draw(texts))


def _item_change(draw: DrawFn, story: Story) -> Change:
    collection = draw(st.sampled_from(sorted(COLLECTIONS)))
    there = items(story, collection)
    kind = COLLECTIONS[collection][0]
    new = kind(id=f"n{draw(st.integers(0, 10**9))}")
    insert = ItemInserted(collection, draw(st.integers(0, len(there))), new)
    if new.id in {each.id for each in there}:
        return Batch(())
    if len(there) < 2 or draw(st.booleans()):
        return insert
    source, target = (draw(st.integers(0, len(there) - 1)) for _ in range(2))
    if draw(st.booleans()):
        return ItemMoved(collection, source, target)
    return ItemRemoved(collection, source, there[source])


def _value_change(draw: DrawFn, story: Story) -> Change:
    place = Place(draw(st.sampled_from(["urgency", "keywords"])))
    new = draw(st.integers(1, 9)) if place.field == "urgency" else ("a", draw(texts))
    return FieldChange(place, value_at(story, place), new)


@st.composite
def changes(draw: DrawFn, story: Story) -> Change:
    """Any change that fits a story."""
    make = draw(st.sampled_from([_text_change, _text_change, _item_change, _value_change]))
    return make(draw, story)
