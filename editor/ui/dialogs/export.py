"""Which format, and where to: with what each format carries and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.model.rows import Carried, FormatRow
from editor.model.translation import N_, _
from editor.ui.dialogs.parts import Dialog, field_name, small_label
from editor.ui.file_dialog import FileDialog
from editor.ui.theme import Theme

_HEADINGS = {
    Carried.KEPT: N_("Carries"),
    Carried.CHANGED: N_("Changes"),
    Carried.DROPPED: N_("Leaves out"),
}


# The library's own bookkeeping, which nobody looks for in a file.
_OURS = frozenset({"id", "created", "updated", "house", "extra"})


class ExportDialog(Dialog):
    """Asks for a format and a file; `wanted` has the answer.

    `embargo` says until when the story may not be published; empty where it may.
    """

    wanted = Signal(str, str)
    """The name of the format and the path of the file."""

    def __init__(
        self,
        formats: tuple[FormatRow, ...],
        chosen: str,
        suggest: Callable[[str], Path],
        theme: Theme,
        parent: QWidget,
        embargo: str = "",
    ) -> None:
        super().__init__(_("Export"), parent)
        self._formats = formats
        self._suggest = suggest
        self._theme = theme
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Format"))
        for each in formats:
            item = QListWidgetItem(each.label)
            item.setToolTip(" ".join(each.suffixes))
            self.list.addItem(item)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.RichText)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.path = QLineEdit(self)
        self.path.setAccessibleName(_("File"))
        choose = QPushButton(_("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self._lay_out(choose)
        if embargo:
            self.column.addWidget(self._warning(embargo))
        self._export = self.add_buttons(_("Export"))
        self._export.setAccessibleDescription(embargo)
        self.path.textChanged.connect(
            lambda text: self._export.setEnabled(bool(Path(text).name and text.strip()))
        )
        self.list.currentRowChanged.connect(self._show)
        names = [each.name for each in formats]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.list.setFocus()
        self.resize_with_text(660, 440)

    @property
    def format(self) -> FormatRow:
        """The format that is chosen."""
        return self._formats[max(0, self.list.currentRow())]

    def accept(self) -> None:
        """Say what is wanted."""
        self.wanted.emit(self.format.name, self.path.text().strip())
        super().accept()

    def _lay_out(self, choose: QPushButton) -> None:
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setSpacing(6)
        right.setSpacing(6)
        left.addWidget(small_label(_("Format"), self._theme, self))
        left.addWidget(self.list)
        right.addWidget(small_label(_("What is in it"), self._theme, self))
        right.addWidget(self._told, 1)
        row.setSpacing(24)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.column.addLayout(row, 1)
        below, file = QVBoxLayout(), QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(small_label(_("File"), self._theme, self))
        file.addWidget(self.path, 1)
        file.addWidget(choose)
        below.addLayout(file)
        self.column.addLayout(below)

    def _warning(self, sentence: str) -> QLabel:
        label = QLabel(f"⚠ {sentence}", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAccessibleName(sentence)
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.colour("amber"))
        label.setPalette(palette)
        return label

    def _show(self) -> None:
        self._told.setText(carries_html(self.format, self._theme))
        self.path.setText(str(self._suggest(self.format.name)))

    def _choose(self) -> None:
        suffixes = " ".join(f"*{suffix}" for suffix in self.format.suffixes)
        title = _("Export as {label}").format(label=self.format.label)
        suggested = Path(self.path.text())
        dialog = FileDialog(self, title, suggested.parent)
        dialog.setNameFilter(f"{self.format.label} ({suffixes})")
        if path := dialog.ask_to_write(suggested.name):
            self.path.setText(str(path))


def carries_html(row: FormatRow, theme: Theme) -> str:
    """What a format does with a story's fields, in three short paragraphs."""
    reach = (
        _("For readers: the desk’s own notes and the status are never in it.")
        if row.public
        else _("For the desk: it may hold notes that readers must not see.")
    )
    if row.reads:
        again = _("Nutgraf reads it again.")
        reach = f"{reach} {again}"
    parts = [f'<p style="margin-top: 4px">{reach}</p>']
    for carried, heading in _HEADINGS.items():
        fields = [
            field_name(name) for name, how in row.carries if how is carried and name not in _OURS
        ]
        if fields:
            listed = ", ".join(sorted(fields))
            title = _(heading)
            parts.append(
                f'<p><span style="color: {theme.colours.quiet}">{title}:</span> {listed}.</p>'
            )
    return "".join(parts)
