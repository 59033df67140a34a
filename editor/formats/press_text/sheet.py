"""The sheet on which a story is taken apart: the paragraphs left over, and the fields filled."""

from __future__ import annotations

from collections.abc import Sequence

from editor.formats.press_text.paragraph import Paragraph
from editor.model.story import Advisory


class Sheet:
    """A story in the making; every step takes what is its own from `paragraphs`.

    - `captions` keeps, by the paragraph's identity in the list, what is a figure there.
    - `noted` counts the lines that went to the desk note.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], names: tuple[str, ...] = ()) -> None:
        self.paragraphs = list(paragraphs)
        self.names = names
        self.fields: dict[str, str] = {}
        self.key_points: list[str] = []
        self.advisories: list[Advisory] = []
        self.is_spaced = _is_spaced(self.paragraphs)
        self.body_is_named = False
        self.noted = 0

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    def put(self, name: str, text: str, gap: str = "\n") -> None:
        """Write a text to a field, behind what stands there already."""
        before = self.fields.get(name, "")
        self.fields[name] = f"{before}{gap}{text}" if before else text

    def note(self, paragraphs: Sequence[Paragraph]) -> None:
        """Keep paragraphs in the desk note, as one block."""
        if not paragraphs:
            return
        block = paragraphs[0].text
        for each in paragraphs[1:]:
            block += ("\n\n" if each.gap else "\n") + each.text
        self.put("ed_note", block, gap="\n\n" if self["ed_note"].count("\n") else "\n")
        self.noted += len(paragraphs)

    def take(self, start: int, end: int | None = None) -> list[Paragraph]:
        """Remove paragraphs; the gap before them passes to what follows."""
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
