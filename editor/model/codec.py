"""Canonical JSON of stories, houses and steps: UTF-8, keys sorted, no spaces, nothing escaped.

Unknown keys are kept, in nested objects too. A larger `schema` is refused with a sentence.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from editor.model.changes import (
    Batch,
    Change,
    FieldChange,
    ItemInserted,
    ItemMoved,
    ItemRemoved,
    TextChange,
)
from editor.model.errors import NewerSchema, UnreadableStory
from editor.model.history import Step
from editor.model.house import House, Limits, PressLayout
from editor.model.places import COLLECTIONS, Caret, Place
from editor.model.story import NOTHING, SCHEMA, Advisory, Extra, Item, Story
from editor.model.text import well_formed
from editor.model.translation import _

DEEPEST = 100
"""How many lists and objects an unknown key may hold one within the other."""

Json = dict[str, Any]
Value = TypeVar("Value")


def canonical(value: object) -> str:
    """Any JSON value in canonical form."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no JSON value")


def story_to_json(story: Story) -> str:
    """The story as canonical JSON."""
    return canonical({"schema": SCHEMA} | _object(story))


def story_from_json(text: str) -> Story:
    """The story in a JSON text. Raises UnreadableStory, or NewerSchema, with a sentence."""
    value = _parsed(text)
    return story_from_object(value)


def story_from_object(value: object) -> Story:
    """The story in a parsed JSON object. Raises UnreadableStory, or NewerSchema."""
    if not isinstance(value, dict):
        raise UnreadableStory(_("This JSON holds no story: a story is one object."))
    schema = value.get("schema", SCHEMA)
    if not isinstance(schema, int):
        raise UnreadableStory(
            _("This JSON holds no story that can be read: its schema is no number.")
        )
    if schema > SCHEMA:
        raise NewerSchema(
            _(
                "This story was written by a newer Nutgraf (form {form}; this one knows {known})."
            ).format(form=schema, known=SCHEMA),
            _("Update Nutgraf to open it; the file was not touched."),
        )
    return _made(Story, {key: each for key, each in value.items() if key != "schema"})


def digest(story: Story) -> str:
    """The SHA-256 of what a story holds, whatever its times of keeping.

    Fields that hold their default do not count: a later version may bring new ones.
    """
    return _hash_without(story, "created", "updated")


def content_digest(story: Story) -> str:
    """The SHA-256 of what a story holds, whatever its id too."""
    return _hash_without(story, "id", "created", "updated")


def _hash_without(story: Story, *names: str) -> str:
    told = {key: each for key, each in _object(story, _is_told).items() if key not in names}
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def house_to_json(house: House) -> str:
    """The house as canonical JSON."""
    return canonical(_object(house))


def house_from_json(text: str) -> House:
    """The house in a JSON text. Raises UnreadableStory with a sentence."""
    value = _parsed(text)
    if not isinstance(value, dict):
        raise UnreadableStory(_("This JSON holds no house: a house is one object."))
    return _made(House, value)


def step_to_object(step: Step) -> Json:
    """A step as a JSON object."""
    return {
        "change": change_to_object(step.change),
        "label": step.label,
        "at": step.at.isoformat(),
        "before": _caret_to_object(step.before),
        "after": _caret_to_object(step.after),
        "begins": step.begins,
    }


def step_from_object(value: Json) -> Step:
    """The step in a JSON object. Raises ValueError if there is none."""
    try:
        return Step(
            change_from_object(value["change"]),
            str(value["label"]),
            datetime.fromisoformat(value["at"]),
            _caret_from_object(value["before"]),
            _caret_from_object(value["after"]),
            bool(value["begins"]),
        )
    except (KeyError, TypeError, AttributeError, UnreadableStory) as error:
        raise ValueError("no step") from error


def change_to_object(change: Change) -> Json:
    """A change as a JSON object; `do` names its kind."""
    match change:
        case TextChange(place, at, removed, inserted):
            return {"do": "text", "place": _place_to_list(place), "at": at} | {
                "removed": removed,
                "inserted": inserted,
            }
        case FieldChange(place, before, after):
            return {"do": "value", "place": _place_to_list(place)} | {
                "before": _jsonable(before),
                "after": _jsonable(after),
            }
        case ItemInserted(collection, index, item) | ItemRemoved(collection, index, item):
            done = "insert" if isinstance(change, ItemInserted) else "remove"
            return {"do": done, "in": collection, "index": index, "item": _object(item)}
        case ItemMoved(collection, source, target):
            return {"do": "move", "in": collection, "from": source, "to": target}
        case Batch(changes):
            return {"do": "batch", "changes": [change_to_object(each) for each in changes]}


def change_from_object(value: Json) -> Change:
    """The change in a JSON object. Raises ValueError if there is none."""
    try:
        return _change(value)
    except (KeyError, TypeError, AttributeError, UnreadableStory) as error:
        raise ValueError("no change") from error


