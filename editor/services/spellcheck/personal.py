"""A person's own dictionary: a plain text file, a word a line, which may be edited by hand."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

from editor.model.errors import NotKept
from editor.model.spelling.own_words import OwnWords, tidy
from editor.model.translation import _
from editor.system.files import read_bounded, write_whole
from editor.system.locks import one_at_a_time

WAIT = 10.0
"""Seconds for which others may have the file to themselves."""

_LARGEST = 5_000_000


class PersonalWords:
    """The file of one's own words; every call may wait for the disk.

    - The file is written whole; what is changed is what it holds at that moment, so that words
      that another window or an editor has added meanwhile stay. Windows change it one at a time.
    - Only the lines of words that come or go are touched: all others stay as they are, whether
      they hold a word or not.
    - A file that holds more than text is kept beside as `….broken` before it is first changed.
    """

    def __init__(self, path: Path, wait: float = WAIT) -> None:
        self.path = path
        self._wait = wait

    def read(self) -> OwnWords:
        """The words; none where there is no file, or none that can be read."""
        try:
            data = read_bounded(self.path, _LARGEST)
        except OSError:
            return OwnWords()
        return OwnWords(map(_text, data.splitlines()))

    def change(self, how: Callable[[OwnWords], OwnWords]) -> OwnWords:
        """Change what the file holds, and give that. Raises NotKept."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with one_at_a_time(self.path, self._wait):
                return self._change(how)
        except OSError as error:
            raise NotKept(
                _("Your dictionary {path} could not be written ({reason}).").format(
                    path=self.path, reason=error.strerror or error
                ),
                _("The word counts until Nutgraf is closed; see that the file can be written."),
            ) from error

    def _change(self, how: Callable[[OwnWords], OwnWords]) -> OwnWords:
        lines = self._held().splitlines(keepends=True)
        held = OwnWords(map(_text, lines))
        changed = how(held)
        if changed.words != held.words:
            self._keep_broken(lines)
            gone = held.words - changed.words
            left = [line for line in lines if tidy(_text(line)) not in gone]
            self._write(left, sorted(changed.words - held.words))
        return changed

    def _held(self) -> bytes:
        try:
            return read_bounded(self.path, _LARGEST)
        except FileNotFoundError:
            return b""

    def _keep_broken(self, lines: list[bytes]) -> None:
        aside = self.path.with_name(self.path.name + ".broken")
        if not all(map(_is_text, lines)) and not aside.exists():
            write_whole(aside, b"".join(lines))

    def _write(self, lines: list[bytes], new: list[str]) -> None:
        if lines and not lines[-1].endswith((b"\n", b"\r")):
            lines[-1] += b"\n"
        write_whole(self.path, b"".join((*lines, *(f"{word}\n".encode() for word in new))))


def _text(line: bytes) -> str:
    """What a line says; nothing where it is no text."""
    return line.removeprefix(codecs.BOM_UTF8).decode() if _is_text(line) else ""


def _is_text(line: bytes) -> bool:
    try:
        return "\0" not in line.decode()
    except UnicodeDecodeError:
        return False
