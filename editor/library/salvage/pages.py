"""Rows straight from the pages of a file: also those that no tree reaches any more."""

from __future__ import annotations

import hashlib
import json

from editor.library.salvage.cells import STORY_MARK, Cell, anywhere, listed
from editor.library.salvage.finds import PAGES, Finds
from editor.library.salvage.image import Image, Sheet
from editor.library.salvage.records import values
from editor.library.watching import Watcher

_TEXT_MARK = b'{"advisories":'
_HASH = 64

_MOST_READ = 16
"""How many times its own size is read of a file: hostile records may all have the same rest."""


def take_pages(image: Image, finds: Finds, watcher: Watcher) -> None:
    """Take in every row that lies on any page, and stories of which only the text lies there."""
    room = _MOST_READ * image.size
    for done, sheet in enumerate(image.sheets()):
        if watcher.is_cancelled:
            return
        watcher.report(done, image.count)
        for cell in listed(sheet, image.usable, image.size):
            room -= _take(cell, sheet, image.usable, finds, room)
        if _unknown_hashes(sheet, finds):
            for cell in anywhere(sheet, image.usable, image.size):
                room -= _take(cell, sheet, image.usable, finds, room)
        _take_texts(sheet, finds)


def _take(cell: Cell, sheet: Sheet, usable: int, finds: Finds, room: int) -> int:
    """Take in a cell's row, from that state of the library in which its rest is its own.

    Gives how many bytes were read for it; where there is no room for more, none are.
    """
    read = 0
    for view in sheet.views if cell.size <= room else ():
        payload = cell.payload(view, usable)
        read += len(payload)
        if finds.take(values(payload), PAGES) or len(cell.local) == cell.size:
            break
    return read


def _unknown_hashes(sheet: Sheet, finds: Finds) -> bool:
    """Whether a text begins on a page that was not found by the page's list."""
    marks = STORY_MARK.finditer(sheet.data)
    return any(mark.group()[:_HASH].decode() not in finds.hashes for mark in marks)


def _take_texts(sheet: Sheet, finds: Finds) -> None:
    """Take in stories whose whole JSON stands on a page, whatever is around it."""
    at = sheet.data.find(_TEXT_MARK)
    while at >= 0:
        page = sheet.data[at:].decode(errors="replace")
        try:
            _, end = json.JSONDecoder().raw_decode(page)
        except (ValueError, RecursionError):
            end = 0
        text = page[:end]
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if end and sha256 not in finds.hashes:
            before = sheet.data[max(0, at - _HASH) : at]
            finds.take_text(text, PAGES, is_sure=before == sha256.encode())
        at = sheet.data.find(_TEXT_MARK, at + 1)
