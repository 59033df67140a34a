"""Edit: taking back, the clipboard, finding."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Standard

GROUP = Group(
    N_("&Edit"),
    (
        (
            Command(
                "undo",
                N_("&Undo"),
                N_("Take back the last step"),
                (Standard.Undo,),
                needs_story=False,
            ),
            Command(
                "redo",
                N_("&Redo"),
                N_("Bring back the step undone last"),
                (
                    Standard.Redo,
                    "Ctrl+Y",
                ),
                needs_story=False,
            ),
        ),
        (
            Command(
                "cut",
                N_("Cu&t"),
                N_("Cut what is selected"),
                (Standard.Cut,),
                needs_story=False,
                needs_form=True,
            ),
            Command(
                "copy",
                N_("&Copy"),
                N_("Copy what is selected"),
                (Standard.Copy,),
                needs_story=False,
            ),
            Command(
                "paste",
                N_("&Paste"),
                N_("Paste the clipboard's text"),
                (Standard.Paste,),
                needs_form=True,
            ),
            Command(
                "paste_plain",
                N_("Paste as plai&n text"),
                N_("Paste the words of the clipboard without their formatting"),
                ("Ctrl+Shift+V",),
                needs_form=True,
            ),
            Command(
                "select_all", N_("Select &all"), N_("Select the whole text"), (Standard.SelectAll,)
            ),
        ),
        (
            Command(
                "copy_html",
                N_("Copy as &HTML"),
                N_("Copy the body for a CMS: key points, paragraphs, crossheads"),
                ("Ctrl+Shift+C",),
            ),
            Command(
                "copy_page", N_("Copy &whole page"), N_("Copy the reader's page with its headline")
            ),
            Command("copy_headline", N_("Copy hea&dline"), N_("Copy the headline as plain text")),
        ),
        (
            Command(
                "find",
                N_("&Find…"),
                N_("Find words in this story"),
                (Standard.Find,),
                needs_form=True,
            ),
            Command(
                "replace",
                N_("Find and &replace…"),
                N_("Find words in this story and put others in their place"),
                (
                    "Ctrl+H",
                    Standard.Replace,
                ),
                needs_form=True,
            ),
            Command(
                "replace_in_library",
                N_("Find and replace in the &library…"),
                N_("Find words in all stories, see every place, and put others there"),
                ("Ctrl+Shift+F",),
                needs_story=False,
            ),
            Command(
                "find_next",
                N_("Find ne&xt"),
                N_("Go to the next match"),
                (
                    Standard.FindNext,
                    "F3",
                ),
                needs_form=True,
            ),
            Command(
                "find_previous",
                N_("Find pre&vious"),
                N_("Go to the match before"),
                (
                    Standard.FindPrevious,
                    "Shift+F3",
                ),
                needs_form=True,
            ),
            Command(
                "next_hint",
                N_("Next mark t&o fill in"),
                N_("Go to the next TK, XX or ?? and select the hint, so that typing replaces it"),
                ("F4",),
                needs_form=True,
            ),
        ),
        (
            Command(
                "next_misspelling",
                N_("Next &misspelt word"),
                N_("Go to the next misspelt word and offer corrections"),
                ("F7",),
                needs_form=True,
            ),
            Command(
                "previous_misspelling",
                N_("Mi&sspelt word before"),
                N_("Go to the misspelt word before and offer corrections"),
                ("Shift+F7",),
                needs_form=True,
            ),
            Command(
                "dictionaries",
                N_("D&ictionaries…"),
                N_("Words of your own and of the house, and which dictionaries there are"),
                needs_story=False,
            ),
        ),
    ),
)
