"""Format: how the words of a body are set."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Standard

GROUP = Group(
    N_("F&ormat"),
    (
        (
            Command(
                "bold",
                N_("&Bold"),
                N_("Set the selection in bold, or back"),
                (Standard.Bold,),
                needs_form=True,
            ),
            Command(
                "italic",
                N_("&Italic"),
                N_("Set the selection in italics, or back"),
                (Standard.Italic,),
                needs_form=True,
            ),
            Command(
                "link",
                N_("&Link…"),
                N_("Make the selection a link, or change it"),
                ("Ctrl+K",),
                needs_form=True,
            ),
        ),
    ),
)
