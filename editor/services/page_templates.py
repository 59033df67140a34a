"""The page templates that a house may choose, and what is wrong in a style sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from editor.model.direction import isolated
from editor.model.errors import NotKept
from editor.model.houses.page_templates import StyleTrouble, TemplateRow
from editor.model.translation import N_, _
from editor.services.tasks import Lane, Tasks

_BUILT_IN = {
    "broadsheet": (N_("Broadsheet"), N_("One quiet serif column")),
    "magazine": (N_("Magazine"), N_("A centred head, an opening in small capitals, large quotes")),
    "wire": (N_("Wire"), N_("Plain copy in one face and one size, compact")),
}
"""What the templates that come with the program are called, and what they are like."""


class PageTemplates:
    """Built-in templates, and the desk's own ones from folders in `folder`."""

    def __init__(self, tasks: Tasks, folder: Path) -> None:
        self.folder = folder
        self._tasks = tasks
        # Before anything is rendered, and after the window is there.
        tasks.run(Lane.COMPUTE, partial(_use, folder), lambda _value: None)

    def list(self, done: Callable[[tuple[TemplateRow, ...]], None]) -> None:
        """Find all templates as they are now, the first one first."""
        self._tasks.run(Lane.COMPUTE, _rows, done)

    def check_style(self, sheet: str, done: Callable[[tuple[StyleTrouble, ...]], None]) -> None:
        """Find what is wrong in a style sheet."""
        self._tasks.run(Lane.COMPUTE, lambda: _troubles(sheet), done)

    def made_folder(self) -> Path:
        """The folder of own templates, made where it is not there. Raises NotKept."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotKept(
                _("The folder {folder} could not be made.").format(folder=self.folder),
                _("Make it yourself, or see that its place can be written."),
            ) from error
        return self.folder


def _use(folder: Path) -> None:
    from editor.render.own_templates import use_folder

    use_folder(folder)


def _troubles(sheet: str) -> tuple[StyleTrouble, ...]:
    from editor.render.css import troubles

    return troubles(sheet)


def _rows() -> tuple[TemplateRow, ...]:
    from editor.render.own_templates import own_names, own_template
    from editor.render.templates import FILTERS, built_in

    rows = [_built_in_row(name) for name in built_in()]
    for name in own_names():
        own = own_template(name, FILTERS)
        if name in built_in():
            taken = _("“{name}” is the name of a template of Nutgraf's: rename the folder.")
            rows.append(TemplateRow(name, name, "", True, (taken.format(name=isolated(name)),)))
        elif own is not None:
            rows.append(TemplateRow(name, name, _("From your folder"), True, own.troubles))
    return tuple(rows)


def _built_in_row(name: str) -> TemplateRow:
    label, about = _BUILT_IN.get(name, (name, ""))
    return TemplateRow(name, _(label), _(about))
