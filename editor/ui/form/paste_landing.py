"""Puts what was read from a clipboard to where it was asked for, and takes it back from there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.model.changes import TextChange
from editor.model.edits import Edit, paste_key_points
from editor.model.ids import Ids
from editor.model.pasting.clipboard import Clipboard, Pasted
from editor.model.pasting.placing import placed, span_now
from editor.model.places import Caret, Place, has_place, text_at
from editor.model.splice import Splice, typed
from editor.model.story import Story
from editor.model.text import difference
from editor.model.translation import N_
from editor.services.later_edits import Performed
from editor.ui.form.keys import Kind
from editor.ui.form.paste_standing import Standing
from editor.ui.form.paste_waiting import Asked
from editor.ui.form.text_field import TextField
from editor.ui.form.writing import Desk

PASTE = N_("Paste")


@dataclass(frozen=True, slots=True)
class Landed:
    """What a paste did to a text: `span` is what had been selected, counted from `at`.

    `standing` follows where it stands from then on. One that `made_items` became key points; there
    is no one text to be replaced.
    """

    kind: Kind
    standing: Standing
    at: int
    removed: str
    inserted: str
    span: tuple[int, int]
    clipboard: Clipboard
    pasted: Pasted
    made_items: bool = False

    @property
    def place(self) -> Place:
        """The text that it came into."""
        return self.standing.place

    def is_in(self, story: Story) -> bool:
        """Whether the pasted text stands in a story as it was pasted, and always did since."""
        return self.standing.at(story) is not None

    def is_kept(self, story: Story) -> bool:
        """Whether it was not taken back, though perhaps changed since."""
        return not self.standing.is_taken_back(story)


class Landing:
    """Changes the story; each paste is a step of its own."""

    def __init__(self, desk: Desk, ids: Ids) -> None:
        self._desk = desk
        self._ids = ids

    def land(self, asked: Asked, pasted: Pasted, later: list[Asked]) -> Landed | None:
        """Put a paste where it was asked for; None where that place is gone.

        Those asked for `later` at the same place keep theirs, behind this one.
        """
        story = self._desk.story
        if story.id != asked.story.id or not has_place(story, asked.place):
            return None
        field = self._desk.field(asked.place)
        # A time is shown, and written over, in other words than the story has.
        now = field.text if field is not None else text_at(story, asked.place)
        span = _span(asked, now, field)
        if span is None:
            return None
        splice = _splice(asked.kind, now, span, pasted)
        waiting = [(each, _span(each, now, field)) for each in later if each.place == asked.place]
        self._desk.settle()
        makes_items = asked.place.field == "key_points" and len(pasted.points) > 1
        if makes_items:
            item = asked.place.item
            self._desk.perform(paste_key_points(story, item, span, pasted.points, self._ids))
        elif field is not None:
            field.splice(_with_caret(splice, field.caret(), span), PASTE)
        else:
            self._desk.perform(Edit(_change(asked.place, now, splice), PASTE))
        self._desk.settle()
        if has_place(self._desk.story, asked.place):
            for each, its in waiting:
                _move(each, its, splice, text_at(self._desk.story, asked.place))
        standing = Standing(story.id, asked.place, splice, now)
        return Landed(
            asked.kind,
            standing,
            splice.at,
            now[splice.at : splice.at + splice.removed],
            splice.inserted,
            (span[0] - splice.at, span[1] - splice.at),
            asked.clipboard,
            pasted,
            makes_items,
        )

    def edit(self, asked: Asked, pasted: Pasted, story: Story) -> Edit | None:
        """A paste as an edit of its story, which is not shown any more; None without a place."""
        if not has_place(story, asked.place):
            return None
        now = text_at(story, asked.place)
        span = _span(asked, now, None)
        if span is None:
            return None
        if asked.place.field == "key_points" and len(pasted.points) > 1:
            return paste_key_points(story, asked.place.item, span, pasted.points, self._ids)
        splice = _splice(asked.kind, now, span, pasted)
        change = _change(asked.place, now, splice)
        return Edit(change, PASTE, Caret(asked.place, splice.end))

    def put_instead(self, landed: Landed, pasted: Pasted | None, label: str) -> bool:
        """Put something else, or what was there before, in the place of a paste; one step.

        What was written elsewhere since stays. False where the pasted text is no more as it was.
        """
        story = self._desk.story
        at = landed.standing.at(story)
        if at is None:
            return False
        now = text_at(story, landed.place)
        base = now[:at] + landed.removed + now[at + len(landed.inserted) :]
        start, end = at + landed.span[0], at + landed.span[1]
        splice = typed(end, 0, "")
        if pasted is not None:
            splice = _splice(landed.kind, base, (start, end), pasted)
        found = difference(now, splice.applied(base))
        if found is not None:
            change = TextChange(landed.place, found.at, found.removed, found.inserted)
            self._desk.perform(Edit(change, label, Caret(landed.place, splice.end)))
        return True


def _splice(kind: Kind, text: str, span: tuple[int, int], pasted: Pasted) -> Splice:
    start, end = span
    if kind is Kind.BODY:
        return placed(text, start, end, pasted)
    return typed(start, end - start, pasted.line if kind is Kind.LINE else pasted.lines)


def _change(place: Place, now: str, splice: Splice) -> TextChange:
    removed = now[splice.at : splice.at + splice.removed]
    return TextChange(place, splice.at, removed, splice.inserted)


def _span(asked: Asked, now: str, field: TextField | None) -> tuple[int, int] | None:
    caret = field.caret().position if field is not None else None
    return span_now(asked.text, asked.start, asked.end, now, caret)


def _with_caret(splice: Splice, caret: Caret, span: tuple[int, int]) -> Splice:
    """The splice; the caret goes behind the paste unless it has gone elsewhere meanwhile."""
    if (caret.start, caret.end) == span:
        return splice
    moved = len(splice.inserted) - splice.removed
    start, end = (
        each + moved if each > splice.at or each == span[1] else each
        for each in (caret.start, caret.end)
    )
    return replace(splice, start=max(0, start), end=max(0, end))


def follow(later: list[Asked], performed: Performed) -> None:
    """Keep the places of pastes that were asked for later than one that has come into a text."""
    change = performed.edit.change
    if not isinstance(change, TextChange) or not has_place(performed.after, change.place):
        return
    splice = typed(change.at, len(change.removed), change.inserted)
    before, now = (text_at(each, change.place) for each in (performed.before, performed.after))
    for each in later:
        if each.story.id == performed.after.id and each.place == change.place:
            _move(each, _span(each, before, None), splice, now)


def _move(asked: Asked, span: tuple[int, int] | None, splice: Splice, now: str) -> None:
    """Keep the place of a paste that still waits, behind one that has just come in."""
    if span is None:
        return
    moved = len(splice.inserted) - splice.removed if span[0] >= splice.at else 0
    asked.text = now
    asked.start, asked.end = span[0] + moved, max(span[1], span[0]) + moved
