"""Opens a second story beside the first, reads it off the UI thread, and keeps it up to date."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from editor.model.errors import NutgrafError
from editor.model.story import Story
from editor.services.exchange import ClipKind
from editor.services.tasks import Lane
from editor.ui.icons import Icons
from editor.ui.panes import Panes
from editor.ui.services import Services
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.ui.reference.pane import ReferencePane
    from editor.ui.reference.text import Read


class Beside(QObject):
    """The pane is made when it is first asked for; which story it shows is remembered nowhere."""

    turned = Signal(bool)
    """Whether it is to be seen."""

    keys_wanted = Signal()
    """It was closed while it had the keys: the form may have them."""

    def __init__(
        self, services: Services, panes: Panes, themes: Themes, icons: Icons, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services = services
        self._panes = panes
        self._themes = themes
        self._icons = icons
        self._pane: ReferencePane | None = None
        self._story = ""
        self._asked = 0
        self._is_choosing = False
        panes.beside_shown.connect(self.turned)
        services.workspace.opened.connect(lambda _: self._read_again())

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {"show_beside": self.turn}

    def turn(self) -> None:
        """Close the pane, or open it with the story it had, or to choose one."""
        if self._panes.is_beside_shown:
            self.close()
            return
        pane = self._make_pane()
        self._panes.show_beside(True)
        if self._story:
            self._read(self._story)
            pane.text.setFocus()
        else:
            pane.choose()

    def show_story(self, story_id: str) -> None:
        """Show a story beside the open one."""
        self._story = story_id
        self._make_pane()
        self._panes.show_beside(True)
        self._read(story_id)

    def close(self) -> None:
        """Give its place back."""
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self._make_pane().isAncestorOf(focused)
        self._panes.show_beside(False)
        if had_keys:
            self.keys_wanted.emit()

    def _make_pane(self) -> ReferencePane:
        if self._pane is None:
            from editor.ui.reference.pane import ReferencePane

            workspace = self._services.workspace
            self._pane = ReferencePane(workspace, self._themes, self._icons, self._panes)
            self._pane.closed.connect(self.close)
            self._pane.story_wanted.connect(self.show_story)
            self._pane.other_wanted.connect(self._forget)
            self._panes.put_beside(self._pane)
        return self._pane

    def _read_again(self) -> None:
        """Another story was opened: the one beside may just have been written in."""
        if self._story and self._panes.is_beside_shown and not self._is_choosing:
            self._read(self._story)

    def _read(self, story_id: str) -> None:
        self._asked += 1
        self._is_choosing = False
        asked, services = self._asked, self._services

        def rendered(read: Read) -> None:
            if asked == self._asked:
                self._make_pane().show_read(read)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._lose()
            if not isinstance(error, NutgrafError):
                raise error
            services.workspace.trouble.emit(error)

        def found(story: Story) -> None:
            job = partial(self._render, story)
            services.tasks.run(Lane.COMPUTE, job, rendered, failed)

        services.workspace.ask(lambda shelf: shelf.library.story(story_id).story, found, failed)

    def _render(self, story: Story) -> Read:
        from editor.ui.reference.text import Read

        clip = self._services.exchange.clip(story, self._services.workspace.house, ClipKind.BODY)
        return Read(story, clip.html)

    def _forget(self) -> None:
        """Another story is being chosen: nothing that is being read takes the place of that."""
        self._asked += 1
        self._is_choosing = True

    def _lose(self) -> None:
        """The story cannot be read any more; another one may be chosen."""
        self._story = ""
        if self._panes.is_beside_shown:
            self._make_pane().choose()
