"""Figures and pull quotes as rows of the page, where readers will see them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QMenu, QStyle, QWidget

from editor.model.figures.placed import FIGURES, PULL_QUOTES
from editor.model.places import Place
from editor.model.story import Figure, PullQuote
from editor.model.translation import _
from editor.ui.form import looks
from editor.ui.form.fields import Fields
from editor.ui.form.keys import Kind
from editor.ui.form.labels import Label, QuietButton
from editor.ui.form.page_text import MARGIN
from editor.ui.form.stack import Arranged, Row, Stack, shown
from editor.ui.form.text_field import TextField
from editor.ui.form.thumbnail import WIDTH, Fetch, Thumbnail
from editor.ui.key_names import key_name
from editor.ui.theme import Theme

_GAP = 16
_NARROW = 460
"""Pixels below which the words of a figure stand under its picture."""

_BOX = 1.1
"""The side of a box that is ticked, in heights of a letter above the line."""

_CAPTION = looks.Look(12.5, 1.45)
_QUOTE = looks.Look(14.5, 1.4, is_italic=True)


class Act(Enum):
    """What a row's controls ask for."""

    CHOOSE = auto()
    LEAD = auto()
    NO_LEAD = auto()
    UP = auto()
    DOWN = auto()
    REMOVE = auto()


class Asking(QObject):
    """Where all rows ask for what goes beyond their texts.

    `fetch` gives them small pictures, once somebody has said from where those come.
    """

    asked = Signal(object, str, str)  # The act, the collection, the item.

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fetch: Fetch | None = None


