"""Words that are right because somebody says so: oneself, the house, this story, the library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from editor.library.house_settings import HOUSE_WORDS
from editor.library.story_settings import IGNORED_WORDS
from editor.model.errors import NutgrafError
from editor.model.house import House
from editor.model.spelling.own_words import OwnWords
from editor.model.spelling.tokens import chunks, normal, tokens, without_possessive
from editor.services.events import Event
from editor.services.insisting import Insisting
from editor.services.session import Session
from editor.services.spellcheck.personal import PersonalWords
from editor.services.tasks import Lane, Tasks
from editor.services.workspace import Workspace

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

Change = Callable[[OwnWords], OwnWords]


class Vouched:
    """One's own words, the house's, those ignored in the open story, and names.

    - What the house is `called`, and signs with, counts by itself.
    - What is added counts at once; it is written down off the UI thread.
    - The house's words and those ignored in a story are settings of the library: they survive a
      restart, and no export, version or copy of a story carries them out of the house.
    """

    def __init__(self, workspace: Workspace, tasks: Tasks, personal: PersonalWords) -> None:
        self.changed: Event[None] = Event()
        self.own = OwnWords()
        self.house = OwnWords()
        self.called = OwnWords()
        self.ignored = OwnWords()
        self.names: frozenset[str] = frozenset()
        self._workspace = workspace
        self._tasks = tasks
        self._personal = personal
        self._insisting = Insisting(_write, workspace.ask, tasks, workspace.trouble.emit)
        tasks.run(Lane.SPELLING, personal.read, self._take_own)
        workspace.opened.connect(self._follow)
        workspace.ready.connect(lambda _: self._take_up())
        workspace.houses.profile_changed.connect(lambda _: self._follow(workspace.current))
        workspace.houses.changed.connect(lambda _: self._follow_houses())
        self._follow(workspace.current)

    def accepts(self, word: str) -> bool:
        """Whether somebody vouches for a word."""
        return (
            word in self.own
            or word in self.house
            or word in self.called
            or word in self.ignored
            or without_possessive(normal(word)) in self.names
        )

    def words(self) -> Iterable[str]:
        """All words that may be offered for a misspelt one."""
        return self.own.words | self.house.words | self.called.words | self.names

    def change_own(self, change: Change) -> None:
        """Change one's own words."""
        self.own = change(self.own)
        self.changed.emit(None)
        job = partial(self._personal.change, change)
        self._tasks.run(Lane.SPELLING, job, self._take_own, self._tell)

    def change_house(self, change: Change) -> None:
        """Change the words of the house that the story is written for."""
        self.house = change(self.house)
        self._keep(_house_key(self._house_id), change)

    def change_ignored(self, change: Change) -> None:
        """Change the words that are ignored in the open story."""
        session = self._workspace.current
        if session is not None:
            self.ignored = change(self.ignored)
            self._keep(_story_key(session.story.id), change)

    @property
    def _house_id(self) -> str:
        return self._house.id

    @property
    def _house(self) -> House:
        session = self._workspace.current
        return session.house if session is not None else self._workspace.house

    def _keep(self, key: str, change: Change) -> None:
        self.changed.emit(None)
        waiting = self._insisting.waiting.get(key)
        self._insisting.keep(key, change if waiting is None else _in_turn(waiting, change))

    def _take_up(self) -> None:
        """A library was opened: a story that was begun without one has the house's words now."""
        self._insisting.try_again()
        if self._workspace.current is not None:
            self._follow(self._workspace.current)

    def _follow_houses(self) -> None:
        """The story may be another house's now, or its own be called something else."""
        called = _called(self._house)
        if self._house_id != self._followed:
            self._follow(self._workspace.current)
        elif called.words != self.called.words:
            self.called = called
            self.changed.emit(None)

    def _follow(self, session: Session | None) -> None:
        self._followed, self.called = self._house_id, _called(self._house)
        self.house = self.ignored = OwnWords()
        keys = _house_key(self._house_id), _story_key(session.story.id) if session else ""

        def read(shelf: Shelf) -> tuple[OwnWords, ...]:
            return tuple(_words(shelf, key) for key in keys)

        def take(found: tuple[OwnWords, ...]) -> None:
            if self._workspace.current is session:
                # What the library has not taken yet counts all the same.
                waiting = self._insisting.waiting
                self.house, self.ignored = (
                    waiting[key](words) if key in waiting else words
                    for key, words in zip(keys, found, strict=True)
                )
                self.changed.emit(None)

        # Without a library there is nothing to read, and who opened it was told.
        self._workspace.ask(read, take, lambda _: None)

    def _take_own(self, words: OwnWords) -> None:
        if words.words != self.own.words:
            self.own = words
            self.changed.emit(None)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        self._workspace.trouble.emit(error)


def adding(word: str) -> Change:
    """The change that adds a word."""
    return lambda words: words.with_word(word)


def _called(house: House) -> OwnWords:
    """The words of a house's name, source tag and byline, and the parts of compounds."""
    text = f"{house.name} {house.source_tag} {house.byline}"
    words = [chunk[slice(*span)] for chunk in chunks(text) for span in tokens(chunk)]
    return OwnWords((*words, *(part for word in words for part in normal(word).split("-"))))


def _in_turn(first: Change, second: Change) -> Change:
    """Both changes; done twice, they do no more than once."""
    return lambda words: second(first(words))


def _write(shelf: Shelf, key: str, change: Change) -> None:
    changed = change(_words(shelf, key))
    shelf.library.keep_setting(key, json.dumps(changed.in_order(), ensure_ascii=False))


def _house_key(house_id: str) -> str:
    return f"{HOUSE_WORDS}{house_id}"


def _story_key(story_id: str) -> str:
    return f"{IGNORED_WORDS}{story_id}"


def _words(shelf: Shelf, key: str) -> OwnWords:
    """The words of a setting; none where it holds something else."""
    try:
        words = json.loads(shelf.library.setting(key) or "[]") if key else []
    except (ValueError, RecursionError):
        return OwnWords()
    if not isinstance(words, list):
        return OwnWords()
    return OwnWords(word for word in words if isinstance(word, str))
