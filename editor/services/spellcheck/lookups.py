"""Looking words up, a batch at a time: what is asked for waits here, what is known stays here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import monotonic

from editor.services.events import Event
from editor.services.spellcheck.dictionaries import choose, find
from editor.services.spellcheck.jobs import Desk, Looked, look_up
from editor.services.spellcheck.speller import Speller, UnusableDictionary
from editor.services.spellcheck.verdicts import Verdicts
from editor.services.tasks import Lane, Tasks

REST = 40
"""Milliseconds in which words to be looked up are gathered."""

FIRST, MOST = 64, 512
"""Words looked up in one go, at first and then: each batch is twice as large as the one before.
A suggestion that is asked for meanwhile waits for no more than one."""

TOLD_EVERY = 1.0
"""Seconds after which faults are told, where many words are looked up; the first are at once."""


class Lookups:
    """The verdicts of every language that is asked for.

    - `found` tells that there are faults; before, `named` brings the library's names among them.
    - `missing` brings the code of a language without a dictionary, `failed` why one cannot be
      used.
    - `desk` says at each batch whose names count.
    """

    def __init__(
        self,
        tasks: Tasks,
        speller: Speller,
        folders: Callable[[], Iterable[Path]],
        desk: Callable[[], Desk],
    ) -> None:
        self.found: Event[frozenset[str] | None] = Event()
        self.named: Event[frozenset[str]] = Event()
        self.missing: Event[str] = Event()
        self.failed: Event[UnusableDictionary] = Event()
        self._tasks = tasks
        self._speller = speller
        self._folders = folders
        self._desk = desk
        self._languages: dict[str, Verdicts] = {}
        self._dictionaries: dict[str, Path] | None = None
        self._asked: frozenset[str] = frozenset()
        self._faulty: set[str] = set()
        self._told_at = 0.0
        self._batch = FIRST
        self._is_under_way = False

    def verdicts(self, language: str) -> Verdicts | None:
        """What is known of a language; None where it has no dictionary here."""
        known = self._languages.get(language)
        if known is None:
            known = self._languages[language] = Verdicts(language)
        return None if known.is_missing else known

    def begin(self) -> None:
        """Look up what waits, after a moment."""
        if not self._is_under_way:
            self._is_under_way = True
            self._tasks.after(REST, self._go_on)

    def look_again(self, done: Callable[[dict[str, Path]], None]) -> None:
        """Know nothing any more, not even which dictionaries there are; these are looked for."""
        self._dictionaries = None
        self._languages.clear()
        self._asked = frozenset()

        def take(found: dict[str, Path]) -> None:
            self._dictionaries = found
            done(found)

        self._tasks.run(Lane.SPELLING, lambda: find(self._folders()), take)

    def doubt(self) -> None:
        """Another story is open: what was no name may be one there, or have become one."""
        self._asked = frozenset()
        for each in self._languages.values():
            each.doubt()

    def _go_on(self) -> None:
        waiting = [each for each in self._languages.values() if each.is_waiting]
        if not waiting:
            self._is_under_way = False
            self._told_at, self._batch = 0.0, FIRST
        elif self._dictionaries is None:
            self._tasks.run(Lane.SPELLING, lambda: find(self._folders()), self._take_dictionaries)
        else:
            self._look_up(waiting[-1])

    def _take_dictionaries(self, found: dict[str, Path]) -> None:
        self._dictionaries = found
        self._go_on()

    def _look_up(self, verdicts: Verdicts) -> None:
        known = self._dictionaries or {}
        verdicts.dictionary = known.get(choose(verdicts.language, known))
        if verdicts.dictionary is None:
            verdicts.give_up()
            self.missing.emit(verdicts.language)
            self._go_on()
            return
        desk = self._desk()
        job = partial(
            look_up,
            self._speller,
            verdicts.dictionary,
            verdicts.language,
            verdicts.take(self._batch),
            self._asked,
            desk,
        )
        self._batch = min(2 * self._batch, MOST)
        taken, failed = partial(self._take, verdicts, desk), partial(self._fail, verdicts)
        self._tasks.run(Lane.SPELLING, job, taken, failed)

    def _take(self, verdicts: Verdicts, desk: Desk, looked: Looked) -> None:
        verdicts.learn(looked.faults)
        self._asked |= looked.asked
        if desk != self._desk():
            self.doubt()
        self._faulty.update(word for word, faults in looked.faults.items() if faults)
        self.named.emit(looked.names)
        if not verdicts.is_waiting or monotonic() - self._told_at > TOLD_EVERY:
            self._tell()
        self._go_on()

    def _tell(self) -> None:
        """Tell of faults; each time the page is painted anew, so not batch by batch."""
        if self._faulty:
            words, self._faulty = frozenset(self._faulty), set()
            self._told_at = monotonic()
            self.found.emit(words)

    def _fail(self, verdicts: Verdicts, error: Exception) -> None:
        if not isinstance(error, UnusableDictionary):
            self._is_under_way = False
            raise error
        verdicts.give_up()
        self.failed.emit(error)
        self._go_on()
