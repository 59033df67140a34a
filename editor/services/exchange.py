"""Stories in and out: formats found by discovery, files read and written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.errors import (
    EmptyFile,
    NotFound,
    NotKept,
    NutgrafError,
    TooLarge,
    UnreadableStory,
)
from editor.model.house import House
from editor.model.parcel import Parcel
from editor.model.rows import Clip, FormatRow, Leftover
from editor.model.story import Story
from editor.model.translation import _
from editor.services.album import Album
from editor.services.imaging.of_parcels import with_images
from editor.services.leftovers import leftovers
from editor.services.progress import Progress
from editor.system.files import DatabaseInUseError, FileTooLargeError, read_bounded, write_whole

if TYPE_CHECKING:
    from editor.formats.base import Format

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file that is read; a story of a million words has 6 million, its images
have what is left.
"""

HEAD = 64 * 1024
"""Bytes at the head of a file by which formats are recognised."""


_LONGEST_NAME = 200
"""Bytes of a suggested name; file systems take 255, with suffix and number."""

# Names that Windows keeps for devices, whatever suffix follows.
_DEVICE = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")


class ClipKind(StrEnum):
    """What a copy command copies."""

    BODY = "body"
    PAGE = "page"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read, or not wholly: its name, and why; what is `alike` is said once."""

    name: str
    said: str
    alike: str
    error: type[NutgrafError] | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of reading files: the parcels, and what was not read.

    Of the `files` that were looked at, `read` brought parcels.
    """

    parcels: tuple[Parcel, ...]
    failures: tuple[Refused, ...]
    files: int
    read: int


