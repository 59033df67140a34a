"""Asks for files and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget


class FileDialog(QFileDialog):
    """Asks for files, and opens none of those that it lists.

    Qt's own dialog looks into files to tell their kind. Closing the file of the open library lets
    go of the locks that SQLite has on it, and whatever else works on it then ends its log.
    """

    def __init__(self, parent: QWidget | None, title: str, folder: Path) -> None:
        super().__init__(parent, title, str(folder))
        self._kinds = _Kinds()
        self.setIconProvider(self._kinds)

    def ask_to_write(self, name: str) -> Path | None:
        """The file to write, `name` suggested; asks again where there is one. None for nothing."""
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.selectFile(name)
        return next(iter(self._asked()), None)

    def ask_to_read(self, mode: QFileDialog.FileMode) -> tuple[Path, ...]:
        """The files to read, one or several as the mode says; none for nothing."""
        self.setFileMode(mode)
        return self._asked()

    def _asked(self) -> tuple[Path, ...]:
        paths = tuple(map(Path, self.selectedFiles())) if self.exec() else ()
        self.deleteLater()
        return paths


class _Kinds(QFileIconProvider):
    """Tells what is listed by nothing but whether it is a folder."""

    def icon(self, about: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """A folder's picture or a file's."""
        if isinstance(about, QFileInfo):
            about = self.IconType.Folder if about.isDir() else self.IconType.File
        return super().icon(about)

    def type(self, info: QFileInfo) -> str:
        """What the column of kinds says: the suffix."""
        return "" if info.isDir() else info.suffix()
