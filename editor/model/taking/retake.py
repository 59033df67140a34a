"""Story › This paragraph is …: puts right what an import took wrongly, one undo step each.

- The paragraph at the caret of a body is taken as another part of the story; so is the whole of
  a crosshead, key point, caption or field, and one line of a note.
- No word is ever lost. What stood in headline, standfirst or byline goes back to the head of the
  opening; sign-off and desk note get a further line.
- The marks of a body's paragraph, and the addresses of its links, go: no other field has any.
- Back in the body, what stands above the text on the page goes to its head, what stands below it
  to its end, a crosshead stays where it was and joins the sections that it parted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from editor.model.changes import (
    Batch,
    Change,
    apply,
    item_inserted,
    item_removed,
    text_replaced,
)
from editor.model.edits import Edit, put_behind
from editor.model.ids import Ids
from editor.model.pasting.crossheads import heading_words, is_heading
from editor.model.places import (
    Caret,
    Place,
    body_place,
    crosshead_place,
    has_place,
    index_of,
    key_point_place,
    text_at,
)
from editor.model.story import Figure, KeyPoint, Section, Story
from editor.model.translation import N_


class Kind(StrEnum):
    """What a paragraph can be taken as, in the order of the menu."""

    CROSSHEAD = "crosshead"
    KEY_POINT = "key point"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    CAPTION = "caption"
    SIGN_OFF = "sign-off"
    DESK_NOTE = "desk note"
    BODY = "body"


_ABOVE = ("kicker", "headline", "standfirst", "byline", "slugline")
_BELOW = ("sign_off", "reader_note", "copyright_notice", "usage_terms", "ed_note")
_FIELDS = {
    Kind.HEADLINE: "headline",
    Kind.STANDFIRST: "standfirst",
    Kind.BYLINE: "byline",
    Kind.SIGN_OFF: "sign_off",
    Kind.DESK_NOTE: "ed_note",
}
_OF_PARTS = {"crosshead": Kind.CROSSHEAD, "body": Kind.BODY, "caption": Kind.CAPTION}
_LABELS = {
    Kind.CROSSHEAD: N_("Take as crosshead"),
    Kind.KEY_POINT: N_("Take as key point"),
    Kind.HEADLINE: N_("Take as headline"),
    Kind.STANDFIRST: N_("Take as standfirst"),
    Kind.BYLINE: N_("Take as byline"),
    Kind.CAPTION: N_("Take as caption"),
    Kind.SIGN_OFF: N_("Take as sign-off"),
    Kind.DESK_NOTE: N_("Take as desk note"),
    Kind.BODY: N_("Take as body"),
}
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)*\n")
_LINES = re.compile(r"[ \t]*\n[ \t]*")
_ITEMS = re.compile(r"(?:[-*] [^\n]*\S[^\n]*(?:\n|\Z))+")


def kind_at(place: Place) -> Kind | None:
    """What the text at a place is now; None for what is none of the kinds."""
    if place.field == "key_points":
        return Kind.KEY_POINT
    if place.item:
        return _OF_PARTS.get(place.part)
    return next((kind for kind, name in _FIELDS.items() if name == place.field), None)


def retake(story: Story, place: Place, position: int, kind: Kind, ids: Ids) -> Edit | None:
    """Take the paragraph at the caret as `kind`; None if it is that already, or holds no word.

    `position` is the caret's, in code points.
    """
    if kind_at(place) is kind or not _can_be_lifted(story, place):
        return None
    work = _Work(story)
    lifted = work.lift(place, position)
    if not lifted.text:
        return None
    caret = work.put(lifted, kind, ids)
    return Edit(Batch(tuple(work.changes)), _LABELS[kind], caret)


def links_dropped(story: Story, place: Place, position: int) -> tuple[str, ...]:
    """The addresses that the paragraph at the caret loses in a field that has no links."""
    from editor.model.markup.plain_words import plain_words

    if place.part != "body" or not _can_be_lifted(story, place):
        return ()
    body = text_at(story, place)
    start, end = _paragraph_at(body, position)
    return plain_words(body[start:end].strip()).addresses


def _can_be_lifted(story: Story, place: Place) -> bool:
    known = place.field in (*_ABOVE, *_BELOW) or (place.item and place.field != "pull_quotes")
    return bool(known) and has_place(story, place) and place.part not in ("alt", "credit")


@dataclass(frozen=True, slots=True)
class _Lifted:
    """A text taken out of the story, and where in which body it would stand.

    One that `has_marks` was a paragraph of a body: they are no words of it, and go elsewhere.
    One that `is_below` stood below the figures of that body.
    """

    text: str
    section: str
    at: int
    has_marks: bool = False
    is_below: bool = False

    @property
    def words(self) -> str:
        """Its words for a field that has no marks."""
        return _words(self.text) if self.has_marks else self.text


class _Work:
    """The changes of one retake, each applied as it comes."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.changes: list[Change] = []

    def do(self, change: Change) -> None:
        self.story = apply(self.story, change)
        self.changes.append(change)

    def write(self, place: Place, text: str) -> None:
        self.do(text_replaced(self.story, place, text))

    # Taking a text out.

    def lift(self, place: Place, position: int) -> _Lifted:
        if place.field == "sections":
            if place.part == "body":
                return self._lift_paragraph(place, position)
            return self._lift_crosshead(place.item)
        opening = self.story.sections[0].id
        if place.field == "key_points":
            text = text_at(self.story, place)
            self.do(item_removed(self.story, "key_points", place.item))
            return _Lifted(text.strip(), opening, 0)
        if place.field == "figures":
            return self._lift_caption(place.item)
        if place.field in _BELOW:
            last = self.story.sections[-1]
            line = self._lift_line(place, position)
            return _Lifted(line, last.id, len(last.body), is_below=True)
        text = text_at(self.story, place)
        self.write(place, "")
        return _Lifted(text.strip(), opening, 0)

    def _lift_paragraph(self, place: Place, position: int) -> _Lifted:
        body = text_at(self.story, place)
        start, end = _paragraph_at(body, position)
        if start == end:
            return _Lifted("", place.item, 0)
        before, after = body[:start].rstrip(), body[end:].lstrip("\n")
        self.write(place, "\n\n".join(filter(None, (before, after))))
        return _Lifted(body[start:end].strip(), place.item, len(before), has_marks=True)

    def _lift_crosshead(self, section: str) -> _Lifted:
        """Take a crosshead out; its section joins the one above."""
        index = index_of(self.story, "sections", section)
        own = self.story.sections[index]
        if index == 0:
            self.write(crosshead_place(section), "")
            return _Lifted(own.crosshead.strip(), section, 0)
        above = self.story.sections[index - 1]
        self._follow(section, above.id)
        self.do(item_removed(self.story, "sections", section))
        before, after = above.body.rstrip(), own.body.lstrip("\n")
        self.write(body_place(above.id), "\n\n".join(filter(None, (before, after))))
        return _Lifted(own.crosshead.strip(), above.id, len(before))

    def _follow(self, section: str, other: str) -> None:
        """Let what stood behind a section stand behind another one."""
        for change in put_behind(self.story, section, other):
            self.do(change)

    def _lift_caption(self, item: str) -> _Lifted:
        """Take a figure's words out; a figure without image goes with them."""
        figure = self.story.figures[index_of(self.story, "figures", item)]
        known = {each.id: each for each in self.story.sections}
        behind = known.get(figure.after, self.story.sections[0])
        at = 0 if figure.lead else len(behind.body)
        if figure.digest:
            self.write(Place("figures", item, "caption"), "")
            return _Lifted(figure.caption.strip(), behind.id, at, is_below=not figure.lead)
        credit = f"({figure.credit.strip()})" if figure.credit.strip() else ""
        words = filter(None, (figure.caption.strip(), figure.alt.strip(), credit))
        self.do(item_removed(self.story, "figures", item))
        return _Lifted(" ".join(words), behind.id, at, is_below=not figure.lead)

    def _lift_line(self, place: Place, position: int) -> str:
        text = text_at(self.story, place)
        start = text.rfind("\n", 0, position) + 1
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        before, after = text[:start].rstrip("\n"), text[end:].lstrip("\n")
        gap = "\n\n" if "\n\n" in text[start - 2 : start] + text[end : end + 2] else "\n"
        self.write(place, gap.join(filter(None, (before, after))))
        return text[start:end].strip()

    # Putting it where it belongs.

    def put(self, lifted: _Lifted, kind: Kind, ids: Ids) -> Caret:
        match kind:
            case Kind.CROSSHEAD:
                return self._put_crosshead(lifted, ids())
            case Kind.KEY_POINT:
                return self._put_key_points(lifted, ids)
            case Kind.CAPTION:
                figure = Figure(ids(), caption=_one_line(lifted.words), after=lifted.section)
                self.do(item_inserted(self.story, "figures", -1, figure))
                return _at_end(Place("figures", figure.id, "caption"), figure.caption)
            case Kind.BODY:
                return self._put_paragraph(lifted)
            case Kind.SIGN_OFF | Kind.DESK_NOTE:
                return self._put_line(lifted, Place(_FIELDS[kind]))
            case _:
                return self._put_field(lifted, Place(_FIELDS[kind]))

    def _put_crosshead(self, lifted: _Lifted, item: str) -> Caret:
        """Part the section where the text stood."""
        place = body_place(lifted.section)
        body = text_at(self.story, place)
        below = Section(item, _one_line(lifted.words), body[lifted.at :].lstrip("\n"))
        self.write(place, body[: lifted.at])
        index = index_of(self.story, "sections", lifted.section)
        self.do(item_inserted(self.story, "sections", index + 1, below))
        if not lifted.is_below:
            self._follow(lifted.section, item)
        return _at_end(crosshead_place(item), below.crosshead)

    def _put_key_points(self, lifted: _Lifted, ids: Ids) -> Caret:
        """Add a key point at the end; a list becomes a key point an item."""
        listed = _ITEMS.fullmatch(lifted.text)
        texts = [line[2:] for line in lifted.text.split("\n")] if listed else [lifted.text]
        for text in map(_words, texts) if lifted.has_marks else texts:
            point = KeyPoint(ids(), _one_line(text.strip()))
            self.do(item_inserted(self.story, "key_points", -1, point))
        last = self.story.key_points[-1]
        return _at_end(key_point_place(last.id), last.text)

    def _put_paragraph(self, lifted: _Lifted) -> Caret:
        place = body_place(lifted.section)
        body = text_at(self.story, place)
        before, after = body[: lifted.at].rstrip("\n"), body[lifted.at :].lstrip("\n")
        self.write(place, "\n\n".join(filter(None, (before, lifted.text, after))))
        return Caret(place, len(before) + 2 if before else 0)

    def _put_line(self, lifted: _Lifted, place: Place) -> Caret:
        stood = text_at(self.story, place).rstrip("\n")
        text = f"{stood}\n{lifted.words}" if stood else lifted.words
        self.write(place, text)
        return _at_end(place, text)

    def _put_field(self, lifted: _Lifted, place: Place) -> Caret:
        """Fill a field; what stood there goes back to the head of the opening."""
        stood = text_at(self.story, place).strip()
        text = _one_line(lifted.words)
        self.write(place, text)
        if stood:
            self._put_paragraph(_Lifted(stood, self.story.sections[0].id, 0))
        return _at_end(place, text)


def _paragraph_at(body: str, position: int) -> tuple[int, int]:
    """Where the paragraph at a position begins and ends; in a gap the one above it."""
    start = 0
    spans: list[tuple[int, int]] = []
    for gap in _GAP.finditer(body):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(body)))
    spans = [(start, end) for start, end in spans if body[start:end].strip()]
    ahead = [span for span in spans if span[0] <= position]
    return ahead[-1] if ahead else (spans[0] if spans else (0, 0))


def _words(paragraph: str) -> str:
    """A paragraph of a body without its marks."""
    from editor.model.markup.plain_words import plain_words

    return heading_words(paragraph) if is_heading(paragraph) else plain_words(paragraph).text


def _one_line(text: str) -> str:
    return _LINES.sub(" ", text)


def _at_end(place: Place, text: str) -> Caret:
    return Caret(place, len(text))
