"""Story: its status, its versions, its parts."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Standard, Submenu

GROUP = Group(
    N_("&Story"),
    (
        (
            Submenu("status"),
            Submenu("house"),
            Submenu("language"),
            Submenu("kinds"),
        ),
        (
            Command(
                "keep_version",
                N_("Keep a &version"),
                N_(
                    "Keep the story as it is now among its versions;"
                    " every word is kept without this, too"
                ),
                (Standard.Save,),
                changes_library=True,
            ),
            Command(
                "history",
                N_("&History…"),
                N_("See the versions of the story, compare and restore them"),
                ("Ctrl+Alt+H",),
            ),
            Command(
                "proofread",
                N_("&Proofread"),
                N_("Go through the story line by line and tick what is right; ticks are kept"),
                ("Ctrl+Alt+R",),
            ),
            Command(
                "discard",
                N_("Dis&card changes since opening"),
                N_("Make the story what it was when it was opened; Undo takes that back"),
                needs_form=True,
            ),
            Command(
                "merge_with",
                N_("Mer&ge with…"),
                N_("Bring the changes of another copy of this story into this one"),
                needs_form=True,
            ),
        ),
        (
            Command(
                "add_key_point",
                N_("Add &key point"),
                N_("Add one of the main facts"),
                ("Ctrl+Shift+K",),
                needs_form=True,
            ),
            Command(
                "add_section",
                N_("Add &section"),
                N_("Add a crosshead with its text"),
                ("Ctrl+Shift+H",),
                needs_form=True,
            ),
            Command(
                "add_figure",
                N_("Add &figure…"),
                N_("Add images where you write; drop or paste them, too"),
                ("Ctrl+Alt+G",),
                needs_form=True,
            ),
            Command(
                "add_waiting_figure",
                N_("Add figure &to come"),
                N_("Add a caption and a credit that wait for their image"),
                needs_form=True,
            ),
            Command(
                "add_pull_quote",
                N_("Add pull &quote"),
                N_("Add a quote that stands out of the text"),
                ("Ctrl+Shift+Q",),
                needs_form=True,
            ),
        ),
        (
            Command(
                "move_up",
                N_("Move &up"),
                N_("Move the key point or section up"),
                ("Alt+Up",),
                needs_form=True,
            ),
            Command(
                "move_down",
                N_("Move &down"),
                N_("Move the key point or section down"),
                ("Alt+Down",),
                needs_form=True,
            ),
        ),
        (
            Command(
                "split",
                N_("S&plit here"),
                N_("End this section at the caret; what follows gets a crosshead of its own"),
                (
                    "Ctrl+Return",
                    "Ctrl+Enter",
                ),
                needs_form=True,
            ),
            Command(
                "merge",
                N_("&Merge with section above"),
                N_("Take this crosshead out again"),
                ("Ctrl+J",),
                needs_form=True,
            ),
            Command(
                "remove_section",
                N_("&Remove section"),
                N_("Take this section out with its crosshead and its words; Undo brings it back"),
                needs_form=True,
            ),
        ),
        (
            Command(
                "mend",
                N_("Me&nd broken characters"),
                N_("Make whole what a wrong encoding broke in the text"),
                needs_form=True,
            ),
            Command(
                "remove_clutter",
                N_("&Remove links and adverts"),
                N_("Remove paragraphs that only lead elsewhere, as “Read more:”"),
                ("Ctrl+Shift+L",),
                needs_form=True,
            ),
        ),
    ),
)
