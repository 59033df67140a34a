"""Markdown with YAML front matter: readable anywhere, and read back exactly.

- The front matter holds the fields of the story under their own names; its last key, `nutgraf`,
  holds what no reader needs: identifiers, times of keeping, and whatever cannot stand below.
- Sections are `## crosshead` and their body. A line of a body that would be a heading there has a
  backslash before its hash signs, one more than it had.
- Files of other programs are read too: their front matter, headings, reference links and HTML.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import Any

from editor.formats.base import Format, Options
from editor.formats.fields import all_kept
from editor.formats.foreign_front_matter import fields_of, jsonable
from editor.formats.front_matter import FrontMatter, front_matter, parted, written
from editor.formats.press_text.decoding import decoded
from editor.formats.sections import sectioned_markup
from editor.model.codec import story_from_object, story_to_json
from editor.model.errors import UnreadableStory
from editor.model.ids import random_story_id
from editor.model.parcel import Parcel
from editor.model.places import TEXT_FIELDS
from editor.model.story import Advisory, Figure, PullQuote, Story
from editor.model.taking.arriving import from_outside
from editor.model.text import well_formed
from editor.render.foreign_markdown import markup_of

_OWN = "nutgraf"
_KEEPING = ("schema", "id", "created", "updated")
_HEADING_LINE = re.compile(r"^( {0,3}\\*)(?=#{1,6}(?:[ \t]|$))", re.MULTILINE)
_ESCAPED_LINE = re.compile(r"^( {0,3}\\*)\\(?=#{1,6}(?:[ \t]|$))", re.MULTILINE)
_CROSSHEAD = re.compile(r"^##(?:$| )(.*)$", re.MULTILINE)


def _recognises(head: bytes) -> float:
    matter, _ = parted(well_formed(head.decode("utf-8-sig", "replace")))
    if matter is None:
        return 0.3 if re.search(rb"(?m)^#{1,6} |\]\(https?:|^\[[^\]]+\]: ", head) else 0.1
    return 0.95 if re.search(r"^[A-Za-z_]+:", matter, re.MULTILINE) else 0.5


def _read(data: bytes) -> tuple[Parcel, ...]:
    text = well_formed(_text(data))
    source, body = parted(text)
    if source is None:
        return (from_outside(_foreign(FrontMatter({}, {}), body)),)
    try:
        matter = front_matter(source)
    except UnreadableStory:
        # What is no YAML is kept whole, where no reader sees it.
        return (from_outside(replace(_foreign(FrontMatter({}, {}), body), ed_note=source)),)
    is_own = isinstance(matter.values.get(_OWN), dict)
    return (Parcel(_own(matter, body)) if is_own else from_outside(_foreign(matter, body)),)


def _write(parcels: tuple[Parcel, ...], _options: Options) -> bytes:
    (parcel,) = parcels
    return _written(parcel.story).encode()


def _text(data: bytes) -> str:
    # What we wrote may hold characters that elsewhere tell a text from a program.
    if data.startswith(b"---\n") and b"\nnutgraf:\n" in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return decoded(data)


def _foreign(matter: FrontMatter, body: str) -> Story:
    named = fields_of(matter)
    found = sectioned_markup(markup_of(body), named.get("headline", ""))
    parts = {"key_points": found.key_points, "sections": found.sections, "figures": found.figures}
    fields = named | {"headline": found.headline} | parts
    return Story(random_story_id(), **fields)


def _written(story: Story) -> str:
    value = json.loads(story_to_json(story))
    usual = json.loads(story_to_json(Story(story.id)))
    own: dict[str, Any] = {key: value.pop(key) for key in _KEEPING}
    sections, points = value.pop("sections"), value.pop("key_points")
    known = {key: each for key, each in value.items() if key in usual and each != usual[key]}
    unknown = {key: each for key, each in value.items() if key not in usual}
    front = {key: _lean(key, known[key]) for key in _ORDER if key in known}
    if points:
        front["key_points"] = [point.pop("text") for point in points]
        own["key_points"] = [_short(point) for point in points]
    rest = {key: unknown.pop(key) for key in (_OWN, *usual) if key in unknown}
    if rest:
        own["rest"] = rest
    body = "".join(_section(section, number) for number, section in enumerate(sections))
    own["sections"] = [_short(section) for section in sections]
    return written(front | unknown | {_OWN: own}) + body


_ORDER = (
    *("kicker", "headline", "standfirst", "byline", "dateline", "source_tag"),
    *("published_at", "modified_at", "category", "keywords", "language", "slugline", "genre"),
    *("urgency", "embargoed_until", "status", "advisories", "figures", "pull_quotes", "sign_off"),
    *("reader_note", "copyright_notice", "usage_terms", "ed_note", "planned_length", "house"),
)


def _lean(field: str, value: Any) -> Any:
    """A field's items without what they do not have, their keys in the usual order."""
    if field not in _ITEMS:
        return value
    usual = {each.name: each.default for each in fields(_ITEMS[field])}
    return [
        {key: item[key] for key in usual if key in item and item[key] != usual[key]}
        | {key: each for key, each in item.items() if key not in usual}
        for item in value
    ]


