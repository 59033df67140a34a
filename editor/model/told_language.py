"""What language a text is in, where its letters alone tell it for certain.

Latin letters never tell: two dozen languages of newsrooms share them. Of a script that one language
of newsrooms has to itself the script tells; of Arabic and Cyrillic the letters that are particular
to a language, or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from editor.model.story import Story
from editor.model.translation import N_

LEAST: Final = 16
"""Letters that it takes to tell; a name in other letters is no text in another language."""

LOOKED_AT: Final = 2_000
"""Characters of a text that are looked at."""

_SHARE = 0.75
_ARABIC, _CYRILLIC, _HEBREW, _LATIN = "Arab", "Cyrl", "Hebr", "Latn"

# Where the letters of each script are, ends included, and the language that the script tells.
_RANGES: Final = (
    ("a", "z", _LATIN),
    ("\u00df", "\u024f", _LATIN),
    ("\u1e00", "\u1eff", _LATIN),
    ("\u0370", "\u03ff", "Grek"),
    ("\u1f00", "\u1fff", "Grek"),
    ("\u0400", "\u052f", _CYRILLIC),
    ("\u0530", "\u058f", "Armn"),
    ("\u0590", "\u05ff", _HEBREW),
    ("\ufb1d", "\ufb4f", _HEBREW),
    ("\u0600", "\u06ff", _ARABIC),
    ("\u0750", "\u077f", _ARABIC),
    ("\u08a0", "\u08ff", _ARABIC),
    ("\ufb50", "\ufdff", _ARABIC),
    ("\ufe70", "\ufefc", _ARABIC),
    ("\u0e00", "\u0e7f", "Thai"),
    ("\u10a0", "\u10ff", "Geor"),
    ("\u1100", "\u11ff", "Hang"),
    ("\u3130", "\u318f", "Hang"),
    ("\uac00", "\ud7a3", "Hang"),
)
_ALONE: Final = {"Grek": "el", "Armn": "hy", "Thai": "th", "Geor": "ka", "Hang": "ko"}

# The languages that may be written in a script: for these nothing is to be told.
_WRITTEN_IN: Final = {
    _ARABIC: frozenset(
        (
            *("ar", "arc", "az", "bal", "ckb", "fa", "kk", "ks", "ku", "ky", "ms", "pa", "prs"),
            *("ps", "sd", "tg", "tk", "ug", "ur", "uz"),
        )
    ),
    _CYRILLIC: frozenset(
        (
            *("ab", "av", "az", "ba", "be", "bg", "bs", "ce", "cu", "cv", "kk", "kv", "ky", "mk"),
            *("mn", "os", "ro", "ru", "sah", "sh", "sr", "tg", "tk", "tt", "udm", "uk", "uz"),
        )
    ),
    _HEBREW: frozenset(("he", "iw", "ji", "lad", "yi")),
    "Grek": frozenset(("el", "grc")),
    "Armn": frozenset(("hy", "hyw")),
    "Thai": frozenset(("th",)),
    "Geor": frozenset(("ka", "xmf")),
    "Hang": frozenset(("ko",)),
}

# Letters that only one language of Arabic script has, and the least share of a text that they make;
# then those that tell Arabic from Persian, which others have, too.
_OF_ARABIC = "يكةأإ"
_PARTICULAR: Final = (
    ("sd", "ٻڀٿڄڃڇڏڊڌڦڳڱڻ", 0.02),
    ("ps", "ټډړږښځڅڼۍ", 0.015),
    ("ckb", "ەۆێڕڵ", 0.06),
    ("ur", "ٹڈڑےںہھ", 0.04),
)
_OF_PERSIAN, _LEAST_PERSIAN = "پچژگکی", 0.04

# Alphabets of Cyrillic script, and the letters of which a text has some in its language alone.
_ALPHABETS: Final = (
    ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ыэ"),
    ("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "іїє"),
    ("be", "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "ў"),
    ("bg", "абвгдежзийклмнопрстуфхцчшщъьюя", "ъ"),
    ("sr", "абвгдђежзијклљмнњопрстћуфхцчџш", "ђћ"),
    ("mk", "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "ѓќѕ"),
)
_STRANGERS, _TELLING = 0.01, 0.006

NAMES: Final = {
    "ar": N_("Arabic"),
    "be": N_("Belarusian"),
    "bg": N_("Bulgarian"),
    "ckb": N_("Kurdish"),
    "el": N_("Greek"),
    "fa": N_("Persian"),
    "he": N_("Hebrew"),
    "hy": N_("Armenian"),
    "ka": N_("Georgian"),
    "ko": N_("Korean"),
    "mk": N_("Macedonian"),
    "ps": N_("Pashto"),
    "ru": N_("Russian"),
    "sd": N_("Sindhi"),
    "sr": N_("Serbian"),
    "th": N_("Thai"),
    "uk": N_("Ukrainian"),
    "ur": N_("Urdu"),
    "yi": N_("Yiddish"),
}
"""The languages that letters can tell, by their codes, as a sentence names them."""

_NEVER_IN_LATIN: Final = frozenset(NAMES) - {"sr"}


def told_language(text: str) -> str:
    """The code of the language that a text is in for certain; empty where that is not so."""
    return _told(text)[0]


def other_language(text: str, language: str) -> str:
    """The language that a text is in for certain where `language` is not written in its letters."""
    code, script = _told(text)
    return "" if not code or _may_be_written(language, script) else code


def language_of_story(story: Story) -> str:
    """The language that a story's own texts are in for certain."""
    return told_language(_sample(story))


