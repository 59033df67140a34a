"""The window looks and moves as the settings have it, from the moment something is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from editor.model.choices import MOTION, THEME, TYPEWRITER
from editor.services.settings import Settings
from editor.ui.form.sheet import ScrollingSheet
from editor.ui.page_look import chosen_look
from editor.ui.theme import ThemeChoice, Themes

_AS_THE_SYSTEM = -1
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class Dressing(QObject):
    """Takes theme, text, typewriter scrolling and movement from the settings."""

    def __init__(
        self, settings: Settings, themes: Themes, area: ScrollingSheet, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._themes = themes
        self._area = area
        self._is_still = False
        self._effects = [each for each in _EFFECTS if QApplication.isEffectEnabled(each)]
        themes.look_changed.connect(self._dress)
        settings.changed.connect(self._follow)
        self._follow(None)

    def _follow(self, _changed: None) -> None:
        settings = self._settings
        self._themes.choose(ThemeChoice(settings.value(THEME)))
        self._themes.set_look(chosen_look(settings))
        self._area.set_typewriter(settings.value(TYPEWRITER))
        self._be_still(is_motion_reduced(settings))

    def _dress(self) -> None:
        self._area.sheet.dress(self._themes.current)

    def _be_still(self, is_still: bool) -> None:
        if is_still == self._is_still:
            return
        self._is_still = is_still
        QGuiApplication.styleHints().setCursorFlashTime(0 if is_still else _AS_THE_SYSTEM)
        for effect in self._effects:
            QApplication.setEffectEnabled(effect, not is_still)


def is_motion_reduced(settings: Settings) -> bool:
    """Whether things shall change at once instead of moving."""
    return settings.value(MOTION) == "reduced"
