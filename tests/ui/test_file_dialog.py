from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from editor.ui.file_dialog import FileDialog

pytestmark = pytest.mark.window

LOOKS_IN = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT * FROM story").fetchall()
connection.close()
"""


def test_a_library_in_the_folder_that_is_shown_keeps_its_locks(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE story (words)")
        connection.commit()
        dialog = FileDialog(None, "Import", tmp_path)
        qtbot.addWidget(dialog)
        dialog.setOption(FileDialog.Option.DontUseNativeDialog)
        dialog.setViewMode(FileDialog.ViewMode.Detail)
        dialog.show()
        shown = dialog.findChild(QTreeView)
        assert shown is not None
        qtbot.waitUntil(lambda: _kinds(shown) >= {"db", "db-wal"})

        subprocess.run([sys.executable, "-c", LOOKS_IN, str(path)], check=True, timeout=30)
        assert path.with_name("library.db-wal").exists()


def _kinds(view: QTreeView) -> set[str]:
    model, folder = view.model(), view.rootIndex()
    rows = range(model.rowCount(folder))
    return {model.data(model.index(row, 2, folder), Qt.ItemDataRole.DisplayRole) for row in rows}
