"""The names in a byline: several names and a job title are allowed in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.render.languages import without_by

_PARTED = re.compile(r"\s*(?:[,;|&·]|(?<=\s)(?:and|et|und|y|e|och|og|en)(?=\s))\s*")
_JOB = re.compile(
    r"\b(?:editor|editorial|reporter|correspondent|writer|columnist|critic|chief|producer|"
    r"photographer|journalist|contributor|analyst|staff|head|intern|bureau|desk|"
    r"rédac\w+|journaliste|correspondante?|redakteur\w*|korrespondent\w*|redactor\w*|periodista)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|M\.?D\.?|Ph\.?D\.?", re.IGNORECASE)
_PLACE = re.compile(r"\s+in\s+[A-Z].*$")


@dataclass(frozen=True, slots=True)
class Author:
    """One of those a byline names, with the job title that stands after the name."""

    name: str
    job: str = ""


def authors(byline: str, language: str = "en") -> tuple[Author, ...]:
    """The authors in a byline, in order: "Ada Moss, Political Editor, and Bo Lund" are two."""
    found: list[Author] = []
    text = " ".join(without_by(byline.strip(), language).split())
    for each in filter(None, map(str.strip, _PARTED.split(text))):
        if found and _SUFFIX.fullmatch(each):
            found[-1] = Author(f"{found[-1].name}, {each}", found[-1].job)
        elif found and _JOB.search(each):
            job = f"{found[-1].job}, {each}" if found[-1].job else each
            found[-1] = Author(found[-1].name, job)
        else:
            found.append(Author(_PLACE.sub("", each)))
    return tuple(found)
