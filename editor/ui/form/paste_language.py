"""A paste in letters that the story's language is not written in: the language is put right.

A story of which nothing was written yet takes the language; for any other it is offered. No word
is touched, and Undo takes the language back like any other step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.model.edits import language_set
from editor.model.places import text_at, with_value
from editor.model.story import Story
from editor.model.told_language import NAMES, arrived_language, language_of_story
from editor.model.translation import _
from editor.ui.form.paste_landing import Landed
from editor.ui.form.writing import Desk
from editor.ui.notice import Holds, Notice, Offer, Until

TOPIC = "language"
"""The topic of what is said about a story's language."""

_UNTIL = frozenset({Until.OTHER_STORY, Until.UNDO})


class PasteLanguage(QObject):
    """Looks at what was pasted; says what it did, or what may be done."""

    said = Signal(object)  # A Notice.

    def __init__(self, desk: Desk, language: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._its_language = language

    def look_at(self, landed: Landed) -> None:
        """Give the story the language of what was pasted into it, or offer that."""
        story = self._desk.story
        arrived = landed.pasted.lines or landed.inserted
        told = arrived_language(story, arrived, self._its_language())
        if not told:
            return
        if _before(story, landed).is_blank:
            was = story.language
            self._set(story.id, told)
            undo = partial(self._set, story.id, was)
            self.said.emit(_taken(told, Offer(_("Undo"), undo, holds=partial(_is_in, told))))
        else:
            holds = partial(_may_be_in, told, story.language)
            self.said.emit(_offered(told, partial(self._set, story.id, told), holds))

    def _set(self, story_id: str, language: str) -> None:
        story = self._desk.story
        if story.id == story_id and (edit := language_set(story, language, None)):
            self._desk.settle()
            self._desk.perform(edit)
            self._desk.settle()


def _before(story: Story, landed: Landed) -> Story:
    """The story without what was pasted, to see whether there was anything before."""
    if landed.made_items:
        came = frozenset(landed.pasted.points)
        own = tuple(each for each in story.key_points if each.text not in came)
        return replace(story, key_points=own)
    now = text_at(story, landed.place)
    end = landed.at + len(landed.inserted)
    return with_value(story, landed.place, now[: landed.at] + landed.removed + now[end:])


def _taken(language: str, undo: Offer) -> Notice:
    sentence = _("The story's language is now {language}, as that of what was pasted.")
    named = sentence.format(language=_(NAMES[language]))
    return Notice((named,), offers=(undo,), topic=TOPIC, until=_UNTIL)


def _is_in(language: str, story: Story) -> bool:
    """Whether nobody has chosen another language since."""
    return story.language == language


def _may_be_in(told: str, was: str, story: Story) -> bool:
    """Whether nobody has chosen a language since, and the texts still tell this one."""
    return story.language == was and language_of_story(story) == told


def _offered(language: str, call: partial[None], holds: Holds) -> Notice:
    sentence = _("This text looks like {language}. Set the story's language to {language}?")
    name = _(NAMES[language])
    offer = Offer(_("Set to {language}").format(language=name), call, holds=holds)
    said = (sentence.format(language=name),)
    return Notice(said, offers=(offer,), milliseconds=0, topic=TOPIC, until=_UNTIL)
