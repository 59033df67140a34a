"""The catalogues of the interface's languages, and which one this system would choose."""

from __future__ import annotations

import gettext
import locale
import os
from gettext import NullTranslations

from editor.system.paths import resource

DOMAIN = "nutgraf"
ENGLISH = "en"


def catalogue(language: str) -> NullTranslations:
    """The sentences of a language, as `de` or `de-AT`; English where there is no catalogue."""
    language = language.replace("-", "_") or system_language()
    if language.partition("_")[0] == ENGLISH:
        return NullTranslations()
    return gettext.translation(
        DOMAIN,
        resource("translations"),
        languages=[language, language.partition("_")[0]],
        fallback=True,
    )


def system_language() -> str:
    """The language of this session, as POSIX names it; English where it says nothing."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        chosen = os.environ.get(variable, "").partition(":")[0].partition(".")[0]
        if chosen:
            return ENGLISH if chosen in ("C", "POSIX") else chosen
    # Windows and macOS say it elsewhere.
    return locale.getlocale()[0] or ENGLISH
