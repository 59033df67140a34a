"""What the commands of the Format menu do at the caret, and what is set there already."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from editor.model.edits import split_section
from editor.model.ids import Ids
from editor.model.markup.marks import EMPHASIS, STRONG
from editor.model.splice import Splice
from editor.model.translation import N_
from editor.ui.form.keys import Kind
from editor.ui.form.marking import Marking
from editor.ui.form.structure import Page
from editor.ui.form.text_field import TextField

Act = Callable[[str, int, int], Splice]

LONGEST_CROSSHEAD = 90
"""Characters of a paragraph that is taken for a crosshead; a longer one is split at the caret."""

_LABELS = {
    "quote": N_("Quote"),
    "bullet_list": N_("Bulleted list"),
    "numbered_list": N_("Numbered list"),
    "table": N_("Table"),
    "rule": N_("Rule"),
    "clear_marks": N_("Clear formatting"),
}


def _act(name: str) -> Act:
    """What a command does to a text, loaded once it is asked for: the window starts without."""
    from editor.model.markup.emphasis import cleared
    from editor.model.markup.inserting import insert_rule
    from editor.model.markup.paragraph_kinds import ListKind, toggle_list, toggle_quote
    from editor.model.markup.tables import insert_table

    acts: dict[str, Act] = {
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

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        acts: dict[str, Callable[[], object]] = {
            name: partial(self._format, name) for name in _LABELS
        }
        return {
            "bold": lambda: self._marking.toggle(self._body(), STRONG, N_("Bold")),
            "italic": lambda: self._marking.toggle(self._body(), EMPHASIS, N_("Italic")),
            "link": lambda: self._marking.ask_link(self._body()),
            "crosshead": self._crosshead,
            "educate_quotes": self._educate,
            **acts,
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
        caret = body.caret()
        splice = _act(name)(body.text, caret.start, caret.end)
        if splice.removed or splice.inserted:
            self._page.settle()
            body.splice(splice, _LABELS[name])
            self._page.settle()

    def _crosshead(self) -> None:
        """The paragraph at the caret becomes a crosshead; a long or empty one is split there."""
        from editor.model.taking.retake import Kind as Part
        from editor.model.taking.retake import retake

        body = self._body()
        if body is None:
            return
        story, place, position = self._page.story, body.place, body.caret().start
        begin = body.text.rfind("\n\n", 0, position) + 2 if "\n\n" in body.text[:position] else 0
        end = body.text.find("\n\n", position)
        paragraph = body.text[begin : end if end >= 0 else len(body.text)]
        edit = None
        if paragraph.strip() and len(paragraph) <= LONGEST_CROSSHEAD and "\n" not in paragraph:
            edit = retake(story, place, position, Part.CROSSHEAD, self._ids)
        self._page.perform(edit or split_section(story, place.item, position, self._ids))

    def _educate(self) -> None:
        """Set typographic signs in the whole story."""
        from editor.model.typography.education import educate_story

        if self._page.has_story:
            field = self._page.current
            caret = field.caret() if field is not None else None
            self._page.perform(educate_story(self._page.story, self._language(), caret))
