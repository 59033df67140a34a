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
            Command(
                "clear_marks",
                N_("&Clear formatting"),
                N_("Take bold, italics and links off the selection"),
                ("Ctrl+Shift+Space",),
                needs_form=True,
            ),
        ),
        (
            Command(
                "quote",
                N_("&Quote"),
                N_("Set the paragraph as a block quote, or back"),
                ("Ctrl+Shift+9",),
                needs_form=True,
            ),
            Command(
                "bullet_list",
                N_("Bulleted &list"),
                N_("Make the paragraphs a list, or paragraphs again"),
                ("Ctrl+Shift+8",),
                needs_form=True,
            ),
            Command(
                "numbered_list",
                N_("&Numbered list"),
                N_("Make the paragraphs a numbered list, or paragraphs again"),
                ("Ctrl+Shift+7",),
                needs_form=True,
            ),
        ),
        (
            Command(
                "crosshead",
                N_("Cross&head"),
                N_("Make a short paragraph a crosshead; else begin a section at the caret"),
                ("Ctrl+Shift+6",),
                needs_form=True,
            ),
            Command(
                "table",
                N_("&Table"),
                N_("Insert a table; Tab goes from cell to cell"),
                ("Ctrl+Shift+T",),
                needs_form=True,
            ),
            Command(
                "rule",
                N_("&Rule"),
                N_("Insert a line across the page"),
                ("Ctrl+Shift+R",),
                needs_form=True,
            ),
        ),
        (
            Command(
                "educate_quotes",
                N_("T&ypographic quotes"),
                N_("Set quotes, dashes and dots of the whole story as its language does"),
                needs_form=True,
            ),
            Command(
                "format_bar",
                N_("&Go to the format bar"),
                N_("Give the keys to the buttons above the story, or back to it"),
                ("Alt+F10",),
                needs_form=True,
            ),
        ),
    ),
)
