"""What the keys of writing do to the story: Enter goes on to what comes next, and so forth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from editor.model.edits import (
    Edit,
    add_key_point,
    join_key_points,
    merge_section,
    move_item,
    remove_key_point,
    split_key_point,
    split_section,
)
from editor.model.figures.placed import FIGURES, PULL_QUOTES, move_placed
from editor.model.ids import Ids
from editor.model.places import (
    Caret,
    Place,
    body_place,
    crosshead_place,
    index_of,
    key_point_place,
)
from editor.model.story import Story
from editor.ui.form.keys import Wish
from editor.ui.form.text_field import TextField

_AFTER_HEADLINE = ("headline", "standfirst", "byline", "reader_note")


class Desk(Protocol):
    """What writing acts upon."""

    @property
    def story(self) -> Story:
        """The open story."""
        ...

    def field(self, place: Place) -> TextField | None:
        """The field of a place, if it is to be seen."""
        ...

    def perform(self, edit: Edit | None) -> bool:
        """Do an edit, if there is one."""
        ...

    def settle(self) -> None:
        """Let the next change begin a step of its own."""
        ...

    def put(self, caret: Caret) -> None:
        """Put the caret somewhere."""
        ...

    def go_on(self, field: TextField) -> None:
        """Go to the next field of the page."""
        ...


class Writing:
    """Fulfils the wishes that change the story or go to a place that its structure names."""

    def __init__(self, desk: Desk, ids: Ids) -> None:
        self._desk = desk
        self._ids = ids
        self._acts: dict[Wish, Callable[[TextField], None]] = {
            Wish.ENTER: self._enter,
            Wish.SPLIT: self._split,
            Wish.JOIN_BACKWARD: self._join_backward,
            Wish.JOIN_FORWARD: self._join_forward,
            Wish.FIRST: lambda _field: self._desk.put(Caret(self._first())),
            Wish.LAST: lambda _field: self._desk.put(self._last()),
            Wish.MOVE_UP: lambda field: self.move(field, -1),
            Wish.MOVE_DOWN: lambda field: self.move(field, 1),
        }

    def fulfil(self, field: TextField, wish: Wish) -> bool:
        """Do what a key in a field asks for; False if it is not about writing."""
        act = self._acts.get(wish)
        if act is not None:
            act(field)
        return act is not None

    def move(self, field: TextField, step: int) -> None:
        """Move the key point, section, figure or pull quote that the caret is in."""
        place, story = field.place, self._desk.story
        if place.field in ("key_points", "sections"):
            target = index_of(story, place.field, place.item) + step
            self._desk.perform(move_item(story, place.field, place.item, target, field.caret()))
        elif place.field in (FIGURES, PULL_QUOTES):
            self._desk.perform(move_placed(story, place.field, place.item, step, field.caret()))

    def first_key_point(self) -> None:
        """Go to the first key point; where there is none, make it."""
        points = self._desk.story.key_points
        if points:
            place = key_point_place(points[0].id)
            self._desk.put(Caret(place, len(points[0].text)))
        else:
            self._desk.perform(add_key_point(self._desk.story, self._ids))

    def add_key_point(self) -> None:
        """Go to a new last key point; an empty one that is there will do."""
        points = self._desk.story.key_points
        if points and not points[-1].text:
            self._desk.put(Caret(key_point_place(points[-1].id)))
        else:
            self._desk.perform(add_key_point(self._desk.story, self._ids))

    def _first(self) -> Place:
        kicker = Place("kicker")
        return kicker if self._desk.field(kicker) is not None else Place("headline")

    def _last(self) -> Caret:
        section = self._desk.story.sections[-1]
        return Caret(body_place(section.id), len(section.body))

    def _enter(self, field: TextField) -> None:
        place = field.place
        if place.field == "kicker":
            self._desk.put(Caret(Place("headline"), len(self._desk.story.headline)))
        elif place.field in _AFTER_HEADLINE:
            self._enter_top(place)
        elif place.field == "key_points":
            self._enter_key_point(field)
        elif place.part == "crosshead":
            self._desk.put(Caret(body_place(place.item)))
        else:
            self._desk.go_on(field)

    def _enter_top(self, place: Place) -> None:
        for name in _AFTER_HEADLINE[_AFTER_HEADLINE.index(place.field) + 1 :]:
            field = self._desk.field(Place(name))
            if field is not None and field.is_blank:
                self._desk.put(Caret(field.place))
                return
        self.first_key_point()

    def _enter_key_point(self, field: TextField) -> None:
        story, item = self._desk.story, field.place.item
        is_last = story.key_points[-1].id == item
        position = field.caret().end
        if field.is_blank and is_last:
            opening = Caret(body_place(story.sections[0].id))
            self._desk.perform(remove_key_point(story, item, opening))
        elif field.is_blank:
            self._desk.go_on(field)
        elif position == len(field.text):
            self._desk.perform(add_key_point(story, self._ids, after=item))
        else:
            self._desk.perform(split_key_point(story, item, position, self._ids))

    def _split(self, field: TextField) -> None:
        if field.place.part == "body":
            # Not before the first split: the window starts without.
            from editor.model.markup.table_keys import parting

            position = parting(field.text, field.caret().start)
            self._desk.perform(
                split_section(self._desk.story, field.place.item, position, self._ids)
            )

    def _join_backward(self, field: TextField) -> None:
        story, place = self._desk.story, field.place
        if place.field == "key_points":
            if field.is_blank:
                self._desk.perform(remove_key_point(story, place.item))
            else:
                self._desk.perform(join_key_points(story, place.item))
        elif place.field == "sections":
            self._merge_backward(place)

    def _merge_backward(self, place: Place) -> None:
        story = self._desk.story
        index = index_of(story, "sections", place.item)
        section = story.sections[index]
        if not section.crosshead:
            self._desk.perform(merge_section(story, place.item))
        elif place.part == "body":
            self._desk.put(Caret(crosshead_place(place.item), len(section.crosshead)))

    def _join_forward(self, field: TextField) -> None:
        story, place = self._desk.story, field.place
        if place.field == "key_points":
            index = index_of(story, "key_points", place.item) + 1
            if index < len(story.key_points):
                self._desk.perform(join_key_points(story, story.key_points[index].id))
        elif place.part == "body":
            index = index_of(story, "sections", place.item) + 1
            if index < len(story.sections) and not story.sections[index].crosshead:
                self._desk.perform(merge_section(story, story.sections[index].id))
