"""The codes of languages, the scripts that they may be written in, and the letters of these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LATIN: Final = "Latn"

_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)

# Where the letters of each script are, ends included.
_RANGES: Final = (
    ("a", "z", LATIN),
    ("\u00df", "\u024f", LATIN),
    ("\u1e00", "\u1eff", LATIN),
    ("\u0370", "\u03ff", "Grek"),
    ("\u1f00", "\u1fff", "Grek"),
    ("\u0400", "\u052f", "Cyrl"),
    ("\u0530", "\u058f", "Armn"),
    ("\u0590", "\u05ff", "Hebr"),
    ("\u0600", "\u06ff", "Arab"),
    ("\u0750", "\u077f", "Arab"),
    ("\u08a0", "\u08ff", "Arab"),
    ("\u0e00", "\u0e7f", "Thai"),
    ("\u10a0", "\u10ff", "Geor"),
    ("\u1100", "\u11ff", "Hang"),
    ("\u3130", "\u318f", "Hang"),
    ("\uac00", "\ud7a3", "Hang"),
)

_WRITTEN_IN: Final = {
    "Arab": frozenset(
        (
            *("ar", "arc", "az", "bal", "ckb", "fa", "kk", "ks", "ku", "ky", "ms", "pa", "prs"),
            *("ps", "sd", "tg", "tk", "ug", "ur", "uz"),
            *("azb", "glk", "lrc", "mzn", "pnb", "sdh", "skr"),
        )
    ),
    "Cyrl": frozenset(
        (
            *("ab", "av", "az", "ba", "be", "bg", "bs", "ce", "cu", "cv", "kk", "kv", "ky", "mk"),
            *("mn", "os", "ro", "ru", "sah", "sh", "sr", "tg", "tk", "tt", "udm", "uk", "uz"),
            *("krc", "kum", "mdf", "myv"),
        )
    ),
    "Hebr": frozenset(("he", "iw", "ji", "lad", "yi")),
    "Grek": frozenset(("el", "grc")),
    "Armn": frozenset(("hy", "hyw")),
    "Thai": frozenset(("th",)),
    "Geor": frozenset(("ka", "xmf")),
    "Hang": frozenset(("ko",)),
}

_NEVER_IN_LATIN: Final = frozenset(
    (
        *("ar", "be", "bg", "ckb", "el", "fa", "he", "hy", "ka", "ko", "mk", "ps", "ru", "sd"),
        *("th", "uk", "ur", "yi"),
    )
)


@lru_cache(maxsize=1024)
def script_of(letter: str) -> str:
    """The script of a small letter, by its ISO 15924 code; empty for all that are none of these."""
    found = (script for first, last, script in _RANGES if first <= letter <= last)
    return next(found, "")


def is_language_code(text: str) -> bool:
    """Whether a text has the form of a language's code, as `de-AT`."""
    return _CODE.fullmatch(text) is not None


def written_alike(language: str, other: str) -> bool:
    """Whether a language may be written in a script, other than Latin, that another one has."""
    return any(
        other in languages and may_be_written(language, script)
        for script, languages in _WRITTEN_IN.items()
    )


def may_be_written(language: str, script: str) -> bool:
    """Whether a language, by its code, as `az-Latn`, may be written in a script."""
    subtags = language.replace("_", "-").lower().split("-")
    named = next((each for each in subtags[1:] if len(each) == 4 and each.isalpha()), "")
    if named:
        return named == script.lower()
    if script == LATIN:
        return subtags[0] not in _NEVER_IN_LATIN
    return subtags[0] in _WRITTEN_IN[script]
