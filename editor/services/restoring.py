"""Bringing back what the open story was: whole, a part of it, or one difference."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from editor.model.changes import Change, apply, is_nothing
from editor.model.comparing.becoming import change_between, field_restored, hunk_undone
from editor.model.comparing.compare import Hunk
from editor.model.edits import Edit
from editor.model.errors import NotFound
from editor.model.labels import label
from editor.model.places import Caret, Place, has_place, text_at
from editor.model.story import Story
from editor.model.translation import N_, _, inline
from editor.model.versions import Why
from editor.services.answers import Answers
from editor.services.session import Session

if TYPE_CHECKING:
    from editor.library.library import Library


class Restoring:
    """Each is one step that can be undone, and the story as it is now is kept before.

    The story's id and times of keeping stay as they are.
    """

    def __init__(self, answers: Answers, keep_before: Callable[[Why], None]) -> None:
        self._answers = answers
        self._keep_before = keep_before

    def restore(self, number: int) -> None:
        """Make the story what it was in a version."""

        def read(session: Session, then: Story) -> None:
            change = partial(change_between, after=then)
            self._become(
                session,
                change,
                Why.BEFORE_RESTORE,
                _("Restore version {number}").format(number=number),
            )

        self._answers.ask(partial(_version, number), read)

    def restore_field(self, number: int, place: Place) -> None:
        """Make a text, value or item what it was in a version."""

        def read(session: Session, then: Story) -> None:
            change = partial(field_restored, then=then, place=place)
            name = _name(place, then, session.story)
            self._become(session, change, Why.BEFORE_RESTORE, _("Restore {name}").format(name=name))

        self._answers.ask(partial(_version, number), read)

    def restore_hunk(self, hunk: Hunk, compared: Story | None) -> None:
        """Take back one difference; it was seen in the state `compared`.

        Where its text is no longer the one that was compared nothing is changed, and that is said.
        """
        session = self._answers.session
        if session is None:
            return
        if compared is None or _text(compared, hunk.place) != _text(session.story, hunk.place):
            self._answers.tell(
                NotFound(
                    _("This text is not what was compared any more, so nothing was changed."),
                    _("Compare once more and restore from there."),
                )
            )
            return
        edit = Edit(
            hunk_undone(hunk), _("Restore {name}").format(name=_name(hunk.place, session.story))
        )
        self._perform(session, edit, Why.BEFORE_RESTORE)

    def discard_since_opening(self, done: Callable[[], None] | None = None) -> None:
        """Make the story what it was when it was opened, then `done`."""
        session = self._answers.session
        if session is not None:
            change = partial(change_between, after=session.opened_as)
            self._become(session, change, Why.BEFORE_DISCARD, N_("Discard changes"), done)

    def _become(
        self,
        session: Session,
        change: Callable[[Story], Change | None],
        why: Why,
        name: str,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Perform the change from the story as it is; typing meanwhile makes it begin again."""
        now = session.story

        def made(found: Change | None) -> None:
            if session.story is not now:
                self._become(session, change, why, name, done)
            elif found is not None:
                self._perform(session, Edit(found, name), why)
                if done is not None:
                    done()

        self._answers.work_out(session, partial(change, now), made)

    def _perform(self, session: Session, edit: Edit, why: Why) -> None:
        if not is_nothing(edit.change):
            self._keep_before(why)
            caret = _caret_in(apply(session.story, edit.change), session.caret)
            session.perform(Edit(edit.change, edit.label, caret))


def _version(number: int, library: Library, story_id: str) -> Story:
    return library.version(story_id, number)


def _text(story: Story, place: Place) -> str | None:
    return text_at(story, place) if has_place(story, place) else None


def _name(place: Place, *states: Story) -> str:
    """What a place is called within a sentence, in the first state that has it."""
    for state in states:
        with suppress(KeyError):
            name = label(state, place)
            return inline(name)
    return _("a part")


def _caret_in(story: Story, caret: Caret | None) -> Caret:
    """The caret where it stands, as far as there is text; else at the head of the story."""
    if caret is None or not has_place(story, caret.place):
        return Caret(Place("headline"))
    return Caret(caret.place, min(caret.position, len(text_at(story, caret.place))))
