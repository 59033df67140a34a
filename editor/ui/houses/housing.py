"""The open story's house and the house editor, as commands of the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from editor.model.direction import isolated
from editor.model.errors import NotKept
from editor.model.houses.rehousing import Rehoused
from editor.model.labels import FIELD_LABELS
from editor.model.translation import _, inline, listed
from editor.services.exchange import Exchange
from editor.services.house_drafts import HouseDrafts
from editor.services.page_templates import PageTemplates
from editor.services.tasks import Lane, Tasks
from editor.services.time_zones import time_zones
from editor.services.workspace import Workspace
from editor.ui.houses.menu import house_name
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer, undoable
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.model.house import House
    from editor.model.houses.page_templates import StyleTrouble
    from editor.model.houses.put_aside import PutAside
    from editor.ui.houses.dialog import HousesDialog

TOPIC = "houses"
"""The topic of the notice that changes of houses were left."""


class Housing(QObject):
    """Switches the open story to another house, and opens the editor of the houses."""

    def __init__(
        self,
        workspace: Workspace,
        templates: PageTemplates,
        exchange: Exchange,
        tasks: Tasks,
        notices: Notices,
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._houses = workspace.houses
        self._templates = templates
        self._exchange = exchange
        self._tasks = tasks
        self._notices = notices
        self._themes = themes
        self._window = window
        self._drafts = HouseDrafts(workspace, tasks)
        self._aside: PutAside | None = None
        self._dialog: HousesDialog | None = None
        workspace.ready.connect(lambda _: self._drafts.read(self._put_aside))
        workspace.stories.leaving.connect(lambda _: self._keep_drafts())

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the menus, by the commands' names."""
        return {"houses": self.show_houses}

    def switch(self, house_id: str) -> None:
        """Let the open story be written for another house, and say what that changed."""
        self._houses.switch(house_id, self._say_switched)

    def show_houses(self) -> None:
        """Open the editor of the houses, with what was left in it without being kept."""
        from editor.ui.houses.dialog import HousesDialog

        houses = self._houses
        dialog = HousesDialog(
            houses.all,
            houses.desk.id,
            houses.current.id,
            houses.another,
            datetime.now().year,
            self._themes.current,
            self._window,
            has_story=self._workspace.current is not None,
        )
        dialog.tried.connect(lambda house: self._try(dialog, house))
        dialog.house_kept.connect(houses.keep)
        dialog.desk_chosen.connect(houses.choose)
        dialog.removal_wanted.connect(lambda house_id: self._remove(dialog, house_id))
        dialog.left.connect(self._put_aside)
        dialog.look.folder_wanted.connect(self._open_folder)
        dialog.finished.connect(lambda _value: self._end())
        self._offer(dialog)
        self._notices.withdraw(TOPIC)
        aside, self._aside = self._aside, None
        if aside is not None:
            dialog.go_on_with(aside)
        self._dialog = dialog
        dialog.open()

    def show_field(self, label: str) -> None:
        """Open the editor of the houses at one of HOUSE_FIELDS."""
        self.show_houses()
        if self._dialog is not None:
            self._dialog.show_field(_(label))

    def _end(self) -> None:
        self._dialog = None
        self._houses.take_off()
        self._drafts.keep(self._aside)

    def _keep_drafts(self) -> None:
        """What is being typed outlives the program, however that ends."""
        if self._dialog is not None and isValid(self._dialog):
            self._drafts.keep(self._dialog.aside)

    def _put_aside(self, aside: PutAside) -> None:
        """Say that changes are not kept, and how to go on with them."""
        self._aside = aside
        names = listed([isolated(house_name(house)) for house in aside.houses])
        sentence = (
            _("Not kept: what you changed in {houses}.").format(houses=names)
            if names
            else _("Not kept: which house new stories are written for.")
        )
        offer = Offer(_("Go on editing"), self.show_houses)
        self._notices.say(Notice((sentence,), offers=(offer,), milliseconds=0, topic=TOPIC))

    def _offer(self, dialog: HousesDialog) -> None:
        """Find what there is to choose from, off the window's thread."""

        def offer(**found: object) -> None:
            if isValid(dialog):
                dialog.offer(**found)  # type: ignore[arg-type]  # named as what was found

        self._templates.list(lambda rows: offer(templates=rows))
        run = self._tasks.run
        run(Lane.COMPUTE, self._exchange.formats, lambda found: offer(formats=found))
        run(Lane.COMPUTE, time_zones, lambda found: offer(zones=found))

    def _try(self, dialog: HousesDialog, house: House) -> None:
        def told(troubles: tuple[StyleTrouble, ...]) -> None:
            if isValid(dialog) and dialog.draft.page_css == house.page_css:
                dialog.tell_style(troubles)

        self._houses.try_on(house)
        self._keep_drafts()
        self._templates.check_style(house.page_css, told)

    def _remove(self, dialog: HousesDialog, house_id: str) -> None:
        def removed(house: House) -> None:
            if isValid(dialog):
                dialog.take_away(house)

        def refused(error: Exception) -> None:
            if isValid(dialog):
                dialog.list.tell(str(error))

        self._houses.remove(house_id, removed, refused)

    def _open_folder(self) -> None:
        try:
            folder = self._templates.made_folder()
        except NotKept as error:
            self._workspace.trouble.emit(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _say_switched(self, step: Rehoused) -> None:
        sentences = [
            _("The story is written for {house} now.").format(
                house=isolated(house_name(self._houses.current))
            )
        ]
        if step.changed:
            sentences.append(_("Changed with it: {fields}.").format(fields=_named(step.changed)))
        if step.left:
            sentences.append(
                _("Kept as the story had it: {fields}.").format(fields=_named(step.left))
            )
        self._notices.say(undoable(" ".join(sentences)))


def _named(fields: tuple[str, ...]) -> str:
    return ", ".join(inline(_(FIELD_LABELS[name])) for name in fields)
