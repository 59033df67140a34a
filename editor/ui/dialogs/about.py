"""What Nutgraf is, which version, under which licence, and which library is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor import __version__
from editor.model.translation import _
from editor.ui.dialogs.parts import Dialog, heading, quiet
from editor.ui.theme import Theme

_ICON = 72
_WIDTH = 460


class AboutDialog(Dialog):
    """The about box."""

    def __init__(self, icon: QIcon, library: str, log: Path | None, theme: Theme, parent: QWidget):
        super().__init__(_("About Nutgraf"), parent)
        row = QHBoxLayout()
        row.setSpacing(20)
        picture = QLabel(self)
        picture.setPixmap(icon.pixmap(_ICON, _ICON))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(heading(_("Nutgraf"), theme, self))
        words.addWidget(QLabel(_("Version {version}").format(version=__version__), self))
        about = QLabel(_("A desktop editor for news stories."), self)
        about.setWordWrap(True)
        words.addWidget(about)
        words.addSpacing(6)
        facts = [
            _("Free software under the MIT licence. Nothing you write leaves this computer."),
            _("Qt {qversion}, icons: Phosphor, by way of QtAwesome.").format(qversion=qVersion()),
        ]
        facts += [_("Library: {library}").format(library=library)] if library else []
        facts += [_("Log: {log}").format(log=log)] if log else []
        for fact in facts:
            label = quiet(fact, theme, self)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            words.addWidget(label)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.add_close()
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))
