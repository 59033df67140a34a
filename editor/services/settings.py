"""What this machine's user chose, in a file of the config folder."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from editor.model.choices import Choice, Value
from editor.model.errors import NotKept
from editor.model.translation import _
from editor.services.events import Event
from editor.system.files import read_bounded, write_whole

_LARGEST = 1_000_000
_BACKUP_FOLDER = "backup_folder"
_BACKUP_SECOND = "backup_second"
_MIRROR_FOLDER = "mirror_folder"


class Settings:
    """Choices that belong to this machine, not to a library; all have defaults.

    - The file is written whole. One that is no settings is kept beside as `….broken`.
    - What a newer program put into it stays there.
    - A choice counts at once; NotKept is raised where it could not be written down.
    """

    def __init__(self, path: Path) -> None:
        self.changed: Event[None] = Event()
        self._path = path
        self._is_readable = True
        self._values = self._read()

    def value(self, choice: Choice[Value]) -> Value:
        """What was chosen; the default where nothing was, or nothing that can be."""
        value = self._values.get(choice.name, choice.default)
        return value if choice.accepts(value) else choice.default

    def choose(self, choice: Choice[Value], value: Value) -> None:
        """Choose; the default is not written down, so that a better one may come."""
        if value != self.value(choice):
            self._put(choice.name, None if value == choice.default else value)

    @property
    def backup_folder(self) -> Path | None:
        """Where backups are made; None for the usual place."""
        return self._folder(_BACKUP_FOLDER)

    @backup_folder.setter
    def backup_folder(self, folder: Path | None) -> None:
        self._choose(_BACKUP_FOLDER, folder)

    @property
    def backup_second(self) -> Path | None:
        """Where backups are copied to when it is there, as a stick; None for nowhere."""
        return self._folder(_BACKUP_SECOND)

    @backup_second.setter
    def backup_second(self, folder: Path | None) -> None:
        self._choose(_BACKUP_SECOND, folder)

    @property
    def mirror_folder(self) -> Path | None:
        """Where every story lies as files too; None for nowhere."""
        return self._folder(_MIRROR_FOLDER)

    @mirror_folder.setter
    def mirror_folder(self, folder: Path | None) -> None:
        self._choose(_MIRROR_FOLDER, folder)

    def _folder(self, name: str) -> Path | None:
        """The folder chosen; whatever is no whole path of this system counts as none."""
        value = self._values.get(name)
        if not isinstance(value, str) or "\0" in value:
            return None
        with suppress(UnicodeEncodeError):
            os.fsencode(value)
            path = Path(value)
            return path if path.is_absolute() else None
        return None

    def _choose(self, name: str, folder: Path | None) -> None:
        if folder != self._folder(name):
            self._put(name, None if folder is None else str(folder.absolute()))

    def _put(self, name: str, value: object) -> None:
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value
        try:
            self._write()
        except OSError as error:
            raise NotKept(
                _("The settings could not be written ({reason}).").format(
                    reason=error.strerror or error
                ),
                _(
                    "The choice counts until Nutgraf is closed; see that {path} can be written."
                ).format(path=self._path),
            ) from error
        finally:
            self.changed.emit(None)

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(read_bounded(self._path, _LARGEST))
        except FileNotFoundError:
            return {}
        except OSError:
            # It may be readable again; it is put aside only before it would be written over.
            self._is_readable = False
            return {}
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        with suppress(OSError):
            self._put_aside()
        return {}

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self._is_readable:
            self._put_aside()
            self._is_readable = True
        write_whole(self._path, json.dumps(self._values, indent=1, sort_keys=True).encode())

    def _put_aside(self) -> None:
        aside, turn = self._path.with_name(self._path.name + ".broken"), 1
        while aside.exists():
            turn += 1
            aside = self._path.with_name(f"{self._path.name}.{turn}.broken")
        with suppress(FileNotFoundError):
            self._path.rename(aside)
