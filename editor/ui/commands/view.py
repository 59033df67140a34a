"""View: what the window shows, and how large."""

from __future__ import annotations

from editor.model.translation import N_
from editor.ui.commands.command import Command, Group, Standard, Submenu

GROUP = Group(
    N_("&View"),
    (
        (
            Command(
                "palette",
                N_("&Command palette…"),
                N_("Find any command, story or setting by its name"),
                ("Ctrl+Shift+P",),
                needs_story=False,
            ),
        ),
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
        (
            Command(
                "show_beside",
                N_("Another story &beside"),
                N_("Read another story beside this one"),
                ("Ctrl+Shift+B",),
                is_switch=True,
            ),
            Command(
                "focus_mode",
                N_("&Focus mode"),
                N_("Nothing but the page; Escape brings everything back"),
                ("Ctrl+Shift+D", "F11"),
                needs_form=True,
                is_switch=True,
            ),
            Command(
                "typewriter",
                N_("T&ypewriter scrolling"),
                N_("The line being written stays at one height"),
                needs_story=False,
                is_switch=True,
            ),
        ),
        (
            Command(
                "view_phone",
                N_("Page as on a p&hone"),
                N_("Show the page 390 pixels wide"),
                ("Ctrl+Alt+1",),
                needs_story=False,
            ),
            Command(
                "view_tablet",
                N_("Page as on a &tablet"),
                N_("Show the page 768 pixels wide"),
                ("Ctrl+Alt+2",),
                needs_story=False,
            ),
            Command(
                "view_desktop",
                N_("Page as &wide as its pane"),
                N_("Show the page as wide as there is room"),
                ("Ctrl+Alt+3",),
                needs_story=False,
            ),
            Command(
                "view_print",
                N_("Page as p&rinted"),
                N_("Show the page on paper, as it is printed"),
                ("Ctrl+Alt+4",),
                needs_story=False,
            ),
            Command(
                "preview_follows",
                N_("&Scroll together"),
                N_("Form and page scroll together"),
                ("Ctrl+Alt+5",),
                needs_story=False,
                is_switch=True,
            ),
        ),
        (Submenu("theme"),),
        (
            Command(
                "zoom_in",
                N_("Zoom &in"),
                N_("Larger text in the form, or a larger preview: where the keys are"),
                (
                    Standard.ZoomIn,
                    "Ctrl+=",
                ),
                needs_story=False,
            ),
            Command(
                "zoom_out",
                N_("Zoom &out"),
                N_("Smaller text in the form, or a smaller preview: where the keys are"),
                (Standard.ZoomOut,),
                needs_story=False,
            ),
            Command(
                "zoom_reset",
                N_("&Actual size"),
                N_("The usual size in the form, or in the preview: where the keys are"),
                ("Ctrl+0",),
                needs_story=False,
            ),
        ),
    ),
)
