"""What a person at a news desk presses, made from a seed."""

from __future__ import annotations

import random

_SYLLABLES = ("ka", "ro", "mi", "ten", "sol", "var", "du", "pe", "lin", "gra", "hu", "be", "é", "ß")
_FIELDS = ("Headline", "Body 1", "Key point 1", "Body 1", "Body 1")
_NOW_AND_THEN = (
    ("Return", 5),
    ("Backspace", 12),
    ("Ctrl+Z", 8),
    ("Ctrl+Shift+Z", 4),
    ("Ctrl+S", 4),
    ("Left", 6),
    ("Ctrl+End", 3),
    ("Tab", 3),
    ("field", 5),
    ("open", 2),
    ("Ctrl+N", 1),
)


def keys_of(seed: int, count: int, stories: list[str]) -> list[str]:
    """So many keys: words, mostly, and what is done between them.

    A key is a character, a chord, `field:` with the name of a field that is clicked, or `open:`
    with the id of one of the `stories`.
    """
    chance = random.Random(seed)
    keys: list[str] = []
    while len(keys) < count:
        keys.extend(_word(chance))
        if chance.random() < 0.35:
            keys.extend(_between(chance, stories))
    return keys[:count]


def _word(chance: random.Random) -> str:
    word = "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))
    return f"{word}{chance.choice((' ', ' ', ' ', '. ', ', ', '🌊 ', '東 '))}"


def _between(chance: random.Random, stories: list[str]) -> list[str]:
    names = [name for name, _ in _NOW_AND_THEN]
    (name,) = chance.choices(names, [weight for _, weight in _NOW_AND_THEN])
    if name == "field":
        return [f"field:{chance.choice(_FIELDS)}"]
    if name == "open":
        return [f"open:{chance.choice(stories)}"] if stories else []
    if name in ("Backspace", "Left", "Ctrl+Z"):
        return [name] * chance.randint(1, 4)
    return [name]
