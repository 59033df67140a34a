"""Clipboard HTML as each program writes it, and the Markdown that it becomes."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "golden" / "clipboard"

PROGRAMS = sorted(each.stem for each in _FOLDER.glob("*.html"))


def html_of(program: str) -> str:
    """What a program puts on the clipboard."""
    return (_FOLDER / f"{program}.html").read_text("utf-8")


def markdown_of(program: str) -> str:
    """What it becomes in a body."""
    return (_FOLDER / f"{program}.md").read_text("utf-8").removesuffix("\n")
