"""How the reader's page of a house looks: its template, and a style sheet of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from editor.model.direction import isolated
from editor.model.house import House
from editor.model.houses.page_templates import StyleTrouble, TemplateRow
from editor.model.translation import _, counted
from editor.ui.houses.page import HousePage
from editor.ui.theme import Theme

_MOST_TOLD = 4


class LookPage(HousePage):
    """Page template and style sheet."""

    folder_wanted = Signal()
    """Somebody wants to see the folder of own templates."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._rows: dict[str, TemplateRow] = {}
        self.template = QComboBox(self)
        self.template.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.template.currentIndexChanged.connect(self._choose)
        self.add_row(_("Page &template"), self.template)
        self.about = self.add_told()
        self.folder = QPushButton(_("Open the folder of your templates"), self)
        self.folder.setToolTip(
            _("Each folder in it with a page.css or a parts.html is a template of your own")
        )
        self.folder.clicked.connect(self.folder_wanted)
        self.add_button(self.folder)
        self.add_heading(_("Style of your own"))
        self.style_sheet = QPlainTextEdit(self)
        self.style_sheet.setAccessibleName(_("Style of your own"))
        self.named[_("Style of your own")] = self.style_sheet
        self.style_sheet.setPlaceholderText("h1 { font-weight: 400; }")
        self.style_sheet.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.style_sheet.setObjectName("css")
        self.style_sheet.setTabChangesFocus(True)
        self.style_sheet.setMinimumHeight(150)
        self.style_sheet.textChanged.connect(self.edited)
        self.form.addRow(self.style_sheet)
        self.troubles = self.add_told()
        self.troubles.take_ink("amber")
        self._tell(())

    def offer_templates(self, rows: tuple[TemplateRow, ...]) -> None:
        """Show the templates that there are."""
        self._rows = {row.name: row for row in rows}
        chosen = self._chosen
        self.template.blockSignals(True)
        self.template.clear()
        for row in rows:
            self.template.addItem(f"⚠ {row.label}" if row.troubles else row.label, row.name)
        self.template.blockSignals(False)
        self._show_template(chosen)

    @property
    def _chosen(self) -> str:
        return str(self.template.currentData() or "")

    def fill(self, house: House) -> None:
        """Show a house."""
        self._show_template(house.page_template)
        self.style_sheet.setPlainText(house.page_css)

    def taken(self, house: House) -> House:
        """The house with this page."""
        template = self._chosen or house.page_template
        css = self.style_sheet.toPlainText()
        return replace(house, page_template=template, page_css=css)

    def tell_style(self, troubles: tuple[StyleTrouble, ...]) -> None:
        """Say what is wrong in the style sheet."""
        line = _("Line {line}: {sentence}")
        self._tell(tuple(line.format(line=t.line, sentence=t.sentence) for t in troubles))

    def _tell(self, sentences: tuple[str, ...]) -> None:
        self.troubles.setText("\n".join(_warned(sentences)))
        self.troubles.setVisible(bool(sentences))

    def _show_template(self, name: str) -> None:
        """Choose a template; one that is not there is shown by its name all the same."""
        self.template.blockSignals(True)
        if name and self.template.findData(name) < 0:
            self.template.addItem(name, name)
        self.template.setCurrentIndex(max(0, self.template.findData(name)))
        self.template.blockSignals(False)
        self._tell_about()

    def _choose(self) -> None:
        self._tell_about()
        self.edited.emit()

    def _tell_about(self) -> None:
        row = self._rows.get(self._chosen)
        if row is None and self._chosen and self._rows:
            missing = _("There is no template “{name}” here: its pages are shown as Broadsheet.")
            self.about.setText(missing.format(name=isolated(self._chosen)))
        elif row is not None:
            told = (row.about, *_warned(row.troubles))
            self.about.setText("\n".join(filter(None, told)))


def _warned(sentences: tuple[str, ...]) -> list[str]:
    """The first of them with a sign, and how many more there are."""
    more = len(sentences) - _MOST_TOLD
    if more <= 1:
        return [f"⚠ {each}" for each in sentences]
    told = [f"⚠ {each}" for each in sentences[:_MOST_TOLD]]
    return [*told, counted("and {n} more", "and {n} more", more)]
