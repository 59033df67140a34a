"""A person's own dictionary: a plain text file, a word a line, which may be edited by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from editor.model.errors import NotKept
from editor.model.spelling.own_words import OwnWords
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
    - A line that is no text is passed over; before such a file is written over it is kept beside
      as `….broken`.
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
        return OwnWords(_lines(data)[0])

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
        words, is_whole = self._held()
        held = OwnWords(words)
        changed = how(held)
        if changed.words != held.words:
            self._write(changed, is_whole=is_whole)
        return changed

    def _held(self) -> tuple[list[str], bool]:
        try:
            return _lines(read_bounded(self.path, _LARGEST))
        except FileNotFoundError:
            return [], True

    def _write(self, words: OwnWords, *, is_whole: bool) -> None:
        if not is_whole:
            aside = self.path.with_name(self.path.name + ".broken")
            write_whole(aside, read_bounded(self.path, _LARGEST))
        write_whole(self.path, "".join(f"{word}\n" for word in words.in_order()).encode())


def _lines(data: bytes) -> tuple[list[str], bool]:
    """The lines that are text, and whether all are."""
    words, is_whole = [], True
    for line in data.removeprefix(b"\xef\xbb\xbf").splitlines():
        try:
            words.append(line.decode())
        except UnicodeDecodeError:
            is_whole = False
    return words, is_whole and b"\0" not in data
