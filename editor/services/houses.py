"""The houses of a library: the desk's, the open story's, and the way from one to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor.model.direction import isolated
from editor.model.errors import HouseNeeded, NutgrafError
from editor.model.house import FIRST_HOUSE, House
from editor.model.houses.rehousing import Rehoused, rehoused
from editor.model.ids import random_item_id
from editor.model.story import Story
from editor.model.translation import _, counted
from editor.services.asking import Asking
from editor.services.events import Event
from editor.services.insisting import Insisting
from editor.services.session import Session
from editor.services.tasks import Tasks

if TYPE_CHECKING:
    from editor.services.shelf import Shelf


class Houses:
    """Which houses there are, for which one the desk writes, and for which the open story.

    - `desk` is the house of new stories; a story whose house is not there is shown as the desk's.
    - `kept` says that a profile or the desk's choice was; `changed` that what is to be shown of
      them is another: a name, the desk's house, or the open story's.
    - `profile_changed` says that the open story is now shown by another profile, so that form and
      page have to be shown anew.
    - A profile on trial is seen in the open story and kept nowhere.
    """

    def __init__(
        self,
        ask: Asking,
        tasks: Tasks,
        now: Callable[[], datetime],
        tell: Callable[[NutgrafError], None],
    ) -> None:
        self.desk: House = FIRST_HOUSE
        self.all: tuple[House, ...] = (FIRST_HOUSE,)
        self.kept: Event[None] = Event()
        self.changed: Event[None] = Event()
        self.profile_changed: Event[House] = Event()
        self.tried: Event[House] = Event()
        self._ask = ask
        self._keeping = Insisting(_write, ask, tasks, tell)
        self._now = now
        self._session: Session | None = None
        self._on_trial = False

    @property
    def current(self) -> House:
        """The house of the open story, or the desk's."""
        return self.of(self._session.story) if self._session is not None else self.desk

    def of(self, story: Story) -> House:
        """The house a story is written for; the desk's where there is none of its name."""
        return next((each for each in self.all if each.id == story.house), self.desk)

    def take_up(self, desk: House, houses: tuple[House, ...]) -> None:
        """Know the houses of a library that was just opened."""
        self.all = self._with_unkept(houses)
        self.desk = self._keeping.waiting.get(desk.id, desk)
        self._show_by(self.current)
        self.changed.emit(None)
        self._keeping.try_again()

    def know(self, houses: tuple[House, ...]) -> None:
        """Know what the library has now: somebody else may have changed a house."""
        houses = self._with_unkept(houses)
        if houses != self.all:
            self.all = houses
            self.desk = next((each for each in houses if each.id == self.desk.id), houses[0])
            self._show_changed()

    def follow(self, session: Session | None) -> None:
        """Give this session its house from now on."""
        if self._session is not None:
            self._session.rehoused.disconnect(self._rehouse)
        self._session = session
        if session is not None:
            session.house = self.of(session.story)
            session.rehoused.connect(self._rehouse)
        self.changed.emit(None)

    # The houses themselves

    def keep(self, house: House) -> None:
        """Keep a new house, or a changed one; notices and tags in stories stay as they are."""
        self._keeping.keep(house.id, house)
        self.all = self._with_unkept(self.all)
        if self.desk.id == house.id:
            self.desk = house
        self._note_kept()

    def choose(self, house_id: str) -> None:
        """Write new stories for a house from now on."""
        house = self._named(house_id)
        self.desk = house
        self._ask(lambda shelf: shelf.choose_house(house))
        self._note_kept()

    def another(self, like: House | None = None) -> House:
        """A house that is not kept yet: as the first one, or like another."""
        if like is None:
            return replace(FIRST_HOUSE, id=random_item_id(), name="", source_tag="")
        named = _("{name} (copy)").format(name=like.name)
        return replace(like, id=random_item_id(), name=named)

    def remove(
        self,
        house_id: str,
        done: Callable[[House], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Remove a house that nobody needs, then `done` with it: `keep` brings it back.

        Fails with HouseNeeded where stories are written for it, or the desk is.
        """
        house = self._named(house_id)
        if house_id == self.desk.id:
            failed(
                HouseNeeded(
                    _("New stories are written for {house}.").format(house=isolated(house.name)),
                    _("Choose another house for new stories first."),
                )
            )
            return

        def removed(needed: int) -> None:
            if needed:
                failed(_still_needed(needed))
                return
            self._keeping.waiting.pop(house_id, None)
            self.all = tuple(each for each in self.all if each.id != house_id)
            self._note_kept()
            done(house)

        self._ask(lambda shelf: shelf.library.remove_house(house_id), removed, failed)

    # The open story's

    def switch(self, house_id: str, done: Callable[[Rehoused], None]) -> None:
        """Let the open story be written for another house, in one step that can be undone."""
        session, new = self._session, self._named(house_id)
        if session is None or session.is_read_only or session.story.house == house_id:
            return
        story_id = session.story.id

        def switched(came_as: Story | None) -> None:
            if self._session is not session:
                return
            old, year = self.of(session.story), self._now().year
            step = rehoused(session.story, old, new, year, session.caret, came_as)
            session.perform(step.edit)
            done(step)

        self._ask(
            lambda shelf: shelf.came_as(story_id),
            switched,
            # Without a library nobody knows how it came: then it was written here.
            lambda _value: switched(None),
        )

    # A profile on trial

    def try_on(self, house: House) -> None:
        """Show the open story by a profile that is not kept, until another is shown."""
        self._on_trial = True
        self._show_by(house)
        self.tried.emit(house)

    def take_off(self) -> None:
        """Show the open story by its own house again."""
        if self._on_trial:
            self._on_trial = False
            self._show_by(self.current)
            self.tried.emit(self.current)

    def _with_unkept(self, houses: tuple[House, ...]) -> tuple[House, ...]:
        """Houses as the library has them, with what it could not take as yet."""
        waiting = self._keeping.waiting
        known = {each.id for each in houses}
        new = (each for each in waiting.values() if each.id not in known)
        return (*(waiting.get(each.id, each) for each in houses), *new)

    def _show_by(self, house: House) -> None:
        if self._session is not None:
            self._session.house = house

    def _note_kept(self) -> None:
        self._show_changed()
        self.kept.emit(None)

    def _show_changed(self) -> None:
        house = self.current
        is_other = self._session is not None and self._session.house != house
        if is_other or self._on_trial:
            self._on_trial = False
            self._show_by(house)
            self.profile_changed.emit(house)
        self.changed.emit(None)

    def _rehouse(self, story: Story) -> None:
        self._show_by(self.of(story))
        self.changed.emit(None)

    def _named(self, house_id: str) -> House:
        return next(each for each in self.all if each.id == house_id)


def _write(shelf: Shelf, _house_id: str, house: House) -> None:
    shelf.library.keep_house(house)


def _still_needed(stories: int) -> HouseNeeded:
    return HouseNeeded(
        counted(
            "{n} story is written for this house.",
            "{n} stories are written for this house.",
            stories,
        ),
        _("Give them another house first: open each and choose Story › House."),
    )