class More(QuietButton):
    """The button with a row's menu."""

    def __init__(self, parent: QWidget, act: Callable[[Act], None], collection: str) -> None:
        super().__init__(parent, "⋯", "")
        self.setPopupMode(QuietButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(_("Move up"), lambda: act(Act.UP))
        menu.addAction(_("Move down"), lambda: act(Act.DOWN))
        menu.addSeparator()
        if collection == FIGURES:
            menu.addAction(_("Choose image…"), lambda: act(Act.CHOOSE))
            menu.addAction(_("Remove figure"), lambda: act(Act.REMOVE))
        else:
            menu.addAction(_("Remove pull quote"), lambda: act(Act.REMOVE))
        self.setMenu(menu)
        keys = {"up": key_name("Alt+Up"), "down": key_name("Alt+Down")}
        self.setToolTip(
            _("Move or remove; {up} and {down} in its text move it, too").format(**keys)
        )

    def dress(self, theme: Theme) -> None:
        """Take the theme's face; the menu's own arrow would be one sign too many."""
        super().dress(theme)
        # With its name on it the colour is the button's alone, and not its menu's.
        self.setStyleSheet(
            f"QToolButton {{ {self.styleSheet()} }} QToolButton::menu-indicator {{ image: none; }}"
        )
        self.setMinimumWidth(self.sizeHint().width())


class PlacedRow(Arranged):
    """A figure or a pull quote on the page."""

    def fields(self) -> list[TextField]:
        """Its texts, in the order in which they are gone through."""
        raise NotImplementedError

    def controls(self) -> list[QWidget]:
        """What else can be reached by Tab, behind its texts."""
        raise NotImplementedError

    def dress(self, theme: Theme) -> None:
        """Take faces and colours from a theme; the fields are dressed by themselves."""
        raise NotImplementedError

    def _mirrored(self, box: QRect, width: int) -> QRect:
        """A place in a row of this width, on the other side where the page runs so."""
        return QStyle.visualRect(self.layoutDirection(), QRect(0, 0, width, 0), box)


class FigureRow(PlacedRow):
    """A picture with its caption, credit and alternative text beside it."""

    def __init__(
        self, parent: QWidget, fields: Fields, theme: Theme, asking: Asking, figure: str
    ) -> None:
        super().__init__(parent)
        self._asking = asking

        def act(wanted: Act) -> None:
            asking.asked.emit(wanted, FIGURES, figure)

        def made(owner: QWidget, part: str, look: looks.Look, hint: str) -> TextField:
            return fields.make(owner, Place(FIGURES, figure, part), "", Kind.LINE, look, hint)

        self.picture = Thumbnail(self, theme)
        self.picture.clicked.connect(lambda: act(Act.CHOOSE))
        self._words = Stack(self, gap=1)
        self._head = Row(self._words)
        self._label = Label(self._head, "")
        self.more = More(self._head, act, FIGURES)
        self.caption = made(self._words, "caption", _CAPTION, _("Caption"))
        self.credit = made(self._words, "credit", looks.SMALL, _("Credit: Name/Agency"))
        self.alt = made(
            self._words, "alt", looks.SMALL, _("What it shows, for those who cannot see it")
        )
        self.lead = QCheckBox(_("Lead image"), self._words)
        self.lead.setToolTip(_("Show it above the key points"))
        self.lead.clicked.connect(self._ask_to_lead)
        self._act = act
        self._head.put(None, self._label, self.more)
        self._words.put((self._head, self.caption, self.credit, self.alt, self.lead))
        for part in (self.picture, self._words):
            shown(part)
        self.dress(theme)

    def show_figure(self, figure: Figure, number: int) -> None:
        """Show a figure, the story's `number`th."""
        self._label.setText(_("Figure {n}").format(n=number))
        names = {
            self.caption: _("Figure {n} caption"),
            self.credit: _("Figure {n} credit"),
            self.alt: _("Figure {n} alternative text"),
            self.picture: _("Figure {n} image"),
            self.lead: _("Figure {n} lead image"),
            self.more: _("Figure {n} menu"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name.format(n=number))
        self.caption.show_text(figure.caption)
        self.credit.show_text(figure.credit)
        self.alt.show_text(figure.alt)
        self.lead.setChecked(figure.lead)
        self.picture.show_digest(figure.digest, self._asking.fetch)

    def _ask_to_lead(self, is_lead: bool) -> None:
        # Whether it leads is the story's to say: what is refused shows no mark.
        self.lead.setChecked(not is_lead)
        self._act(Act.LEAD if is_lead else Act.NO_LEAD)

    def fields(self) -> list[TextField]:
        """Caption, credit, alternative text."""
        return [self.caption, self.credit, self.alt]

    def controls(self) -> list[QWidget]:
        """The picture, the switch of the lead image, the menu."""
        return [self.lead, self.picture, self.more]

    def arrange(self, width: int) -> int:
        """The picture beside its words; above them where there is little room."""
        size, top = self.picture.sizeHint(), 14
        if width < _NARROW:
            beside = QRect(MARGIN, top, size.width(), size.height())
            self.picture.setGeometry(self._mirrored(beside, width))
            height = self._words.arrange(width)
            below = top + size.height() + 6
            self._words.setGeometry(0, below, width, height)
            return below + height + 8
        left = MARGIN + WIDTH + _GAP - MARGIN
        height = self._words.arrange(width - left)
        beside = QRect(MARGIN, top + 4, size.width(), size.height())
        self.picture.setGeometry(self._mirrored(beside, width))
        self._words.setGeometry(self._mirrored(QRect(left, top, width - left, height), width))
        return top + max(size.height() + 4, height) + 8

    def dress(self, theme: Theme) -> None:
        """Take faces and colours from a theme."""
        self.picture.dress(theme)
        self._label.dress(theme)
        self.more.dress(theme)
        self.lead.setFont(theme.control_font(0.95))
        side = round(QFontMetrics(self.lead.font()).ascent() * _BOX)
        self.lead.setStyleSheet(
            f"QCheckBox {{ color: {theme.colours.quiet}; margin: 0 {MARGIN}px; }}"
            f" QCheckBox::indicator {{ width: {side}px; height: {side}px; }}"
        )


class QuoteRow(PlacedRow):
    """A quote repeated for display, with whose it is; a line at its edge, as on the page."""

    def __init__(
        self, parent: QWidget, fields: Fields, theme: Theme, asking: Asking, quote: str
    ) -> None:
        super().__init__(parent)

        def act(wanted: Act) -> None:
            asking.asked.emit(wanted, PULL_QUOTES, quote)

        def made(part: str, look: looks.Look, hint: str) -> TextField:
            place = Place(PULL_QUOTES, quote, part)
            return fields.make(self._words, place, "", Kind.LINE, look, hint)

        self._words = Stack(self, gap=1)
        self._head = Row(self._words)
        self._label = Label(self._head, "")
        self.more = More(self._head, act, PULL_QUOTES)
        self.text = made("text", _QUOTE, _("A quote to stand out"))
        self.source = made("source", looks.SMALL, _("Who said it"))
        self._head.put(None, self._label, self.more)
        self._words.put((self._head, self.text, self.source))
        shown(self._words)
        self.dress(theme)

    def show_quote(self, quote: PullQuote, number: int) -> None:
        """Show a pull quote, the story's `number`th."""
        self._label.setText(_("Pull quote {n}").format(n=number))
        self.text.setAccessibleName(_("Pull quote {n}").format(n=number))
        self.source.setAccessibleName(_("Pull quote {n} source").format(n=number))
        self.more.setAccessibleName(_("Pull quote {n} menu").format(n=number))
        self.text.show_text(quote.text)
        self.source.show_text(quote.source)

    def fields(self) -> list[TextField]:
        """The quote and its source."""
        return [self.text, self.source]

    def controls(self) -> list[QWidget]:
        """The menu."""
        return [self.more]

    def arrange(self, width: int) -> int:
        """The words, set in a little."""
        left, top = _GAP, 12
        height = self._words.arrange(width - left)
        self._words.setGeometry(self._mirrored(QRect(left, top, width - left, height), width))
        return top + height + 8

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line at its edge."""
        painter = QPainter(self)
        line = QRect(MARGIN, 14, 2, self.height() - 24)
        line = self._mirrored(line, self.width())
        painter.fillRect(line, self.palette().color(QPalette.ColorRole.Dark))

    def dress(self, theme: Theme) -> None:
        """Take faces and colours from a theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("edge"))
        self.setPalette(palette)
        self._label.dress(theme)
        self.more.dress(theme)
