"""What the commands of the Format menu do at the caret, and what is set there already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from editor.model.edits import Edit, split_section
from editor.model.ids import Ids
from editor.model.markup.marks import EMPHASIS, STRONG
from editor.model.places import Caret, text_at, text_places
from editor.model.splice import Splice
from editor.model.story import Story
from editor.model.translation import N_, _
from editor.ui.form.keys import Kind
from editor.ui.form.marking import Marking
from editor.ui.form.reckoning import Reckoning
from editor.ui.form.structure import Page
from editor.ui.form.text_field import TextField

Act = Callable[[str, int, int], Splice]

LONGEST_CROSSHEAD = 90
"""Characters of a paragraph that is taken for a crosshead; a longer one is split at the caret."""

QUOTE = 10
"""So many times as long as another character a straight quote takes."""

_LABELS = {
    "bold": N_("Bold"),
    "italic": N_("Italic"),
    "quote": N_("Quote"),
    "bullet_list": N_("Bulleted list"),
    "numbered_list": N_("Numbered list"),
    "table": N_("Table"),
    "rule": N_("Rule"),
    "clear_marks": N_("Clear formatting"),
}


def _act(name: str) -> Act:
    """What a command does to a text, loaded once it is asked for: the window starts without."""
    from editor.model.markup.emphasis import cleared, toggle
    from editor.model.markup.inserting import insert_rule
    from editor.model.markup.paragraph_kinds import ListKind, toggle_list, toggle_quote
    from editor.model.markup.tables import insert_table

    acts: dict[str, Act] = {
        "bold": partial(toggle, mark=STRONG),
        "italic": partial(toggle, mark=EMPHASIS),
        "quote": toggle_quote,
        "bullet_list": partial(toggle_list, kind=ListKind.BULLETS),
        "numbered_list": partial(toggle_list, kind=ListKind.NUMBERS),
        "table": insert_table,
        "rule": insert_rule,
        "clear_marks": cleared,
    }
    return acts[name]


class Formatting:
    """Formats the body that the caret is in; elsewhere it does nothing.

    `language` is the one that a story without its own is written in.
    """

    def __init__(self, page: Page, marking: Marking, ids: Ids, language: Callable[[], str]) -> None:
        self._page = page
        self._marking = marking
        self._ids = ids
        self._language = language
        self.reckoning = Reckoning(marking)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        acts: dict[str, Callable[[], object]] = {
            name: partial(self._format, name) for name in _LABELS
        }
        acts["educate_quotes"] = self._educate
        return {
            "link": lambda: self._marking.ask_link(self._body()),
            "crosshead": self._crosshead,
            **{name: partial(self.reckoning.in_turn, act) for name, act in acts.items()},
        }

    def formats(self) -> frozenset[str] | None:
        """The commands whose work the caret stands in; None where it is in no body."""
        body = self._body()
        if body is None or body.isReadOnly():
            return None
        from editor.model.markup.formats_at import formats_at

        caret = body.caret()
        return formats_at(body.text, caret.start, caret.end)

    def _body(self) -> TextField | None:
        field = self._page.current
        return field if field is not None and field.kind is Kind.BODY else None

    def _format(self, name: str) -> None:
        body = self._body()
        if body is None:
            return
        caret, label = body.caret(), _LABELS[name]
        job = partial(_act(name), body.text, caret.start, caret.end)
        land = partial(self._land, self._page.story.id, caret, body.text, label)
        self.reckoning.work_out(_(label), caret.end - caret.start, job, land)

    def _land(self, story: str, caret: Caret, text: str, label: str, splice: Splice) -> None:
        """Do what was worked out for a text; whoever left the selection keeps their caret."""
        body = self._page.field(caret.place) if self._page.has_story else None
        if body is None or self._page.story.id != story or body.text != text:
            self.reckoning.miss(_(label))
            return
        if body.caret() != caret:
            splice = _around(splice, body.caret())
        self._page.settle()
        body.do(splice, label)
        self._page.settle()

    def _crosshead(self) -> None:
        """The paragraph at the caret becomes a crosshead; a long or empty one is split there."""
        from editor.model.markup.table_keys import parting
        from editor.model.taking.retake import Kind as Part
        from editor.model.taking.retake import links_dropped, retake
        from editor.ui.form.retaken import links_notice

        body = self._body()
        if body is None:
            return
        story, place = self._page.story, body.place
        position = parting(body.text, body.caret().start)
        begin = body.text.rfind("\n\n", 0, position) + 2 if "\n\n" in body.text[:position] else 0
        end = body.text.find("\n\n", position)
        paragraph = body.text[begin : end if end >= 0 else len(body.text)]
        edit = None
        if paragraph.strip() and len(paragraph) <= LONGEST_CROSSHEAD and "\n" not in paragraph:
            edit = retake(story, place, position, Part.CROSSHEAD, self._ids)
        self._page.perform(edit or split_section(story, place.item, position, self._ids))
        notice = links_notice(links_dropped(story, place, position)) if edit else None
        if notice is not None:
            self.reckoning.said.emit(notice)

    def _educate(self) -> None:
        """Set typographic signs in the whole story."""
        from editor.model.typography.education import EDUCATE, educate_story

        if self._page.has_story:
            story, caret = self._page.story, self._caret()
            length = sum(_work(text_at(story, place)) for place in text_places(story))
            job = partial(educate_story, story, self._language(), caret)
            self.reckoning.work_out(_(EDUCATE), length, job, partial(self._set, story, caret))

    def _set(self, story: Story, caret: Caret | None, edit: Edit | None) -> None:
        """Set signs that were worked out; once more where something was written meanwhile."""
        from editor.model.typography.education import EDUCATE

        if not self._page.has_story or self._page.story.id != story.id:
            self.reckoning.miss(_(EDUCATE))
        elif self._page.story is story and self._caret() == caret:
            self._page.perform(edit)
        else:
            self._educate()

    def _caret(self) -> Caret | None:
        field = self._page.current
        return field.caret() if field is not None else None


def _work(text: str) -> int:
    """How many characters without quotes take as long as this text."""
    return len(text) + QUOTE * (text.count('"') + text.count("'"))


def _around(splice: Splice, caret: Caret) -> Splice:
    """The splice with the caret where it stands now, as far as its words are still there."""
    grown = len(splice.inserted) - splice.removed

    def moved(position: int) -> int:
        inside = min(position, splice.at + len(splice.inserted))
        return position + grown if position >= splice.at + splice.removed else inside

    return replace(splice, start=moved(caret.start), end=moved(caret.end))
