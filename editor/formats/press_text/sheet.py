"""The sheet on which a story is taken apart: the paragraphs left over, and the fields filled."""

from __future__ import annotations

from collections.abc import Sequence

from editor.formats.press_text.paragraph import Paragraph
from editor.model.story import Advisory


class Sheet:
    """A story in the making; every step takes what is its own from `paragraphs`.

    - `names` are the house's own: a tag or copyright holder that is known.
    - `noted` is what goes to the desk note.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], names: tuple[str, ...] = ()) -> None:
        self.paragraphs = list(paragraphs)
        self.names = names
        self.fields: dict[str, str] = {}
        self.points: list[Paragraph] = []
        self.advisories: list[Advisory] = []
        self.is_spaced = _is_spaced(self.paragraphs)
        self.body_is_named = False
        self.noted: list[Paragraph] = []

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    def put(self, name: str, text: str, gap: str = "\n") -> None:
        """Write a text to a field, behind what stands there already."""
        before = self.fields.get(name, "")
        self.fields[name] = f"{before}{gap}{text}" if before else text

    def note(self, paragraphs: Sequence[Paragraph]) -> None:
        """Keep paragraphs for the desk note."""
        self.noted += paragraphs

    @property
    def first_point(self) -> Paragraph | None:
        """The key point that shows how the copy sets them; None if there is none."""
        return self.points[0] if self.points else None

    @property
    def desk_note(self) -> str:
        """What was noted, in the order of the copy; what stood together stays together."""
        note = ""
        last = -1
        for each in sorted(self.noted, key=lambda paragraph: paragraph.at):
            together = each.at == last + 1 and not each.gap
            note += ("\n" if together else "\n\n") + each.text
            last = each.at
        return note.strip("\n")

    def take(self, start: int, end: int | None = None) -> list[Paragraph]:
        """Remove paragraphs and return them; without an end only one."""
        end = start + 1 if end is None else end
        taken = self.paragraphs[start:end]
        del self.paragraphs[start:end]
        return taken

    @property
    def first(self) -> Paragraph | None:
        """The first paragraph that is left."""
        return self.paragraphs[0] if self.paragraphs else None


def _is_spaced(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether empty lines part the paragraphs of the text."""
    plain = [each for each in paragraphs[1:] if not each.in_list]
    return sum(each.gap > 0 for each in plain) * 2 >= len(plain) if plain else True
