"""How the form sets text, as a person chose it: face, size, line height, measure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFontDatabase

from editor.model.choices import LINE_HEIGHT, MEASURE, TEXT_FACE, TEXT_SIZE
from editor.services.settings import Settings


@dataclass(frozen=True, slots=True)
class PageLook:
    """`face` is a family, `sans`, `mono`, or `page` for the usual one; `zoom` and `lines` are 1.0
    as a rule; `measure` is in characters.
    """

    face: str = TEXT_FACE.default
    zoom: float = TEXT_SIZE.default / 100
    lines: float = LINE_HEIGHT.default / 100
    measure: int = MEASURE.default


USUAL_LOOK = PageLook()


def chosen_look(settings: Settings) -> PageLook:
    """The look that the settings hold."""
    return PageLook(
        settings.value(TEXT_FACE),
        settings.value(TEXT_SIZE) / 100,
        settings.value(LINE_HEIGHT) / 100,
        settings.value(MEASURE),
    )


def is_face_there(face: str) -> bool:
    """Whether this computer has a face that can be chosen."""
    return face in ("page", "sans", "mono") or QFontDatabase.hasFamily(face)


def family(face: str, usual: str, control: str) -> str:
    """The family of a chosen face; the usual one where the chosen one is not there."""
    if face == "sans":
        return control
    if face == "mono":
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return face if face != "page" and QFontDatabase.hasFamily(face) else usual
