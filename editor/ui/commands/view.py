"""View: what the window shows, and how large."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Standard, Submenu

GROUP = Group(
    N_("&View"),
    (
        (
            Command(
                "library",
                N_("&Library"),
                N_("Show or fold the list of stories"),
                ("F9",),
                needs_story=False,
                is_switch=True,
            ),
            Command(
                "preview",
                N_("&Preview"),
                N_("Show or fold the reader's page"),
                ("F8",),
                needs_story=False,
                is_switch=True,
            ),
            Command(
                "notice",
                N_("&Go to the notice"),
                N_("Give the keys to the newest notice, or back to where they were"),
                ("F6",),
                needs_story=False,
            ),
        ),
        (Submenu("theme"),),
        (
            Command(
                "zoom_in",
                N_("Zoom &in"),
                N_("Larger preview"),
                (
                    Standard.ZoomIn,
                    "Ctrl+=",
                ),
                needs_story=False,
            ),
            Command(
                "zoom_out",
                N_("Zoom &out"),
                N_("Smaller preview"),
                (Standard.ZoomOut,),
                needs_story=False,
            ),
            Command(
                "zoom_reset",
                N_("&Actual size"),
                N_("Preview as it is read"),
                ("Ctrl+0",),
                needs_story=False,
            ),
        ),
    ),
)
