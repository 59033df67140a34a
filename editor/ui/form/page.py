"""The page: every field of the story in the order in which readers and colleagues meet it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from editor.model.direction import story_direction
from editor.model.house import FIRST_HOUSE, House
from editor.model.places import LANGUAGE, Place
from editor.model.story import Story
from editor.model.translation import N_, _
from editor.services.settings import Settings
from editor.ui.form import looks
from editor.ui.form.counters import Counter, read_headline
from editor.ui.form.details import NAMES, Details
from editor.ui.form.fields import Fields
from editor.ui.form.figures import Asking
from editor.ui.form.fit_strip import FitStrip
from editor.ui.form.folds import FOLDABLE, Folds
from editor.ui.form.key_points import KeyPoints
from editor.ui.form.keys import Kind
from editor.ui.form.labels import LabelledField
from editor.ui.form.placed_rows import PlacedRows
from editor.ui.form.sections import Sections
from editor.ui.form.stack import Row, Stack
from editor.ui.form.text_field import TextField
from editor.ui.theme import Theme

HEADLINE = Place("headline")

FIRST_SECTIONS = 5
"""So many sections at the most are built when a story is opened."""

IN_SIGHT = 6_000
"""Characters that fill a large screen: what is behind them is built when nothing else is to do."""

MORE_SECTIONS = 2
"""So many more at a time, while nothing else is to do."""

FIRST_ROWS = 8
"""So many key points, and so many figures and pull quotes, are built when a story is opened."""

MORE_ROWS = 2
"""So many more of each at a time."""

_LABELLED = (
    ("kicker", Kind.LINE, looks.KICKER, N_("A word or two above the headline")),
    (
        "standfirst",
        Kind.LINE,
        looks.STANDFIRST,
        N_("One or two sentences that add to the headline"),
    ),
    ("byline", Kind.LINE, looks.SMALL, N_("Names, without “By”")),
    ("reader_note", Kind.LINES, looks.SIGN_OFF, N_("Editor's note: … for readers, in italics")),
    ("sign_off", Kind.LINE, looks.SIGN_OFF, N_("(Reporting by …; Editing by …)")),
    ("copyright_notice", Kind.LINES, looks.SMALL, N_("Copyright …")),
)


class Page(Stack):
    """The rows of the form from kicker to Details."""

    opened = Signal(str)

    def __init__(self, parent: QWidget, fields: Fields, theme: Theme, settings: Settings) -> None:
        super().__init__(parent, gap=4, top=16)
        self.fields = fields
        self._theme = theme
        self._house = FIRST_HOUSE
        self._opened: set[str] = set()
        self._tabs: list[QWidget] = []
        self._language = ""
        self._sections_built = 0
        self._rows_built = FIRST_ROWS
        self._is_built = False
        self._labelled = {
            name: LabelledField(self, fields, name, _(FOLDABLE[name]), kind, look, _(hint))
            for name, kind, look, hint in _LABELLED
        }
        self._headline_row = Row(self)
        self.headline = fields.make(
            self._headline_row, HEADLINE, _("Headline"), Kind.LINE, looks.HEADLINE, _("Headline")
        )
        self._headline_counter = Counter(self._headline_row)
        self._headline_row.put(None, self.headline, self._headline_counter)
        self.fit = FitStrip(self, settings, theme)
        self.folds = Folds(self, theme)
        self.folds.opened.connect(self.open_field)
        self.key_points = KeyPoints(self, fields, theme)
        self.sections = Sections(self, fields, theme)
        self.asking = Asking(self)
        self._leads = Stack(self)
        self.placed = PlacedRows(self._leads, self.sections, fields, theme, self.asking)
        self.sections.put_behind(self.placed.behind)
        self.details = Details(self, fields, theme)
        self._lay_out()
        self.dress(theme)

    def _lay_out(self) -> None:
        labelled = self._labelled
        above = (labelled[name] for name in ("standfirst", "byline", "reader_note"))
        self.put(
            (
                labelled["kicker"],
                self._headline_row,
                self.fit,
                self.folds,
                *above,
                self._leads,
                self.key_points,
                self.sections,
                labelled["sign_off"],
                labelled["copyright_notice"],
                self.details,
            )
        )
        for name in ("sign_off", "copyright_notice"):
            labelled[name].top = 10

    # What it shows

    def show_story(self, story: Story, house: House) -> None:
        """Show a story as it is now; what is the same is not touched."""
        self._house = house
        self._language = story.language
        self._sections_built = self._sections_built or _sections_in_sight(story)
        if self._is_built:
            # What an edit adds to a story that was built wholly is seen at once.
            self._rows_built = max(self._rows_built, _rows_of(story))
            self._sections_built = max(self._sections_built, len(story.sections))
        self._run(story.language, story.headline, story.sections[0].body)
        for name, row in self._labelled.items():
            row.field.show_text(getattr(story, name))
        self.headline.show_text(story.headline)
        self.key_points.show_points(story.key_points[: self._rows_built], house.limits)
        self._show_sections(story)
        for place in (Place("dateline"), Place("source_tag")):
            field = self.fields.at(place)
            if field is not None:
                field.show_text(getattr(story, place.field))
        self.details.show_story(story, house)
        self._count_headline()
        self.fold(story)
        self._order_tabs()

    def _show_sections(self, story: Story) -> None:
        """Show the sections built so far, with figures and pull quotes among them."""
        self.placed.show(story, self._sections_built, self._rows_built)
        self._leads.put(self.placed.leading())
        self._leads.setVisible(bool(self.placed.leading()))
        self.sections.show_sections(story.sections[: self._sections_built])

    def clear(self) -> None:
        """Forget the story: what was opened for it folds again."""
        self._opened.clear()
        self._sections_built, self._rows_built = 0, FIRST_ROWS
        self._is_built = False
        self.sections.clear()
        self.placed.clear()
        self.details.forget()

    def build_more(self, story: Story, *, all_of_it: bool = False) -> bool:
        """Show some more rows of a story just opened; whether there are still more."""
        rows, sections = _rows_of(story), len(story.sections)
        if self._rows_built < rows or self._sections_built < sections:
            self._rows_built = rows if all_of_it else self._rows_built + MORE_ROWS
            self._sections_built = sections if all_of_it else self._sections_built + MORE_SECTIONS
            self.key_points.show_points(story.key_points[: self._rows_built], self._house.limits)
            self._show_sections(story)
            self._order_tabs()
        self._is_built = self._rows_built >= rows and self._sections_built >= sections
        return not self._is_built

    def take_typing(self, field: TextField) -> None:
        """Bring up to date what depends on a text that was typed into."""
        if field.place == HEADLINE:
            self._count_headline()
            self._run(self._language, field.text, self._opening_text)
        elif field.place == LANGUAGE:
            self._language = field.text
            self._run(field.text, self.headline.text, self._opening_text)
        elif field.place.part == "body" and not self._language:
            self._run("", self.headline.text, self._opening_text)
        elif field.place.field == "key_points":
            self.key_points.count(field)
        elif field.place.field in FOLDABLE:
            # While it is written in, a field stays, also when its last letter goes.
            self._opened.add(field.place.field)

    def open_field(self, name: str) -> None:
        """Open a folded field; whoever listens puts the caret into it."""
        if name in NAMES:
            self.details.set_open(True)
        self._opened.add(name)
        self.opened.emit(name)

    def fold(self, story: Story) -> None:
        """Show what the house shows, what was opened and what holds text; fold the rest."""
        folded = [name for name in FOLDABLE if not self._is_shown(name, story)]
        self.folds.show_folded(folded)
        for name, row in self._labelled.items():
            row.setVisible(name not in folded)
        self.key_points.setVisible("key_points" not in folded)
        if self.sections.opening is not None:
            self.sections.opening.lead_in.show_form(
                self._house,
                has_place="dateline" not in folded,
                has_tag="source_tag" not in folded,
            )

    def _is_shown(self, name: str, story: Story) -> bool:
        return name in self._house.shown or name in self._opened or bool(getattr(story, name))

    @property
    def _opening_text(self) -> str:
        opening = self.sections.opening
        return opening.body.text if opening is not None else ""

    def _run(self, language: str, headline: str, opening: str) -> None:
        """Run as the reader's page does."""
        runs = story_direction(language, self._house.language, headline, opening)
        self.fields.run(runs)
        way = Qt.LayoutDirection
        self.setLayoutDirection(way.RightToLeft if runs == "rtl" else way.LeftToRight)
        # Codes and times, with the interface's own labels beside them.
        self.details.setLayoutDirection(way.LeftToRight)

    def _count_headline(self) -> None:
        reading = read_headline(self.headline.text, self._house.limits)
        self._headline_counter.show_reading(reading, self._theme)
        self.fit.show_headline(self.headline.text)

    # Its order

    def order(self) -> list[TextField]:
        """The text fields that are to be seen, in the order of the page."""
        return [field for field in self._all() if field.isVisibleTo(self)]

    def _all(self) -> list[TextField]:
        labelled = {name: row.field for name, row in self._labelled.items()}
        fields = [labelled["kicker"], self.headline]
        fields += [labelled[name] for name in ("standfirst", "byline", "reader_note")]
        fields += [field for row in self.placed.leading() for field in row.fields()]
        fields += self.key_points.fields()
        if self.sections.opening is not None:
            lead_in = self.sections.opening.lead_in
            fields += [lead_in.dateline, lead_in.tag]
        fields += self.sections.fields()
        return [*fields, labelled["sign_off"], labelled["copyright_notice"], *self.details.fields()]

    def _order_tabs(self) -> None:
        controls: list[QWidget] = []
        points = self.key_points.fields()
        in_details = set(self.details.fields())
        for field in self._all():
            if field in in_details:
                continue
            controls += (field, *self.placed.controls_behind(field))
            if field is self.headline:
                controls += (self.fit.button, *self.folds.buttons.values())
            if points and field is points[-1]:
                controls.append(self.key_points.add_button)
        if not points:
            after = controls.index(self._labelled["reader_note"].field) + 1
            controls.insert(after, self.key_points.add_button)
        controls.insert(controls.index(self._labelled["sign_off"].field), self.sections.add_button)
        controls += self.details.controls()
        if controls != self._tabs:
            self._tabs = controls
            for first, second in pairwise(controls):
                QWidget.setTabOrder(first, second)

    def dress(self, theme: Theme) -> None:
        """Take faces and colours from a theme; the fields are dressed by themselves."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("paper"))
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text"))
        palette.setColor(QPalette.ColorRole.Accent, theme.colour("accent"))
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("edge"))
        self.setPalette(palette)
        for row in self._labelled.values():
            row.dress(theme)
        for part in (
            self.fit,
            self.folds,
            self.key_points,
            self.sections,
            self.placed,
            self.details,
        ):
            part.dress(theme)
        self._headline_counter.dress(theme)


def _sections_in_sight(story: Story) -> int:
    """How many sections can be in sight when a story is opened, at least one."""
    length = 0
    for number, section in enumerate(story.sections[:FIRST_SECTIONS], 1):
        length += len(section.body)
        if length > IN_SIGHT:
            return number
    return FIRST_SECTIONS


def _rows_of(story: Story) -> int:
    """How many rows there are of the kind of which there are the most, sections apart."""
    return max(len(story.key_points), len(story.figures) + len(story.pull_quotes))
