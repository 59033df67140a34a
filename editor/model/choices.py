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
            return any(value == each for each, _label in self.options)
        return not isinstance(value, int) or isinstance(value, bool) or self._is_within(value)

    def _is_within(self, value: int) -> bool:
        return self.least <= value <= self.most


WRITING: Final = N_("Writing")
SPELLING: Final = N_("Spelling")
LOOK: Final = N_("Look")
FIT: Final = N_("Fit")
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
TYPEWRITER: Final = Choice(
    "typewriter",
    WRITING,
    N_("Typewriter scrolling"),
    N_("The line being written stays at one height, and the page moves past it"),
    default=False,
)
FOCUS_DIMS: Final = Choice(
    "focus_dims",
    WRITING,
    N_("Dim the other paragraphs in focus mode"),
    N_("All but the paragraph being written steps back a little; it can still be read"),
    default=True,
)
CHECK_SPELLING: Final = Choice(
    "check_spelling",
    SPELLING,
    N_("Check spelling as you type"),
    N_("In the story's language, with the dictionaries of this computer"),
    default=True,
)
THEME: Final = Choice(
    "theme",
    LOOK,
    N_("Theme"),
    N_("Light paper, dark paper, or as the system has it just now"),
    default="system",
    options=(
        ("system", N_("As the system is")),
        ("light", N_("Light")),
        ("dark", N_("Dark")),
    ),
)
TEXT_FACE: Final = Choice(
    "text_face",
    LOOK,
    N_("Typeface of the form"),
    N_("What the story is written in; readers see the typeface of the page template"),
    default="page",
    options=(
        ("page", N_("As the page")),
        ("Source Serif 4", "Source Serif 4"),
        ("Charter", "Charter"),
        ("Georgia", "Georgia"),
        ("Cambria", "Cambria"),
        ("Noto Serif", "Noto Serif"),
        ("DejaVu Serif", "DejaVu Serif"),
        ("sans", N_("Sans serif")),
        ("mono", N_("Monospaced")),
    ),
)
TEXT_SIZE: Final = Choice(
    "text_size",
    LOOK,
    N_("Size of the form’s text"),
    N_("Zoom in and Zoom out, or the wheel with their key held, change it while you write"),
    default=100,
    least=70,
    most=300,
    unit="%",
)
LINE_HEIGHT: Final = Choice(
    "line_height",
    LOOK,
    N_("Line height"),
    N_("The distance of the lines, compared with the usual one"),
    default=100,
    least=85,
    most=160,
    unit="%",
)
MEASURE: Final = Choice(
    "measure",
    LOOK,
    N_("Length of a line"),
    N_("The widest that a line of body text gets, in characters of its typeface"),
    default=70,
    least=55,
    most=90,
    unit=N_("characters"),
)
MOTION: Final = Choice(
    "motion",
    LOOK,
    N_("Movement"),
    N_("With less of it nothing slides or fades, and the caret does not blink"),
    default="system",
    options=(
        ("system", N_("As the system is")),
        ("full", N_("As usual")),
        ("reduced", N_("Reduced")),
    ),
)
PREVIEW_FOLLOWS: Final = Choice(
    "preview_follows",
    PREVIEW,
    N_("Form and preview scroll together"),
    N_("Each brings into sight what the other shows"),
    default=True,
)

