"""The alphabets of languages that share their script, and what tells each from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

STRANGERS: Final = 0.01
"""The share of letters of another alphabet that a text may have, in names."""

LEAST_WORDS, SHARE_OF_WORDS = 2, 0.08
"""So many of the commonest words, and such a share of all words, a text has in its language."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """How a language is known.

    - Of `telling` letters a text in it has at least a share of `least`.
    - `words` are its commonest. Where there are any, its letters alone do not tell it: smaller
      languages are written in the same ones.
    """

    language: str
    letters: str
    telling: str
    least: float
    words: frozenset[str] = frozenset()

    def fits(self, letters: Counter[str], words: Sequence[str]) -> bool:
        """Whether a text with such letters and words is in the language for certain."""
        count = letters.total()
        own = sum(letters[each] for each in self.letters)
        telling = sum(letters[each] for each in self.telling)
        if own < (1 - STRANGERS) * count or telling < self.least * count:
            return False
        common = sum(each in self.words for each in words)
        return not self.words or common >= max(LEAST_WORDS, SHARE_OF_WORDS * len(words))


_EVERYWHERE = "اآأإبتثجحخدذرزسشصضطظعغفقلمنوؤءئـ"
_PERSIAN = _EVERYWHERE + "پچژگکكیيىهةۀ"

ARABIC: Final = (
    Alphabet("sd", _PERSIAN + "ھٻڀٿٺٽڄڃچڇڌڏڊڍڙڦڪڳڱڻ", "ٻڀٿڄڃڇڏڊڌڦڳڱڻ", 0.02),
    Alphabet("ps", _PERSIAN + "ټډړږښځڅڼۍېګ", "ټډړږښځڅڼۍ", 0.015),
    Alphabet("ckb", _PERSIAN + "ھەۆێڕڵڤ", "ڵ", 0.004),
    Alphabet(
        "ur",
        _PERSIAN + "ٹڈڑےںہھۓۂۃ",
        "ٹڈڑےںہھ",
        0.04,
        frozenset(("کے", "کی", "کا", "کو", "سے", "اور", "ہیں")),
    ),
    Alphabet(
        "fa",
        _PERSIAN,
        "پچژگکی",
        0.04,
        frozenset(("در", "به", "از", "را", "با", "است", "این", "برای")),
    ),
    Alphabet("ar", _EVERYWHERE + "هةىيكٱ", "يكةأإ", 0.04),
)
"""The languages of Arabic script; the first that fits is meant."""

CYRILLIC: Final = (
    Alphabet(
        "ru",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "ыэ",
        0.006,
        frozenset(
            ("в", "на", "не", "что", "с", "по", "это", "из", "за", "к", "от", "для", "как", "его")
        ),
    ),
    Alphabet("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "іїє", 0.006),
    Alphabet("be", "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "ў", 0.006),
    # The soft sign is in the alphabet, and in hardly a word: elsewhere it is in every other one.
    Alphabet(
        "bg",
        "абвгдежзийклмнопрстуфхцчшщъюя",
        "ъ",
        0.006,
        frozenset(("на", "се", "в", "и", "от", "да", "за", "е", "че", "са", "с", "по")),
    ),
    Alphabet("sr", "абвгдђежзијклљмнњопрстћуфхцчџш", "ђћ", 0.006),
    Alphabet("mk", "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "ѓќѕ", 0.006),
)
"""The languages of Cyrillic script."""
