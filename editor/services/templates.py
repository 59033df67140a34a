"""Story templates: those that come with Nutgraf, and the desk's own ones, kept in its library.

Own ones lie in one setting of the library, so that backups and repairs hold them; what in it
cannot be read, as of a newer Nutgraf, stays there untouched.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from editor.model.codec import canonical, story_from_object, story_to_json
from editor.model.errors import NotFound, UnreadableStory
from editor.model.houses.story_template import (
    StoryTemplate,
    first_caret,
    spoken,
    story_of,
    template_story,
)
from editor.model.ids import Ids
from editor.model.translation import _
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

SETTING = "story templates"

Entry: TypeAlias = dict[str, Any]
Done: TypeAlias = Callable[[StoryTemplate], None]


class Templates:
    """Which templates there are; new stories from them, and own ones from stories."""

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], story_id: Ids, item_id: Ids
    ) -> None:
        self._workspace = workspace
        self._now = now
        self._new_story_id = story_id
        self._new_item_id = item_id

    def list(self, done: Callable[[tuple[StoryTemplate, ...]], None]) -> None:
        """Find all templates, the desk's own ones first; without a library the built-in ones."""

        def failed(error: Exception) -> None:
            done(built_in())
            if isinstance(error, NotFound):
                self._workspace.trouble.emit(error)

        self._workspace.ask(lambda shelf: (*_own(shelf), *built_in()), done, failed)

    def begin(self, template: StoryTemplate) -> None:
        """Open a new story of a template, in its house if that is there, else the desk's."""
        house = self._workspace.houses.of(template.story)
        year = self._now().year
        story = story_of(template.story, house, self._new_story_id(), self._new_item_id, year)
        self._workspace.begin(story, first_caret(story))

    def save(self, name: str, about: str, done: Callable[[StoryTemplate | None], None]) -> None:
        """Make the open story a template, then `done` with the one of that name it replaces."""
        session = self._workspace.current
        if session is None:
            return
        house = self._workspace.houses.of(session.story)
        story = template_story(session.story, house, self._now().year)
        made = StoryTemplate(name, about, story, self._new_item_id())

        def keep(shelf: Shelf) -> StoryTemplate | None:
            before = next((each for each in _own(shelf) if each.name == name), None)
            _put(shelf, replace(made, id=before.id) if before else made)
            return before

        self._workspace.ask(keep, done)

    def put(self, template: StoryTemplate, done: Done | None = None) -> None:
        """Keep an own template: renamed, or as it was before it was removed or replaced."""

        def keep(shelf: Shelf) -> StoryTemplate:
            _put(shelf, template)
            return template

        self._workspace.ask(keep, done)

    def remove(self, template: StoryTemplate, done: Done) -> None:
        """Remove an own template, then `done` with it: `put` brings it back."""

        def removed(shelf: Shelf) -> StoryTemplate:
            _write(shelf, [each for each in _entries(shelf) if each.get("id") != template.id])
            return template

        self._workspace.ask(removed, done)


def built_in() -> tuple[StoryTemplate, ...]:
    """The templates that come with Nutgraf, in the language of the interface, by their names."""
    from editor.system.discover import discover

    found = discover("editor.services.story_templates", "TEMPLATE")
    shown = [
        StoryTemplate(_(each.name), _(each.about), spoken(each.story, _))
        for each in found
        if isinstance(each, StoryTemplate)
    ]
    return tuple(sorted(shown, key=lambda each: each.name.casefold()))


def _own(shelf: Shelf) -> tuple[StoryTemplate, ...]:
    """The desk's own templates that can be read, by their names."""
    found = [_template(entry) for entry in _entries(shelf)]
    return tuple(sorted(filter(None, found), key=lambda each: each.name.casefold()))


def _template(entry: Entry) -> StoryTemplate | None:
    try:
        name, about, own_id = (str(entry[key]) for key in ("name", "about", "id"))
        return StoryTemplate(name, about, story_from_object(entry["story"]), own_id)
    except (KeyError, UnreadableStory):
        return None


def _put(shelf: Shelf, template: StoryTemplate) -> None:
    """Keep a template in the place of the one with its id."""
    entries = _entries(shelf)
    entry = {
        "id": template.id,
        "name": template.name,
        "about": template.about,
        "story": json.loads(story_to_json(template.story)),
    }
    ids = [each.get("id") for each in entries]
    if template.id in ids:
        entries[ids.index(template.id)] |= entry
    else:
        entries.append(entry)
    _write(shelf, entries)


def _entries(shelf: Shelf) -> list[Entry]:
    """What is kept of templates. Raises NotFound for what is no list of them."""
    try:
        value = json.loads(shelf.library.setting(SETTING) or "[]")
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise NotFound(
            _("The desk's own templates cannot be read."),
            _("They were left as they are; a backup of the library may have them."),
        )
    return value


def _write(shelf: Shelf, entries: list[Entry]) -> None:
    shelf.library.keep_setting(SETTING, canonical(entries))
