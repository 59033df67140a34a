"""Every command of the window: its name, text, keys and what its tool tip says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

Standard = QKeySequence.StandardKey
Role = QAction.MenuRole


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `keys` are a platform's standard keys or key sequences, the first one shown.

    One that `needs_story` can only be given while a story is open.
    """

    name: str
    text: str
    tip: str
    keys: tuple[Standard | str, ...] = ()
    needs_story: bool = True
    is_switch: bool = False
    role: Role = Role.NoRole


@dataclass(frozen=True, slots=True)
class Group:
    """The commands of one menu."""

    title: str
    commands: tuple[Command, ...]


FILE = Group(
    "&File",
    (
        Command("new", "&New story", "Begin an empty story", (Standard.New,), needs_story=False),
        Command(
            "import",
            "&Import…",
            "Take stories from files apart into headline, key points and sections",
            (Standard.Open,),
            needs_story=False,
        ),
        Command("export", "&Export…", "Write the story to a file of another format", ("Ctrl+E",)),
        Command(
            "export_again",
            "Export a&gain",
            "Write the story once more to where it went last time, without asking",
            ("Ctrl+Shift+E",),
        ),
        Command("duplicate", "&Duplicate", "Begin a new story with a copy of this one's text"),
        Command("delete", "De&lete story", "Put the story into the bin; it can be brought back"),
        Command(
            "backups",
            "&Backups…",
            "See the backups of the library and restore one",
            needs_story=False,
        ),
        Command(
            "preferences",
            "&Preferences…",
            "The look of the window, and your house: name, tag, copyright notice, limits",
            (Standard.Preferences, "Ctrl+,"),
            needs_story=False,
            role=Role.PreferencesRole,
        ),
        Command(
            "quit",
            "&Quit",
            "Keep everything and close the window",
            (Standard.Quit, "Ctrl+Q"),
            needs_story=False,
            role=Role.QuitRole,
        ),
    ),
)

EDIT = Group(
    "&Edit",
    (
        Command("undo", "&Undo", "Take back the last step", (Standard.Undo,), needs_story=False),
        Command(
            "redo",
            "&Redo",
            "Bring back the step undone last",
            (Standard.Redo, "Ctrl+Y"),
            needs_story=False,
        ),
        Command("cut", "Cu&t", "Cut what is selected", (Standard.Cut,), needs_story=False),
        Command("copy", "&Copy", "Copy what is selected", (Standard.Copy,), needs_story=False),
        Command("paste", "&Paste", "Paste the clipboard's text", (Standard.Paste,)),
        Command(
            "copy_html",
            "Copy as &HTML",
            "Copy the body for a CMS: key points, paragraphs, crossheads",
            ("Ctrl+Shift+C",),
        ),
        Command("copy_page", "Copy &whole page", "Copy the reader's page with its headline"),
        Command("copy_headline", "Copy hea&dline", "Copy the headline as plain text"),
        Command("select_all", "Select &all", "Select the whole text", (Standard.SelectAll,)),
        Command("find", "&Find…", "Find words in this story", (Standard.Find,)),
        Command("find_next", "Find ne&xt", "Go to the next match", (Standard.FindNext,)),
        Command(
            "find_previous", "Find pre&vious", "Go to the match before", (Standard.FindPrevious,)
        ),
    ),
)

FORMAT = Group(
    "F&ormat",
    (
        Command("bold", "&Bold", "Set the selection in bold, or back", (Standard.Bold,)),
        Command("italic", "&Italic", "Set the selection in italics, or back", (Standard.Italic,)),
        Command("link", "&Link…", "Make the selection a link, or change it", ("Ctrl+K",)),
    ),
)

STORY = Group(
    "&Story",
    (
        Command(
            "keep_version",
            "Keep a &version",
            "Keep the story as it is now among its versions; every word is kept without this, too",
            (Standard.Save,),
        ),
        Command(
            "history",
            "&History…",
            "See the versions of the story, compare and restore them",
            ("Ctrl+Alt+H",),
        ),
        Command(
            "discard",
            "Dis&card changes since opening",
            "Make the story what it was when it was opened; Undo takes that back",
        ),
        Command(
            "merge_with",
            "Mer&ge with…",
            "Bring the changes of another copy of this story into this one",
        ),
        Command("move_up", "Move &up", "Move the key point or section up", ("Alt+Up",)),
        Command("move_down", "Move &down", "Move the key point or section down", ("Alt+Down",)),
        Command("add_key_point", "Add &key point", "Add one of the main facts", ("Ctrl+Shift+K",)),
        Command("add_section", "Add &section", "Add a crosshead with its text", ("Ctrl+Shift+H",)),
        Command(
            "split",
            "S&plit here",
            "End this section at the caret; what follows gets a crosshead of its own",
            ("Ctrl+Return", "Ctrl+Enter"),
        ),
        Command("merge", "&Merge with section above", "Take this crosshead out again", ("Ctrl+J",)),
        Command(
            "remove_section",
            "&Remove section",
            "Take this section out with its crosshead and its words; Undo brings it back",
        ),
        Command(
            "mend", "Me&nd broken characters", "Make whole what a wrong encoding broke in the text"
        ),
        Command(
            "remove_clutter",
            "&Remove links and adverts",
            "Remove paragraphs that only lead elsewhere, as “Read more:”",
            ("Ctrl+Shift+L",),
        ),
    ),
)

