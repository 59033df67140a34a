"""What is done to one story of the library by name: a replacement, or taking one back.

- In a story that is not open it is one guarded write; its timeline gets the step, so that Undo
  takes it back whenever the story is opened.
- In the open story it is a step of its session.
- It is done wholly or, where the story is not what was seen any more, not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from editor.model.changes import Misfit, apply
from editor.model.edits import Edit
from editor.model.errors import LostRace, NotFound
from editor.model.finding.find import searched_texts
from editor.model.finding.replace import REPLACE_ALL, Replaced, Substitution, replacement
from editor.model.history import History, Step
from editor.model.places import Caret, Place
from editor.model.story import Story
from editor.model.versions import Why
from editor.services.library_search import StoryHits, text_digest
from editor.services.session import Session

if TYPE_CHECKING:
    from editor.library.library import Kept, KeptStory, Library


@dataclass(frozen=True, slots=True)
class StoryChanged:
    """A story in which something was replaced: the step that did it, and at how many places."""

    story_id: str
    headline: str
    step: Step
    hits: int


class Errand(Protocol):
    """Something to be done to one story; None where that was not done."""

    @property
    def story_id(self) -> str:
        """Which story."""
        ...

    @property
    def headline(self) -> str:
        """What people call it."""
        ...

    def in_library(self, library: Library) -> StoryChanged | None:
        """Do it to a story that is not open. Raises LibraryError."""
        ...

    def in_session(self, session: Session) -> StoryChanged | None:
        """Do it to the open story."""
        ...


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace the chosen hits of one story, whose state before is kept as a version."""

    chosen: StoryHits
    who: str
    now: Callable[[], datetime]
    keep_before: Callable[[Why], None]

    @property
    def story_id(self) -> str:
        """Which story."""
        return self.chosen.story_id

    @property
    def headline(self) -> str:
        """What people call it."""
        return self.chosen.headline

    def in_library(self, library: Library) -> StoryChanged | None:
        """Keep a version, then the story with the replacement as its last step."""
        try:
            kept = library.story(self.story_id)
            edit = _edit(kept.story, self.chosen)
            if edit is None:
                return None
            library.keep_version(kept.story, Why.BEFORE_REPLACE, self.who)
            step, _kept = edited_in_library(library, kept, edit, self.now())
        except (NotFound, LostRace, Misfit):
            return None
        return self._changed(step)

    def in_session(self, session: Session) -> StoryChanged | None:
        """Keep a version, then perform the replacement."""
        edit = _edit(session.story, self.chosen)
        if edit is None or session.is_read_only:
            return None
        self.keep_before(Why.BEFORE_REPLACE)
        session.perform(edit)
        return self._changed(session.history.done[-1])

    def _changed(self, step: Step) -> StoryChanged:
        return StoryChanged(self.story_id, self.headline, step, len(self.chosen.hits))


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take a replacement back where it is still the last step; Redo brings it again."""

    changed: StoryChanged

    @property
    def story_id(self) -> str:
        """Which story."""
        return self.changed.story_id

    @property
    def headline(self) -> str:
        """What people call it."""
        return self.changed.headline

    def in_library(self, library: Library) -> StoryChanged | None:
        """Undo the last step of a story that is not open."""
        try:
            kept = library.story(self.story_id)
            history = History(kept.done, kept.undone)
            step = history.undo() if self._is_last(kept.done) else None
            if step is None:
                return None
            _keep(library, kept, apply(kept.story, step.change), history)
        except (NotFound, LostRace, Misfit):
            return None
        return self.changed

    def in_session(self, session: Session) -> StoryChanged | None:
        """Undo the last step."""
        if not self._is_last(session.history.done) or session.is_read_only:
            return None
        session.undo()
        return self.changed

    def _is_last(self, done: tuple[Step, ...]) -> bool:
        return bool(done) and done[-1].change == self.changed.step.change


def edited_in_library(
    library: Library, kept: KeptStory, edit: Edit, at: datetime
) -> tuple[Step, Kept]:
    """Keep a story that is not open with an edit as its last step; that step, and how it is kept.

    Raises LibraryError, LostRace among them, or Misfit.
    """
    history = History(kept.done, kept.undone)
    step = Step(edit.change, edit.label, at, None, edit.caret, begins=True)
    history.record(step)
    return step, _keep(library, kept, apply(kept.story, step.change), history)


def _edit(story: Story, chosen: StoryHits) -> Edit | None:
    """The replacement; None where a text is not what was previewed, or nothing would change."""
    texts = dict(searched_texts(story))
    if any(text_digest(texts.get(place, "")) != digest for place, digest in chosen.digests):
        return None
    changes: dict[Place, list[Substitution]] = {}
    for hit in chosen.hits:
        changes.setdefault(hit.place, []).append(hit.substitution)
    replaced = [Replaced(place, texts[place], tuple(each)) for place, each in changes.items()]
    if not replaced:
        return None
    first = replaced[0]
    end = first.substitutions[0].start + len(first.substitutions[0].inserted)
    return replacement(story, replaced, REPLACE_ALL, Caret(first.place, end))


def _keep(library: Library, kept: KeptStory, story: Story, history: History) -> Kept:
    from editor.library.timelines import Timeline

    return library.keep(
        story,
        revision=kept.revision,
        known=kept.sha256,
        number=kept.number,
        lineage=kept.lineages.last,
        timeline=Timeline(history.first_dirty, history.done, history.undone),
    )
