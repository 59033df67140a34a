"""What language a text is in, where its letters tell it for certain.

Latin letters never tell: two dozen languages of newsrooms share them. Of a script that one language
of newsrooms has to itself the script tells; of Arabic and Cyrillic the letters that are particular
to a language, with its commonest words where smaller languages have the same ones; or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from unicodedata import normalize

from editor.model.alphabets import ARABIC, CYRILLIC
from editor.model.scripts import LATIN, may_be_written, script_of
from editor.model.story import Story
from editor.model.translation import N_

LEAST: Final = 16
"""Letters that it takes to tell; a name in other letters is no text in another language."""

LOOKED_AT: Final = 2_000
"""Characters of a text that are looked at."""

_SHARE = 0.75
_WORD = re.compile(r"[^\W\d_]+")

# The languages that a script tells by itself.
_ALONE: Final = {"Grek": "el", "Armn": "hy", "Thai": "th", "Geor": "ka", "Hang": "ko"}
_YIDDISH, _LEAST_YIDDISH = "װױײ", 0.006

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


def told_language(text: str) -> str:
    """The code of the language that a text is in for certain; empty where that is not so."""
    return _told(text)[0]


def other_language(text: str, language: str) -> str:
    """The language that a text is in for certain where `language` is not written in its letters."""
    code, script = _told(text)
    return "" if not code or may_be_written(language, script) else code


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


def in_its_language(story: Story, house: str = "") -> Story:
    """A story from outside, with the language that its letters tell where it names no other.

    - One that is never written in its letters is not believed: programs name one unasked.
    - Nothing is told where the language of its `house` may be written so: it is rather in that.
    """
    code, script = _told(_sample(story))
    if story.language and (not script or may_be_written(story.language, script)):
        return story
    is_of_house = bool(code and house) and may_be_written(house, script)
    return replace(story, language="" if is_of_house else code)


def _told(text: str) -> tuple[str, str]:
    """Language and script; both empty where they are not certain."""
    # Letters that a PDF has joined for print are letters again.
    sample = normalize("NFKC", text[:LOOKED_AT]).lower()
    letters = "".join(filter(str.isalpha, sample))
    if len(letters) < LEAST:
        return "", ""
    if sample.isascii():
        return "", LATIN
    counts = Counter(map(script_of, letters))
    script, most = counts.most_common(1)[0]
    if not script or most < _SHARE * len(letters):
        return "", ""
    own = Counter(each for each in letters if script_of(each) == script)
    return _language(script, own, _WORD.findall(sample)), script


def _language(script: str, letters: Counter[str], words: list[str]) -> str:
    if script == "Hebr":
        yiddish = sum(letters[each] for each in _YIDDISH)
        return "yi" if yiddish >= _LEAST_YIDDISH * letters.total() else "he"
    alphabets = {"Arab": ARABIC, "Cyrl": CYRILLIC}.get(script, ())
    fitting = (each.language for each in alphabets if each.fits(letters, words))
    return next(fitting, _ALONE.get(script, ""))


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
