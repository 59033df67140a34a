"""The structured form: shows the story of a session and turns keys into its changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.changes import FieldChange
from editor.model.edits import Edit, replace_value
from editor.model.ids import Ids, random_item_id
from editor.model.keywords import KEYWORDS, parse_keywords
from editor.model.lead_in import take_lead_in
from editor.model.places import Caret, Place, body_place, has_place
from editor.model.story import Story
from editor.model.translation import N_
from editor.services.session import Changed, Session
from editor.services.settings import Settings
from editor.ui.form.fields import Fields
from editor.ui.form.figures import Asking
from editor.ui.form.formatting import Formatting
from editor.ui.form.hit_marks import HitMarks
from editor.ui.form.keys import Wish
from editor.ui.form.marking import Marking
from editor.ui.form.marks_shown import MarksShown
from editor.ui.form.navigation import Navigation
from editor.ui.form.pasting import Pasting
from editor.ui.form.scrolling import FormScrolling
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.form.smart_typing import SmartTyping
from editor.ui.form.structure import Structure
from editor.ui.form.text_field import TextField, Typed
from editor.ui.form.writing import Writing
from editor.ui.theme import Themes


class StoryForm(QWidget):
    """One story as a page of fields; empty while no session is shown."""

    focused = Signal()
    caret_moved = Signal(object)  # A Caret, or None.
    paste_story = Signal(str)  # A whole story was pasted, and is in the opening as plain text.
    write_refused = Signal()  # Somebody typed into a story that can only be read.
    story_copied = Signal()  # The whole story went to the clipboard as plain text.

    def __init__(
        self,
        themes: Themes,
        settings: Settings,
        ids: Ids = random_item_id,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._settings = settings
        self._session: Session | None = None
        self._current: TextField | None = None
        self._awaited: Caret | None = None
        self._is_read_only = False
        self._area = ScrollingSheet(self, themes.current, settings)
        self._sheet = self._area.sheet
        self._page = self._sheet.page
        self._fields = self._page.fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.scrolling = FormScrolling(self._area)
        self.hit_marks = HitMarks(self._area, self._fields, themes)
        self._navigation = Navigation(self._area, self._sheet)
        self._writing = Writing(self, ids)
        self._structure = Structure(self, self._writing, ids)
        self._marking = Marking(self)
        self.formatting = Formatting(self, self._marking, ids, self._language)
        self._smart_typing = SmartTyping(settings, self._language)
        self._marks_shown = MarksShown(settings, self._fields)
        self.pasting = Pasting(self, self._marking, ids, self._language)
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._connect()
        self._dress()
        self._page.hide()

    def _connect(self) -> None:
        self._fields.typed.connect(self._take_typing)
        self._fields.typed.connect(self._smart_typing.follow)
        self._fields.typed.connect(self.pasting.note_typing)
        self._fields.wished.connect(self._fulfil)
        self._fields.pasted.connect(self.pasting.paste)
        self._fields.caret_moved.connect(self._note_caret)
        self._fields.refused.connect(self.write_refused)
        self._fields.focused.connect(self._note_focus)
        self._page.opened.connect(self._go_to_opened)
        self._page.key_points.add_asked.connect(self._structure.add_key_point)
        self._page.key_points.moved.connect(self._structure.drop_key_point)
        self._sheet.section_handles.moved.connect(self._structure.drop_section)
        self._page.sections.add_asked.connect(self._structure.add_section)
        self._page.details.toggled.connect(self._sheet.arrange)
        self._page.details.urgency.picked.connect(self._set_urgency)
        self.pasting.story_pasted.connect(self.paste_story)
        self._rest.timeout.connect(self._build_more)
        self._themes.changed.connect(self._dress)

    # The session

    @property
    def story(self) -> Story:
        """The open story."""
        return self._open_session.story

    @property
    def _open_session(self) -> Session:
        if self._session is None:
            raise RuntimeError("no story is shown")
        return self._session

    def show_session(self, session: Session | None) -> None:
        """Show the story of a session, or nothing."""
        QGuiApplication.inputMethod().commit()
        self._marking.forget()
        is_another = session is not self._session
        if is_another:
            self.pasting.forget()
            self.formatting.reckoning.forget()
        if self._current is not None:
            self._current.clearFocus()
        if is_another:
            self._listen_to(session)
        self._session = None
        self._current = None
        self._awaited = None
        self._page.clear()
        if session is not None:
            if session.is_read_only != self._is_read_only:
                self._is_read_only = session.is_read_only
                self._fields.set_read_only(self._is_read_only)
            with self._sheet.held():
                self._page.show_story(session.story, session.house)
            self._session = session
            self._rest.start()
            self._area.verticalScrollBar().setValue(0)
        self._page.setVisible(session is not None)
        self.caret_moved.emit(None)

    def _listen_to(self, session: Session | None) -> None:
        """Hear of changes; a story that is shown anew keeps the form's place before the others."""
        if self._session is not None:
            self._session.changed.disconnect(self._refresh)
        if session is not None:
            session.changed.connect(self._refresh)

    def finish(self) -> None:
        """Let the story have what was not finished: a composition, a time that was typed."""
        QGuiApplication.inputMethod().commit()
        self._page.details.finish()

    def _refresh(self, changed: Changed) -> None:
        origin = changed.origin
        if isinstance(origin, TextField) and origin is self._fields.at(origin.place):
            # The journal has it: now it may be seen, before the others hear of it.
            origin.paint_now()
            self._page.take_typing(origin)
        else:
            with self._sheet.held():
                self._page.show_story(changed.after, self._open_session.house)
        if changed.caret is not None and has_place(changed.after, changed.caret.place):
            self.go_to(changed.caret)

    def _build_more(self, *, all_of_it: bool = False) -> None:
        """Build a few sections that are not yet in sight, or all of them."""
        with self._sheet.held():
            is_more = self._session is not None and self._page.build_more(
                self.story, all_of_it=all_of_it
            )
        if not is_more:
            self._rest.stop()

    def _take_typing(self, field: TextField, typed: Typed) -> None:
        session = self._open_session
        if field.place == KEYWORDS:
            words = FieldChange(KEYWORDS, session.story.keywords, parse_keywords(field.text))
            session.apply(words, typed.label, before=typed.before, after=typed.after, origin=field)
        else:
            session.apply(
                typed.change, typed.label, before=typed.before, after=typed.after, origin=field
            )
            if field.place == body_place(session.story.sections[0].id):
                self.perform(take_lead_in(session.story, session.house, typed.change))
        if self._session is session:
            self._navigation.follow(field)
            self.caret_moved.emit(self.caret())

    # What writing and pasting act upon

    def settle(self) -> None:
        """Let the next change begin a step of its own."""
        if self._session is not None:
            self._session.settle()

    def field(self, place: Place) -> TextField | None:
        """The field of a place, if it is to be seen."""
        field = self._fields.at(place)
        return field if field is not None and field.isVisibleTo(self._page) else None

    def perform(self, edit: Edit | None) -> bool:
        """Do an edit, if there is one."""
        if edit is None or self._session is None:
            return False
        self._session.caret = self.caret() or self._session.caret
        self._session.perform(edit)
        return True

    def put(self, caret: Caret) -> None:
        """Put the caret somewhere."""
        self.go_to(caret)

    def go_on(self, field: TextField) -> None:
        """Go to the next field of the page."""
        target = self._navigation.beside(field, 1)
        if target is not None:
            self._navigation.go_to_end(target)

    def _fulfil(self, field: TextField, wish: Wish) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        match wish:
            case Wish.BACK | Wish.ON:
                self._navigation.step(field, 1 if wish is Wish.ON else -1)
            case Wish.UP | Wish.DOWN:
                self._navigation.stride(field, 1 if wish is Wish.DOWN else -1)
            case Wish.PAGE_UP | Wish.PAGE_DOWN:
                step = 1 if wish is Wish.PAGE_DOWN else -1
                self._navigation.page(field, step, select=bool(shift))
            case Wish.SELECT_STORY:
                self.select_all_story()
            case Wish.SELECT_ONE_FIELD:
                self._select_one_field()
            case Wish.COPY_STORY:
                QGuiApplication.clipboard().setText(self.selected_text())
                self.story_copied.emit()
            case _:
                self._writing.fulfil(field, wish)

    def _language(self) -> str:
        return self.story.language or self._open_session.house.language

    # The caret

    def caret(self) -> Caret | None:
        """Where the caret stands; None where no field has been entered."""
        return self._current.caret() if self._current is not None else None

    def place(self) -> Place | None:
        """The text that the caret is in."""
        return self._current.place if self._current is not None else None

    def go_to(self, caret: Caret) -> None:
        """Put the caret somewhere: open what is folded, scroll by the least.

        A form in whose place something else is shown takes no keys before it is shown again.
        """
        if self._session is None:
            return
        if not self.isVisibleTo(self.window()):
            self._awaited = caret
            return
        if self._fields.at(caret.place) is None:
            self._build_more(all_of_it=True)
        field = self._fields.at(caret.place)
        if field is None:
            return
        if not field.isVisibleTo(self._page):
            self._page.open_field(caret.place.field)
            self._fold()
        self._navigation.go(field, caret)
        self._note_caret(field)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the caret where it was wanted while something else was shown here."""
        super().showEvent(event)
        awaited, self._awaited = self._awaited, None
        if awaited is not None and has_place(self.story, awaited.place):
            self.go_to(awaited)

    def _fold(self) -> None:
        with self._sheet.held():
            self._page.fold(self.story)

    def reveal_field(self, name: str) -> None:
        """Open a field by the name it has in a story, and put the caret into it."""
        self._page.open_field(name)

    def _go_to_opened(self, name: str) -> None:
        if self._session is None:
            return
        self._fold()
        if name == "key_points":
            self._writing.first_key_point()
            return
        field = self._fields.at(Place(name))
        if field is not None:
            self._navigation.open(field)

    def _note_caret(self, field: TextField) -> None:
        if self._session is not None and field is self._current:
            self._session.settle()
            self._session.caret = field.caret()
            if field.hasFocus():
                self._navigation.follow(field)
            self.caret_moved.emit(field.caret())

    def _note_focus(self, field: TextField) -> None:
        if field is not self._current:
            if self._current is not None and not self._current.is_in_whole_selection:
                self._current.drop_selection()
            self._current = field
            self._note_caret(field)
        self.focused.emit()

    def selected_text(self) -> str:
        """The selected text of the story, as the story has it; the whole story if all is."""
        field = self._current
        if field is None:
            return ""
        if field.is_in_whole_selection:
            return "\n\n".join(each.text for each in self._page.order() if each.text)
        caret = field.caret()
        return field.text[caret.start : caret.end]

    def select_all_story(self) -> None:
        """Select every field, for copying."""
        self._build_more(all_of_it=True)
        for field in self._page.order():
            field.is_in_whole_selection = True
            field.select(0, len(field.text))
        self.caret_moved.emit(self.caret())

    def _select_one_field(self) -> None:
        for field in self._fields:
            if field.is_in_whole_selection:
                field.is_in_whole_selection = False
                if field is not self._current:
                    field.select(0, 0)

    # Commands

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What the form does for the menus, by the commands' names."""
        return {
            **self.formatting.commands,
            **self._structure.commands,
            **self.pasting.commands,
        }

    @property
    def area(self) -> ScrollingSheet:
        """The view that the page scrolls in."""
        return self._area

    @property
    def figures(self) -> Asking:
        """What figures ask for and show."""
        return self._page.asking

    @property
    def fields(self) -> Fields:
        """All text fields."""
        return self._fields

    @property
    def current(self) -> TextField | None:
        """The field that the caret is in."""
        return self._current

    @property
    def has_story(self) -> bool:
        """Whether a story is shown."""
        return self._session is not None

    @property
    def details_open(self) -> bool:
        """Whether Details are open; the window remembers it."""
        return self._page.details.is_open

    def set_details_open(self, is_open: bool) -> None:
        """Open or shut Details."""
        self._page.details.set_open(is_open)

    def _set_urgency(self, urgency: int) -> None:
        self.perform(replace_value(self.story, Place("urgency"), urgency, N_("Urgency")))

    # Its looks

    def _dress(self) -> None:
        self._sheet.dress(self._themes.current)
