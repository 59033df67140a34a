"""The front matter of other programs (Jekyll, Hugo, Pelican …) → the fields of a story.

What no field is meant by is kept among the story's unknown keys, under its own name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from editor.formats.fields import STORY_FIELDS
from editor.formats.front_matter import FrontMatter
from editor.render.languages import moment

_NAMES = {
    "headline": "headline title",
    "standfirst": "standfirst subtitle dek deck description summary excerpt abstract",
    "kicker": "kicker",
    "dateline": "dateline",
    "byline": "byline authors author",
    "published_at": "published_at date published pubdate",
    "modified_at": "modified_at lastmod modified last_modified_at updated",
    "category": "category section categories",
    "keywords": "keywords tags",
    "language": "language lang locale",
    "slugline": "slugline slug",
    "copyright_notice": "copyright_notice copyright",
}
_LOOSE_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?:([+-]\d\d):?(\d\d)|(Z|UTC|GMT))?"
)


def fields_of(matter: FrontMatter) -> dict[str, Any]:
    """A story's fields in another program's front matter; `extra` holds what is left."""
    found: dict[str, Any] = {}
    used: set[str] = set()
    for field, names in _NAMES.items():
        for name in names.split():
            value = _value(field, matter.texts.get(name))
            if value:
                found[field] = value
                used.add(name)
                break
    rest = {key: jsonable(value) for key, value in matter.values.items() if key not in used}
    taken = {key: rest.pop(key) for key in list(rest) if key in (*STORY_FIELDS, "schema")}
    found["extra"] = rest | ({"front_matter": taken} if taken else {})
    return found


def jsonable(value: object) -> object:
    """A YAML value as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): jsonable(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [jsonable(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _value(field: str, value: object) -> object:
    words = list(_words(value))
    if field == "keywords":
        if isinstance(value, str):
            words = [each.strip() for each in value.split(",") if each.strip()]
        return tuple(words)
    if field == "byline":
        return _listed(words)
    if len(words) != 1:
        return ""
    return _time(words[0]) if field.endswith("_at") else words[0]


def _words(value: object) -> Iterable[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            each = each.get("name")
        if isinstance(each, str) and each.strip():
            yield each.strip()


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _time(text: str) -> str:
    """A time as RFC 3339 if it is one but for its spelling; else as it is."""
    loose = _LOOSE_TIME.fullmatch(text)
    if loose is None:
        return text
    day, clock, hours, minutes, universal = loose.groups()
    zone = f"{hours}:{minutes}" if hours else "+00:00" if universal else ""
    written = f"{day}T{clock}{zone}"
    return written if moment(written) else text
