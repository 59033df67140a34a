"""What a person finds at a glance, and what one finds who cannot see the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.journeys.names import name_of
from tests.journeys.person import Person
from tests.shared import shared_path

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit),
    *(QTabBar, QTextEdit),
)
PARTED = QComboBox | QAbstractSpinBox | QLineEdit
"""Their parts are Qt's own, and have no life of their own."""

SMALL_SCREEN = QSize(1366, 768)


def nameless(window: QWidget) -> list[str]:
    """Controls in sight that take the keys or the mouse and have no name."""
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in controls(window)
        if not name_of(each)
    ]


def controls(window: QWidget) -> Iterable[QWidget]:
    for each in window.findChildren(QWidget):
        is_inside_another = isinstance(each.parentWidget(), PARTED)
        takes_keys = each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        is_control = isinstance(each, QAbstractButton) or (
            isinstance(each, CONTROLS) and takes_keys
        )
        if is_control and each.isVisible() and not is_inside_another:
            yield each


def test_no_control_of_the_window_and_its_dialogs_is_without_a_name(
    newcomer: Person,
) -> None:
    newcomer.opens_the_program(size=None)
    assert nameless(newcomer.window) == []
    newcomer.closes_the_window()
    newcomer.opens_the_program()
    newcomer.clicks("Open the sample")
    newcomer.waits_until(lambda: newcomer.sees("Key point 4"))
    newcomer.clicks("Details").presses("Ctrl+F")
    assert len(list(controls(newcomer.window))) > 20
    assert nameless(newcomer.window) == []
    for path, title in (
        ("File › Export…", "Export"),
        ("File › Preferences…", "Preferences"),
        ("Help › Keyboard shortcuts", "Keyboard shortcuts"),
        ("Help › About Nutgraf", "About Nutgraf"),
    ):
        newcomer.chooses(path).waits_for_dialog(title)
        assert nameless(newcomer.front) == []
        newcomer.front.close()
        newcomer.waits_until(lambda: newcomer.front is newcomer.window)


def test_every_entry_of_the_menus_says_what_it_does(person: Person) -> None:
    def entries(actions: Iterable[object]) -> Iterable[object]:
        for action in actions:
            if action.menu() is not None:
                yield from entries(action.menu().actions())
            elif not action.isSeparator():
                yield action

    found = list(entries(person.window.menuBar().actions()))
    assert len(found) > 40
    assert [each.text() for each in found if not each.toolTip()] == []
    shortcuts = [key.toString() for each in found for key in each.shortcuts()]
    assert sorted(shortcuts) == sorted(set(shortcuts))


def test_a_small_screen_shows_headline_key_points_and_the_beginning_of_the_opening(
    newcomer: Person,
) -> None:
    newcomer.opens_the_program(shared_path("stories", "seed.txt"), size=SMALL_SCREEN)
    newcomer.waits_until(lambda: newcomer.sees("Key point 4"))
    newcomer.is_told("Imported")
    window = newcomer.window
    assert window.size() == SMALL_SCREEN
    form = QRect(window.form.mapTo(window, QPoint()), window.form.size())
    for name in ("Headline", "Key point 1", "Key point 2", "Key point 3", "Key point 4"):
        field = newcomer.named(name)
        assert form.contains(QRect(field.mapTo(window, QPoint()), field.size())), name
    opening = newcomer.named("Body 1")
    two_lines = opening.fontMetrics().lineSpacing() * 2
    first = QRect(opening.mapTo(window, QPoint()), QSize(opening.width(), two_lines))
    assert form.contains(first)


def brightness(widget: QWidget) -> int:
    """Of a widget's ground: of the colour that most of its points have."""
    image = widget.grab().toImage()
    points = [(x, y) for x in range(3, image.width(), 7) for y in range(3, image.height(), 7)]
    found = Counter(image.pixelColor(x, y).lightness() for x, y in points)
    return found.most_common(1)[0][0]


def grounds(person: Person) -> dict[str, int]:
    """The brightness of every pane, and of the darkest or lightest text in the form."""
    window = person.window
    parts = {"list": window.library, "form": window.form, "status": window.status}
    return {name: brightness(part) for name, part in parts.items()}


def ink(person: Person, name: str) -> int:
    """The brightness of a field's text."""
    return int(person.named(name).palette().text().color().lightness())


def test_a_dark_window_is_dark_all_over_also_after_a_new_start(person: Person) -> None:
    person.clicks("Open the sample")
    person.waits_until(lambda: person.sees("Key point 4"))
    person.waits_until_kept()
    for theme, is_dark in (("Dark", True), ("Light", False), ("Dark", True)):
        person.chooses(f"View › Theme › {theme}")
        assert all((ground < 128) == is_dark for ground in grounds(person).values()), theme
        assert (ink(person, "Headline") > 128) == is_dark
    person.starts_again()
    person.waits_until(lambda: person.sees("Key point 4"))
    assert max(grounds(person).values()) < 128
    for name in ("Headline", "Key point 1", "Body 1", "Crosshead 2"):
        assert ink(person, name) > 128, name