def arrived_language(story: Story, arrived: str, language: str = "") -> str:
    """The language that a story ought to have since this text came into it; empty for its own.

    One that names none is in that of its house, `language`. Both what came and the story as it is
    now have to tell another: a quotation does not.
    """
    own = story.language or language
    return other_language(_sample(story), own) if other_language(arrived, own) else ""


def in_its_language(story: Story) -> Story:
    """A story from outside, with the language that its letters tell where it names no other.

    One that is never written in its letters is not believed: programs name one unasked.
    """
    code, script = _told(_sample(story))
    is_believed = bool(story.language) and (not script or _may_be_written(story.language, script))
    return story if is_believed else replace(story, language=code)


def _told(text: str) -> tuple[str, str]:
    """Language and script; both empty where they are not certain."""
    sample = text[:LOOKED_AT]
    letters = "".join(filter(str.isalpha, sample)).lower()
    if len(letters) < LEAST:
        return "", ""
    if sample.isascii():
        return "", _LATIN
    counts = Counter(map(_script_of, letters))
    script, most = counts.most_common(1)[0]
    if not script or most < _SHARE * len(letters):
        return "", ""
    return _language(script, [each for each in letters if _script_of(each) == script]), script


def _language(script: str, letters: list[str]) -> str:
    counts = Counter(letters)

    def share(some: str) -> float:
        return sum(counts[each] for each in some) / len(letters)

    if script == _LATIN:
        return ""
    if script == _ARABIC:
        return _of_arabic_letters(share)
    if script == _CYRILLIC:
        fitting = (
            code
            for code, alphabet, telling in _ALPHABETS
            if share(alphabet) >= 1 - _STRANGERS and share(telling) >= _TELLING
        )
        return next(fitting, "")
    if script == _HEBREW:
        return "yi" if share("װױײ") >= _TELLING else "he"
    return _ALONE[script]


def _of_arabic_letters(share: Callable[[str], float]) -> str:
    shares = ((code, share(letters), least) for code, letters, least in _PARTICULAR)
    particular = next((code for code, found, least in shares if found >= least), "")
    arabic, persian = share(_OF_ARABIC), share(_OF_PERSIAN)
    if particular or arabic > persian:
        return particular or "ar"
    return "fa" if persian >= _LEAST_PERSIAN else ""


@lru_cache(maxsize=1024)
def _script_of(letter: str) -> str:
    """The script of a letter, empty for all that are none of these."""
    found = (script for first, last, script in _RANGES if first <= letter <= last)
    return next(found, "")


def _may_be_written(language: str, script: str) -> bool:
    subtags = language.replace("_", "-").lower().split("-")
    named = next((each for each in subtags[1:] if len(each) == 4 and each.isalpha()), "")
    if named:
        return named == script.lower()
    if script == _LATIN:
        return subtags[0] not in _NEVER_IN_LATIN
    return subtags[0] in _WRITTEN_IN[script]


def _sample(story: Story) -> str:
    """The beginning of what a story says, from headline to text."""
    taken = ""
    for text in _texts(story):
        taken += f"{text[:LOOKED_AT]}\n"
        if len(taken) > LOOKED_AT:
            break
    return taken


def _texts(story: Story) -> Iterator[str]:
    yield from (story.headline, story.standfirst)
    yield from (point.text for point in story.key_points)
    for section in story.sections:
        yield from (section.crosshead, section.body)
