"""The reader's page follows the story, and leads back to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from editor.model.places import Caret
from editor.model.translation import _
from editor.services.live import Live, Rendered
from editor.ui.editing import Editing
from editor.ui.form.form import StoryForm
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer
from editor.ui.preview.pane import PreviewPane
from editor.ui.status_bar import StatusBar
from editor.ui.theme import Themes

FOLLOW_REST = 80
"""Milliseconds after which the preview follows the caret and a selection is counted."""


class Reading(QObject):
    """Shows what `live` renders, and marks on it what is being written."""

    place_wanted = Signal(object)
    """The Caret of the text that was clicked on the page."""

    written_at = Signal(int, float)
    """The block that is being written, and how far into its text, from 0 to 1."""

    def __init__(
        self,
        live: Live,
        preview: PreviewPane,
        form: StoryForm,
        editing: Editing,
        status: StatusBar,
        notices: Notices,
        themes: Themes,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._preview = preview
        self._form = form
        self._editing = editing
        self._status = status
        self._notices = notices
        self._themes = themes
        self._is_compared = False
        self._is_moved = False
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_REST)
        self._follow.timeout.connect(self._follow_caret)
        live.rendered.connect(self._show)
        form.caret_moved.connect(self._note_caret)
        preview.clicked_at.connect(self._go_to_block)
        preview.link_activated.connect(self._offer_link)
        preview.notice.connect(notices.tell)
        themes.changed.connect(self._dress)
        self._dress()

    def zoom(self, steps: int) -> None:
        """Show the page larger or smaller; 0 steps: as it is read."""
        if steps:
            self._preview.turn_zoom(steps)
        else:
            self._preview.set_zoom(1.0)

    def show_compared(self, page: str | None) -> None:
        """Show another page in the place of the story's; None: the story's again."""
        was_shown, self._is_compared = self._is_compared, page is not None
        if page is not None:
            self._preview.show_page(page, 0, "compared")
        elif was_shown:
            self._live.restart()

    def _show(self, rendered: Rendered) -> None:
        if self._is_compared:
            self._status.show_counts(rendered.counts)
            return
        if rendered.patch is None:
            self._preview.show_page(rendered.shell, rendered.number, rendered.story_id)
        else:
            self._preview.apply(rendered.patch)
        self._status.show_counts(rendered.counts)
        self._follow.start()

    def _note_caret(self, caret: Caret | None) -> None:
        if caret is None:
            self._live.count(None, self._status.show_selection)
        else:
            self._is_moved = True
            self._follow.start()

    def _follow_caret(self) -> None:
        """Mark what is being written, and count what is selected."""
        caret = self._form.caret()
        block = None
        if caret is not None and not self._is_compared:
            block = self._live.block_at(caret)
        self._preview.mark_block(block)
        # Also where the keys are elsewhere: what was found in the story is shown on the page.
        was_moved, self._is_moved = self._is_moved, False
        if caret is not None and block is not None and (was_moved or self._editing.is_writing):
            self.written_at.emit(block, self._live.share_at(caret, block))
        self._live.count(self._editing.selection(), self._status.show_selection)

    def _go_to_block(self, block: int, offset: int) -> None:
        caret = None if self._is_compared else self._live.caret_at(block, offset)
        if caret is not None:
            self.place_wanted.emit(caret)

    def _offer_link(self, address: str) -> None:
        """Links of the page are followed by the system, after their host was shown."""
        url = QUrl(address)
        where = url.host() or url.path() or address
        follow = Offer(_("Open {where}").format(where=where), lambda: QDesktopServices.openUrl(url))
        sentence = _("A link to {where}.").format(where=where)
        self._notices.say(Notice((sentence,), offers=(follow,), topic="link"))

    def _dress(self) -> None:
        self._preview.set_theme("dark" if self._themes.current.is_dark else "light")
