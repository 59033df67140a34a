"""Finding and replacing in the open story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from editor.model.changes import apply
from editor.model.edits import Edit
from editor.model.errors import NutgrafError, Unsearchable
from editor.model.finding.find import NOTHING, Found, Searched, Sought, Span, find, searched_texts
from editor.model.finding.replace import REPLACE, REPLACE_ALL, replacement
from editor.model.keywords import KEYWORDS
from editor.model.places import Caret, Place, has_place, text_at
from editor.model.story import Story
from editor.model.versions import Why
from editor.services.events import Event
from editor.services.merging import KeepsVersions
from editor.services.searching import Replacement, Search
from editor.services.session import Changed, Session
from editor.services.tasks import Lane, Tasks, Ticket

AT_ONCE = 100_000
"""Characters that are searched for a phrase at once: that takes two milliseconds."""

REST = 120
"""Milliseconds without a change after which a long story is searched anew."""


MANY = 2_000
"""Matches from which on replacing them is made ready off the UI thread."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How a search stands: what was found last, what is wrong with it, whether it goes on."""

    found: Found = NOTHING
    problem: str = ""
    is_under_way: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """How many matches were replaced, in how many fields; `caret` stands behind a single one."""

    matches: int
    fields: int
    caret: Caret | None = None


class Finding:
    """Looks for one thing in the open story, as long as somebody wants it, whatever is typed.

    - A phrase in a text of usual length is found at once; a pattern, and what is long, is looked
      for off the UI thread, and the search asked for last is the one that comes.
    - What is replaced is one step that can be undone; a version is kept before all are.
    """

    def __init__(self, tasks: Tasks, versions: KeepsVersions) -> None:
        self.state = Looked()
        self.changed: Event[Looked] = Event()
        self.replaced: Event[Done] = Event()
        self._tasks = tasks
        self._versions = versions
        self._session: Session | None = None
        self._sought: Sought | None = None
        self._looked_in: Story | None = None
        self._all_wanted: Replacement | None = None
        self._is_long = False
        self._job = Ticket()
        self._timer = Ticket()

    @property
    def is_fresh(self) -> bool:
        """Whether what was found stands in the story as it is now."""
        session = self._session
        return session is not None and session.story is self._looked_in

    def follow(self, session: Session | None) -> None:
        """Look in this story from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._note)
        self._session = session
        if session is not None:
            session.changed.connect(self._note)
        self._begin(NOTHING)

    def seek(self, sought: Sought | None) -> None:
        """Look for something else from now on; None, or an empty phrase, for nothing."""
        self._sought = sought if sought is not None and sought.phrase else None
        self._begin(NOTHING)

    def replace(self, index: int, new: Replacement) -> None:
        """Replace one match by its number; nothing happens where the story changed meanwhile."""
        found = self.state.found
        if self.is_fresh and 0 <= index < len(found):
            searched, span = found.at(index)
            self._replace(_one_replaced, ((searched, (span,)),), new)

    def replace_all(self, new: Replacement) -> None:
        """Replace every match in the story as it is now, as one step."""
        self._all_wanted = None
        if not self.is_fresh:
            self._all_wanted = new
            self._begin(self.state.found)
        elif self.state.found:
            chosen = ((each, each.spans) for each in self.state.found.texts if each.spans)
            caret = self._session.caret if self._session else None
            self._replace(partial(_all_replaced, caret=caret), tuple(chosen), new)

    # Looking

    def _note(self, _: Changed) -> None:
        if self._sought is None:
            return
        if self._is_long or self._sought.is_pattern:
            # No key waits: what was found is looked through again once nobody types.
            self._timer.cancel()
            self._timer = self._tasks.after(REST, partial(self._begin, self.state.found))
        else:
            self._begin(self.state.found)

    def _begin(self, before: Found) -> None:
        """Look once more; of `before` what is the same is not looked for again."""
        self._job.cancel()
        self._timer.cancel()
        session, sought = self._session, self._sought
        if session is None or sought is None:
            self._looked_in, self._all_wanted = None, None
            self._say(Looked())
            return
        story = session.story
        job = partial(_looked, story, sought, _language(session), before)
        if not sought.is_pattern and _is_short(story, before):
            self._take(story, job())
        else:
            self._say(replace(self.state, is_under_way=True))
            self._job = self._tasks.run(Lane.SEARCH, job, partial(self._take, story), self._stop)

    def _take(self, story: Story, found: Found) -> None:
        self._looked_in = story
        self._is_long = sum(len(each.text) for each in found.texts) > AT_ONCE
        self._say(Looked(found))
        wanted, self._all_wanted = self._all_wanted, None
        if wanted is not None:
            self.replace_all(wanted)

    def _stop(self, error: Exception) -> None:
        if not isinstance(error, Unsearchable):
            raise error
        self._looked_in, self._all_wanted = None, None
        self._say(Looked(problem=str(error)))

    def _say(self, looked: Looked) -> None:
        self.state = looked
        self.changed.emit(looked)

    # Replacing

    def _replace(self, make: _Make, chosen: _Chosen, new: Replacement) -> None:
        session, sought = self._session, self._sought
        if session is None or sought is None or session.is_read_only:
            return
        now = session.story
        job = partial(make, now, sought, _language(session), chosen, new)

        def made(edit: Edit | None) -> None:
            if self._session is session and session.story is now:
                self._perform(session, edit, chosen)

        if sought.is_pattern or sum(len(spans) for _, spans in chosen) > MANY:
            self._job = self._tasks.run(Lane.SEARCH, job, made, self._refuse)
        else:
            made(job())

    def _perform(self, session: Session, edit: Edit | None, chosen: _Chosen) -> None:
        if edit is not None:
            if edit.label == REPLACE_ALL:
                self._versions.keep_before(Why.BEFORE_REPLACE)
            session.perform(edit)
            if not self.is_fresh:
                self._begin(self.state.found)
        if edit is None or edit.label == REPLACE:
            searched, spans = chosen[0]
            # What becomes itself is passed over.
            caret = edit.caret if edit else Caret(searched.place, spans[0][1])
            self.replaced.emit(Done(0 if edit is None else 1, 1, caret))
        else:
            self.replaced.emit(Done(sum(len(spans) for _, spans in chosen), len(chosen)))

    def _refuse(self, error: Exception) -> None:
        """The replacement cannot be used; what was found stays."""
        if not isinstance(error, NutgrafError):
            raise error
        self._say(replace(self.state, problem=str(error)))


_Chosen: TypeAlias = tuple[tuple[Searched, tuple[Span, ...]], ...]
_Make: TypeAlias = Callable[[Story, Sought, str, _Chosen, Replacement], Edit | None]


def _looked(story: Story, sought: Sought, language: str, before: Found) -> Found:
    return find(story, Search(sought, language).spans, before)


def _one_replaced(
    story: Story, sought: Sought, language: str, chosen: _Chosen, new: Replacement
) -> Edit | None:
    """One match replaced; the caret stands behind what came."""
    search = Search(sought, language)
    ((searched, spans),) = chosen
    replaced = search.replaced(searched, spans, new)
    first = replaced.substitutions[0]
    caret = Caret(replaced.place, first.start + len(first.inserted))
    return replacement(story, (replaced,), REPLACE, caret)


def _all_replaced(
    story: Story,
    sought: Sought,
    language: str,
    chosen: _Chosen,
    new: Replacement,
    caret: Caret | None,
) -> Edit | None:
    """All matches replaced; the caret stays where it stands, as far as there is text."""
    search = Search(sought, language)
    replaced = (search.replaced(searched, spans, new) for searched, spans in chosen)
    edit = replacement(story, replaced, REPLACE_ALL)
    if edit is None:
        return None
    after = apply(story, edit.change)
    if caret is None or not has_place(after, caret.place) or caret.place == KEYWORDS:
        return replace(edit, caret=Caret(Place("headline")))
    end = len(text_at(after, caret.place))
    return replace(edit, caret=Caret(caret.place, min(caret.position, end)))


def _language(session: Session) -> str:
    return session.story.language or session.house.language


def _is_short(story: Story, before: Found) -> bool:
    """Whether little is left to be searched."""
    known = {each.place: each.text for each in before.texts}
    texts = (text for place, text in searched_texts(story) if known.get(place) is not text)
    return sum(map(len, texts)) <= AT_ONCE
