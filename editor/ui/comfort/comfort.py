"""All of it for one window: how the page looks, zoom, focus mode and typewriter scrolling."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from editor.model.choices import THEME, TYPEWRITER, Choice, Value
from editor.model.errors import NotKept
from editor.services.settings import Settings
from editor.ui.comfort.dressing import Dressing
from editor.ui.comfort.focus_mode import FocusMode
from editor.ui.comfort.zooming import Zooming
from editor.ui.form.form import StoryForm
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.panes import Panes
from editor.ui.theme import ThemeChoice, Themes


class Comfort(QObject):
    """Makes its parts and gives their commands."""

    theme_turned = Signal(object)
    """A ThemeChoice: which one counts."""

    typewriter_turned = Signal(bool)
    focus_turned = Signal(bool)

    not_kept = Signal(object)
    """A NotKept: a choice counts, and could not be written down."""

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        bars: Sequence[QWidget],
        form: StoryForm,
        area: ScrollingSheet,
        preview: QWidget,
        zoom_preview: Callable[[int], None],
        settings: Settings,
        themes: Themes,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._dressing = Dressing(settings, themes, area, self)
        self._zooming = Zooming(settings, area, preview, zoom_preview, self.not_kept.emit, self)
        self.focus = FocusMode(window, panes, bars, form, area, settings, themes)
        self.focus.turned.connect(self.focus_turned)
        settings.changed.connect(lambda _: self.tell())

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the menus, by the commands' names."""
        return {
            **self._zooming.commands,
            "focus_mode": self.focus.turn,
            "typewriter": self._turn_typewriter,
        }

    def tell(self) -> None:
        """Tell which switches are on."""
        self.theme_turned.emit(ThemeChoice(self._settings.value(THEME)))
        self.typewriter_turned.emit(self._settings.value(TYPEWRITER))
        self.focus_turned.emit(self.focus.is_on)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Take a theme, now and at the next start."""
        self._choose(THEME, choice.value)
        # The menu checked what was clicked, also where that counts already.
        self.tell()

    def _turn_typewriter(self) -> None:
        self._choose(TYPEWRITER, not self._settings.value(TYPEWRITER))

    def _choose(self, choice: Choice[Value], value: Value) -> None:
        try:
            self._settings.choose(choice, value)
        except NotKept as error:
            self.not_kept.emit(error)