VIEW = Group(
    "&View",
    (
        Command(
            "library",
            "&Library",
            "Show or fold the list of stories",
            ("F9",),
            needs_story=False,
            is_switch=True,
        ),
        Command(
            "preview",
            "&Preview",
            "Show or fold the reader's page",
            ("F8",),
            needs_story=False,
            is_switch=True,
        ),
        Command(
            "notice",
            "&Go to the notice",
            "Give the keys to the newest notice, or back to where they were",
            ("F6",),
            needs_story=False,
        ),
        Command(
            "zoom_in", "Zoom &in", "Larger preview", (Standard.ZoomIn, "Ctrl+="), needs_story=False
        ),
        Command("zoom_out", "Zoom &out", "Smaller preview", (Standard.ZoomOut,), needs_story=False),
        Command(
            "zoom_reset", "&Actual size", "Preview as it is read", ("Ctrl+0",), needs_story=False
        ),
    ),
)

HELP = Group(
    "&Help",
    (
        Command(
            "shortcuts",
            "&Keyboard shortcuts",
            "All keys of this window",
            (Standard.HelpContents, "F1"),
            needs_story=False,
        ),
        Command(
            "check_library",
            "&Check the library…",
            "Look whether all of the library can be read, and mend what cannot",
            needs_story=False,
        ),
        Command("show_log", "Show the &log", "Open the folder of the log", needs_story=False),
        Command(
            "about",
            "&About Nutgraf",
            "Version and licence",
            needs_story=False,
            role=Role.AboutRole,
        ),
    ),
)

GROUPS = (FILE, EDIT, FORMAT, STORY, VIEW, HELP)


WRITING = frozenset(
    {
        "cut",
        "paste",
        "bold",
        "italic",
        "link",
        "discard",
        "merge_with",
        "move_up",
        "move_down",
        "add_key_point",
        "add_section",
        "split",
        "merge",
        "remove_section",
        "mend",
        "remove_clutter",
        "find",
        "find_next",
        "find_previous",
    }
)
"""Commands that need the form: it is not there while the history is, and may be read only."""


LIBRARY_CHANGING = ("duplicate", "delete", "keep_version")
"""Commands that a library which can only be read does not take."""


class Actions:
    """The window's actions by the names of their commands."""

    def __init__(self, parent: QObject) -> None:
        self._actions: dict[str, QAction] = {}
        self._needing_story: list[QAction] = []
        self._is_open = False
        for group in GROUPS:
            for command in group.commands:
                action = _action(command, parent)
                self._actions[command.name] = action
                if command.needs_story:
                    self._needing_story.append(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def set_story_open(self, is_open: bool) -> None:
        """Enable or disable what needs an open story."""
        self._is_open = is_open
        for action in self._needing_story:
            action.setEnabled(is_open)

    def set_writing(self, can_write: bool, *, is_read_only: bool) -> None:
        """Enable or disable what needs a form, or a library, that can be written in."""
        for name in WRITING:
            self._actions[name].setEnabled(can_write and self._is_open)
        for name in LIBRARY_CHANGING:
            self._actions[name].setEnabled(self._is_open and not is_read_only)


def _action(command: Command, parent: QObject) -> QAction:
    action = QAction(command.text, parent)
    action.setObjectName(command.name)
    action.setShortcuts(key_sequences(command.keys))
    action.setToolTip(command.tip)
    action.setStatusTip(command.tip)
    action.setMenuRole(command.role)
    action.setCheckable(command.is_switch)
    return action


def key_sequences(keys: tuple[Standard | str, ...]) -> list[QKeySequence]:
    """The sequences of this platform, each once; standard keys it does not have are left out."""
    sequences: list[QKeySequence] = []
    for key in keys:
        bound = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        sequences += [each for each in bound if not each.isEmpty() and each not in sequences]
    return sequences
