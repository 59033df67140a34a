"""New from template: what there is, what each is for, and what it brings."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.model.houses.story_template import StoryTemplate, brings
from editor.model.story import Story
from editor.model.translation import _
from editor.ui.dialogs.parts import Dialog, quiet
from editor.ui.dialogs.two_lines import TwoLineList, two_lines
from editor.ui.theme import Theme

_MOST_SHOWN = 8


class TemplateChooser(Dialog):
    """Enter begins a story of the chosen template; F2 renames an own one, Delete removes it."""

    wanted = Signal(object)
    """A StoryTemplate: a story of it is to begin."""

    rename_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(_("New from template"), parent)
        self._templates: tuple[StoryTemplate, ...] = ()
        self._back_call: Callable[[], None] | None = None
        self.list = TwoLineList(_("Templates"), theme, self)
        self.list.setFixedWidth(372)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemActivated.connect(lambda _item: self.accept())
        self._outline = _outline(theme, self)
        self._brings = quiet("", theme, self)
        self._told = quiet("", theme, self)
        self._back = self._button(_("Take back"), "", self._take_back)
        self.rename = self._button(_("Rename…"), _("Give it another name (F2)"), self._rename)
        self.remove = self._button(
            _("Remove"), _("Remove it; that can be taken back (Delete)"), self._remove
        )
        self._lay_out()
        self._begin = self.add_buttons(_("Begin"))
        self.resize_with_text(780, 480)
        self.tell("")
        self._show()

    @property
    def chosen(self) -> StoryTemplate | None:
        """The template that is chosen."""
        row = self.list.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def show_templates(self, templates: tuple[StoryTemplate, ...]) -> None:
        """List these, and choose the one that was chosen before."""
        before = self.chosen
        self._templates = templates
        self.list.blockSignals(True)
        self.list.clear()
        for each in templates:
            self.list.addItem(two_lines(each.name, each.about or brings(each.story)))
        rows = [row for row, each in enumerate(templates) if before and each.name == before.name]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self.list.blockSignals(False)
        self._show()
        self.list.setFocus()

    def tell(self, sentence: str, back: Callable[[], None] | None = None) -> None:
        """Say what was done, and offer a way back."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._back_call = back
        self._back.setVisible(back is not None)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def accept(self) -> None:
        """Begin a story of the chosen template."""
        if self.chosen is not None:
            self.wanted.emit(self.chosen)
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename and remove by keys."""
        if event.key() == Qt.Key.Key_F2:
            self._rename()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._outline)
        right.addWidget(self._brings)
        right.addStretch(1)
        right.addWidget(self._told)
        right.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        own = QHBoxLayout()
        own.setSpacing(14)
        own.addWidget(self.rename)
        own.addWidget(self.remove)
        own.addStretch(1)
        right.addLayout(own)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def _button(self, text: str, tip: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda: call())
        return button

    def _show(self) -> None:
        template = self.chosen
        is_own = template is not None and template.is_own
        self.rename.setVisible(is_own)
        self.remove.setVisible(is_own)
        self._outline.setText(_outlined(template.story) if template else "")
        self._brings.setText(brings(template.story) if template else "")

    def _rename(self) -> None:
        if self.chosen is not None and self.chosen.is_own:
            self.rename_wanted.emit(self.chosen)

    def _remove(self) -> None:
        if self.chosen is not None and self.chosen.is_own:
            self.removal_wanted.emit(self.chosen)

    def _take_back(self) -> None:
        call = self._back_call
        self.tell("")
        if call is not None:
            call()


def _outline(theme: Theme, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setFont(theme.text_font(11))
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setAccessibleName(_("What the template begins with"))
    return label


def _outlined(story: Story) -> str:
    """What a template begins with, a line for each of its parts."""
    opening, *others = story.sections
    lines = [
        _line(story.kicker, "{}"),
        _line(story.headline, "<b>{}</b>"),
        _line(story.standfirst, "{}"),
        *(_line(point.text, "•&nbsp; {}") for point in story.key_points),
        _line(opening.body.split("\n")[0], "{}"),
        *(_line(section.crosshead, "<b>{}</b>") for section in others),
    ]
    filled = [line for line in lines if line]
    shown = filled[:_MOST_SHOWN] + (["…"] if len(filled) > _MOST_SHOWN else [])
    return "".join(f'<p style="margin: 0 0 6px 0">{line}</p>' for line in shown)


def _line(text: str, form: str) -> str:
    return form.format(escape(text)) if text.strip() else ""
