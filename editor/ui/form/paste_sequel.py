"""What may be done about a paste once it is there: plain text instead, crossheads, nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.model.ids import Ids
from editor.model.pasting.clipboard import Pasted, literal
from editor.model.pasting.crossheads import crossheads_made, headings_there, links_in
from editor.model.translation import N_, _
from editor.services.pasting import Pasting as Reading
from editor.ui.form import paste_notices as notices
from editor.ui.form.paste_landing import Landed, Landing
from editor.ui.form.paste_language import PasteLanguage
from editor.ui.form.retaken import links_notice
from editor.ui.form.writing import Desk
from editor.ui.notice import Notice, Offer


class Sequel(QObject):
    """Says what was left out of a paste, with what may be done about it; each a single step."""

    said = Signal(object)

    def __init__(
        self, desk: Desk, landing: Landing, ids: Ids, language: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._landing = landing
        self._ids = ids
        self._language = PasteLanguage(desk, language, self)
        self._language.said.connect(self.said)

    def tell(self, landed: Landed, reading: Reading | None) -> None:
        """Say what there is to say about a paste."""
        notice = notices.pasted_notice(landed.pasted)
        if not landed.made_items:
            only_here = tuple(self._only_here(landed))
            offers = (*only_here, *self._in_menus(landed, reading))
            notice = notices.pasted_notice(
                landed.pasted, offers, stays=bool(only_here), holds=landed.is_kept
            )
        if notice is not None:
            self.said.emit(notice)
        self._language.look_at(landed)

    def _only_here(self, landed: Landed) -> Iterator[Offer]:
        """What no menu offers."""
        headings = tuple(dict.fromkeys(landed.pasted.headings))
        if headings and headings_there(self._desk.story, headings):
            yield self.crosshead_offer(headings)
        if landed.pasted.escaped:
            marks = partial(self._use_marks, landed)
            yield Offer(_("Use them as marks"), marks, holds=landed.is_in)

    def _in_menus(self, landed: Landed, reading: Reading | None) -> Iterator[Offer]:
        """What Undo and Paste as plain text do, too, even if more was written since."""
        if landed.pasted.is_rich and reading is not None:
            plain = partial(self._ask_for_plain, landed, reading)
            yield Offer(_("Paste as plain text"), plain, holds=landed.is_in)
        yield Offer(_("Undo"), partial(self._take_back, landed), holds=landed.is_in)

    def crosshead_offer(self, headings: tuple[str, ...]) -> Offer:
        """A button that makes crossheads of these paragraphs of the story that is open now."""
        call = partial(self._make_crossheads, headings, self._desk.story.id)
        return notices.crosshead_offer(headings, call, partial(headings_there, headings=headings))

    def dateline_notice(self, dateline: str) -> Notice:
        """An offer to make what the opening begins with the dateline of the story open now."""
        from editor.model.taking.typed_dateline import may_be_made

        call = partial(self._make_dateline, dateline, self._desk.story.id)
        return notices.dateline_notice(dateline, call, partial(may_be_made, dateline=dateline))

    def _make_dateline(self, dateline: str, story: str) -> None:
        from editor.model.taking.typed_dateline import dateline_made

        if self._desk.story.id == story:
            self._desk.settle()
            self._tell_whether(self._desk.perform(dateline_made(self._desk.story, dateline)))
            self._desk.settle()

    def _make_crossheads(self, headings: tuple[str, ...], story: str) -> None:
        if self._desk.story.id == story:
            dropped = links_in(self._desk.story, headings)
            is_done = self._desk.perform(crossheads_made(self._desk.story, headings, self._ids))
            self._tell_whether(is_done)
            if is_done and (notice := links_notice(dropped)) is not None:
                self.said.emit(notice)

    def _take_back(self, landed: Landed) -> None:
        self._tell_whether(self._landing.put_instead(landed, None, N_("Take back paste")))

    def _ask_for_plain(self, landed: Landed, reading: Reading) -> None:
        reading.read(landed.clipboard, partial(self._put_plain, landed), plain=True)

    def _put_plain(self, landed: Landed, pasted: Pasted) -> None:
        label = N_("Paste as plain text")
        self._tell_whether(self._landing.put_instead(landed, pasted, label))

    def _use_marks(self, landed: Landed) -> None:
        pasted = literal(landed.clipboard.text)
        self._tell_whether(self._landing.put_instead(landed, pasted, N_("Use marks")))

    def _tell_whether(self, is_done: bool) -> None:
        if not is_done:
            self.said.emit(notices.changed_notice())
