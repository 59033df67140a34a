"""How the page is looked at: on what, light or dark, and whether it scrolls with the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from editor.model.choices import (
    PAPER_SIZE,
    PREVIEW_FOLLOWS,
    PREVIEW_THEME,
    PREVIEW_WIDTH,
    Choice,
    Value,
)
from editor.model.errors import NutgrafError
from editor.services.settings import Settings
from editor.ui.icons import Icons
from editor.ui.preview.bar import PreviewBar
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.width import Width, paper_of
from editor.ui.theme import Themes


class Viewing(QObject):
    """Dresses the preview as it was chosen; bar, commands and Preferences choose alike."""

    follows_shown = Signal(bool)
    """Whether form and page scroll together, for the switch in the menu."""

    troubled = Signal(object)
    """A NutgrafError: what was chosen counts, but could not be written down."""

    def __init__(
        self,
        settings: Settings,
        preview: PreviewPane,
        themes: Themes,
        icons: Icons,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._preview = preview
        self._bar = PreviewBar(themes, icons, preview)
        preview.put_above(self._bar)
        self._bar.width_chosen.connect(self.hold)
        self._bar.theme_chosen.connect(partial(self._choose, PREVIEW_THEME))
        self._bar.follow_chosen.connect(partial(self._choose, PREVIEW_FOLLOWS))
        self._bar.actual_size_wanted.connect(partial(preview.set_zoom, 1.0))
        preview.scale_changed.connect(self._bar.show_scale)
        settings.changed.connect(self._dress)
        self._dress(None)
        self._bar.show_scale(preview.scale)

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What the menus call."""
        return {
            "view_phone": partial(self.hold, Width.PHONE),
            "view_tablet": partial(self.hold, Width.TABLET),
            "view_desktop": partial(self.hold, Width.DESKTOP),
            "view_print": partial(self.hold, Width.PRINT),
            "preview_follows": self.turn_follow,
        }

    def put_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these under the bar's last button."""
        self._bar.put_actions(actions)

    def hold(self, width: Width) -> None:
        """Show the page as on this."""
        self._choose(PREVIEW_WIDTH, width.value)

    def turn_follow(self) -> None:
        """Let form and page scroll together, or each for itself."""
        self._choose(PREVIEW_FOLLOWS, not self._settings.value(PREVIEW_FOLLOWS))

    def _choose(self, choice: Choice[Value], value: Value) -> None:
        try:
            self._settings.choose(choice, value)
        except NutgrafError as error:
            self.troubled.emit(error)

    def _dress(self, _: None) -> None:
        value = self._settings.value
        width, theme, follows = value(PREVIEW_WIDTH), value(PREVIEW_THEME), value(PREVIEW_FOLLOWS)
        self._preview.set_width(Width(width), paper_of(value(PAPER_SIZE)))
        self._preview.wear(theme)
        self._bar.show_width(Width(width))
        self._bar.show_theme(theme)
        self._bar.show_follow(follows)
        self.follows_shown.emit(follows)