_ITEMS: dict[str, Any] = {"figures": Figure, "pull_quotes": PullQuote, "advisories": Advisory}


def _short(item: dict[str, Any]) -> object:
    """An item that has nothing but an id left, as that id."""
    return item["id"] if len(item) == 1 else item


def _section(section: dict[str, Any], number: int) -> str:
    """A section as it stands in the file; in `section` stays what cannot stand there."""
    crosshead, body = section.pop("crosshead"), section.pop("body")
    head = "" if number == 0 else f"\n## {' '.join(crosshead.split())}".rstrip() + "\n"
    if crosshead != _crosshead(head):
        section["crosshead"] = crosshead
    escaped = _HEADING_LINE.sub(r"\1\\", body)
    return f"{head}\n{escaped}\n"


def _crosshead(head: str) -> str:
    match = _CROSSHEAD.search(head)
    return match[1].strip() if match else ""


def _own(matter: FrontMatter, text: str) -> Story:
    own = matter.values[_OWN]
    value = {key: jsonable(each) for key, each in matter.values.items() if key != _OWN}
    value |= {key: matter.texts[key] for key in (*TEXT_FIELDS, "house") if key in matter.texts}
    value |= {key: own[key] for key in _KEEPING if key in own}
    value |= _mapping(own.get("rest"))
    points = matter.texts.get("key_points") or []
    value["key_points"] = _items(own.get("key_points"), "k", [{"text": each} for each in points])
    value["sections"] = _items(own.get("sections"), "s", _sections(text))
    return story_from_object(value)


def _sections(text: str) -> list[dict[str, Any]]:
    starts = list(_CROSSHEAD.finditer(text))
    ends = [match.start() for match in starts] + [len(text)]
    begins = [0] + [match.end() + 1 for match in starts]
    crossheads = [""] + [match[1].strip() for match in starts]
    return [
        {"crosshead": crosshead, "body": _body(text[begin:end], is_last=end == len(text))}
        for crosshead, begin, end in zip(crossheads, begins, ends, strict=True)
    ]


def _body(text: str, is_last: bool) -> str:
    """A body without the empty lines before and after it that the file has for the eye."""
    text = text if is_last else text.removesuffix("\n")
    text = text.removeprefix("\n").removesuffix("\n")
    return _ESCAPED_LINE.sub(r"\1", text)


def _items(identities: object, letter: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Texts of the file with what `nutgraf` knows of them, by their order."""
    known = [_identity(each) for each in identities] if isinstance(identities, list) else []
    taken = {each.get("id") for each in known}
    for number, item in enumerate(items):
        identity = known[number] if number < len(known) else {}
        # An edited heading counts for more than what was noted of the one it was made from.
        noted = identity.get("crosshead") if "crosshead" in item else None
        if isinstance(noted, str) and item["crosshead"] not in ("", " ".join(noted.split())):
            del identity["crosshead"]
        item |= identity
        if "id" not in item:
            item["id"] = next(
                name
                for count in range(1, len(items) + len(taken) + 2)
                if (name := f"{letter}{count}") not in taken
            )
            taken.add(item["id"])
    return items


def _identity(value: object) -> dict[str, Any]:
    return _mapping(value) if isinstance(value, dict) else {"id": str(value)}


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    return {str(key): jsonable(each) for key, each in value.items()}


FORMAT = Format(
    name="markdown",
    label="Markdown",
    suffixes=(".md", ".markdown"),
    media_type="text/markdown",
    public=False,
    carries=all_kept(),
    recognises=_recognises,
    read=_read,
    write=_write,
)
