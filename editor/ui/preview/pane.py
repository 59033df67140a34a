"""The preview pane: what the main window knows of the preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.rows import Patch
from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.flags import runs_as_root_with_sandbox, set_flags
from editor.ui.preview.page_text import PageText
from editor.ui.preview.probe import Probe, command
from editor.ui.preview.surface import PAPER, Surface
from editor.ui.preview.text_view import TextView

BLANK = "<!doctype html><html><head><title></title></head><body><article></article></body></html>"
_SIMPLER = "The preview shows a simpler page because"
AS_ROOT = f"{_SIMPLER} Nutgraf runs as root, where the web engine cannot lock itself in."
NO_ENGINE = f"{_SIMPLER} the web engine does not start on this computer."
ENDED = f"{_SIMPLER} the web engine stopped three times within a minute."

_ZOOM_STEP = 1.1
_ZOOM_LEAST, _ZOOM_MOST = 0.5, 3.0


class PreviewPane(QWidget):
    """Shows the reader's page and keeps the reader's place in it.

    - `start` lets the web engine begin once the pane has been painted; until then, and until it
      is ready, pages and patches are taken in and shown when it is.
    - Where the engine cannot run, a simpler page takes its place and `notice` says why.
    - Nothing is fetched, nothing in the page runs, no link is followed: it is reported.
    """

    clicked_at = Signal(int, int)  # Block, and code points of its text before the click.
    link_activated = Signal(str)
    notice = Signal(str)
    zoom_changed = Signal(float)

    def __init__(
        self,
        answer_file: Path,
        parent: QWidget | None = None,
        *,
        probe_command: Callable[[], list[str]] = command,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview")
        self._answer = AnswerFile(answer_file)
        self._probe_command = probe_command
        self._surface: Surface | None = None
        self._probe: Probe | None = None
        self._text = PageText(BLANK, 0)
        self._story: str | None = None
        self._theme = "light"
        self._mark: int | None = None
        self._zoom = 1.0
        self._is_painted = False
        self._is_wanted = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def surface(self) -> Surface | None:
        """What shows the page now; None before there is anything."""
        return self._surface

    @property
    def zoom(self) -> float:
        """How much larger than its own size the page is shown."""
        return self._zoom

    def show_page(self, shell_html: str, number: int, story: str = "") -> None:
        """Show a whole page. The reader's place is kept if it is the `story` shown before."""
        same = story == self._story
        if same and number < self._text.number:
            return
        self._story = story
        self._replace(PageText(shell_html, number), same=same)

    def show_blank(self) -> None:
        """Show a calm empty page: there is no story."""
        self._story = None
        self._replace(PageText(BLANK, 0), same=False)

    def apply(self, patch: Patch) -> None:
        """Exchange some blocks of the page; a patch that is no newer than the page is dropped."""
        if self._text.accept(patch) and self._surface:
            self._surface.apply(patch)

    def scroll_to_block(self, index: int) -> None:
        """Bring a block into sight by the least scroll; nothing moves if it is in sight."""
        if self._surface:
            self._surface.scroll_to_block(index)

    def mark_block(self, index: int | None) -> None:
        """Mark the block that is being edited in the margin; None takes the mark away."""
        if index == self._mark:
            return
        self._mark = index
        if self._surface:
            self._surface.mark_block(index)

    def set_theme(self, theme: str) -> None:
        """Show the page `light` or `dark`."""
        self._theme = theme
        if self._surface:
            self._surface.set_theme(theme)
        self.update()

    def set_zoom(self, factor: float) -> None:
        """Show the page larger or smaller, within 0.5 and 3."""
        self._zoom = min(max(factor, _ZOOM_LEAST), _ZOOM_MOST)
        if self._surface:
            self._surface.set_zoom(self._zoom)
        self.zoom_changed.emit(self._zoom)

    def start(self) -> None:
        """Let the engine begin, as soon as the pane has been painted for the first time."""
        self._is_wanted = True
        self._begin_when_painted()

    def close_engine(self) -> None:
        """End the engine in order; to be called before the window is destroyed."""
        self._is_wanted = False
        if self._probe:
            self._probe.stop()
            self._probe = None
        if self._surface:
            self._surface.close_engine()
            self._surface = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, so that nothing flashes before the page is there."""
        QPainter(self).fillRect(event.rect(), QColor(PAPER[self._theme]))
        if not self._is_painted:
            self._is_painted = True
            self._begin_when_painted()

    def _replace(self, text: PageText, *, same: bool) -> None:
        if not same:
            self._mark = None
        self._text = text
        if self._surface:
            self._surface.show_page(text, same=same)

    def _begin_when_painted(self) -> None:
        if self._is_wanted and self._is_painted and not self._surface:
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._surface or self._probe or not self._is_wanted:
            return
        if runs_as_root_with_sandbox():
            self._fall_back(AS_ROOT)
            return
        answer = self._answer.read()
        if answer is Answer.WORKS:
            self._open_engine()
        elif answer is Answer.FAILS:
            self._fall_back(NO_ENGINE)
        else:
            self._probe = Probe(self._probe_command(), self)
            self._probe.answered.connect(self._take_answer)
            self._probe.start()

    def _take_answer(self, works: bool) -> None:
        if self._probe:
            self._probe.deleteLater()
            self._probe = None
        self._answer.write(Answer.WORKS if works else Answer.FAILS)
        if works:
            self._open_engine()
        else:
            self._fall_back(NO_ENGINE)

    def _open_engine(self) -> None:
        set_flags()
        self._answer.write(Answer.TRYING)
        # Loaded only here: on the way to the window nothing of the engine is.
        from editor.ui.preview.web_view import WebView

        view = WebView(self._text, self._theme, self)
        view.loaded.connect(self._remember_that_it_works)
        view.gave_up.connect(self._give_up_engine)
        self._put(view)

    def _remember_that_it_works(self) -> None:
        self._answer.write(Answer.WORKS)

    def _give_up_engine(self) -> None:
        self._fall_back(ENDED)

    def _fall_back(self, reason: str) -> None:
        if self._surface:
            self._layout.removeWidget(self._surface)
            self._surface.close_engine()
            self._surface.deleteLater()
        self._put(TextView(self._text, self._theme, self))
        self.notice.emit(reason)

    def _put(self, surface: Surface) -> None:
        self._surface = surface
        surface.clicked_at.connect(self.clicked_at)
        surface.link_activated.connect(self.link_activated)
        surface.zoom_wanted.connect(self._turn_zoom)
        surface.set_zoom(self._zoom)
        surface.mark_block(self._mark)
        self._layout.addWidget(surface)
        self.setFocusProxy(surface)
        surface.show()

    def _turn_zoom(self, notches: int) -> None:
        self.set_zoom(self._zoom * _ZOOM_STEP**notches)
