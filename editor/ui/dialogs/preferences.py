"""Preferences: the look of the window, the house of new stories, where the library is kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from editor.model.house import House, Limits, PressLayout
from editor.model.lead_in import lead_in
from editor.ui.dialogs.keeping import Keeping, KeepingLines
from editor.ui.dialogs.parts import Dialog, quiet
from editor.ui.theme import Theme, ThemeChoice

_THEMES = {
    ThemeChoice.SYSTEM: "As the system is",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}
_LEAD_INS = ("({tag}) –", "{place} ({tag}) —", "{place} ({tag}) -")
_BULLETS = ("•", "-", "*", "–", "·", "▪")
_LIMITS = (
    ("headline_hint", "Headline: hint over", "characters"),
    ("headline_amber", "Headline: amber over", "characters"),
    ("headline_red", "Headline: red over", "characters"),
    ("key_point_hint", "Key point: hint over", "words"),
    ("key_point_amber", "Key point: amber over", "words"),
)
_EXAMPLE_PLACE = "LONDON"


class PreferencesDialog(Dialog):
    """Asks for theme, house and folders; they come as signals when the dialog is accepted."""

    house_changed = Signal(object)
    """A House: new stories begin with it from now on."""

    theme_chosen = Signal(object)
    """A ThemeChoice."""

    keeping_changed = Signal(object)
    """A Keeping: the folders of backups and mirror from now on."""

    def __init__(
        self,
        house: House,
        choice: ThemeChoice,
        year: int,
        theme: Theme,
        parent: QWidget,
        *,
        keeping: Keeping | None = None,
    ) -> None:
        super().__init__("Preferences", parent)
        self._house = house
        self._keeping = keeping
        self._keeping_lines: KeepingLines | None = None
        self._choice = choice
        self._year = year
        self._theme = theme
        self.theme = QComboBox(self)
        self.theme.setAccessibleName("Theme")
        for each, text in _THEMES.items():
            self.theme.addItem(text, each.value)
        self.theme.setCurrentIndex(list(_THEMES).index(choice))
        self._make_house_fields(house)
        self._make_press_fields(house)
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.addTab(self._house_page(), "House")
        tabs.addTab(self._press_page(), "Press text")
        tabs.addTab(self._limits_page(), "Limits")
        if keeping is not None:
            tabs.addTab(self._keeping_page(keeping), "Keeping")
        tabs.addTab(self._window_page(), "Window")
        self.column.addWidget(tabs, 1)
        self.add_buttons("Apply")
        self.resize(600, 500)
        self._show_example()

    @property
    def house(self) -> House:
        """The house as the dialog has it now."""
        values = {name: spin.value() for name, spin in self.limits.items()}
        return replace(
            self._house,
            name=self.name.text().strip(),
            source_tag=self.source_tag.text().strip(),
            lead_in=self.lead_in.currentText(),
            copyright_pattern=self.copyright_pattern.text().strip(),
            usage_terms=self.usage_terms.text().strip(),
            language=self.language.text().strip(),
            byline=self.byline.text().strip(),
            press=replace(
                self._house.press,
                bullet=self.bullet.currentText(),
                indent=" " * self.indent.value(),
            ),
            limits=Limits(**values),
        )

    def accept(self) -> None:
        """Say what was changed."""
        choice = ThemeChoice(self.theme.currentData())
        if choice is not self._choice:
            self.theme_chosen.emit(choice)
        if self.house != self._house:
            self.house_changed.emit(self.house)
        lines = self._keeping_lines
        if lines is not None and lines.keeping != self._keeping:
            self.keeping_changed.emit(lines.keeping)
        super().accept()

    def _make_house_fields(self, house: House) -> None:
        self.name = self._line(house.name, "Your house")
        self.source_tag = self._line(house.source_tag, "as AP or Reuters")
        self.lead_in = QComboBox(self)
        self.lead_in.setAccessibleName("Lead-in")
        self.lead_in.setEditable(True)
        self.lead_in.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lead_in.addItems(_LEAD_INS)
        self.lead_in.setCurrentText(house.lead_in)
        self.copyright_pattern = self._line(house.copyright_pattern, "Copyright {year}, {holder}")
        self.usage_terms = self._line(house.usage_terms, "what others may do with your stories")
        self.language = self._line(house.language, "as en-US or cs")
        self.byline = self._line(house.byline, "a name, without “By”")
        self._example = quiet("", self._theme, self)
        for line in (self.name, self.source_tag, self.copyright_pattern):
            line.textChanged.connect(self._show_example)
        self.lead_in.currentTextChanged.connect(self._show_example)

    def _make_press_fields(self, house: House) -> None:
        press: PressLayout = house.press
        self.bullet = QComboBox(self)
        self.bullet.setAccessibleName("Mark of a key point")
        self.bullet.setEditable(True)
        self.bullet.addItems(_BULLETS)
        self.bullet.setCurrentText(press.bullet)
        self.indent = QSpinBox(self)
        self.indent.setRange(0, 12)
        self.indent.setSuffix(" spaces")
        self.indent.setValue(len(press.indent))
        self.limits: dict[str, QSpinBox] = {}
        for name, _, unit in _LIMITS:
            spin = QSpinBox(self)
            spin.setRange(1, 999)
            spin.setSuffix(f" {unit}")
            spin.setValue(getattr(house.limits, name))
            self.limits[name] = spin

    def _line(self, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setPlaceholderText(hint)
        return line

    def _house_page(self) -> QWidget:
        page, form = _page()
        form.addRow("&Name", self.name)
        form.addRow("Source &tag", self.source_tag)
        form.addRow("&Lead-in", self.lead_in)
        form.addRow("&Copyright notice", self.copyright_pattern)
        form.addRow("&Usage terms", self.usage_terms)
        form.addRow("Lan&guage", self.language)
        form.addRow("&Byline", self.byline)
        form.addRow("A story then reads", self._example)
        form.addRow(
            quiet(
                "New stories begin with these. Stories that are there keep their words.",
                self._theme,
                page,
            )
        )
        return _scrolling(page)

    def _press_page(self) -> QWidget:
        page, form = _page()
        form.addRow("Mark of a key &point", self.bullet)
        form.addRow("&Indent before it", self.indent)
        form.addRow(quiet("How stories look as plain press text.", self._theme, page))
        return _scrolling(page)

    def _limits_page(self) -> QWidget:
        page, form = _page()
        for name, text, _ in _LIMITS:
            form.addRow(text, self.limits[name])
        form.addRow(quiet("Counters speak up there; they never block.", self._theme, page))
        return _scrolling(page)

    def _keeping_page(self, keeping: Keeping) -> QWidget:
        page, form = _page()
        self._keeping_lines = KeepingLines(keeping, self._theme, page, form)
        return _scrolling(page)

    def _window_page(self) -> QWidget:
        page, form = _page()
        form.addRow("&Theme", self.theme)
        if language := QLocale().nativeLanguageName():
            form.addRow("Dates and numbers as in", QLabel(language, page))
        return _scrolling(page)

    def _show_example(self) -> None:
        house = self.house
        form = lead_in(house.lead_in, has_place=True, has_tag=bool(house.source_tag))
        opening = form.before + _EXAMPLE_PLACE + form.between + house.source_tag + form.after
        self._example.setText(f"{opening} The first words …\n{house.copyright_notice(self._year)}")


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(4, 18, 12, 8)
    form.setVerticalSpacing(10)
    form.setHorizontalSpacing(18)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return page, form


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
