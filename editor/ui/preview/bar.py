"""The slim row above the page: how wide it is held, light or dark, how large, and what to print."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from editor.model.choices import PREVIEW_THEME
from editor.model.translation import N_, _
from editor.ui.icons import Icons
from editor.ui.key_names import key_name
from editor.ui.preview.width import Width
from editor.ui.theme import Themes

_WIDTHS = (
    (
        Width.PHONE,
        "device-mobile",
        N_("Phone"),
        N_("As on a phone, 390 pixels wide ({key})"),
        "Ctrl+Alt+1",
    ),
    (
        Width.TABLET,
        "device-tablet",
        N_("Tablet"),
        N_("As on a tablet, 768 pixels wide ({key})"),
        "Ctrl+Alt+2",
    ),
    (Width.DESKTOP, "desktop", N_("Desktop"), N_("As wide as the pane ({key})"), "Ctrl+Alt+3"),
    (Width.PRINT, "file-text", N_("Printed page"), N_("As it is printed ({key})"), "Ctrl+Alt+4"),
)
_THEME_ICONS = {"window": "circle-half", "light": "sun", "dark": "moon"}


class PreviewBar(QWidget):
    """Shows and takes what is chosen for the page; it decides nothing itself."""

    width_chosen = Signal(object)  # A Width.
    theme_chosen = Signal(str)  # A value of the choice.
    follow_chosen = Signal(bool)
    actual_size_wanted = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Page view"))
        self._themes = themes
        self._icons = icons
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 3, 8, 4)
        self._row.setSpacing(2)
        self._widths = self._width_buttons()
        self._row.addStretch(1)
        read = _("Show the page as it is read ({key})").format(key=key_name("Ctrl+0"))
        self._scale = self._button("", _("Actual size"), read)
        self._scale.clicked.connect(self.actual_size_wanted)
        self._theme = self._button("circle-half", _("Light or dark page"), _("Light or dark page"))
        self._theme_menu = self._made_theme_menu()
        self._follow = self._button(
            "arrows-down-up",
            _("Scroll together"),
            _("Form and page scroll together ({key})").format(key=key_name("Ctrl+Alt+5")),
        )
        self._follow.setCheckable(True)
        self._follow.clicked.connect(self.follow_chosen)
        more = self._button("dots-three", _("Print and PDF"), _("Print, proofs and PDF"))
        self._more_menu = QMenu(more)
        self._more_menu.setToolTipsVisible(True)
        _open_below(more, self._more_menu)
        self.show_scale(1.0)
        themes.changed.connect(self.update)

    def put_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these under the last button."""
        self._more_menu.clear()
        self._more_menu.addActions(actions)

    def show_width(self, width: Width) -> None:
        """Press the button of the width, and let go of the others."""
        for each, button in self._widths.items():
            button.setChecked(each is width)

    def show_theme(self, choice: str) -> None:
        """Check what was chosen, and show it on the button."""
        self._theme.setIcon(self._icons.icon(_THEME_ICONS[choice], "quiet"))
        for action in self._theme_menu.actions():
            action.setChecked(action.data() == choice)

    def show_follow(self, is_on: bool) -> None:
        """Press the switch, or let it go."""
        self._follow.setChecked(is_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the number out where there is no room for it whole."""
        super().resizeEvent(event)
        others = sum(
            each.sizeHint().width() + self._row.spacing()
            for each in self.findChildren(QToolButton)
            if each is not self._scale
        )
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - others
        self._scale.setVisible(room >= self._scale.sizeHint().width())

    def show_scale(self, scale: float) -> None:
        """Say how large the page is shown, 1.0 as it is read."""
        number = QLocale().toString(round(scale * 100))
        self._scale.setText(_("{number} %").format(number=number))
        self._scale.setAccessibleDescription(self._scale.text())

    def sizeHint(self) -> QSize:
        """As high as its buttons, and no wider than it must be."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It never keeps the pane from being made narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chrome with a hairline below."""
        painter = QPainter(self)
        theme = self._themes.current
        painter.fillRect(event.rect(), theme.colour("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def _width_buttons(self) -> dict[Width, QToolButton]:
        # No group: it would let Tab reach only one of them, and not the one that is down.
        buttons = {}
        for width, icon, name, tip, keys in _WIDTHS:
            button = self._button(icon, _(name), _(tip).format(key=key_name(keys)))
            button.setCheckable(True)
            button.clicked.connect(partial(self._tell_width, width))
            buttons[width] = button
        return buttons

    def _tell_width(self, width: Width) -> None:
        self._widths[width].setChecked(True)
        self.width_chosen.emit(width)

    def _made_theme_menu(self) -> QMenu:
        menu = QMenu(self._theme)
        group = QActionGroup(menu)
        for value, words in PREVIEW_THEME.options:
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        _open_below(self._theme, menu)
        return menu

    def _button(self, icon: str, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        if icon:
            button.setIcon(self._icons.icon(icon, "quiet"))
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button


def _open_below(button: QToolButton, menu: QMenu) -> None:
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
