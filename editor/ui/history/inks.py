"""How unchanged, added and removed text is set: sign, line and tint as well as ink."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextCharFormat

from editor.model.comparing.compare import Sign
from editor.model.places import Place
from editor.ui.form import looks
from editor.ui.form.looks import Look
from editor.ui.theme import Theme

_TINT = 0.11
"""How much ink there is in the surface behind text that came or went."""

_INKS = {Sign.SAME: "text", Sign.ADDED: "green", Sign.REMOVED: "red"}

_LOOKS = {
    "headline": Look(16, 1.4, is_bold=True),
    "standfirst": looks.STANDFIRST,
    "key_points": looks.KEY_POINT,
    "sections": looks.BODY,
    "crosshead": Look(14, 1.4, is_bold=True),
    "pull_quotes": looks.KEY_POINT,
    "figures": looks.SMALL,
    "byline": looks.SMALL,
    "sign_off": looks.SIGN_OFF,
    "reader_note": looks.SIGN_OFF,
    "copyright_notice": looks.SMALL,
}


@dataclass(frozen=True, slots=True)
class SourceLook(Look):
    """A fixed-width face, in which marks and spaces are told apart."""

    def font(self, theme: Theme) -> QFont:
        """The system's fixed-width font, as large as that of controls."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.control_points)
        return font


SOURCE = SourceLook(0, 1.5)


def look_of(place: Place) -> Look:
    """How the text at a place is set where it is compared: as on the page, headings smaller."""
    return _LOOKS.get(place.part) or _LOOKS.get(place.field, looks.DETAIL)


class Inks:
    """The formats of one theme, by sign; of source the lines are only tinted."""

    def __init__(self, theme: Theme, *, is_source: bool = False) -> None:
        self.signs = {sign: _sign_format(theme, sign) for sign in Sign}
        self.texts = {sign: _text_format(theme, sign, is_source=is_source) for sign in Sign}
        self.fold = _fold_format(theme)


def _sign_format(theme: Theme, sign: Sign) -> QTextCharFormat:
    """The plus or minus before a text."""
    made = QTextCharFormat()
    made.setForeground(theme.colour(_INKS[sign]))
    if sign is not Sign.SAME:
        made.setBackground(_tint(theme, _INKS[sign]))
        made.setFontWeight(QFont.Weight.Bold)
    return made


def _text_format(theme: Theme, sign: Sign, *, is_source: bool) -> QTextCharFormat:
    """Text that stayed, came (underlined) or went (struck through)."""
    made = _sign_format(theme, sign)
    made.clearProperty(QTextCharFormat.Property.FontWeight.value)
    if not is_source:
        made.setFontUnderline(sign is Sign.ADDED)
        made.setFontStrikeOut(sign is Sign.REMOVED)
    return made


def _fold_format(theme: Theme) -> QTextCharFormat:
    """What stands for a folded stretch."""
    made = QTextCharFormat()
    font = theme.control_font(0.88)
    made.setFontFamilies([font.family()])
    made.setFontPointSize(font.pointSizeF())
    made.setForeground(theme.colour("quiet"))
    made.setBackground(theme.colour("chrome"))
    return made


def _tint(theme: Theme, ink: str) -> QColor:
    """Paper with a little of an ink in it."""
    paper, colour = theme.colour("paper"), theme.colour(ink)
    return QColor(
        *(
            round(one + (other - one) * _TINT)
            for one, other in (
                (paper.red(), colour.red()),
                (paper.green(), colour.green()),
                (paper.blue(), colour.blue()),
            )
        )
    )
