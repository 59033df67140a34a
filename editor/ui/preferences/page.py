"""The page of Preferences: sections with their rows, and the search over them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from editor.model.direction import isolated
from editor.model.translation import _
from editor.ui.dialogs.parts import quiet
from editor.ui.icons import Icons
from editor.ui.preferences.row import AnyChoice, ChoiceRow
from editor.ui.theme import Theme


class Section(QWidget):
    """A heading with what stands below it; found as a whole by its own words, or by its rows."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.rows: list[ChoiceRow] = []
        self._words = title.casefold()
        self._heading = QLabel(title, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 20)
        self.column.setSpacing(0)
        self.column.addWidget(self._heading)
        self.column.addSpacing(4)
        self.dress(theme)

    def add_row(self, row: ChoiceRow) -> None:
        """Add a choice."""
        self.rows.append(row)
        self.column.addWidget(row)

    def add_form(self, form: QWidget, words: Iterable[str]) -> None:
        """Add something else than a choice, found by these words."""
        self._words = " ".join((self._words, *words)).casefold()
        self.column.addWidget(form)

    def look_for(self, words: tuple[str, ...]) -> bool:
        """Show what holds all the words; whether something does."""
        if self.rows:
            # Every row is asked: each shows or hides itself.
            holds = sum(row.look_for(words) for row in self.rows) > 0
        else:
            holds = all(word in self._words for word in words)
        self.setVisible(holds)
        return holds

    def dress(self, theme: Theme) -> None:
        """Take faces and inks from a theme."""
        self._heading.setFont(theme.text_font(14, bold=True))
        for row in self.rows:
            row.dress(theme)


class PreferencesPage(QScrollArea):
    """All sections one below the other."""

    chosen = Signal(object, object)
    """A Choice and its new value."""

    def __init__(self, parent: QWidget, icons: Icons, theme: Theme) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self.sections: list[Section] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is searched stays where it stood: the page is as wide with little on it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget(self)
        # As high as its texts need it to be at its width, not at the least width there could be.
        self._inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(2, 4, 14, 4)
        self._column.setSpacing(0)
        self._nothing = quiet("", theme, self._inside)
        self._nothing.hide()
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def add_section(self, title: str) -> Section:
        """A new section at the end."""
        section = Section(title, self._theme, self._inside)
        self.sections.append(section)
        self._column.insertWidget(self._column.count() - 1, section)
        return section

    def add_choices(self, choices: Iterable[AnyChoice]) -> None:
        """Add the choices of a table under the headings that they name."""
        by_title = {section.title: section for section in self.sections}
        for choice in choices:
            title = _(choice.section)
            if title not in by_title:
                by_title[title] = self.add_section(title)
            row = ChoiceRow(choice, self._icons, self._theme, by_title[title])
            row.chosen.connect(self.chosen)
            by_title[title].add_row(row)

    @property
    def rows(self) -> list[ChoiceRow]:
        """Every choice, from the top."""
        return [row for section in self.sections for row in section.rows]

    def look_for(self, phrase: str) -> None:
        """Show only what holds every word of a phrase."""
        words = tuple(phrase.casefold().split())
        holding = [section.look_for(words) for section in self.sections]
        sought = isolated(phrase.strip())
        self._nothing.setText(_("No preference holds “{words}”.").format(words=sought))
        self._nothing.setVisible(not any(holding))
        self.verticalScrollBar().setValue(0)

    def first_found(self) -> QWidget | None:
        """The control of the first row that is shown."""
        return next((row.control for row in self.rows if row.isVisibleTo(self)), None)

    def go_to(self, widget: QWidget) -> None:
        """Scroll so that a section or a row stands at the upper edge."""
        self._column.activate()
        self.verticalScrollBar().setValue(widget.mapTo(self._inside, QPoint(0, 0)).y())

    def dress(self, theme: Theme) -> None:
        """Take faces and inks from a theme."""
        self._theme = theme
        for section in self.sections:
            section.dress(theme)
