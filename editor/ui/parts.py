"""The parts of the window, as those have them that act upon them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from editor.model.places import Caret
    from editor.ui.actions import Actions
    from editor.ui.finding.bar import FindBar
    from editor.ui.form.form import StoryForm
    from editor.ui.icons import Icons
    from editor.ui.library.pane import LibraryPane
    from editor.ui.messages import Notices
    from editor.ui.nothing_open import NothingOpen
    from editor.ui.panes import Panes
    from editor.ui.preview.pane import PreviewPane
    from editor.ui.remembered import Remembered
    from editor.ui.status_bar import StatusBar
    from editor.ui.story_column import StoryColumn
    from editor.ui.theme import Themes


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Made once by the window; `go_to` gives the form the keys at a place."""

    window: QMainWindow
    actions: Actions
    library: LibraryPane
    form: StoryForm
    preview: PreviewPane
    find_bar: FindBar
    bars: tuple[QWidget, ...]
    notices: Notices
    nothing_open: NothingOpen
    column: StoryColumn
    panes: Panes
    status: StatusBar
    remembered: Remembered
    themes: Themes
    icons: Icons
    go_to: Callable[[Caret | None], None]