def _change(value: Json) -> Change:
    match value["do"]:
        case "text":
            place = _place_from_list(value["place"])
            return TextChange(place, value["at"], value["removed"], value["inserted"])
        case "value":
            place = _place_from_list(value["place"])
            name = place.part or place.field
            return FieldChange(place, _value(name, value["before"]), _value(name, value["after"]))
        case "insert" | "remove" as done:
            item: Item = _made(COLLECTIONS[value["in"]][0], value["item"])
            kind = ItemInserted if done == "insert" else ItemRemoved
            return kind(value["in"], value["index"], item)
        case "move":
            return ItemMoved(value["in"], value["from"], value["to"])
        case "batch":
            return Batch(tuple(_change(each) for each in value["changes"]))
        case other:
            raise ValueError(f"no change: {other}")


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableStory(_("This is no JSON that can be read.")) from error


def _every(_field: Any, _value: object) -> bool:
    return True


def _is_told(field: Any, value: object) -> bool:
    """Whether a field holds something else than its default."""
    return bool(field.default is MISSING or value != field.default)


def _object(value: object, wanted: Callable[[Any, object], bool] = _every) -> Json:
    """A frozen value as a JSON object of its wanted fields, its unknown keys beside its own."""
    own: Json = {
        each.name: _jsonable(held, wanted)
        for each in fields(value)  # type: ignore[arg-type]  # every caller is a dataclass
        if each.name != "extra" and wanted(each, held := getattr(value, each.name))
    }
    return dict(getattr(value, "extra", NOTHING)) | own


def _jsonable(value: object, wanted: Callable[[Any, object], bool] = _every) -> object:
    if isinstance(value, tuple):
        return [_jsonable(each, wanted) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return _object(value, wanted)
    if isinstance(value, Mapping):
        return dict(value)
    return value


def _made(kind: type[Value], value: object) -> Value:
    """A frozen value from a JSON object; what the type does not know goes to `extra`."""
    if not isinstance(value, dict):
        raise UnreadableStory(_("A {kind} in this story is no object.").format(kind=kind.__name__))
    names = {each.name for each in fields(kind)} - {"extra"}  # type: ignore[arg-type]
    known: Json = {}
    extra: dict[str, object] = {}
    for key, each in value.items():
        if key in names:
            known[key] = _value(key, each)
        else:
            extra[key] = each
    for each in fields(kind):  # type: ignore[arg-type]
        _require_type(kind, each, known)
    if extra:
        known["extra"] = _frozen(extra)
    try:
        return kind(**known)
    except (TypeError, ValueError) as error:
        raise UnreadableStory(
            _("This story cannot be read: {reason}.").format(reason=error)
        ) from error


def _require_type(kind: type, each: Any, known: Json) -> None:
    if each.name not in known:
        if each.default is MISSING and each.default_factory is MISSING:
            raise UnreadableStory(
                _("This story cannot be read: a {kind} in it has no '{name}'.").format(
                    kind=kind.__name__, name=each.name
                )
            )
        return
    if each.default_factory is not MISSING:
        return
    value = known[each.name]
    wanted = str if each.default is MISSING or isinstance(each.default, str) else type(each.default)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise UnreadableStory(
            _(
                "This story cannot be read: '{name}' of a {kind} holds a value of another type"
                " than it should."
            ).format(name=each.name, kind=kind.__name__)
        )


def _value(name: str, value: object) -> object:
    """A field's value from JSON, by the name that it has everywhere."""
    if name in COLLECTIONS:
        return tuple(_made(COLLECTIONS[name][0], each) for each in _list(name, value))
    match name:
        case "advisories":
            return tuple(_made(Advisory, each) for each in _list(name, value))
        case "keywords" | "shown" | "export_formats":
            words = _list(name, value)
            if not all(isinstance(each, str) for each in words):
                raise UnreadableStory(
                    _("This story cannot be read: '{name}' holds more than texts.").format(
                        name=name
                    )
                )
            return tuple(words)
        case "press":
            return _made(PressLayout, value)
        case "limits":
            return _made(Limits, value)
        case "extra":
            return _frozen(value if isinstance(value, dict) else {})
        case _:
            return value


def _list(name: str, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise UnreadableStory(
            _("This story cannot be read: '{name}' is no list.").format(name=name)
        )
    return value


def _frozen(value: dict[str, object]) -> Extra:
    return MappingProxyType(_mended(value)) if value else NOTHING


def _mended(value: Any, room: int = DEEPEST) -> Any:
    """A JSON value with every text in it well-formed, so that it can be written again."""
    if room < 0:
        raise UnreadableStory(
            _("This story cannot be read: it is nested over {deepest} deep.").format(
                deepest=DEEPEST
            )
        )
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, list):
        return [_mended(each, room - 1) for each in value]
    if isinstance(value, dict):
        return {well_formed(key): _mended(each, room - 1) for key, each in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        raise UnreadableStory(_("This story cannot be read: a number in it is none that JSON has."))
    return value


def _place_to_list(place: Place) -> list[str]:
    return [place.field, place.item, place.part]


def _place_from_list(value: list[str]) -> Place:
    field, item, part = value
    return Place(field, item, part)


def _caret_to_object(caret: Caret | None) -> Json | None:
    if caret is None:
        return None
    place = _place_to_list(caret.place)
    return {"place": place, "position": caret.position, "anchor": caret.anchor}


def _caret_from_object(value: Json | None) -> Caret | None:
    if value is None:
        return None
    return Caret(_place_from_list(value["place"]), value["position"], value["anchor"])
