"""What the window's commands do: an object for each kind of deed, made once and in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from editor.ui.asking import Asking
from editor.ui.binning import Binning
from editor.ui.closing import Closing
from editor.ui.comfort.comfort import Comfort
from editor.ui.editing import Editing
from editor.ui.exporting import Exporting
from editor.ui.figuring import Figuring
from editor.ui.following import Following
from editor.ui.form.spelling import FormSpelling
from editor.ui.houses.housing import Housing
from editor.ui.importing import Importing
from editor.ui.palette.opening import PaletteOpening
from editor.ui.printing.opening import PrintingOpening
from editor.ui.proof.proofreading import Proofreading
from editor.ui.purging import Purging
from editor.ui.reading import Reading
from editor.ui.reference.beside import Beside
from editor.ui.replacing.opening import LibraryReplacing
from editor.ui.reporting import Reporting
from editor.ui.safekeeping import Safekeeping
from editor.ui.spellchecking import Spellchecking
from editor.ui.stepping import Stepping
from editor.ui.templates.templating import Templating
from editor.ui.viewing import Viewing

if TYPE_CHECKING:
    from editor.ui.parts import WindowParts
    from editor.ui.services import Services


class Deeds:
    """Every deed of one window; the window wires them to its parts and to each other."""

    def __init__(self, services: Services, parts: WindowParts, log_file: Path | None) -> None:
        window, notices, themes = parts.window, parts.notices, parts.themes
        workspace, form = services.workspace, parts.form
        headline_of = parts.library.rows.headline_of
        self.importing = Importing(services, notices, parts.remembered, window)
        self.exporting = Exporting(services, notices, parts.remembered, themes, window)
        self.editing = Editing(form, notices, window)
        self.reporting = Reporting(notices, log_file, window)
        self.closing = Closing(workspace, services.tasks, self.reporting, window)
        self.binning = Binning(workspace, notices, headline_of, window)
        self.purging = Purging(workspace, notices, headline_of, themes, window)
        self.safekeeping = Safekeeping(
            services, notices, self.reporting, themes, parts.icons, window
        )
        self.stepping = Stepping(self.editing, self.binning, parts.library, parts.actions, window)
        self.spellchecking = Spellchecking(
            services.spelling,
            FormSpelling(services.spelling, form.fields, form, form),
            workspace,
            notices,
            themes,
            window,
        )
        self.housing = Housing(
            workspace,
            services.page_templates,
            services.exchange,
            services.tasks,
            notices,
            themes,
            window,
        )
        self.templating = Templating(workspace, services.templates, notices, themes, window)
        self.figuring = Figuring(
            services.figures,
            workspace,
            services.tasks,
            notices,
            parts.remembered,
            form.place,
            window,
        )
        self.asking = Asking(services, themes, log_file, window)
        self.library_replacing = LibraryReplacing(
            services.replacing,
            parts.find_bar.shown_phrase,
            lambda: parts.library.rows.query,
            notices,
            themes,
            window,
        )
        self.palette = PaletteOpening(
            workspace,
            services.ranking,
            services.settings,
            form,
            parts.go_to,
            self.asking.show_choice,
            self.housing.show_field,
            themes,
            parts.icons,
            window,
        )
        self.reading = Reading(
            services.live, parts.preview, form, self.editing, parts.status, notices, themes, window
        )

        preview, icons = parts.preview, parts.icons
        self.comfort = Comfort(
            window,
            parts.panes,
            (parts.status, *parts.bars),
            form,
            form.area,
            preview,
            self.reading.zoom,
            services.settings,
            themes,
        )
        self.beside = Beside(services, parts.panes, themes, icons, window)
        self.proofreading = Proofreading(services, themes, icons, window)
        self.viewing = Viewing(services.settings, preview, themes, icons, window)
        self.following = Following(
            services.settings, services.live, preview, form.scrolling, window
        )
        self.printing = PrintingOpening(services, parts)

    @property
    def commands(self) -> tuple[Mapping[str, Callable[[], object]], ...]:
        """What they do for the menus, by the commands' names."""
        return (
            self.importing.commands,
            self.exporting.commands,
            self.safekeeping.commands,
            self.stepping.commands,
            self.editing.commands,
            self.comfort.commands,
            self.beside.commands,
            self.proofreading.commands,
            self.viewing.commands,
            self.printing.commands,
            self.spellchecking.commands,
            self.housing.commands,
            self.figuring.commands,
            self.library_replacing.commands,
            self.palette.commands,
            self.templating.commands,
            self.asking.commands,
            self.reporting.commands,
        )