SHOW_FIT: Final = Choice(
    "show_fit",
    FIT,
    N_("Show under the headline where it is cut"),
    N_("In a search result, on a web card, in a push message and in a column of print"),
    default=True,
)
FIT_OPEN: Final = Choice(
    "fit_open",
    FIT,
    N_("Show it at length"),
    N_("A line for each place, with the headline as it is cut there"),
    default=False,
)
FIT_SEARCH: Final = Choice(
    "fit_search",
    FIT,
    N_("Search result"),
    N_("How wide a search page lets a title be"),
    default=600,
    least=200,
    most=2_000,
    unit=N_("pixels"),
)
FIT_CARD: Final = Choice(
    "fit_card",
    FIT,
    N_("Web card"),
    N_("How many characters a card of a shared link shows"),
    default=70,
    least=20,
    most=300,
    unit=N_("characters"),
)
FIT_PUSH: Final = Choice(
    "fit_push",
    FIT,
    N_("Push message"),
    N_("How many characters a telephone shows of a message's title"),
    default=50,
    least=10,
    most=300,
    unit=N_("characters"),
)
FIT_COLUMN_WIDTH: Final = Choice(
    "fit_column_width",
    FIT,
    N_("Print column"),
    N_("How wide the column is in which the headline is printed"),
    default=96,
    least=20,
    most=600,
    unit=N_("millimetres"),
)
FIT_COLUMN_POINTS: Final = Choice(
    "fit_column_points",
    FIT,
    N_("Size of the printed headline"),
    N_("In points, as the page is set"),
    default=28,
    least=6,
    most=144,
    unit=N_("points"),
)
FIT_COLUMN_FACE: Final = Choice(
    "fit_column_face",
    FIT,
    N_("Face of the printed headline"),
    N_("A face of this computer; empty for the face of the form"),
    default="",
)

PREVIEW_WIDTH: Final = Choice(
    "preview_width",
    PREVIEW,
    N_("Width of the page"),
    N_("What the preview shows the page on"),
    default="desktop",
    options=(
        ("phone", N_("Phone")),
        ("tablet", N_("Tablet")),
        ("desktop", N_("As wide as the pane")),
        ("print", N_("Printed")),
    ),
)
PREVIEW_THEME: Final = Choice(
    "preview_theme",
    PREVIEW,
    N_("Light or dark page"),
    N_("How the preview shows the page; readers get it as their own device is"),
    default="window",
    options=(
        ("window", N_("As the window")),
        ("light", N_("Light")),
        ("dark", N_("Dark")),
    ),
)

PAPER_A4: Final = "a4"
PAPER_LETTER: Final = "letter"

PAPER_SIZE: Final = Choice(
    "paper_size",
    PREVIEW,
    N_("Paper"),
    N_("The size of pages that are printed, shown as printed, or written as PDF"),
    default="usual",
    options=(
        ("usual", N_("As usual in this country")),
        (PAPER_A4, N_("A4")),
        (PAPER_LETTER, N_("Letter")),
    ),
)
PROOF_NUMBERS: Final = Choice(
    "proof_numbers",
    PREVIEW,
    N_("Line numbers on a proof"),
    N_("Whether each line has its number, or every fifth"),
    default=1,
    options=((1, N_("Each line")), (5, N_("Every fifth line"))),
)

INTERFACE_LANGUAGE: Final = Choice(
    "interface_language",
    LOOK,
    N_("Language of the window"),
    N_("Counts from the next start; a story has a language of its own"),
    default="",
    options=(
        ("", N_("As the system is")),
        ("en", "English"),
        ("de", "Deutsch"),
        ("fr", "Français"),
    ),
)

CHOICES: tuple[Choice[bool] | Choice[int] | Choice[str], ...] = (
    SMART_TYPING,
    SHOW_NO_BREAK_SPACES,
    COLOUR_MARKS,
    FORMAT_BAR,
    TYPEWRITER,
    FOCUS_DIMS,
    THEME,
    TEXT_FACE,
    TEXT_SIZE,
    LINE_HEIGHT,
    MEASURE,
    MOTION,
    INTERFACE_LANGUAGE,
    CHECK_SPELLING,
    SHOW_FIT,
    FIT_OPEN,
    FIT_SEARCH,
    FIT_CARD,
    FIT_PUSH,
    FIT_COLUMN_WIDTH,
    FIT_COLUMN_POINTS,
    FIT_COLUMN_FACE,
    PREVIEW_FOLLOWS,
    PREVIEW_WIDTH,
    PREVIEW_THEME,
    PAPER_SIZE,
    PROOF_NUMBERS,
)
"""All of them, in the order in which Preferences shows them."""
