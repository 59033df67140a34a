"""Preferences: every choice of a person on one page, searched, counting at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from editor.model.choices import CHOICES
from editor.model.errors import NotKept
from editor.model.translation import _
from editor.services.settings import Settings
from editor.ui.dialogs.keeping import SEARCHED as KEEPING_SEARCHED
from editor.ui.dialogs.keeping import Keeping, KeepingLines
from editor.ui.dialogs.parts import Dialog, quiet
from editor.ui.icons import Icons
from editor.ui.preferences.page import PreferencesPage
from editor.ui.preferences.row import AnyChoice
from editor.ui.search_line import add_clear_button, add_glass
from editor.ui.theme import Themes

SIZE = QSize(720, 640)


class PreferencesDialog(Dialog):
    """The choices of the table, and the folders where words are kept a second time."""

    keeping_changed = Signal(object)
    """A Keeping: the folders of backups and mirror from now on."""

    not_kept = Signal(object)
    """A NotKept: a choice counts, and could not be written down."""

    def __init__(
        self,
        settings: Settings,
        themes: Themes,
        icons: Icons,
        parent: QWidget,
        *,
        keeping: Keeping | None = None,
    ) -> None:
        super().__init__(_("Preferences"), parent)
        self._settings = settings
        self._themes = themes
        self._search = self._search_line(icons)
        self._page = PreferencesPage(self, icons, themes.current)
        self._page.add_choices(CHOICES)
        if keeping is not None:
            self._add_keeping(keeping)
        self._page.chosen.connect(self._choose)
        self._search.textChanged.connect(self._page.look_for)
        self.column.addWidget(self._search)
        self.column.addLayout(self._ways())
        self.column.addWidget(self._page, 1)
        self.column.addWidget(self._foot())
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        settings.changed.connect(self._show_values)
        themes.changed.connect(self._dress)
        self.finished.connect(self._leave)
        self._show_values(None)
        self._search.setFocus()

    def show_at(self, name: str) -> None:
        """Go to the choice of that name, and give it the keys."""
        self._search.clear()
        row = next((row for row in self._page.rows if row.choice.name == name), None)
        if row is not None:
            row.control.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, row, lambda: self._page.go_to(row))

    # Making

    def _search_line(self, icons: Icons) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(_("Search the preferences"))
        line.setAccessibleName(_("Search the preferences"))
        add_clear_button(line)
        add_glass(line, icons.icon("magnifying-glass"))
        line.installEventFilter(self)
        return line

    def _ways(self) -> QHBoxLayout:
        """A quiet button for each section, which scrolls there."""
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(12)
        for section in self._page.sections:
            way = QPushButton(section.title, self)
            way.setFlat(True)
            way.setAutoDefault(False)
            way.setToolTip(_("Go to {section}").format(section=section.title))
            way.clicked.connect(lambda _checked=False, to=section: self._go_to(to))
            ways.addWidget(way)
        ways.addStretch(1)
        return ways

    def _add_keeping(self, keeping: Keeping) -> None:
        section = self._page.add_section(_("Keeping"))
        form = QWidget(section)
        layout = QFormLayout(form)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setVerticalSpacing(6)
        layout.setHorizontalSpacing(18)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        lines = KeepingLines(keeping, self._themes.current, form, layout)
        lines.changed.connect(self.keeping_changed)
        section.add_form(form, KEEPING_SEARCHED)

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 4, 0, 0)
        words = _("Every choice counts at once, the language of the window from the next start.")
        if language := QLocale().nativeLanguageName():
            numbers = _("Dates and numbers are as in {language}.").format(language=language)
            words = f"{words} {numbers}"
        row.addWidget(quiet(words, self._themes.current, foot), 1)
        close = QPushButton(_("Close"), foot)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return foot

    # What a person does

    def _choose(self, choice: AnyChoice, value: object) -> None:
        if not choice.accepts(value):
            self._show_values(None)
            return
        try:
            self._settings.choose(choice, value)  # type: ignore[misc]  # a value of its kind
        except NotKept as error:
            self.not_kept.emit(error)

    def _go_to(self, section: QWidget) -> None:
        self._search.clear()
        self._page.go_to(section)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down lead from the search to what was found; Escape clears it first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                found = self._page.first_found()
                if found is not None:
                    found.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return super().eventFilter(watched, event)

    # What it shows

    def _show_values(self, _changed: None) -> None:
        for row in self._page.rows:
            row.show_value(self._settings.value(row.choice))  # type: ignore[misc]  # a value of its kind

    def _dress(self) -> None:
        self._page.dress(self._themes.current)

    def _leave(self) -> None:
        """Hear nothing any more."""
        self._settings.changed.disconnect(self._show_values)
        self._themes.changed.disconnect(self._dress)
