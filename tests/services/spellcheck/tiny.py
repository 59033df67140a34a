"""Dictionaries of a few words, written for the tests."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

ENGLISH = (
    "the a storm barrier holds reporter government colour town said wind in and word plan"
    " coffee house do not don't there was minister of new copyright"
)
GERMAN = "der die das Regierung sagt Sturm hält und"
FRENCH = "homme le la accord gouvernement parole porte"

_AFFIXES = """SET UTF-8
TRY esianrtolcdugmphbyfvkwz
SFX S Y 1
SFX S 0 s .
"""


def write_dictionary(folder: Path, code: str, words: str, affixes: str = _AFFIXES) -> Path:
    """Write a dictionary; every word of it may have a plural. Its path without ending."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = words.split()
    lines = [str(len(entries)), *(f"{word}/S" for word in entries)]
    (folder / f"{code}.dic").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / f"{code}.aff").write_text(affixes, encoding="utf-8")
    return folder / code


def write_dictionaries(folder: Path) -> Path:
    """Write those of three languages into a folder."""
    write_dictionary(folder, "en_US", ENGLISH)
    write_dictionary(folder, "de_DE", GERMAN)
    write_dictionary(folder, "fr", FRENCH)
    return folder


hostile_texts = st.text(
    st.sampled_from("ab Zé'’-‐_.@#/:<>`()[]&;1\u0301\u00ad\u200d\u0643\u6771𝒳\u00a0ßI"), max_size=60
)
"""Texts of what tokens are made of and parted by."""
