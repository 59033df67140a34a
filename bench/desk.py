"""Libraries to measure on: stories of any length, of invented words."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from editor.library.database import open_library
from editor.model.ids import random_story_id
from editor.model.story import KeyPoint, Section, Story
from editor.services.shelf import LAST_CARET, LAST_STORY
from editor.system.paths import Folders, package_file

_SYLLABLES = (
    *("ka", "ro", "mi", "ten", "sol", "var", "du", "pe", "lin", "gra"),
    *("to", "hu", "be", "ser", "an", "i", "qua", "fo", "zi", "mel"),
)


def story(words: int, seed: int = 1, sections: int = 20, *, is_marked: bool = False) -> Story:
    """A story of about so many words: paragraphs of 60, key points, crossheads, perhaps marks."""
    chance = random.Random(seed)
    each = max(1, words // sections // 60)
    return Story(
        id=random_story_id(),
        headline=_sentence(chance, 9).rstrip("."),
        source_tag="Bench",
        key_points=tuple(KeyPoint(f"k{n}", _sentence(chance, 10)) for n in range(4)),
        sections=tuple(
            Section(
                f"s{n}",
                _sentence(chance, 4).rstrip(".") if n else "",
                marked(body(chance, each)) if is_marked else body(chance, each),
            )
            for n in range(sections)
        ),
        copyright_notice="Copyright 2026, Bench",
    )


def make_library(home: Path, stories: list[Story]) -> None:
    """A library under `home` with these stories; the last one is open at the next start."""
    folders = Folders.under(home)
    library = open_library(
        folders.library,
        clock=lambda: datetime.now(UTC),
        ids=random_story_id,
        backups=folders.data / "backups",
    )
    for each in stories:
        library.keep(each, revision=0, number=0)
    library.keep_setting(LAST_STORY, stories[-1].id)
    library.keep_setting(LAST_CARET, '["sections", "s0", "body", 40]')
    library.close()


MISSPELT = 0.01
"""How many words of a text a reporter gets wrong."""

VOCABULARY = 8_000
"""Different words in a long text; the most frequent ones come again and again."""


def _word(chance: random.Random) -> str:
    if chance.random() < MISSPELT:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
    words = _vocabulary()
    # As in any language, the n-th most frequent word comes about 1/n as often as the first.
    return words[int(len(words) ** chance.random()) - 1]


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    """Words that the dictionary knows, so that spelling has to do what it has to in real texts."""
    path = package_file("hunspell", "dictionaries/en_US.dic")
    lines = path.read_text("latin-1").splitlines()[1:]
    known = sorted({line.partition("/")[0] for line in lines if line[:1].islower()})
    plain = [word for word in known if word.isalpha() and word.isascii() and len(word) < 11]
    return tuple(random.Random(1).sample(plain, VOCABULARY))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(_word(chance) for _ in range(words)).capitalize() + "."


def body(chance: random.Random, paragraphs: int) -> str:
    """So many paragraphs of 60 words."""
    return "\n\n".join(" ".join(_sentence(chance, 12) for _ in range(5)) for _ in range(paragraphs))


def marked(text: str) -> str:
    """The text with a word in italics, one in bold and a link in each paragraph."""
    marks = ("*{}*", "**{}**", "[{}](https://example.org/page)")
    paragraphs = []
    for paragraph in text.split("\n\n"):
        words = paragraph.split(" ")
        for at, mark in zip((5, 25, 45), marks, strict=True):
            words[at] = mark.format(words[at])
        paragraphs.append(" ".join(words))
    return "\n\n".join(paragraphs)
