"""What a language is called, in itself: that needs no translation."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def language_name(code: str) -> str:
    """The name of a language by its code, as `de-AT` or `de_AT`; the code where it has none."""
    locale = QLocale(code.replace("-", "_"))
    name = locale.nativeLanguageName()
    if locale.language() == QLocale.Language.C or not name:
        return code
    return name
