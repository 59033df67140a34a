"""Where the palette's entries come from: menus, choices, the form, the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from editor.model.choices import CHOICES, Choice
from editor.model.errors import NotKept
from editor.model.labels import FIELD_LABELS
from editor.model.places import Caret, Place, body_place, crosshead_place
from editor.model.rows import StoryRow
from editor.model.story import Story
from editor.model.taking.retake import Kind as Taken
from editor.model.translation import N_, _
from editor.services.settings import Settings
from editor.ui.commands.groups import GROUPS
from editor.ui.form.details import NAMES
from editor.ui.form.folds import FOLDABLE
from editor.ui.houses.fields import HOUSE_FIELDS
from editor.ui.languages import language_in_sentence
from editor.ui.menus import KINDS
from editor.ui.naming import status_name
from editor.ui.palette.entry import Entry, Kind

CHOSEN = "chosen:"
"""How the keys of what is chosen from a menu's list begin."""

_OF_A_HOUSE = "House"
"""The tab of the house editor whose fields are called as those of a story."""

_MADE = {
    Taken.HEADLINE: N_("Make this paragraph the headline"),
    Taken.STANDFIRST: N_("Make this paragraph the standfirst"),
    Taken.BYLINE: N_("Make this paragraph the byline"),
    Taken.KEY_POINT: N_("Make this paragraph a key point"),
    Taken.CROSSHEAD: N_("Make this paragraph a crosshead"),
    Taken.BODY: N_("Make this paragraph body text"),
    Taken.CAPTION: N_("Make this paragraph a caption"),
    Taken.SIGN_OFF: N_("Make this paragraph the sign-off"),
    Taken.DESK_NOTE: N_("Make this paragraph the desk note"),
}
"""What Story › This paragraph is does, by what is chosen there."""

_COMMANDS = {each.name: each.text for group in GROUPS for each in group.commands}

AnyChoice = Choice[bool] | Choice[int] | Choice[str]


class FormFields(Protocol):
    """The form, as far as the palette knows it."""

    def field(self, place: Place) -> object | None:
        """The field of a place, if it is to be seen."""
        ...

    def reveal_field(self, name: str) -> None:
        """Open a field by the name it has in a story, and put the caret into it."""
        ...


