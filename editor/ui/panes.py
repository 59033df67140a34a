"""The three panes on their splitter: library, story, preview; which are folded, and how wide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from editor.ui.icons import Icons
from editor.ui.theme import Themes

NARROW = 1400
"""Below this width, in pixels, the library folds away unless it was asked for."""

LEAST_FORM = 560
LEAST_PREVIEW = 300
LEAST_LIBRARY = 210

_LIBRARY, _FORM, _PREVIEW = range(3)


@dataclass(frozen=True, slots=True)
class PaneState:
    """Which panes are wanted, and how wide they were; the library's wish depends on the room."""

    library_when_wide: bool = True
    library_when_narrow: bool = False
    preview: bool = True
    widths: tuple[int, int, int] = (290, 680, 630)


class Panes(QWidget):
    """Library, story and preview side by side; a folded library leaves a button."""

    library_shown = Signal(bool)
    preview_shown = Signal(bool)

    def __init__(
        self,
        library: QWidget,
        form: QWidget,
        preview: QWidget,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = PaneState()
        self._library, self._form, self._preview = library, form, preview
        self._rail = _Rail(themes, icons, self)
        self._rail.pressed.connect(lambda: self.show_library(True))
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        for each, least in ((library, LEAST_LIBRARY), (form, LEAST_FORM), (preview, LEAST_PREVIEW)):
            each.setMinimumWidth(least)
            self._splitter.addWidget(each)
        self._splitter.setCollapsible(_FORM, False)
        for index, share in ((_LIBRARY, 0), (_FORM, 1), (_PREVIEW, 1)):
            self._splitter.setStretchFactor(index, share)
        self._splitter.splitterMoved.connect(self._note_widths)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._splitter, 1)

    @property
    def is_library_shown(self) -> bool:
        """Whether the list can be seen."""
        return not self._library.isHidden()

    @property
    def holders(self) -> tuple[QWidget, ...]:
        """The widgets around the preview."""
        return self, self._splitter

    def restore(self, state: PaneState) -> None:
        """Take a remembered state; widths are given once there is a width to share."""
        self.state = state
        self._arrange()

    def show_library(self, wanted: bool) -> None:
        """Show or fold the list; remembered for windows as wide as this one."""
        if self._is_narrow:
            self.state = replace(self.state, library_when_narrow=wanted)
        else:
            self.state = replace(self.state, library_when_wide=wanted)
        self._arrange()

    def show_preview(self, wanted: bool) -> None:
        """Show or fold the reader's page."""
        self.state = replace(self.state, preview=wanted)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the library where the window became narrow, bring it back where it became wide."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width, now that it is known."""
        super().showEvent(event)
        self._splitter.setSizes(list(self.state.widths))

    @property
    def _is_narrow(self) -> bool:
        return self.width() < NARROW

    def _arrange(self) -> None:
        narrow, wide = self.state.library_when_narrow, self.state.library_when_wide
        library = narrow if self._is_narrow else wide
        self._set_shown(_LIBRARY, self._library, library)
        self._set_shown(_PREVIEW, self._preview, self.state.preview)
        self._rail.setVisible(not library)
        self.library_shown.emit(library)
        self.preview_shown.emit(self.state.preview)

    def _set_shown(self, index: int, pane: QWidget, shown: bool) -> None:
        if shown == (not pane.isHidden()):
            return
        sizes = self._splitter.sizes()
        if not shown and sizes[index]:
            self._keep_width(index, sizes[index])
        pane.setVisible(shown)
        if shown:
            self._give_room(index, sizes)

    def _give_room(self, index: int, sizes: list[int]) -> None:
        """A pane that comes back gets the width it had, taken from the widest other one."""
        widest = max((each for each in range(3) if each != index), key=lambda each: sizes[each])
        missing = self.state.widths[index] - sizes[index]
        sizes[index] += missing
        sizes[widest] = max(1, sizes[widest] - missing)
        self._splitter.refresh()
        self._splitter.setSizes(sizes)

    def _keep_width(self, index: int, width: int) -> None:
        widths = list(self.state.widths)
        widths[index] = width
        self.state = replace(self.state, widths=(widths[0], widths[1], widths[2]))

    def _note_widths(self) -> None:
        """Remember widths; a pane that was dragged shut is a folded one."""
        sizes = self._splitter.sizes()
        widths = tuple(
            new if new else old for new, old in zip(sizes, self.state.widths, strict=True)
        )
        self.state = replace(self.state, widths=(widths[0], widths[1], widths[2]))
        if not sizes[_LIBRARY] and self.is_library_shown:
            self.show_library(False)
        if not sizes[_PREVIEW] and not self._preview.isHidden():
            self.show_preview(False)


class _Rail(QWidget):
    """What a folded library leaves: a slim strip with a button that brings it back."""

    pressed = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 10, 4, 3)
        button = QToolButton(self)
        button.setIcon(icons.icon("list-dashes", "text"))
        button.setIconSize(QSize(18, 18))
        button.setToolTip("Show the list of stories (F9)")
        button.setAccessibleName("Show library")
        button.clicked.connect(self.pressed)
        column.addWidget(button)
        column.addStretch(1)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome with a hairline on its right."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._themes.current.colour("chrome"))
        hairline = self._themes.current.colour("hairline")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), hairline)
