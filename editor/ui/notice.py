"""What the window says quietly: a sentence, what may be done about it, and how long it is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from editor.model.rows import Severity
from editor.model.story import Story
from editor.services.progress import Progress

Call = Callable[[], object]

Holds = Callable[[Story], bool]
"""Whether something is still true, or of use, of the open story as it is by then."""

PASSING = 8_000
"""Milliseconds that a notice stays which only informs."""

READ_WITHIN = 60_000
"""Milliseconds that are left to read and to choose, where the menus have what is offered, too."""

RACE = "race"
"""The topic of a notice that the open story was changed elsewhere."""


class Until(Enum):
    """What takes a notice back, because it is no longer true or of use."""

    OTHER_STORY = auto()
    """Another story is open, or none."""

    UNDO = auto()
    """A step was taken back."""

    KEPT = auto()
    """All words are kept again."""

    LIBRARY = auto()
    """The library was opened anew."""


def always(_story: Story) -> bool:
    """What does not depend on the open story."""
    return True


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a notice's sentence that leads somewhere."""

    text: str
    follow: Call


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of a notice; it closes the notice unless it `stays`.

    It is there while it `holds`, and the last of a notice takes the notice along.
    """

    text: str
    call: Call
    stays: bool = False
    holds: Holds = always


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said: a sentence, perhaps with links in it, and what may be done.

    - One that only informs passes by itself after `milliseconds`; 0 means that it stays until it
      is closed, until one of the causes in `until` takes it back, or until it does not `hold`.
    - One with the same `topic` as an earlier one takes its place.
    - `details` are seen where the pointer rests on it; `work` is what it shows the progress of.
    """

    parts: tuple[str | Link, ...]
    severity: Severity = Severity.INFORMATION
    offers: tuple[Offer, ...] = ()
    milliseconds: int = PASSING
    topic: str = ""
    until: frozenset[Until] = frozenset()
    holds: Holds = always
    details: str = ""
    work: Progress | None = None

    @property
    def text(self) -> str:
        """The sentence without its links."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def undoable(sentence: str) -> Notice:
    """That something was done to the open story which Undo takes back."""
    return Notice((sentence,), until=frozenset({Until.OTHER_STORY, Until.UNDO}))