class Exchange:
    """Reads and writes every format that is there; safe to call from worker threads."""

    def __init__(self, today: Callable[[], date], album: Album | None = None) -> None:
        self._today = today
        self._album = album or Album()

    @cached_property
    def _formats(self) -> dict[str, Format]:
        from editor.formats import base
        from editor.system.discover import discover

        found = discover("editor.formats", "FORMAT")
        formats = sorted((f for f in found if isinstance(f, base.Format)), key=lambda f: f.name)
        return {each.name: each for each in formats}

    def formats(self) -> tuple[FormatRow, ...]:
        """Every format, by name."""
        return tuple(each.row for each in self._formats.values())

    def leftovers(self, story: Story) -> tuple[Leftover, ...]:
        """Marks like TK left in the text; they are named on export and never block it."""
        return leftovers(story)

    def recognised(self, data: bytes, name: str = "") -> str:
        """The name of the format that reads this. Raises UnreadableStory if none does.

        The content decides; between formats that are equally sure, the suffix does.
        """
        suffix = Path(name).suffix.lower()
        readers = [each for each in self._formats.values() if each.read is not None]
        ranked = sorted(
            (
                (each.recognises(data[:HEAD]), suffix in each.suffixes, each.name)
                for each in readers
            ),
            reverse=True,
        )
        sureness, _has_suffix, best = ranked[0]
        if sureness <= 0:
            raise UnreadableStory(
                _("{name} is no story in a format that Nutgraf reads.").format(name=_named(name)),
                _("It reads {formats}.").format(
                    formats=", ".join(_(each.label) for each in readers)
                ),
            )
        return best

    def read(self, data: bytes, name: str = "", format_name: str = "") -> tuple[Parcel, ...]:
        """The stories in a file's bytes. Raises UnreadableStory or NotFound with a sentence."""
        if not data.strip():
            raise EmptyFile(
                _("{name} is empty: there is no story in it.").format(name=_named(name))
            )
        chosen = self._format(format_name or self.recognised(data, name))
        if chosen.read is None:
            raise UnreadableStory(
                _("Nutgraf writes {format} but does not read it.").format(format=_(chosen.label))
            )
        return tuple(map(with_images, chosen.read(data)))

    def read_file(self, path: Path, format_name: str = "") -> tuple[Parcel, ...]:
        """The stories in a file. Raises UnreadableStory or NotFound with a sentence."""
        return self.read(_bytes_of(path), path.name, format_name)

    def read_files(self, paths: tuple[Path, ...], progress: Progress) -> Imported:
        """The stories in several files; one that cannot be read does not stop the others."""
        parcels: list[Parcel] = []
        failures: list[Refused] = []
        files = read = 0
        for path in paths:
            if progress.is_cancelled:
                break
            progress.report(files, len(paths))
            files += 1
            try:
                found = self.read_file(path)
                parcels += found
                read += bool(found)
                notes = (note for each in found for note in each.notes)
                failures += [Refused(path.name, f"{path.name}: {note}", note) for note in notes]
            except (UnreadableStory, NotFound) as error:
                failures.append(_refused(path.name, error))
        progress.report(files, len(paths))
        return Imported(tuple(parcels), tuple(failures), files, read)

    def write(self, story: Story, house: House, format_name: str) -> bytes:
        """A story in a format. Raises NotFound if there is no such format to write."""
        album = self._album
        parcel = Parcel(story, house, album.original, picture=album.picture)
        return self.write_parcels((parcel,), format_name)

    def write_parcels(self, parcels: tuple[Parcel, ...], format_name: str) -> bytes:
        """Parcels in a format. Raises NotFound if there is no such format to write."""
        from editor.formats.base import Options

        chosen = self._format(format_name)
        if chosen.write is None:
            raise NotFound(
                _("Nutgraf reads {format} but does not write it.").format(format=_(chosen.label))
            )
        return chosen.write(parcels, Options(self._today()))

    def write_file(self, story: Story, house: House, format_name: str, path: Path) -> Path:
        """Write a story to a file, whole or not at all. Raises NotKept with a sentence."""
        return self.write_bytes(path, self.write(story, house, format_name))

    def write_bytes(self, path: Path, data: bytes) -> Path:
        """Write bytes to a file, whole or not at all. Raises NotKept with a sentence."""
        try:
            write_whole(path, data)
        except OSError as error:
            raise NotKept(
                _("{name} could not be written: {reason}.").format(
                    name=path.name, reason=error.strerror or error
                ),
                _("What was there before is untouched; choose another place."),
            ) from error
        return path

    def suggested_name(self, story: Story, format_name: str) -> str:
        """A file name from slugline or headline, with the format's suffix."""
        suffixes = self._format(format_name).suffixes
        return _file_stem(story) + (suffixes[0] if suffixes else "")

    def format_of_suffix(self, name: str) -> str:
        """The format to write a file of that name in. Raises NotFound if none fits."""
        suffix = Path(name).suffix.lower()
        for each in self._formats.values():
            if each.write is not None and suffix in each.suffixes[:1]:
                return each.name
        raise NotFound(
            _("No format is written to '{suffix}' files.").format(suffix=suffix or name),
            "Name one with --to.",
        )

    def report(self, parcel: Parcel) -> str:
        """What an import took for what, in one line."""
        from editor.formats.press_text.report import report_line

        return report_line(parcel.taken)

    def clip(self, story: Story, house: House, kind: ClipKind) -> Clip:
        """What a copy command puts on the clipboard, as HTML and as plain text."""
        from editor.render.page import document, fragment
        from editor.render.pictures import embedded

        match kind:
            case ClipKind.HEADLINE:
                return Clip("", story.headline)
            case ClipKind.BODY:
                html = fragment(story, house)
            case ClipKind.PAGE:
                html = document(story, house, embedded(self._album.picture))
        return Clip(html, self.write(story, house, "press").decode())

    def press_paste(self, text: str, house: House) -> Parcel:
        """Pasted press text taken apart. Raises UnreadableStory."""
        from editor.formats.press_text.taking import take_apart

        return take_apart(text, house)

    def _format(self, name: str) -> Format:
        try:
            return self._formats[name]
        except KeyError:
            names = ", ".join(self._formats)
            raise NotFound(
                _("There is no format '{name}'.").format(name=name),
                _("There are {names}.").format(names=names),
            ) from None


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bounded(path, LARGEST)
    except FileNotFoundError:
        raise NotFound(_("{name} is not there.").format(name=path.name)) from None
    except IsADirectoryError:
        raise UnreadableStory(
            _("{name} is a folder, not a story.").format(name=path.name)
        ) from None
    except DatabaseInUseError:
        raise UnreadableStory(
            _(
                "{name} belongs to a library that is open: its stories are in the list there."
            ).format(name=path.name)
        ) from None
    except FileTooLargeError:
        raise TooLarge(
            _("{name} is larger than any story ({most} MB at most).").format(
                name=path.name, most=LARGEST >> 20
            ),
            _("Nothing was read; check that it is the right file."),
        ) from None
    except OSError as error:
        raise UnreadableStory(
            _("{name} cannot be read: {reason}.").format(
                name=path.name, reason=error.strerror or error
            ),
            _("Nothing was changed."),
        ) from error


def _refused(name: str, error: NutgrafError) -> Refused:
    said = str(error) if name in error.sentence else f"{name}: {error}"
    return Refused(name, said, str(error).replace(name, ""), type(error))


def _named(name: str) -> str:
    return Path(name).name if name else _("This")


def _file_stem(story: Story) -> str:
    text = story.slugline or story.headline or "story"
    kept = "".join(c if c.isalnum() else "-" for c in text.lower())
    short = "-".join(filter(None, kept.split("-")))[:80].encode()[:_LONGEST_NAME]
    stem = short.decode(errors="ignore").strip("-") or "story"
    return f"{stem}-story" if _DEVICE.fullmatch(stem) else stem
