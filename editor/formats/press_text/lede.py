"""Dateline and source tag at the head of the first body paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.model.datelines import (
    COMMA,
    DATE,
    ENGLISH_MONTH,
    LEFTWARD_PLACE,
    MOST_WORDS,
    begins_leftward,
    names_month,
)

_DASH = r"(?P<dash>--|[-–—])"
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’]*"
_CAPITALS = rf"{_WORD}(?:[ /-]{_WORD})*"
_REGION = r"[^\W\d_][^\W\d_.'’]*\.?(?:[. ][^\W\d_]+\.?){0,3}"
_TAG = r"\((?P<tag>[^()\n]{2,40})\)"
_NAMED = r"[^\W\d_][^\W\d_.'’]*(?:[ /-][^\W\d_][^\W\d_.'’]*){0,4}"


def _head_of(place: str, dated: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{place}{dated})?(?P<space>{COMMA}?\s*)(?:{_TAG})?\s*{_DASH}\s+(?=\S)")


_HEAD = _head_of(
    rf"(?P<place>{_CAPITALS}|{_NAMED})(?P<region>(?:, (?!{ENGLISH_MONTH} \d){_REGION}){{0,2}})",
    rf"(?P<date>,? {DATE})?",
)
_LEFTWARD_HEAD = _head_of(LEFTWARD_PLACE, rf"(?P<date>{COMMA}?[ \u00a0]?{DATE})?")
_STARTS_SENTENCE = re.compile(r"[\"'“‘«(]*[A-ZÀ-ÖØ-Þ\d]|\W*[^\W\d_a-zß-ÿ]")
_ENDS_SENTENCE = re.compile(r"[.!?…؟۔][\"'”’»)]*$")
# What stands before a dash in capitals and is no place.
_NO_PLACE = frozenset(
    """NATO UN EU UK US USA UAE NASA FBI CIA WHO IMF OPEC UNICEF UNESCO FIFA UEFA NHS BBC CNN OECD
    ASEAN WTO IOC ECB FED NSA DHS FEMA NOAA EPA FDA CDC AIDS COVID EXCLUSIVE ANALYSIS WATCH
    UPDATE BREAKING LIVE OPINION FEATURE REVIEW INTERVIEW EXPLAINER FACTBOX TIMELINE NOTE
    WARNING CORRECTION CORRECTED REFILE REPEAT WITHDRAWN NEWS PHOTOS VIDEO""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Lede:
    """A first paragraph taken apart; `form` is the lead-in with `{place}` and `{tag}` in it."""

    dateline: str
    tag: str
    form: str
    text: str


def opens_story(text: str) -> bool:
    """Whether a paragraph opens with a dateline or tag, and so begins the body."""
    return lede_in(text) is not None


def may_open_story(text: str) -> bool:
    """Whether a paragraph reads as one with a dateline, though it is not certain to have one.

    "Prague – The ferry is back." may be the first of the body, or two names and a remark: such a
    paragraph stays text.
    """
    match = _head(text)
    if match is None or match["place"] is None or not text[match.start("dash") - 1].isspace():
        return False
    words = set(re.findall(r"\w+", match["place"].upper()))
    starts = _STARTS_SENTENCE.match(text[match.end() :])
    return starts is not None and _is_named_place(match) and not words & _NO_PLACE


def lede_in(text: str, names: tuple[str, ...] = (), body: str = "") -> Lede | None:
    """The first paragraph taken apart; None if it opens with no dateline and no tag.

    - `names` are the tags that count without parentheses or dash.
    - `body` is the whole text: a word in capitals that comes again is a name, not a place.
    """
    match = _head(text)
    if match and (match["tag"] or match["place"]) and _is_lead(match, text, body):
        place = f"{match['place'] or ''}{match['region'] or ''}{match['date'] or ''}"
        form = _form(match)
        return Lede(place, match["tag"] or "", form, text[match.end() :])
    return _bare(text, names)


def _head(text: str) -> re.Match[str] | None:
    return (_LEFTWARD_HEAD if begins_leftward(text) else _HEAD).match(text)


def _is_lead(match: re.Match[str], text: str, body: str) -> bool:
    place = match["place"]
    if not match["tag"] and not names_month(match):
        return False
    if place and begins_leftward(place):
        return _is_leftward_lead(match, text)
    if match["tag"]:
        return place is None or place.isupper() or _is_named_place(match)
    if match["date"]:
        return place.isupper() or match["dash"] != "-" or bool(match["region"])
    return place.isupper() and _is_place(match, text, body)


def _is_leftward_lead(match: re.Match[str], text: str) -> bool:
    """The same where there are no capitals: a date tells it, or few words, a tag and a sentence."""
    if match["date"]:
        has_comma = re.search(COMMA, match["region"] + match["date"]) is not None
        return bool(match["tag"]) or (has_comma and text[match.start("dash") - 1].isspace())
    few = all(len((match[name] or "").split()) <= MOST_WORDS for name in ("place", "tag"))
    return bool(match["tag"]) and few and _ENDS_SENTENCE.search(text) is not None


def _is_named_place(match: re.Match[str]) -> bool:
    """Whether a place that is not set in capitals still reads as one: "Prague, July 3 (AP) –"."""
    words = re.findall(r"[^\W\d_]+", match["place"])
    return all(word[0].isupper() for word in words if len(word) > 3) and words[0][0].isupper()


def _is_place(match: re.Match[str], text: str, body: str) -> bool:
    """Capitals and a dash alone: a place only if nothing speaks against it."""
    place = match["place"]
    if not match["space"] and match["dash"] == "-":
        return False
    if not text[match.start("dash") - 1].isspace():
        return False
    rest = text[match.end() :]
    sentence = re.split(r"[.!?](?:\s|$)", rest, maxsplit=1)[0]
    if re.search(r"\s(?:--|[-–—])\s", sentence) or not _STARTS_SENTENCE.match(rest):
        return False
    if rest.isupper() or len(place) < 3:
        return False
    words = set(re.findall(r"\w+", place))
    if words & _NO_PLACE:
        return False
    return not re.search(rf"\b{re.escape(place)}\b", body.replace(text, rest, 1))


def _form(match: re.Match[str]) -> str:
    place = "{place}" if match["place"] else ""
    tag = "({tag})" if match["tag"] else ""
    space = match["space"] if place and tag else ""
    return f"{place}{space}{tag} {match['dash']}"


def _bare(text: str, names: tuple[str, ...]) -> Lede | None:
    """A tag without its parentheses, or without its dash, that is one of the names."""
    for name in filter(None, names):
        quoted = re.escape(name)
        for pattern, form in (
            (rf"{quoted}\s+(--|[-–—])\s+", "{tag} "),
            (rf"\({quoted}\)()\s+", "({tag})"),
        ):
            if match := re.match(pattern, text):
                return Lede("", name, form + match[1], text[match.end() :])
    return None
