"""How the form's fields look: face, size, line height and ink, one look for each kind of text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A text's size in points, its weight, its line height in per cent and the name of its ink."""

    points: float
    line_height: int = 130
    is_bold: bool = False
    is_italic: bool = False
    ink: str = "text"
    is_control: bool = False

    def font(self, theme: Theme) -> QFont:
        """The font in a theme."""
        if self.is_control:
            font = theme.control_font()
        else:
            font = theme.text_font(self.points, bold=self.is_bold)
        font.setItalic(self.is_italic)
        return font


KICKER = Look(11, 120, is_bold=True, ink="quiet")
HEADLINE = Look(24, 105, is_bold=True)
STANDFIRST = Look(14.5, 125, ink="quiet")
SMALL = Look(11.5, 125, ink="quiet")
KEY_POINT = Look(13, 120)
CROSSHEAD = Look(15.5, 115, is_bold=True)
BODY = Look(13, 140)
LEAD_IN = Look(13, 140, ink="faint")
SIGN_OFF = Look(12, 130, is_italic=True, ink="quiet")
DETAIL = Look(0, 115, is_control=True)

GAP = 11
"""The height of the gap between two paragraphs, in pixels at the usual size."""
