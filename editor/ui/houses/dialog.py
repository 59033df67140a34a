"""Houses: the list of a library's houses, and the profile of one, seen live in the preview.

The preview shows the open story by the profile as it is being edited: that is the reader's page
itself, with the engine and the width it has already. Nothing is kept before the dialog is
accepted; cancelled, it leaves everything as it was, and its drafts to whoever goes on with them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from editor.model.house import House
from editor.model.houses.page_templates import StyleTrouble, TemplateRow
from editor.model.houses.put_aside import PutAside
from editor.model.rows import FormatRow
from editor.model.translation import _
from editor.ui.dialogs.parts import Dialog, quiet
from editor.ui.houses.form_page import FormPage
from editor.ui.houses.house_list import HouseList
from editor.ui.houses.look_page import LookPage
from editor.ui.houses.page import HousePage
from editor.ui.houses.press_page import PressPage
from editor.ui.houses.words_page import WordsPage
from editor.ui.theme import Theme

REST = 300
"""Milliseconds without an edit before the page is shown by it."""


class HousesDialog(Dialog):
    """Edits drafts of the houses; what comes of it comes as signals."""

    tried = Signal(object)
    """A House as it is being edited: the page may be shown by it."""

    house_kept = Signal(object)
    """A House that is new or was changed; they come when the dialog is accepted."""

    desk_chosen = Signal(str)
    """The id of the house that new stories are written for from now on."""

    removal_wanted = Signal(str)
    """The id of a kept house that is to go, at once."""

    left = Signal(object)
    """A PutAside: the dialog was closed with drafts that differ from what is kept."""

    def __init__(
        self,
        houses: tuple[House, ...],
        desk: str,
        current: str,
        another: Callable[[House | None], House],
        year: int,
        theme: Theme,
        parent: QWidget,
        *,
        has_story: bool,
    ) -> None:
        super().__init__(_("Houses"), parent)
        self._kept = {house.id: house for house in houses}
        self._drafts = dict(self._kept)
        self._kept_desk = self._desk = desk
        self._another = another
        self._is_filling = False
        self._is_as_left = False
        self.list = HouseList(theme, self)
        self.words = WordsPage(year, theme, self)
        self.form = FormPage(theme, self)
        self.press = PressPage(theme, self)
        self.look = LookPage(theme, self)
        self.for_new = QCheckBox(_("New stories are written for this house"), self)
        self._lay_out(theme, has_story=has_story)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(lambda: self.tried.emit(self.draft))
        self.list.chosen.connect(self._show)
        self.list.new_wanted.connect(lambda: self._add(None))
        self.list.duplicate_wanted.connect(lambda: self._add(self.draft))
        self.list.removal_wanted.connect(self._remove)
        self.for_new.toggled.connect(self._choose_desk)
        for page in self._pages:
            page.edited.connect(self._take)
        self._list(current)

    @property
    def _pages(self) -> tuple[HousePage, ...]:
        return (self.words, self.form, self.press, self.look)

    @property
    def draft(self) -> House:
        """The house that is shown, as it is being edited."""
        return self._drafts[self.list.current]

    @property
    def aside(self) -> PutAside | None:
        """The drafts that differ from what is kept, and the choice of the house of new stories."""
        changed = self._changed
        if not changed and self._desk == self._kept_desk:
            return None
        return PutAside(changed, self._desk, self.list.current)

    def offer(
        self,
        templates: tuple[TemplateRow, ...] | None = None,
        formats: tuple[FormatRow, ...] | None = None,
        zones: tuple[str, ...] | None = None,
    ) -> None:
        """What there is to choose from, once it has been found."""
        self._is_filling = True
        if templates is not None:
            self.look.offer_templates(templates)
        if formats is not None:
            self.press.offer_formats(formats)
        if zones is not None:
            self.words.offer_zones(zones)
        self._fill()

    def show_field(self, label: str) -> None:
        """Go to the field, or the heading, that has this label."""
        for tab, page in enumerate(self._pages):
            if (field := page.named.get(label)) is not None:
                self.tabs.setCurrentIndex(tab)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                page.bring_into_sight(field)

    def tell_style(self, troubles: tuple[StyleTrouble, ...]) -> None:
        """Say what is wrong in the style sheet."""
        self.look.tell_style(troubles)

    def go_on_with(self, aside: PutAside) -> None:
        """Show drafts that were left before, and that they are these."""
        self._drafts |= {house.id: house for house in aside.houses}
        self._desk = aside.desk if aside.desk in self._drafts else self._kept_desk
        self._list(aside.current)
        self.list.tell_drafts(self._go_back)
        self._is_as_left = True

    def take_away(self, house: House) -> None:
        """A house was removed; taken back, it is kept again at once, and has its draft again."""
        if house.id not in self._drafts:
            # It was asked for twice.
            return
        was_kept = self._kept.pop(house.id, None) is not None
        draft = self._drafts.pop(house.id)
        self._is_as_left = False
        self._list(self._desk)

        def bring_back() -> None:
            if was_kept:
                self._kept[house.id] = house
                self.house_kept.emit(house)
            self._drafts[house.id] = draft
            self._list(house.id)

        self.list.tell_removed(draft, bring_back)

    def accept(self) -> None:
        """Say what was changed."""
        for draft in self._changed:
            self.house_kept.emit(draft)
        if self._desk != self._kept_desk:
            self.desk_chosen.emit(self._desk)
        super().accept()

    def reject(self) -> None:
        """Keep nothing; what was changed is left, so that no word of it is lost."""
        if aside := self.aside:
            self.left.emit(aside)
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the left of the window, so that the preview beside is seen."""
        super().showEvent(event)
        if parent := self.parentWidget():
            window = parent.window().frameGeometry()
            self.move(window.left() + 24, max(window.top() + 48, 0))

    def _lay_out(self, theme: Theme, *, has_story: bool) -> None:
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(_("Profile"))
        for page, title in (
            (self.words, _("House")),
            (self.form, _("Form")),
            (self.press, _("Press text and export")),
            (self.look, _("Page")),
        ):
            tabs.addTab(page.scrolling(), title)
        self.tabs = tabs
        QWidget.setTabOrder(self.list.remove, tabs)
        right = QVBoxLayout()
        right.addWidget(tabs, 1)
        right.addWidget(self.for_new)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)
        told = (
            _("The preview shows the open story by what you change here; Cancel gives it back.")
            if has_story
            else _("With a story open, the preview shows its page by what you change here.")
        )
        self.column.addWidget(quiet(told, theme, self))
        self.add_buttons(_("Keep"))
        self.resize_with_text(780, 690)

    @property
    def _changed(self) -> tuple[House, ...]:
        """The drafts that differ from what is kept."""
        return tuple(
            draft for house_id, draft in self._drafts.items() if draft != self._kept.get(house_id)
        )

    def _go_back(self) -> None:
        """Show every house as it is kept."""
        self._is_as_left = False
        self._drafts, self._desk = dict(self._kept), self._kept_desk
        self._list(self._desk)

    def _note_newer(self) -> None:
        """Drafts that were left can be let go of only while nothing newer would go with them."""
        if self._is_as_left:
            self._is_as_left = False
            self.list.tell("")

    def _list(self, current: str) -> None:
        self.list.show_houses(tuple(self._drafts.values()), self._desk, current)
        self._show()

    def _show(self) -> None:
        self._fill()
        self._rest.start()

    def _fill(self) -> None:
        self._is_filling = True
        for page in self._pages:
            page.fill(self.draft)
        self.for_new.setChecked(self.draft.id == self._desk)
        self.for_new.setEnabled(self.draft.id != self._desk)
        self._is_filling = False

    def _take(self) -> None:
        """Take what was edited into the draft."""
        if self._is_filling:
            return
        draft = self.draft
        for page in self._pages:
            draft = page.taken(draft)
        self._drafts[draft.id] = draft
        self._note_newer()
        self.list.rename(draft, self._desk)
        self._rest.start()

    def _choose_desk(self, is_desk: bool) -> None:
        if is_desk and not self._is_filling:
            self._desk = self.draft.id
            self._note_newer()
            self._list(self._desk)

    def _add(self, like: House | None) -> None:
        house = self._another(like)
        self._drafts[house.id] = house
        self._note_newer()
        self._list(house.id)
        self.tabs.setCurrentIndex(0)
        self.words.name.setFocus()
        self.words.name.selectAll()

    def _remove(self) -> None:
        house = self.draft
        if house.id in self._kept:
            self.removal_wanted.emit(house.id)
        else:
            self.take_away(house)
