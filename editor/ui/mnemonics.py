"""Letters that entries of a menu are chosen by: each entry has one of its own, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QMenu, QMenuBar

_MARKED = re.compile(r"(?<!&)(?:&&)*&([^&])")


def mark(menu: QMenu | QMenuBar) -> None:
    """Give each entry of a menu a letter of its own."""
    actions = menu.actions()
    for action, text in zip(actions, told_apart([each.text() for each in actions]), strict=True):
        if text != action.text():
            action.setText(text)


def told_apart(texts: Sequence[str]) -> list[str]:
    """These texts, each with a letter marked that no other one has, where there are enough.

    Of two with one letter the first keeps it; the other gets the first letter of a word, or any
    letter, that is still free.
    """
    taken: set[str] = set()
    kept = []
    for text in texts:
        letter = _letter(text)
        kept.append(bool(letter) and letter not in taken)
        taken.add(letter)
    apart = []
    for text, is_kept in zip(texts, kept, strict=True):
        apart.append(text if is_kept or not _letter(text) else _marked_anew(text, taken))
        taken.add(_letter(apart[-1]))
    return apart


def _letter(text: str) -> str:
    """The letter that is marked; empty where none is."""
    found = _MARKED.search(text)
    return found[1].casefold() if found else ""


def _marked_anew(text: str, taken: set[str]) -> str:
    plain = re.sub(r"&(.)", lambda found: "&&" if found[1] == "&" else found[1], text)
    for at in _places(plain):
        if plain[at].casefold() not in taken:
            return f"{plain[:at]}&{plain[at:]}"
    return plain


def _places(plain: str) -> Iterable[int]:
    """Where a letter could be marked, best first."""
    yield from (found.start() for found in re.finditer(r"\b[^\W_]", plain))
    yield from (found.start() for found in re.finditer(r"[^\W_]", plain))
