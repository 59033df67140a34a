"""File: stories in and out, the library's safety, the program."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Role, Standard

GROUP = Group(
    N_("&File"),
    (
        (
            Command(
                "new",
                N_("&New story"),
                N_("Begin an empty story"),
                (Standard.New,),
                needs_story=False,
            ),
            Command(
                "new_from_template",
                N_("New from &template…"),
                N_("Begin a story from a template: news, brief, interview, or one of your own"),
                ("Ctrl+Shift+N",),
                needs_story=False,
            ),
            Command(
                "import",
                N_("&Import…"),
                N_("Take stories from files apart into headline, key points and sections"),
                (Standard.Open,),
                needs_story=False,
            ),
        ),
        (
            Command(
                "export",
                N_("&Export…"),
                N_("Write the story to a file of another format"),
                ("Ctrl+E",),
            ),
            Command(
                "export_again",
                N_("Export a&gain"),
                N_("Write the story once more to where it went last time, without asking"),
                ("Ctrl+Shift+E",),
            ),
            Command(
                "export_pdf",
                N_("Export P&DF…"),
                N_("Write the reader's page to a PDF file"),
            ),
        ),
        (
            Command(
                "print",
                N_("&Print…"),
                N_("Print the reader's page"),
                (Standard.Print,),
            ),
            Command(
                "print_proof",
                N_("Print pr&oof…"),
                N_("Print the story double-spaced with numbered lines, or write that as PDF"),
                ("Ctrl+Alt+P",),
            ),
        ),
        (
            Command(
                "duplicate",
                N_("&Duplicate"),
                N_("Begin a new story with a copy of this one's text"),
                changes_library=True,
            ),
            Command(
                "save_as_template",
                N_("&Save as template…"),
                N_("Keep this story as a template for others like it"),
                changes_library=True,
            ),
            Command(
                "delete",
                N_("De&lete story"),
                N_("Put the story into the bin; it can be brought back"),
                changes_library=True,
            ),
        ),
        (
            Command(
                "backups",
                N_("&Backups…"),
                N_("See the backups of the library and restore one"),
                needs_story=False,
            ),
        ),
        (
            Command(
                "houses",
                N_("&Houses…"),
                N_("Names, tags, notices, limits and pages of the houses you write for"),
                needs_story=False,
            ),
            Command(
                "preferences",
                N_("&Preferences…"),
                N_("Choices about writing, looks, spelling, fit, preview and keeping"),
                (
                    Standard.Preferences,
                    "Ctrl+,",
                ),
                needs_story=False,
                role=Role.PreferencesRole,
            ),
            Command(
                "quit",
                N_("&Quit"),
                N_("Keep everything and close the window"),
                (
                    Standard.Quit,
                    "Ctrl+Q",
                ),
                needs_story=False,
                role=Role.QuitRole,
            ),
        ),
    ),
)
