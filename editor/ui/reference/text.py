"""The text of a story that is only read: it can be selected, copied and searched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QPalette, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from editor.model.story import Story
from editor.model.translation import _
from editor.ui.theme import Theme

ROOM = 26
"""Pixels around the text."""

_FIGURE = re.compile(
    r"<figure(?P<way>[^>]*)>\s*<figcaption[^>]*>(?P<words>.*?)</figcaption>\s*</figure>", re.DOTALL
)
"""A figure in the body's HTML; only Nutgraf writes these tags there, never a text."""


@dataclass(frozen=True, slots=True)
class Read:
    """A story as it was read from the library, with its body as gated HTML."""

    story: Story
    body: str

    @property
    def headline(self) -> str:
        """Its headline in one line, or what stands for one."""
        return " ".join(self.story.headline.split()) or _("No headline")


class ReadText(QTextBrowser):
    """Fetches nothing and follows no link."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._read: Read | None = None
        self._theme = theme
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Story beside"))
        self.document().setDocumentMargin(ROOM)
        self.dress(theme)

    def show_read(self, read: Read) -> None:
        """Show a story; the same one, read again, stays where it was scrolled to."""
        is_same = self._read is not None and self._read.story.id == read.story.id
        scroll = self.verticalScrollBar().value() if is_same else 0
        self._read = read
        self.setHtml(_page(read))
        self.verticalScrollBar().setValue(scroll)

    def find_all(self, words: str) -> list[QTextCursor]:
        """Mark every place where words stand; gives them from the top."""
        found: list[QTextCursor] = []
        if words:
            cursor = self.document().find(words, 0)
            while not cursor.isNull():
                found.append(cursor)
                cursor = self.document().find(words, cursor)
        self._mark(found)
        return found

    def go_to(self, found: QTextCursor) -> None:
        """Select a place and bring it into sight."""
        self.setTextCursor(found)
        self.ensureCursorVisible()

    def _mark(self, found: list[QTextCursor]) -> None:
        marks = []
        for cursor in found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(self._theme.colour("chosen"))
            marks.append(mark)
        self.setExtraSelections(marks)

    def dress(self, theme: Theme) -> None:
        """Take faces and colours; the text is in the face and size of the form."""
        self._theme = theme
        page = theme.for_page()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("paper"))
        self.setPalette(palette)
        self.setFont(page.text_font(12))
        self.document().setDefaultStyleSheet(_style(theme))
        if self._read is not None:
            self.show_read(self._read)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Nothing is loaded, from nowhere."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the size of its text is that of the form."""
        if event.modifiers():
            event.ignore()
        else:
            super().wheelEvent(event)


def _page(read: Read) -> str:
    story = read.story
    parts = [f"<h1>{escape(read.headline)}</h1>"]
    if story.standfirst.strip():
        parts.append(f"<p class='standfirst'>{escape(story.standfirst.strip())}</p>")
    if story.byline.strip():
        parts.append(f"<p class='byline'>{escape(story.byline.strip())}</p>")
    return "".join([*parts, _FIGURE.sub(_told_figure, read.body)])


def _told_figure(found: re.Match[str]) -> str:
    """The words of a figure, which is not shown itself, told from the story's own."""
    words = _("Figure: {words}").format(words=found["words"])
    return f"<p class='figure'{found['way']}>{words}</p>"


def _style(theme: Theme) -> str:
    colours = theme.colours
    return f"""
h1 {{ font-size: x-large; font-weight: bold; margin-bottom: 10px; }}
h2, h3 {{ font-size: large; font-weight: bold; margin-top: 16px; margin-bottom: 4px; }}
p, li {{ line-height: 116%; margin-top: 0; margin-bottom: 10px; }}
li {{ margin-bottom: 2px; }}
ul, ol {{ margin-bottom: 10px; }}
.standfirst, .byline, .figure, blockquote {{ color: {colours.quiet}; }}
a {{ color: {colours.accent}; }}
"""
