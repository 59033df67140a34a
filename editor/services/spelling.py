"""Spelling of the open story: which words are marked, what is offered, whose word counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from editor.model.choices import CHECK_SPELLING
from editor.model.errors import NutgrafError
from editor.model.houses.story_template import MARK
from editor.model.spelling.tokens import Span, is_language
from editor.services.events import Event
from editor.services.session import Changed, Session
from editor.services.settings import Settings
from editor.services.spellcheck.dictionaries import own_folder, places
from editor.services.spellcheck.jobs import Desk, base, offer
from editor.services.spellcheck.lookups import Lookups
from editor.services.spellcheck.personal import PersonalWords
from editor.services.spellcheck.speller import Speller, UnusableDictionary
from editor.services.spellcheck.vouched import Vouched, adding
from editor.services.tasks import Lane, Tasks, Ticket
from editor.services.workspace import Workspace
from editor.system.paths import Folders

MISSING_REST = 2_000
"""Milliseconds after which a missing dictionary is said: the language may be half typed."""


_HINT = f"{MARK} "


class Spelling:
    """Marks misspelt words, always at once from what is known.

    - What is not known is looked up in a process of its own; `changed` tells when answers may be
      others than before.
    - `missing` tells once of a language that has no dictionary here; in it nothing is marked.
    - A word with a capital that the library's other stories have is a name, and not marked.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        settings: Settings,
        speller: Speller,
        folders: Folders,
        where: Callable[[Folders], Iterable[Path]] = places,
    ) -> None:
        self.changed: Event[frozenset[str] | None] = Event()
        self.missing: Event[str] = Event()
        self.own_folder = own_folder(folders)
        self.vouched = Vouched(workspace, tasks, PersonalWords(folders.data / "words.txt"))
        self._workspace = workspace
        self._tasks = tasks
        self._settings = settings
        self._speller = speller
        self._lookups = Lookups(tasks, speller, partial(where, folders), self._desk)
        self._said: set[str] = set()
        self._is_on = settings.value(CHECK_SPELLING)
        self._session: Session | None = None
        self.vouched.changed.connect(self.changed.emit)
        self._lookups.named.connect(self._take_names)
        self._lookups.found.connect(self.changed.emit)
        self._lookups.missing.connect(self._take_missing)
        self._lookups.failed.connect(self._tell)
        settings.changed.connect(self._follow_settings)
        workspace.opened.connect(self._follow)
        workspace.houses.profile_changed.connect(lambda _: self.changed.emit(None))
        self._follow(workspace.current)

    @property
    def is_on(self) -> bool:
        """Whether spelling is checked at all."""
        return self._is_on

    @property
    def language(self) -> str:
        """The language of the open story; the house's where it has none."""
        session = self._session
        if session is None:
            return self._workspace.house.language
        return session.story.language or session.house.language

    @property
    def lacks_dictionary(self) -> bool:
        """Whether there is none for the language of the open story, as far as is known."""
        return not is_language(self.language) or self._lookups.verdicts(self.language) is None

    def marks(self, text: str, language: str, caret: int | None = None) -> tuple[Span, ...]:
        """The misspelt words of a line, as far as known.

        A word that the caret is in or touches is still being written: it is not looked up, and
        neither is a hint that somebody is to write over.
        """
        verdicts = self._lookups.verdicts(language) if self._checks(language) else None
        if verdicts is None or text.startswith(_HINT):
            return ()
        found = verdicts.marks(text, caret, self.vouched.accepts)
        if verdicts.is_waiting:
            self._lookups.begin()
        return found

    def hurry(self, texts: Iterable[str], language: str) -> None:
        """Look up first what waits of these lines: they are in sight."""
        verdicts = self._lookups.verdicts(language) if self._checks(language) else None
        if verdicts is not None and verdicts.is_waiting:
            verdicts.hurry(texts)

    def suggestions(
        self, word: str, language: str, done: Callable[[tuple[str, ...]], None]
    ) -> Ticket:
        """What may have been meant by a word, in its case: what is written elsewhere comes first.

        Of the rest the words that somebody vouches for, then the dictionary's, best first.
        """
        verdicts = self._lookups.verdicts(language) if self._checks(language) else None
        if verdicts is None or verdicts.dictionary is None:
            return self._tasks.after(0, partial(done, ()))
        own = tuple(self.vouched.words())
        job = partial(offer, self._speller, verdicts.dictionary, word, own)

        def offered(found: tuple[str, ...]) -> None:
            done(tuple(sorted(found, key=lambda each: not verdicts.has_met(each))))

        return self._tasks.run(Lane.SPELLING, job, offered, partial(self._offer_nothing, done))

    def add(self, word: str) -> None:
        """Vouch for a word in one's own dictionary."""
        self.vouched.change_own(adding(base(word)))

    def add_to_house(self, word: str) -> None:
        """Vouch for a word in the house's dictionary."""
        self.vouched.change_house(adding(base(word)))

    def ignore(self, word: str) -> None:
        """Mark a word no longer in the open story."""
        self.vouched.change_ignored(adding(base(word)))

    def look_again(self, done: Callable[[dict[str, Path]], None]) -> None:
        """Look for dictionaries anew: some may have been added or taken away.

        `done` gets those of this computer by code, as paths without ending.
        """

        def found(dictionaries: dict[str, Path]) -> None:
            self.changed.emit(None)
            done(dictionaries)

        self._said.clear()
        self._lookups.look_again(found)

    def close(self) -> None:
        """End the process that knows the words; nothing is marked any more."""
        self._is_on = False
        self._speller.close()

    def _checks(self, language: str) -> bool:
        return self._is_on and is_language(language)

    def _desk(self) -> Desk:
        story_id = self._session.story.id if self._session is not None else ""
        return Desk(self._workspace.library_name, story_id)

    def _take_names(self, names: frozenset[str]) -> None:
        self.vouched.names |= names

    def _take_missing(self, language: str) -> None:
        self.changed.emit(None)
        self._tasks.after(MISSING_REST, partial(self._say_missing, language))

    def _say_missing(self, language: str) -> None:
        is_wanted = self._is_on and self._session is not None and language == self.language
        if is_wanted and language not in self._said:
            self._said.add(language)
            self.missing.emit(language)

    def _tell(self, error: UnusableDictionary) -> None:
        self.changed.emit(None)
        if self._is_on:
            self._workspace.trouble.emit(error)

    def _offer_nothing(self, done: Callable[[tuple[str, ...]], None], error: Exception) -> None:
        if not isinstance(error, NutgrafError):
            raise error
        done(())

    # What it follows

    def _follow(self, session: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._follow_language)
        before, self._session = self._desk(), session
        if self._desk() != before:
            self._lookups.doubt()
        if session is not None:
            session.changed.connect(self._follow_language)
        self.changed.emit(None)

    def _follow_language(self, changed: Changed) -> None:
        if changed.before.language != changed.after.language:
            self.changed.emit(None)

    def _follow_settings(self, _: None) -> None:
        is_on = self._settings.value(CHECK_SPELLING)
        if is_on != self._is_on:
            self._is_on = is_on
            self.changed.emit(None)
