"""The menus in the order of the menu bar."""

from __future__ import annotations

from editor.ui.commands import edit, file, format, help, story, view

GROUPS = (file.GROUP, edit.GROUP, format.GROUP, story.GROUP, view.GROUP, help.GROUP)
