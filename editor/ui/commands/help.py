"""Help: keys, the library's health, what this is."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Role, Standard

GROUP = Group(
    N_("&Help"),
    (
        (
            Command(
                "shortcuts",
                N_("&Keyboard shortcuts"),
                N_("All keys of this window"),
                (
                    Standard.HelpContents,
                    "F1",
                ),
                needs_story=False,
            ),
        ),
        (
            Command(
                "check_library",
                N_("&Check the library…"),
                N_("Look whether all of the library can be read, and mend what cannot"),
                needs_story=False,
            ),
            Command(
                "show_log", N_("Show the &log"), N_("Open the folder of the log"), needs_story=False
            ),
        ),
        (
            Command(
                "about",
                N_("&About Nutgraf"),
                N_("Version and licence"),
                needs_story=False,
                role=Role.AboutRole,
            ),
        ),
    ),
)