def menu_entries(bar: QMenuBar, why_not: Callable[[QAction], str]) -> Iterator[Entry]:
    """Every action of the menus, with its way through them; `why_not` says why one is disabled."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _in_menu(menu, _plain(action), why_not)


def choice_entries(
    settings: Settings, show_choice: Callable[[str], None], refused: Callable[[NotKept], None]
) -> Iterator[Entry]:
    """Every choice of Preferences: a switch is turned, of a list each value is one entry."""

    def choose(choice: AnyChoice, value: object) -> None:
        try:
            settings.choose(choice, value)  # type: ignore[misc]  # a value of its kind
        except NotKept as error:
            refused(error)

    for choice in CHOICES:
        key, label, section = f"choice:{choice.name}", _(choice.label), _(choice.section)
        value = settings.value(choice)  # type: ignore[misc]  # a value of its kind
        if isinstance(choice.default, bool):
            turn = partial(choose, choice, not value)
            is_on = bool(value)
            yield Entry(key, Kind.SETTING, label, section, turn, is_on=is_on, words=choice.label)
            continue
        show = partial(show_choice, choice.name)
        yield Entry(key, Kind.SETTING, f"{label}…", section, show, words=choice.label)
        for option, words in choice.options:
            yield Entry(
                f"{key}:{option}",
                Kind.SETTING,
                _("{label}: {value}").format(label=label, value=_(words)),
                section,
                partial(choose, choice, option),
                is_on=True if option == value else None,
                words=f"{choice.label}: {words}",
            )


def field_entries(form: FormFields) -> Iterator[Entry]:
    """The fields that can be folded away: those that are, to be opened."""
    for name in (*FOLDABLE, *NAMES):
        named = FIELD_LABELS.get(name) or FOLDABLE.get(name, name)
        is_shown = form.field(Place(name)) is not None
        shown = (_("Go to the field {field}") if is_shown else _("+ {field}")).format(
            field=_(named)
        )
        detail = _("In this story") if is_shown else _("Open the field")
        reveal = partial(form.reveal_field, name)
        yield Entry(f"field:{name}", Kind.FIELD, shown, detail, reveal, words=_other(named, name))


def house_entries(show_field: Callable[[str], None]) -> Iterator[Entry]:
    """The fields of the house editor, by their labels there."""
    for tab, labels in HOUSE_FIELDS.items():
        way = f"{_('Houses')} › {_(tab)}"
        for label in labels:
            name = _without_mark(_(label))
            if tab == _OF_A_HOUSE:
                # A story has fields of these names, too.
                name = _("{label}: {value}").format(label=_(tab), value=name)
            show = partial(show_field, label)
            words = f"{_without_mark(label)} house"
            yield Entry(f"house:{label}", Kind.SETTING, f"{name}…", way, show, words=words)


def place_entries(story: Story, go_to: Callable[[Caret], None]) -> Iterator[Entry]:
    """The headline, the opening and the crossheads of the open story."""
    here = _("In this story")
    headline = partial(go_to, Caret(Place("headline"), 0))
    name = _("Go to the headline")
    yield Entry("place:headline", Kind.PLACE, name, here, headline, words="headline")
    if story.sections:
        opening = partial(go_to, Caret(body_place(story.sections[0].id), 0))
        name = _("Go to the opening")
        yield Entry("place:opening", Kind.PLACE, name, here, opening, words="opening")
    for section in story.sections[1:]:
        if section.crosshead.strip():
            caret = Caret(crosshead_place(section.id), 0)
            name = " ".join(section.crosshead.split())
            yield Entry(f"place:{section.id}", Kind.PLACE, name, here, partial(go_to, caret))


def story_entry(row: StoryRow, open_story: Callable[[str], None]) -> Entry:
    """A story of the library."""
    name = " ".join(row.headline.split()) or row.slugline or _("No headline")
    detail = " · ".join(filter(None, (row.slugline, status_name(row.status))))
    return Entry(f"story:{row.id}", Kind.STORY, name, detail, partial(open_story, row.id))


def _in_menu(menu: QMenu, way: str, why_not: Callable[[QAction], str]) -> Iterator[Entry]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            # Some are filled when they are opened.
            inner.aboutToShow.emit()
            chosen = partial(_chosen, _plain(action))
            entries = _in_menu(inner, f"{way} › {_plain(action)}", why_not)
            yield from map(chosen, entries)
        elif not action.isSeparator() and action.isVisible():
            name = _plain(action)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Entry(
                f"command:{action.objectName() or f'{way} › {name}'}",
                Kind.COMMAND,
                name,
                way,
                action.trigger,
                keys,
                action.isChecked() if action.isCheckable() else None,
                "" if action.isEnabled() else why_not(action),
                _other(_COMMANDS.get(action.objectName(), ""), action.objectName()),
            )


def _chosen(menu: str, entry: Entry) -> Entry:
    """An entry of a list of choices, named by what choosing it does."""
    for kind, text, _key in KINDS:
        if menu == _without_mark(_("&This paragraph is")) and entry.name == _without_mark(_(text)):
            words = f"{_without_mark(text)} paragraph"
            return replace(entry, key=f"kind:{kind.value}", name=_(_MADE[kind]), words=words)
    if entry.is_on is None:
        return entry
    name, _tab, code = entry.name.partition("\t")
    return replace(
        entry,
        key=f"{CHOSEN}{entry.key}",
        name=_("{label}: {value}").format(label=menu, value=name),
        words=f"{entry.words} {language_in_sentence(code)} {code}" if code else entry.words,
    )


def _other(text: str, name: str) -> str:
    """What is written in English where this is shown, and what files and formats call it."""
    return f"{_without_mark(text)} {name.replace('_', ' ')}"


def _plain(action: QAction) -> str:
    """What an action is called."""
    return _without_mark(action.text())


def _without_mark(text: str) -> str:
    """A menu's text without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
