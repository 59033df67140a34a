"""What a language is called: in itself, which needs no translation, and within a sentence."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from editor.model.told_language import NAMES
from editor.model.translation import _


def language_name(code: str) -> str:
    """The name of a language by its code, as `de-AT` or `de_AT`; the code where it has none."""
    locale = QLocale(code.replace("-", "_"))
    name = locale.nativeLanguageName()
    if locale.language() == QLocale.Language.C or not name:
        return code
    return name


def language_in_sentence(code: str) -> str:
    """A language as a sentence of the window names it; its own name where nobody translated it."""
    name = NAMES.get(code.replace("_", "-").split("-")[0].lower())
    return _(name) if name else language_name(code)
