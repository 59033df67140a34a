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
from editor.ui.dialogs.parts import Dialog, Inked, field_name, small_label
from editor.ui.file_dialog import FileDialog
from editor.ui.theme import Colours, Theme, worn

_HEADINGS = {
    Carried.KEPT: N_("Carries"),
    Carried.CHANGED: N_("Carries in another form"),
    Carried.DROPPED: N_("Leaves out"),
}

_OTHER_FORMS = {
    "press": N_(
        "bold, italics and links as plain words, figures as caption and credit without the image,"
        " correction notices as a mark before the headline; kicker, standfirst, reader's note,"
        " usage terms and embargo as plain lines"
    ),
    "html": N_(
        "images in the size that a screen needs, figures and pull quotes behind their section,"
        " correction notices above the text"
    ),
    "html-fragment": N_(
        "figures as caption and credit without the image, pull quotes as block quotes,"
        " correction notices as lines in italics"
    ),
}
"""What a format makes of the fields that it changes, by its name."""

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
        self.redressed.connect(self._tell)
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
        label = Inked(f"⚠ {sentence}", "amber", self._theme, self)
        label.setAccessibleName(sentence)
        return label

    def _tell(self) -> None:
        self._told.setText(carries_html(self.format, worn()))

    def _show(self) -> None:
        self._tell()
        self.path.setText(str(self._suggest(self.format.name)))

    def _choose(self) -> None:
        suffixes = " ".join(f"*{suffix}" for suffix in self.format.suffixes)
        title = _("Export as {label}").format(label=self.format.label)
        suggested = Path(self.path.text())
        dialog = FileDialog(self, title, suggested.parent)
        dialog.setNameFilter(f"{self.format.label} ({suffixes})")
        if path := dialog.ask_to_write(suggested.name):
            self.path.setText(str(path))


def carries_html(row: FormatRow, colours: Colours) -> str:
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
            other = _OTHER_FORMS.get(row.name) if carried is Carried.CHANGED else None
            listed = _(other) if other else ", ".join(sorted(fields))
            title = _(heading)
            parts.append(f'<p><span style="color: {colours.quiet}">{title}:</span> {listed}.</p>')
    return "".join(parts)
