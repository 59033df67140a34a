"""A folder that is chosen: where it is, a button to choose another, a way back to the usual."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from editor.model.translation import _, inline
from editor.ui.file_dialog import FileDialog


class FolderLine(QWidget):
    """Shows a folder in full; `without` names what holds while none is chosen."""

    chosen = Signal(object)
    """A Path, or None for what holds without a choice."""

    def __init__(
        self, name: str, folder: Path | None, without: str, back: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.folder = folder
        self._path = QLineEdit(self)
        self._path.setReadOnly(True)
        self._path.setAccessibleName(name)
        self._choose = QPushButton(_("Choose…"), self)
        self._choose.setAccessibleName(_("{name}: choose").format(name=name))
        self._choose.setToolTip(_("Choose a folder"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._back = QPushButton(back, self)
        self._back.setAccessibleName(f"{name}: {inline(back)}")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(lambda: self._take(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        row.addWidget(self._back)
        self.setFocusProxy(self._path)
        self.say_without(without)
        self._show()

    @staticmethod
    def align(*lines: FolderLine) -> None:
        """Let the buttons of lines that stand below each other be equally wide."""
        buttons = [button for line in lines for button in (line._choose, line._back)]
        widest = max(button.sizeHint().width() for button in buttons)
        for button in buttons:
            button.setMinimumWidth(widest)

    def say_without(self, without: str) -> None:
        """Say what holds while no folder is chosen."""
        self._path.setPlaceholderText(without)
        self._back.setToolTip(without)

    def _ask(self) -> None:
        dialog = FileDialog(self, self._name, self.folder or Path.home())
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._take(Path(path)))
        dialog.open()

    def _take(self, folder: Path | None) -> None:
        if folder != self.folder:
            self.folder = folder
            self._show()
            self.chosen.emit(folder)

    def _show(self) -> None:
        self._path.setText(str(self.folder) if self.folder else "")
        self._path.setToolTip(self._path.text())
        self._path.setCursorPosition(0)
        self._back.setEnabled(self.folder is not None)
