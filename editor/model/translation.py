"""The interface's language: sentences are written in English and shown in the person's own.

- `_` translates a whole sentence where it is shown; `N_` only marks one that a table holds.
- What goes into a sentence stands in it by name: `_("{name} is missing.").format(name=name)`.
- A number stands in it as `counted` or `numeral` write it.
- What is kept (labels of steps, reasons of versions) is kept in English and shown translated.
- A story's own language is another matter: see `render.languages`.
"""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import Final


class _Spoken:
    """The language that is spoken; English before the composition root has chosen."""

    translations: NullTranslations = NullTranslations()


_spoken: Final = _Spoken()

_THOUSANDS: Final = {"de": ".", "fr": "\u202f"}
"""What parts thousands, where it is not as in English."""


def speak(translations: NullTranslations) -> None:
    """Show what comes from now on in the language of a catalogue."""
    _spoken.translations = translations


def _(text: str) -> str:
    """A sentence in the interface's language; as it stands where nobody translated it."""
    # A catalogue answers to the empty text with its own head.
    return _spoken.translations.gettext(text) if text else text


def counted(one: str, many: str, amount: int, **holes: object) -> str:
    """The form of a sentence that goes with an amount; `{n}` in it becomes the number."""
    return _spoken.translations.ngettext(one, many, amount).format(n=numeral(amount), **holes)


def numeral(amount: int) -> str:
    """A number as people read it: `2,140`, in German `2.140`."""
    return f"{amount:,}".replace(",", _THOUSANDS.get(_language(), ","))


def inline(words: str) -> str:
    """Words as they go on within a sentence: where the language writes nouns small, small."""
    return words if _language() == "de" else f"{words[:1].lower()}{words[1:]}"


def listed(parts: Sequence[str]) -> str:
    """Parts as a sentence lists them: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def forms(one: str, many: str) -> tuple[str, str]:
    """Mark both forms of a sentence for translation, for a table whose rows go to `counted`."""
    return one, many


def N_(text: str) -> str:  # noqa: N802 - the name that every extractor of sentences knows
    """Mark a sentence for translation where it is written down, not where it is shown."""
    return text


def _language() -> str:
    return _spoken.translations.info().get("language", "").partition("_")[0]
