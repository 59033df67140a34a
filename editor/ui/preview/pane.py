"""The preview pane: what the main window knows of the preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.rows import Patch
from editor.model.translation import N_, _
from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.flags import runs_as_root_with_sandbox, set_flags
from editor.ui.preview.page_text import PageText
from editor.ui.preview.pictures import Pictures
from editor.ui.preview.probe import Probe, command
from editor.ui.preview.stage import Stage
from editor.ui.preview.surface import PAPER, Measured, Surface
from editor.ui.preview.text_view import TextView
from editor.ui.preview.width import Paper, Width

BLANK = "<!doctype html><html><head><title></title></head><body><article></article></body></html>"
AS_ROOT = N_(
    "The preview shows a simpler page because Nutgraf runs as root, where the web engine cannot"
    " lock itself in."
)
NO_ENGINE = N_(
    "The preview shows a simpler page because the web engine does not start on this computer."
)
ENDED = N_(
    "The preview shows a simpler page because the web engine stopped three times within a minute."
)

LATE = 300
"""Milliseconds that the page of one story may stand beside the form of another."""

_ZOOM_STEP = 1.1
_NEARLY = 0.99  # A device's width in whole pixels is not to the last digit what was wanted.
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
    scale_changed = Signal(float)
    touched = Signal()  # Somebody's hand is at the page: wheel, button or key.
    scrolled = Signal(float)  # How many pixels the page is scrolled, whoever did it.
    laid_out = Signal()  # Blocks may have moved since the page was measured.

    def __init__(
        self,
        answer_file: Path,
        parent: QWidget | None = None,
        *,
        probe_command: Callable[[], list[str]] = command,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Preview"))
        self._answer = AnswerFile(answer_file)
        self._probe_command = probe_command
        self._surface: Surface | None = None
        self._probe: Probe | None = None
        self._text = PageText(BLANK, 0)
        self._story: str | None = None
        self._theme = self._window_theme = "light"
        self._worn = "window"
        self._mark: int | None = None
        self._pictures: Pictures | None = None
        self._zoom = 1.0
        self._is_painted = False
        self._is_wanted = False
        self._waiting: list[Callable[[Surface], None]] = []
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.show_blank)
        self._stage = Stage(self)
        self._stage.scale_changed.connect(self.scale_changed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._stage, 1)

    def put_above(self, bar: QWidget) -> None:
        """Lay a bar above the page; nothing may lie over it."""
        self._layout.insertWidget(0, bar)

    @property
    def surface(self) -> Surface | None:
        """What shows the page now; None before there is anything."""
        return self._surface

    @property
    def zoom(self) -> float:
        """How much larger than its own size the page is wanted."""
        return self._zoom

    @property
    def scale(self) -> float:
        """How much larger than its own size it is shown: smaller where there is no room."""
        return self._stage.scale

    def expect(self, story: str) -> None:
        """The page of this story is on its way; one of another is taken away if that takes long."""
        if story == self._story:
            self._late.stop()
        else:
            self._late.start()

    def show_page(self, shell_html: str, number: int, story: str = "") -> None:
        """Show a whole page. The reader's place is kept if it is the `story` shown before."""
        self._late.stop()
        same = story == self._story
        if same and number < self._text.number:
            return
        self._story = story
        self._replace(PageText(shell_html, number), same=same)

    def show_blank(self) -> None:
        """Show a calm empty page: there is no story, or its page is still being made."""
        self._late.stop()
        self._story = None
        self._replace(PageText(BLANK, 0), same=False)

    def apply(self, patch: Patch) -> None:
        """Exchange some blocks of the page; a patch that is no newer than the page is dropped."""
        if self._text.accept(patch) and self._surface:
            self._surface.apply(patch)

    def scroll_to_block(self, index: int, share: float = 0.0) -> None:
        """Bring a block into sight by the least scroll; nothing moves if it is in sight.

        Of one higher than the pane the line at a `share` (0 to 1) of its height counts.
        """
        if self._surface:
            self._surface.scroll_to_block(index, share)

    def scroll_to(self, y: float) -> None:
        """Scroll so many pixels from the head of the page."""
        if self._surface:
            self._surface.scroll_to(y)

    def measure(self, done: Callable[[Measured], None]) -> None:
        """Tell where the blocks are; nothing comes of it while nothing is shown."""
        if self._surface:
            self._surface.measure(done)

    def mark_block(self, index: int | None) -> None:
        """Mark the block that is being edited in the margin; None takes the mark away."""
        if index == self._mark:
            return
        self._mark = index
        if self._surface:
            self._surface.mark_block(index)

    def set_pictures(self, pictures: Pictures) -> None:
        """Take the page's images from here, whatever shows it."""
        self._pictures = pictures
        if self._surface:
            self._surface.set_pictures(pictures)

    def set_theme(self, theme: str) -> None:
        """Show the page as the window is, `light` or `dark`, unless it wears something else."""
        self._window_theme = theme
        self._dress()

    def wear(self, theme: str) -> None:
        """Show the page `light` or `dark` whatever the window is, or with `window` as that is."""
        self._worn = theme
        self._dress()

    def set_width(self, width: Width, paper: Paper) -> None:
        """Hold the page as wide as a device, the pane, or a sheet of this paper."""
        self._stage.set_width(width, paper)

    def set_zoom(self, factor: float) -> None:
        """Show the page larger or smaller, within 0.5 and 3."""
        self._zoom = min(max(factor, _ZOOM_LEAST), _ZOOM_MOST)
        self._stage.set_zoom(self._zoom)

    def start(self) -> None:
        """Let the engine begin, as soon as the pane has been painted for the first time."""
        self._is_wanted = True
        self._begin_when_painted()

    def turn_zoom(self, notches: int) -> None:
        """Show the page larger or smaller by some notches, from as large as it is now."""
        if notches < 0 or self.scale >= self._zoom * _NEARLY:
            self.set_zoom(min(self._zoom, self.scale) * _ZOOM_STEP**notches)

    def when_known(self, call: Callable[[Surface], None]) -> None:
        """Call as soon as it is known what shows the page, also where nobody has seen it yet."""
        if self._surface:
            call(self._surface)
        else:
            self._waiting.append(call)
            self._is_wanted = True
            self._begin()

    def close_engine(self) -> None:
        """End the engine in order; to be called before the window is destroyed."""
        self._is_wanted = False
        self._waiting.clear()
        if self._probe:
            self._probe.stop()
            self._probe = None
        if self._surface:
            self._stage.drop()
            self._surface.close_engine()
            self._surface = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, so that nothing flashes before the page is there."""
        QPainter(self).fillRect(event.rect(), QColor(PAPER[self._theme]))
        if not self._is_painted:
            self._is_painted = True
            self._begin_when_painted()

    def _dress(self) -> None:
        self._theme = self._window_theme if self._worn == "window" else self._worn
        self._stage.set_theme(self._theme)
        self.update()

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
        put_environment_back = set_flags()
        self._answer.write(Answer.TRYING)
        # Loaded only here: on the way to the window nothing of the engine is.
        from editor.ui.preview.web_view import WebView

        view = WebView(self._text, self._theme, self._stage)
        view.loaded.connect(self._remember_that_it_works)
        view.loaded.connect(put_environment_back)
        view.gave_up.connect(put_environment_back)
        view.gave_up.connect(self._give_up_engine)
        self._put(view)

    def _remember_that_it_works(self) -> None:
        self._answer.write(Answer.WORKS)

    def _give_up_engine(self) -> None:
        self._fall_back(ENDED)

    def _fall_back(self, reason: str) -> None:
        if self._surface:
            self._stage.drop()
            self._surface.close_engine()
            self._surface.deleteLater()
        self._put(TextView(self._text, self._theme, self._stage))
        self.notice.emit(_(reason))

    def _put(self, surface: Surface) -> None:
        self._surface = surface
        if self._pictures is not None:
            surface.set_pictures(self._pictures)
        surface.clicked_at.connect(self.clicked_at)
        surface.link_activated.connect(self.link_activated)
        surface.zoom_wanted.connect(self.turn_zoom)
        surface.touched.connect(self.touched)
        surface.scrolled.connect(self.scrolled)
        surface.laid_out.connect(self.laid_out)
        surface.mark_block(self._mark)
        self._stage.put(surface)
        self.setFocusProxy(surface)
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call(surface)
