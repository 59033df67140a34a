"""The three panes on their splitter: library, story, preview; which are folded, and how wide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from editor.model.translation import _
from editor.ui.icons import Icons
from editor.ui.theme import Themes

NARROW = 1400
"""Below this width, in pixels, the library folds away unless it was asked for."""

LEAST_FORM = 450
EASY_FORM = 560
"""The story gets as much, if it is wanted, before the preview gets more than its least."""
LEAST_PREVIEW = 300
LEAST_LIBRARY = 210

_LIBRARY, _FORM, _PREVIEW, _BESIDE = range(4)


@dataclass(frozen=True, slots=True)
class PaneState:
    """Which panes are wanted, and how wide they were; the library's wish depends on the room."""

    library_when_wide: bool = True
    library_when_narrow: bool = False
    preview: bool = True
    widths: tuple[int, int, int] = (290, 680, 630)


class Panes(QWidget):
    """Library, story and preview side by side; a folded library leaves a button.

    - What is `put_beside` the story has the preview's place while it is shown.
    - Where there is no room for all, the library gives way, and the preview where the library was
      asked for; once there is room both are as they were wanted.
    - While the story is `alone`, everything else is folded, and comes back as it was.
    """

    library_shown = Signal(bool)
    preview_shown = Signal(bool)
    beside_shown = Signal(bool)

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
        self._themes = themes
        self._library, self._form, self._preview = library, form, preview
        self._beside: QWidget | None = None
        self._is_beside_wanted = False
        self._is_alone = False
        self._is_library_first = False
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
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._splitter, 1)
        self._row = row

    @property
    def is_library_shown(self) -> bool:
        """Whether the list can be seen."""
        return not self._library.isHidden()

    def restore(self, state: PaneState) -> None:
        """Take a remembered state; widths are given once there is a width to share."""
        self.state = state
        self._arrange()

    def show_library(self, wanted: bool) -> None:
        """Show or fold the list; remembered for windows as wide as this one."""
        self._is_alone = False
        self._is_library_first = wanted
        if self._is_narrow:
            self.state = replace(self.state, library_when_narrow=wanted)
        else:
            self.state = replace(self.state, library_when_wide=wanted)
        self._arrange()

    def show_preview(self, wanted: bool) -> None:
        """Show or fold the reader's page; it takes its place back."""
        self._is_alone = False
        self._is_beside_wanted = False
        self._is_library_first = self._is_library_first and not wanted
        self.state = replace(self.state, preview=wanted)
        self._arrange()

    def put_beside(self, pane: QWidget) -> None:
        """Take a pane that can be shown in the preview's place."""
        pane.setMinimumWidth(LEAST_PREVIEW)
        pane.hide()
        self._beside = pane
        self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(_BESIDE, 1)

    @property
    def is_beside_shown(self) -> bool:
        """Whether the pane in the preview's place can be seen."""
        return self._beside is not None and not self._beside.isHidden()

    def show_beside(self, wanted: bool) -> None:
        """Show that pane, or the preview again if it was there."""
        self._is_alone = self._is_alone and not wanted
        self._is_library_first = self._is_library_first and not wanted
        self._is_beside_wanted = wanted
        self._arrange()

    @property
    def is_alone(self) -> bool:
        """Whether only the story is to be seen."""
        return self._is_alone

    def set_alone(self, is_alone: bool) -> None:
        """Fold everything but the story, or bring back what was there."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for the story and one pane more, whichever that is."""
        seam = self._splitter.handleWidth()
        aside = max(LEAST_LIBRARY, LEAST_PREVIEW + self._rail.sizeHint().width())
        return QSize(LEAST_FORM + seam + aside, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room any more, bring back what was wanted and has room again."""
        super().resizeEvent(event)
        self._arrange()
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width, now that it is known."""
        super().showEvent(event)
        self._share()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < NARROW

    @property
    def _has_room(self) -> bool:
        """Whether all three have a place side by side."""
        seams = 2 * self._splitter.handleWidth()
        return self.width() >= LEAST_LIBRARY + LEAST_FORM + LEAST_PREVIEW + seams

    def _arrange(self) -> None:
        narrow, wide = self.state.library_when_narrow, self.state.library_when_wide
        is_more = not self._is_alone
        library = (narrow if self._is_narrow else wide) and is_more
        beside = self._beside is not None and self._is_beside_wanted and is_more
        preview = self.state.preview and not beside and is_more
        if self._has_room:
            self._is_library_first = False
        elif library and self._is_library_first:
            beside = preview = False
        elif beside or preview:
            library = False
        wanted = {self._library: library, self._preview: preview}
        if self._beside is not None:
            wanted[self._beside] = beside
        self._rail.setVisible(not library and is_more)
        self._show_only(wanted)
        self.library_shown.emit(library)
        self.preview_shown.emit(preview)
        self.beside_shown.emit(beside)

    def _show_only(self, wanted: dict[QWidget, bool]) -> None:
        """Show what is wanted; what goes gives its place to what comes, and nothing is squeezed."""
        if all(is_wanted == (not pane.isHidden()) for pane, is_wanted in wanted.items()):
            return
        for is_coming in (False, True):
            for pane, is_wanted in wanted.items():
                if is_wanted is is_coming:
                    pane.setVisible(is_wanted)
        self._splitter.refresh()
        self._share()

    def _share(self) -> None:
        """Give the library its width; the others share what is left as they were drawn."""
        library, form, preview = self.state.widths
        has_preview, has_beside = not self._preview.isHidden(), self.is_beside_shown
        has_side = has_preview or has_beside
        # With the rail or without it: the splitter is as wide as it will be.
        self._row.activate()
        seams = self._splitter.handleWidth() * (self.is_library_shown + has_side)
        left = self._splitter.width() - seams
        if self.is_library_shown:
            library = min(library, left - LEAST_FORM - LEAST_PREVIEW * has_side)
            library = max(library, LEAST_LIBRARY)
            left -= library
        else:
            library = 0
        if has_side:
            easy = round(min(form, EASY_FORM) * self._themes.current.zoom)
            form = max(round(left * form / max(1, form + preview)), easy)
            form = max(min(form, left - LEAST_PREVIEW), LEAST_FORM)
            preview = left - form
        else:
            form = left
        self._splitter.setSizes([library, form, preview * has_preview, preview * has_beside])

    def _note_widths(self) -> None:
        """Remember widths; a pane that was dragged shut is a folded one."""
        sizes = self._splitter.sizes()
        library, form, side = self.state.widths
        if any(sizes[_PREVIEW:]):
            # Without a pane at its side, the story's width says nothing about its share.
            form, side = sizes[_FORM], sum(sizes[_PREVIEW:])
        self.state = replace(self.state, widths=(sizes[_LIBRARY] or library, form, side))
        if not sizes[_LIBRARY] and self.is_library_shown:
            self.show_library(False)
        if not sizes[_PREVIEW] and not self._preview.isHidden():
            self.show_preview(False)
        if self.is_beside_shown and not sizes[_BESIDE]:
            self.show_beside(False)


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
        button.setToolTip(_("Show the list of stories (F9)"))
        button.setAccessibleName(_("Show library"))
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
