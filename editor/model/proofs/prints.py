"""What is printed: a page as readers get it, or a proof for the desk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Print:
    """A text to be set on paper, with what a PDF of it says of itself.

    - `html` is the whole page for the web engine; `blocks` are its elements without any style.
    - `direction` is `ltr` or `rtl`.
    """

    title: str
    author: str
    language: str
    direction: str
    html: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A print for the desk: what stands at the head of each of its pages, too.

    `embargo` is a whole line, or empty.
    """

    text: Print
    slugline: str
    status: str
    embargo: str
