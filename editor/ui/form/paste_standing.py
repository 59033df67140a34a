"""Where a pasted text stands while its story goes on being written."""

from __future__ import annotations

from editor.model.pasting.standing import followed
from editor.model.places import Place, has_place, text_at
from editor.model.splice import Splice
from editor.model.story import Story


class Standing:
    """Follows one paste in the text that it came into; once it is gone it is gone for good."""

    def __init__(self, story: str, place: Place, splice: Splice, before: str) -> None:
        """The `splice` brought it into a text that was `before`."""
        self.place = place
        self._story = story
        self._before = before
        self._text = splice.applied(before)
        self._span: tuple[int, int] | None = (splice.at, splice.at + len(splice.inserted))

    def at(self, story: Story) -> int | None:
        """Where it begins, as it was pasted, in its story as that is now; None if it is gone.

        To be asked after every change: of several at once it knows only what they have touched.
        """
        if self._span is None or story.id != self._story:
            return None
        if not has_place(story, self.place):
            self._span = None
            return None
        now = text_at(story, self.place)
        is_taken_back = now == self._before
        self._span = None if is_taken_back else followed(*self._span, self._text, now)
        self._text = now
        return self._span[0] if self._span is not None else None

    def is_taken_back(self, story: Story) -> bool:
        """Whether its text is again what it was before."""
        if self.at(story) is not None or not has_place(story, self.place):
            return False
        return text_at(story, self.place) == self._before
