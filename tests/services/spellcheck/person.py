"""A person who writes at a desk and looks at what is marked, with dictionaries of a few words."""

from __future__ import annotations

from pathlib import Path

from editor.model.changes import text_replaced
from editor.model.edits import Edit
from editor.model.places import Place
from editor.services.settings import Settings
from editor.services.spellcheck.speller import HunspellSpeller
from editor.services.spelling import Spelling
from tests.services.desk import Desk
from tests.services.spellcheck.tiny import write_dictionaries

ENGLISH = "en-US"


class Speller:
    """A person at a desk who looks at the marks."""

    def __init__(self, home: Path, speller: HunspellSpeller | None = None) -> None:
        self.home = home
        home.mkdir(exist_ok=True)
        self.desk = Desk(home)
        dictionaries = write_dictionaries(home / "system")
        self.settings = Settings(home / "settings.json")
        self.spelling = Spelling(
            self.desk.workspace,
            self.desk.tasks,
            self.settings,
            speller or HunspellSpeller(),
            self.desk.folders,
            lambda _: [dictionaries],
        )
        self.changes = 0
        self.missing: list[str] = []
        self.spelling.changed.connect(self._count)
        self.spelling.missing.connect(self.missing.append)
        self.desk.new()

    def _count(self, _: None) -> None:
        self.changes += 1

    def now(self, text: str, language: str = ENGLISH, caret: int | None = None) -> list[str]:
        """What is marked at this moment."""
        return [text[start:end] for start, end in self.spelling.marks(text, language, caret)]

    def marked(self, text: str, language: str = ENGLISH) -> list[str]:
        """What is marked once all was looked up."""
        self.now(text, language)
        self.rest()
        return self.now(text, language)

    def suggested(self, word: str, language: str = ENGLISH) -> tuple[str, ...]:
        found: list[tuple[str, ...]] = []
        self.spelling.suggestions(word, language, found.append)
        self.rest()
        return found[-1]

    def rest(self, milliseconds: int = 100) -> None:
        self.desk.tasks.pass_time(milliseconds)

    def write(self, place: Place, text: str) -> None:
        change = text_replaced(self.desk.story, place, text)
        self.desk.session.perform(Edit(change, "Edit", None))

    def keep_story(self, body: str) -> str:
        self.desk.new().type_body(body).rest()
        return self.desk.story.id
