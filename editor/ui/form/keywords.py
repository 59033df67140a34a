"""Keywords as one line of text: parted by commas, or by semicolons where one holds a comma."""

from __future__ import annotations

from editor.model.places import Place

KEYWORDS = Place("keywords")


def keywords_text(keywords: tuple[str, ...]) -> str:
    """The keywords as a person types them."""
    if not any("," in word for word in keywords):
        return ", ".join(keywords)
    line = "; ".join(keywords)
    return line if ";" in line else line + ";"


def parse_keywords(line: str) -> tuple[str, ...]:
    """The keywords in a line."""
    mark = ";" if ";" in line else ","
    return tuple(word.strip() for word in line.split(mark) if word.strip())
