"""The page in Qt's own text browser: simpler, where the web engine cannot run."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from editor.model.figures.images import Picture
from editor.model.rows import Patch
from editor.model.translation import _
from editor.ui.preview.gestures import Gestures
from editor.ui.preview.page_text import PageText
from editor.ui.preview.pictures import Pictures, digest_of
from editor.ui.preview.surface import PAPER, Measured, Surface
from editor.ui.preview.width import Paper
from editor.ui.rich_page import keep_tables_within, rich_html, without_marks

# Rendering is whole, 45 ms for 1,500 paragraphs, and therefore waits for a rest of the typing.
# (A frame for each block would make a patch possible, and took as long: Qt lays out all again.)
_REST_MILLISECONDS = 150
_SIZE = 15
_INK = {"light": "#1a1a1a", "dark": "#e4e2de"}
_LINK = {"light": "#1f5c99", "dark": "#8fbce8"}
_MARGIN = 24
_IMAGE = 900
_MOST_IMAGES = 24
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_RTL = re.compile(r'<html\b[^>]*\sdir="rtl"')
_SIZED = re.compile(r'(<img src="[^"]*") width="(\d+)" height="(\d+)"')


class LockedBrowser(QTextBrowser):
    """A text browser that loads nothing but the story's images and goes nowhere."""

    pictures_came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: Pictures | None = None
        self._images: dict[str, QImage] = {}
        self.setAccessibleName(_("Page"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(0)
        self._marked: tuple[int, int] | None = None
        self._ground = QColor()

    @property
    def marked(self) -> tuple[int, int] | None:
        """From where to where in the document there is another ground."""
        return self._marked

    def mark(self, marked: tuple[int, int] | None, ground: QColor) -> None:
        """Give whole paragraphs another ground."""
        self._marked, self._ground = marked, ground
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the text: a selection would take the dots of a list away."""
        if self._marked is not None:
            layout, box = self.document().documentLayout(), QRectF()
            block, last = map(self.document().findBlock, self._marked)
            while block.isValid() and block.position() <= last.position():
                box = box.united(layout.blockBoundingRect(block))
                block = block.next()
            top = box.top() - self.verticalScrollBar().value()
            band = QRectF(0, top, self.viewport().width(), box.height())
            QPainter(self.viewport()).fillRect(band, self._ground)
        super().paintEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Images of the story, else nothing, whatever the page asks for: no file, no address.

        For a picture that is a transparent point: where there is none, Qt reads the file itself.
        """
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return b""
        digest = digest_of(QUrl(name).toString())
        if digest and digest not in self._images and self.pictures is not None:
            self._images[digest] = self._nothing
            self.pictures(digest, lambda picture: self._take(digest, picture))
        return self._images.get(digest, self._nothing)

    def _take(self, digest: str, picture: Picture | None) -> None:
        if picture is None or not shiboken6.isValid(self):
            return
        image = QImage.fromData(picture.data)
        self._images[digest] = image.scaledToWidth(min(_IMAGE, image.width()), _SMOOTH)
        while len(self._images) > _MOST_IMAGES:
            self._images.pop(next(iter(self._images)))
        self.pictures_came.emit()


class TextView(Surface):
    """Shows the blocks of the page as rich text, without the page's own style."""

    def __init__(self, text: PageText, theme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._theme = theme
        self._zoom = 1.0
        self._paper: Paper | None = None
        self._mark: int | None = None
        self._starts: list[int] = []
        self._is_rendering = False
        self._gestures = Gestures(self)
        self._browser = LockedBrowser(self)
        self._browser.anchorClicked.connect(self._tell_link)
        self._gestures.watch(self._browser.viewport())
        self._gestures.clicked.connect(self._tell_click)
        self._gestures.zoom_wanted.connect(self.zoom_wanted)
        self._gestures.touched.connect(self.touched)
        bar = self._browser.verticalScrollBar()
        bar.actionTriggered.connect(self.touched)
        bar.valueChanged.connect(self._tell_scroll)
        bar.rangeChanged.connect(self.laid_out)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._render)
        self._browser.pictures_came.connect(self._rest.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._browser)
        self.setFocusProxy(self._browser)
        self._render()

    @property
    def browser(self) -> LockedBrowser:
        """The widget that shows the text."""
        return self._browser

    def show_page(self, text: PageText, *, same: bool) -> None:
        """Show a page: another story at once and from its head, the same one after a rest."""
        self._text = text
        if same:
            self._rest.start()
        else:
            self._mark = None
            self._render()
            self._browser.verticalScrollBar().setValue(0)

    def apply(self, patch: Patch) -> None:  # noqa: ARG002  # The page's text has it already.
        """Show, after a rest, what the page's text has become."""
        self._rest.start()

    def scroll_to_block(self, index: int, share: float = 0.0) -> None:
        """Bring a block into sight, of one higher than that the line at a share of its height."""
        if not 0 <= index < len(self._starts):
            return
        bar, room = self._browser.verticalScrollBar(), self._browser.viewport().height()
        top, bottom = self._top(index) - bar.value(), self._top(index + 1) - bar.value()
        if bottom - top > room - 2 * _MARGIN:
            top += share * (bottom - top - _MARGIN)
            bottom = top + _MARGIN
        if top < _MARGIN:
            bar.setValue(round(bar.value() + top - _MARGIN))
        elif bottom > room - _MARGIN:
            bar.setValue(round(bar.value() + bottom - room + _MARGIN))

    def scroll_to(self, y: float) -> None:
        """Scroll so far from the head of the page."""
        self._browser.verticalScrollBar().setValue(round(y))

    def measure(self, done: Callable[[Measured], None]) -> None:
        """Tell where the blocks are."""
        tops = tuple(self._top(index) for index in range(len(self._starts)))
        room = self._browser.viewport().height()
        done(Measured(tops, self._browser.verticalScrollBar().maximum() + room, room))

    def _top(self, index: int) -> float:
        """Where a block begins, from the head of the page; after the last one, where that ends."""
        document = self._browser.document()
        if index >= len(self._starts):
            return document.size().height() - document.documentMargin()
        block = document.findBlock(self._starts[index])
        return document.documentLayout().blockBoundingRect(block).top()

    def mark_block(self, index: int | None) -> None:
        """Give the block that is being edited a slightly different ground."""
        self._mark = index
        marked = None
        if index is not None and 0 <= index < len(self._starts):
            end = [*self._starts, self._browser.document().characterCount()][index + 1] - 1
            marked = (self._starts[index], end)
        ground = QColor(_INK[self._shown_theme])
        ground.setAlphaF(0.06)
        self._browser.mark(marked, ground)

    def set_theme(self, theme: str) -> None:
        """Show the page `light` or `dark`."""
        self._theme = theme
        self._render()

    def set_pictures(self, pictures: Pictures) -> None:
        """Take the page's images from here."""
        self._browser.pictures = pictures

    def set_zoom(self, factor: float) -> None:
        """Show everything larger or smaller."""
        if factor != self._zoom:
            self._zoom = factor
            self._render()

    def set_frame(self, paper: Paper | None, *, is_device: bool) -> None:  # noqa: ARG002
        """Show the page on white where it is to be printed; the scroll bar always stays."""
        if paper != self._paper:
            self._paper = paper
            self._render()

    @property
    def _shown_theme(self) -> str:
        return "light" if self._paper else self._theme

    def _tell_scroll(self, y: int) -> None:
        if not self._is_rendering:
            self.scrolled.emit(float(y))

    def _tell_click(self, at: QPointF) -> None:
        point = at.toPoint()
        if self._browser.anchorAt(point):
            return
        position = self._browser.cursorForPosition(point).position()
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return
        cursor = self._cursor(self._starts[index])
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        # Qt parts paragraphs by a character of its own, which is none of the text.
        self.clicked_at.emit(index, len(without_marks(cursor.selectedText()).replace("\u2029", "")))

    def _tell_link(self, url: QUrl) -> None:
        if url.scheme():
            self.link_activated.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(position)
        return cursor

    def _render(self) -> None:
        self._rest.stop()
        blocks = self._text.blocks()
        children, page = blocks.children, "rtl" if _RTL.search(blocks.before) else "ltr"
        named = "".join(
            f'<div><a name="{_anchor(index)}"></a>{self._fitted(rich_html(child, page))}</div>'
            for index, child in enumerate(children)
        )
        bar, theme = self._browser.verticalScrollBar(), self._shown_theme
        scroll = bar.value()
        self._browser.setStyleSheet(
            f"QTextBrowser {{ background: {PAPER[theme]}; color: {_INK[theme]}; }}"
        )
        self._browser.document().setDefaultStyleSheet(_style(theme, self._zoom))
        self._is_rendering = True
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if page == "rtl" else Qt.LayoutDirection.LeftToRight
        )
        self._browser.document().setDefaultTextOption(option)
        self._browser.setHtml(f'<body dir="{page}">{named}</body>')
        right = self._browser.viewport().width() - _MARGIN
        keep_tables_within(self._browser.document(), right, 1)
        self._starts = self._find_starts(len(children))
        bar.setValue(scroll)
        self._is_rendering = False
        self.mark_block(self._mark)
        self.laid_out.emit()

    def _fitted(self, child: str) -> str:
        """An element with its images no wider than the text: Qt takes the size as it stands."""

        def sized(found: re.Match[str]) -> str:
            width, height = int(found[2]), int(found[3])
            shown = min(width, max(1, self._browser.viewport().width() - 2 * _MARGIN), _IMAGE)
            return f'{found[1]} width="{shown}" height="{max(1, height * shown // width)}"'

        return _SIZED.sub(sized, child)

    def _find_starts(self, count: int) -> list[int]:
        """Where each block starts in the document; an empty one where the next does."""
        found: dict[str, int] = {}
        document = self._browser.document()
        block = document.begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                for name in fragment.charFormat().anchorNames():
                    found.setdefault(name, fragment.position())
                pieces += 1
            block = block.next()
        starts: list[int] = []
        following = document.characterCount() - 1
        for index in reversed(range(count)):
            following = found.get(_anchor(index), following)
            starts.append(following)
        return starts[::-1]


def _anchor(index: int) -> str:
    return f"block-{index}"


def _style(theme: str, zoom: float) -> str:
    size = round(_SIZE * zoom)
    return (
        f"body {{ font-family: Georgia, 'Noto Serif', 'DejaVu Serif'; font-size: {size}px; }}"
        f"p, ul, ol, blockquote {{ margin-top: 0; margin-bottom: {size * 3 // 4}px; }}"
        f"h1 {{ font-size: {size * 9 // 5}px; }} h2 {{ font-size: {size * 5 // 4}px; }}"
        f"a {{ color: {_LINK[theme]}; }}"
        "td, th { padding-left: 6px; padding-right: 6px; }"
    )
