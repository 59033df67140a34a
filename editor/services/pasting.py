"""What is on the clipboard, read off the UI thread for whoever pastes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from editor.model.house import House
from editor.model.parcel import Parcel
from editor.model.pasting.clipboard import NOTHING_LOST, Clipboard, Pasted
from editor.services.tasks import Lane, Tasks, Ticket

LARGEST = 5_000_000
"""Bytes of HTML that are read; a hundred pages of Word take two million."""

_SHORT = 60_000
"""Bytes that are read within the lane of short jobs; longer ones would keep the preview waiting."""

_MARK_OF_UTF8 = b"\xef\xbb\xbf"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")


class Pasting:
    """Reads clipboards. What cannot be read with its formatting is read as plain text."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def read(
        self,
        clipboard: Clipboard,
        done: Callable[[Pasted], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        plain: bool = False,
    ) -> Ticket:
        """What the clipboard holds; only its plain text if that is wanted."""
        size = len(clipboard.html) + len(clipboard.text)
        lane = Lane.COMPUTE if size <= _SHORT else Lane.EXCHANGE
        return self._tasks.run(lane, partial(read, clipboard, plain=plain), done, failed)


def read(clipboard: Clipboard, *, plain: bool = False) -> Pasted:
    """What a clipboard holds, with its formatting where it has any."""
    from editor.services.plain_paste import plain_pasted

    if clipboard.markdown:
        own = _own(clipboard.markdown)
        return plain_pasted(own.lines) if plain else own
    if plain or not clipboard.html:
        return plain_pasted(clipboard.text or _words(clipboard.html))
    found = _rich(clipboard.html)
    if found is None:
        text = clipboard.text or _words(clipboard.html)
        return replace(plain_pasted(text), is_overloaded=True)
    if _has_words_of(found, clipboard.text):
        return found
    return replace(plain_pasted(clipboard.text), lost=found.lost)


def story_in(clipboard: Clipboard, house: House) -> Parcel:
    """A whole story that was copied with its formatting, taken apart."""
    from editor.render.clipboard.reading import clipped
    from editor.services.rich_story import taken_apart

    found = clipped(html_text(clipboard.html))
    return taken_apart(found.blocks if found else (), house)


def html_text(data: bytes) -> str:
    """The HTML in the bytes of a clipboard, whatever the program that wrote them calls them."""
    from editor.formats.press_text.decoding import encoding_of

    if data.startswith(_MARK_OF_UTF8):
        data = data[len(_MARK_OF_UTF8) :]
    wide = encoding_of(data)
    if wide is not None and wide.startswith("utf-16"):
        return data.decode(wide, "replace").strip("\ufeff\x00")
    data = data.replace(b"\x00", b"")
    try:
        return data.decode()
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:2048])
        utf8 = named is not None and named[1].lower() in (b"utf-8", b"utf8")
        return data.decode("utf-8" if utf8 else "cp1252", "replace")


def _rich(data: bytes) -> Pasted | None:
    from editor.render.clipboard.reading import clipped
    from editor.render.clipboard.writing import pasted

    if len(data) > LARGEST:
        return None
    found = clipped(html_text(data))
    return pasted(found.blocks, found.lost) if found else None


def _own(markdown: str) -> Pasted:
    """A part of a body of this program: as it is in a body, without its marks elsewhere."""
    from editor.render.clipboard.writing import pasted
    from editor.render.markdown import body_nodes

    found = pasted(body_nodes(markdown))
    return replace(found, body=markdown, stands_alone=False, headings=(), lost=NOTHING_LOST)


def _has_words_of(found: Pasted, text: str) -> bool:
    """Whether the formatted text is not far from whole: some programs give only a part of it."""
    have, want = len(_WORD.findall(found.line)), len(_WORD.findall(text))
    return have >= want // 2 or bool(found.lost.deletions or found.lost.comments)


def _words(data: bytes) -> str:
    """The words of HTML that comes without a plain text, as far as they are read."""
    if not data:
        return ""
    from editor.render.gate import html_nodes
    from editor.render.plain import plain_text

    return plain_text(html_nodes(html_text(data[:LARGEST])))
