"""The interface's language: sentences are written in English and shown in the person's own.

- `_` translates a whole sentence where it is shown; `N_` only marks one that a table holds.
- What goes into a sentence stands in it by name: `_("{name} is missing.").format(name=name)`.
- What is kept (labels of steps, reasons of versions) is kept in English and shown translated.
- A story's own language is another matter: see `render.languages`.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import Final


class _Spoken:
    """The language that is spoken; English before the composition root has chosen."""

    translations: NullTranslations = NullTranslations()


_spoken: Final = _Spoken()


def speak(translations: NullTranslations) -> None:
    """Show what comes from now on in the language of a catalogue."""
    _spoken.translations = translations


def _(text: str) -> str:
    """A sentence in the interface's language; as it stands where nobody translated it."""
    # A catalogue answers to the empty text with its own head.
    return _spoken.translations.gettext(text) if text else text


def counted(one: str, many: str, number: int) -> str:
    """The form of a sentence that goes with a number; `{n}` in it becomes the number."""
    return _spoken.translations.ngettext(one, many, number).format(n=f"{number:,}")


def N_(text: str) -> str:  # noqa: N802 - the name that every extractor of sentences knows
    """Mark a sentence for translation where it is written down, not where it is shown."""
    return text
