"""Every choice a person has about this program on this machine: name, default, words.

One table: the settings file, Preferences, their search and the palette are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from editor.model.translation import N_

Value = TypeVar("Value", bool, int, str)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """A choice with its default; `label` and `tip` are shown translated.

    - A text chosen from a list has `options` (value, words); any other text is free.
    - A number lies within `least` and `most`, in `unit`.
    """

    name: str
    section: str
    label: str
    tip: str
    default: Value
    options: tuple[tuple[Value, str], ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""

    def accepts(self, value: object) -> bool:
        """Whether a value, as from a file, may stand for this choice."""
        if type(value) is not type(self.default):
            return False
        if self.options:
            return any(value == each for each, _ in self.options)
        return not isinstance(value, int) or isinstance(value, bool) or self._is_within(value)

    def _is_within(self, value: int) -> bool:
        return self.least <= value <= self.most


WRITING: Final = N_("Writing")
SPELLING: Final = N_("Spelling")
LOOK: Final = N_("Look")
PREVIEW: Final = N_("Preview")

SMART_TYPING: Final = Choice(
    "smart_typing",
    WRITING,
    N_("Typographic quotes, dashes and ellipses as you type"),
    N_("In the manner of the story's language; Undo brings back what was typed"),
    default=True,
)
SHOW_NO_BREAK_SPACES: Final = Choice(
    "show_no_break_spaces",
    WRITING,
    N_("Show non-breaking spaces"),
    N_("Marks each space at which a line must not break"),
    default=False,
)
COLOUR_MARKS: Final = Choice(
    "colour_marks",
    WRITING,
    N_("Show emphasis, links and lists as such"),
    N_("The marks themselves step back; the text is never changed by it"),
    default=True,
)
FORMAT_BAR: Final = Choice(
    "format_bar",
    WRITING,
    N_("Show the format bar"),
    N_("The row of buttons above the story"),
    default=True,
)
CHECK_SPELLING: Final = Choice(
    "check_spelling",
    SPELLING,
    N_("Check spelling as you type"),
    N_("In the story's language, with the dictionaries of this computer"),
    default=True,
)
PREVIEW_FOLLOWS: Final = Choice(
    "preview_follows",
    PREVIEW,
    N_("Form and preview scroll together"),
    N_("Each brings into sight what the other shows"),
    default=True,
)

CHOICES: tuple[Choice[bool] | Choice[int] | Choice[str], ...] = (
    SMART_TYPING,
    SHOW_NO_BREAK_SPACES,
    COLOUR_MARKS,
    FORMAT_BAR,
    CHECK_SPELLING,
    PREVIEW_FOLLOWS,
)
"""All of them, in the order in which Preferences shows them."""
