"""Quotes, dashes and spaces as each language sets them.

Sources: the quotation marks of the Unicode CLDR; for German the Duden, for Swiss usage the
Federal Chancellery's guides, for French the Imprimerie nationale's lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EN_DASH: Final = "–"
EM_DASH: Final = "—"
ELLIPSIS: Final = "…"
APOSTROPHE: Final = "’"
NO_BREAK: Final = "\u00a0"
NARROW_NO_BREAK: Final = "\u202f"

_ENGLISH = frozenset(
    ("tis", "twas", "twere", "twill", "til", "till", "cause", "em", "n", "bout", "round")
)
_DUTCH = frozenset(("s", "t", "n", "m", "k", "r", "ie"))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language sets what is typed straight.

    - `double` and `single` open and close what stands between straight marks; `inner` does
      within `double`, where a language nests another pair typed with the same key.
    - `dash` is what two hyphens become; three are always an em dash.
    - `inside` is the space within `double`; `ahead` gives the one before a sign, where there
      is one.
    - `elisions` are words that begin with an apostrophe.
    """

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    inner: tuple[str, str] | None = None
    dash: str = EN_DASH
    inside: str = ""
    ahead: tuple[tuple[str, str], ...] = ()
    elisions: frozenset[str] = frozenset()


_GERMAN = Manner(("„", "“"), ("‚", "‘"))
_FRENCH_SIGNS = (
    (";", NARROW_NO_BREAK),
    ("!", NARROW_NO_BREAK),
    ("?", NARROW_NO_BREAK),
    (":", NO_BREAK),
)
_GUILLEMETS = Manner(("«", "»"), ("‘", "’"), inner=("“", "”"))
_POLISH = Manner(("„", "”"), ("‚", "’"))
_SWEDISH = Manner(("”", "”"), ("’", "’"))
_UNTOUCHED = Manner(('"', '"'), ("'", "'"))

_MANNERS: Final[dict[str, Manner]] = {
    "en": Manner(dash=EM_DASH, elisions=_ENGLISH),
    "en-gb": Manner(elisions=_ENGLISH),
    "en-ie": Manner(elisions=_ENGLISH),
    "en-au": Manner(elisions=_ENGLISH),
    "en-nz": Manner(elisions=_ENGLISH),
    "en-za": Manner(elisions=_ENGLISH),
    "de": _GERMAN,
    "de-ch": Manner(("«", "»"), ("‹", "›")),
    "de-li": Manner(("«", "»"), ("‹", "›")),
    "fr": Manner(("«", "»"), ("’", "’"), inner=("“", "”"), inside=NO_BREAK, ahead=_FRENCH_SIGNS),
    "fr-ch": Manner(
        ("«", "»"),
        ("’", "’"),
        inner=("“", "”"),
        inside=NARROW_NO_BREAK,
        ahead=tuple((sign, NARROW_NO_BREAK) for sign, _ in _FRENCH_SIGNS),
    ),
    "fr-ca": Manner(
        ("«", "»"), ("’", "’"), inner=("“", "”"), inside=NO_BREAK, ahead=((":", NO_BREAK),)
    ),
    "it": _GUILLEMETS,
    "it-ch": Manner(("«", "»"), ("‹", "›")),
    "es": Manner(("«", "»"), ("‘", "’"), inner=("“", "”"), dash=EM_DASH),
    "es-mx": Manner(dash=EM_DASH),
    "es-us": Manner(dash=EM_DASH),
    "pt": Manner(dash=EM_DASH),
    "pt-pt": _GUILLEMETS,
    "nl": Manner(elisions=_DUTCH),
    "pl": _POLISH,
    "ro": Manner(("„", "”"), ("«", "»")),
    "hu": Manner(("„", "”"), ("»", "«")),
    "cs": _GERMAN,
    "sk": _GERMAN,
    "sl": _GERMAN,
    "bg": _GERMAN,
    "hr": _POLISH,
    "sv": _SWEDISH,
    "fi": _SWEDISH,
    "da": Manner(),
    "nb": Manner(("«", "»"), ("‘", "’")),
    "nn": Manner(("«", "»"), ("‘", "’")),
    "no": Manner(("«", "»"), ("‘", "’")),
    "ru": Manner(("«", "»"), ("‚", "‘"), inner=("„", "“"), dash=EM_DASH),
    "uk": Manner(("«", "»"), ("‚", "‘"), inner=("„", "“"), dash=EM_DASH),
    "el": _GUILLEMETS,
    "ar": Manner(("«", "»"), ("‹", "›")),
    "fa": Manner(("«", "»"), ("‹", "›")),
    "he": _UNTOUCHED,
    "ja": _UNTOUCHED,
    "zh": _UNTOUCHED,
    "ko": Manner(),
}


def manner_of(language: str) -> Manner:
    """The manner of a BCP 47 language; where it is not known that of international English."""
    tag = language.lower().replace("_", "-")
    while tag:
        if tag in _MANNERS:
            return _MANNERS[tag]
        tag = tag.rpartition("-")[0]
    return Manner()
