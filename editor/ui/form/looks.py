"""How the form's fields look: face, size, line height and ink, one look for each kind of text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A text's size in points, its line height as a multiple of that, weight and ink's name."""

    points: float
    line_height: float = 1.4
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

    def line_pixels(self, font: QFont, theme: Theme) -> int:
        """The least height of a line set in a font."""
        return round(QFontInfo(font).pixelSize() * self.line_height * theme.look.lines)


KICKER = Look(11, is_bold=True, ink="quiet")
HEADLINE = Look(24, 1.3, is_bold=True)
STANDFIRST = Look(14.5, 1.45, ink="quiet")
SMALL = Look(11.5, 1.45, ink="quiet")
KEY_POINT = Look(13, 1.5)
CROSSHEAD = Look(15.5, 1.35, is_bold=True)
BODY = Look(13, 1.6)
LEAD_IN = Look(13, 1.6, ink="faint")
SIGN_OFF = Look(12, 1.5, is_italic=True, ink="quiet")
DETAIL = Look(0, 1.5, is_control=True)

GAP = 12
"""The least height of the gap between two paragraphs, in pixels."""

_GAP_SHARE = 0.43


def gap_pixels(line: int) -> int:
    """The height of the gap between two paragraphs whose lines are so high."""
    return max(GAP, round(line * _GAP_SHARE))


_TYPICAL = "eeeeetttaaaooiiinnnssshhhrrrddllucmfwypbgvk" + 8 * " "
"""Letters and spaces about as often as running text has them."""


def measure_pixels(theme: Theme) -> int:
    """The widest that a line of body text gets."""
    characters = QFontMetricsF(BODY.font(theme)).horizontalAdvance(_TYPICAL) / len(_TYPICAL)
    return round(characters * theme.look.measure)
