"""The one palette, light and dark, and the type faces: what every widget is painted from.

A widget gets the `Themes` object through its constructor, reads `themes.current` when it paints
and listens to `themes.changed` where it keeps something that it made from colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from editor.ui.page_look import USUAL_LOOK, PageLook, family
from editor.ui.style_sheet import style_sheet

TEXT_FACES = (
    "Source Serif 4",
    "Charter",
    "Georgia",
    "Cambria",
    "Noto Serif",
    "DejaVu Serif",
)
"""Serifs for text, best first; the first one that the system has is taken."""

TEXT_POINTS = 13.0
"""The size of body text in the form."""

USUAL_POINTS = 11.0
"""Up to this size of the system's text all is as large as it was drawn."""


class ThemeChoice(StrEnum):
    """What a person may choose: light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, as `#rrggbb`.

    - Surfaces: `paper` (where text is written), `chrome` (what stands around it), `raised`
      (menus, tool tips, buttons), `hovered`, `chosen` (the selected row), `selection` (selected
      text).
    - Inks, readable on every surface: `text`, `quiet` (labels, second lines), `accent` (links,
      focus, what is active), `amber`, `red`, `green`.
    - `on_accent` is the ink on a surface of `accent`; `hairline` and `edge` (of things that can
      be operated) are lines; `faint` is for what is disabled, and for hints in empty fields.
    """

    paper: str
    chrome: str
    raised: str
    hovered: str
    chosen: str
    selection: str
    text: str
    quiet: str
    accent: str
    amber: str
    red: str
    green: str
    on_accent: str
    hairline: str
    edge: str
    faint: str


SURFACES = ("paper", "chrome", "raised", "hovered", "chosen", "selection")
INKS = ("text", "quiet", "accent", "amber", "red", "green")

LIGHT = Colours(
    paper="#fffefc",
    chrome="#f5f3ef",
    raised="#ffffff",
    hovered="#ece9e3",
    chosen="#dfe7f1",
    selection="#cfdef1",
    text="#1d1d1f",
    quiet="#55534e",
    accent="#1d4f91",
    amber="#774600",
    red="#a1211b",
    green="#215f33",
    on_accent="#ffffff",
    hairline="#e0dcd4",
    edge="#8b877f",
    faint="#716e67",
)

DARK = Colours(
    paper="#1f2023",
    chrome="#18191b",
    raised="#292a2e",
    hovered="#2b2c31",
    chosen="#2a3648",
    selection="#30435e",
    text="#e9e6e0",
    quiet="#b3b0a9",
    accent="#9dc0f2",
    amber="#e9bd6c",
    red="#ffa8a0",
    green="#93d0a2",
    on_accent="#12233c",
    hairline="#37383d",
    edge="#7e7f86",
    faint="#989690",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette with its type faces; sizes are in points.

    `zoom` is how much larger than usual all text is set; `look` is for the form: `for_page`.
    """

    is_dark: bool
    colours: Colours
    text_face: str
    control_face: str
    control_points: float
    look: PageLook = USUAL_LOOK
    zoom: float = 1.0

    def for_page(self) -> Theme:
        """The theme of the form: its face and its zoom, in which its labels are set, too."""
        return replace(
            self,
            text_face=family(self.look.face, self.text_face, self.control_face),
            control_points=self.control_points * self.look.zoom,
            zoom=self.zoom * self.look.zoom,
        )

    def colour(self, name: str) -> QColor:
        """A colour of `Colours` by its name."""
        return QColor(str(getattr(self.colours, name)))

    def text_font(self, points: float = TEXT_POINTS, *, bold: bool = False) -> QFont:
        """The face of text that readers will read."""
        font = QFont(self.text_face)
        font.setPointSizeF(points * self.zoom)
        font.setBold(bold)
        return font

    def control_font(self, scale: float = 1.0, *, bold: bool = False) -> QFont:
        """The system's face for controls, larger or smaller than usual by `scale`."""
        font = QFont(self.control_face)
        font.setPointSizeF(self.control_points * scale)
        font.setBold(bold)
        return font

    def label_font(self) -> QFont:
        """The small capitals of field labels."""
        font = self.control_font(0.84)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        return font


class Themes(QObject):
    """Which theme is current; `changed` says so when that becomes another one."""

    changed = Signal()

    look_changed = Signal()
    """Only the form is set in another way: everything else looks as it did."""

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._look = USUAL_LOOK
        self._faces = _faces()
        self._current = self._made()
        app.setStyle(QStyleFactory.create("Fusion"))
        self._dress()
        self.choose(choice)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def current(self) -> Theme:
        """The theme to paint from."""
        return self._current

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Take a theme at once; `SYSTEM` follows the system from now on."""
        self._choice = choice
        # The web engine takes prefers-color-scheme from here.
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def set_look(self, look: PageLook) -> None:
        """Set the form's text in another way, at once."""
        if look != self._look:
            self._look = look
            self._current = self._made()
            self.look_changed.emit()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Build a window meanwhile: its widgets are dressed once, at the end.

        With the style sheet there each widget is dressed again whenever it gets a parent, which
        takes a third of the time that the whole window takes.
        """
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._dress_controls()

    def _follow(self) -> None:
        theme = self._made()
        if theme != self._current:
            self._current = theme
            self._dress()
            self.changed.emit()

    def _made(self) -> Theme:
        scheme = self._app.styleHints().colorScheme()
        is_dark = self._choice is ThemeChoice.DARK or (
            self._choice is ThemeChoice.SYSTEM and scheme is Qt.ColorScheme.Dark
        )
        colours = DARK if is_dark else LIGHT
        return Theme(is_dark, colours, *self._faces, self._look, grown(self._faces[2]))

    def _dress(self) -> None:
        self._app.setPalette(palette(self._current.colours))
        self._app.setFont(self._current.control_font())
        self._dress_controls()

    def _dress_controls(self) -> None:
        theme = self._current
        self._app.setStyleSheet(style_sheet(asdict(theme.colours), is_dark=theme.is_dark))


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


def worn() -> Colours:
    """The colours that the application wears now: for what outlives a change of theme."""
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window == QColor(DARK.chrome) else LIGHT


def worn_colour(name: str) -> QColor:
    """A colour of those, by its name."""
    return QColor(str(getattr(worn(), name)))


def palette(colours: Colours) -> QPalette:
    """Qt's palette made of ours."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, name in {
        role.Window: "chrome",
        role.WindowText: "text",
        role.Base: "paper",
        role.AlternateBase: "chrome",
        role.Text: "text",
        role.PlaceholderText: "faint",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "red",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Highlight: "selection",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "raised",
        role.Midlight: "hovered",
        role.Mid: "hairline",
        role.Dark: "edge",
        role.Shadow: "edge",
    }.items():
        made.setColor(each, QColor(str(getattr(colours, name))))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.faint))
    return made


def grown(control_points: float) -> float:
    """How much larger than it was drawn all is beside system text of this size."""
    return max(1.0, control_points / USUAL_POINTS)


def contrast(ink: str, surface: str) -> float:
    """The contrast of two colours as WCAG 2.1 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(ink), _luminance(surface)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _faces() -> tuple[str, str, float]:
    """The text face, the control face and its size in points."""
    control = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    text = next((face for face in TEXT_FACES if QFontDatabase.hasFamily(face)), "serif")
    return text, control.family(), max(control.pointSizeF(), 9.0)
