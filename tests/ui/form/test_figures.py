"""Figures and pull quotes as part of the page of the form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QStyle, QToolButton, QWidget

from editor.model.house import FIRST_HOUSE
from editor.model.places import body_place
from editor.model.story import Figure, PullQuote, Section, Story
from editor.ui.form.figures import Act, Asking
from editor.ui.form.form import StoryForm
from editor.ui.form.thumbnail import Thumbnail
from editor.ui.page_look import PageLook
from editor.ui.theme import Themes
from tests.ui.form.reporter import Reporter

DIGEST = "d" * 64
STORY = Story(
    "story",
    headline="Lambs",
    sections=(Section("o", body="One."), Section("a", "More", "Two.")),
    figures=(
        Figure("f1", DIGEST, "Alt", "Lambs on the dike", "Ada Moss", "o", lead=True),
        Figure("f2", caption="The tower", after="o"),
        Figure("f3", after="a"),
    ),
    pull_quotes=(PullQuote("q1", "“Wet.”", "A farmer", "a"),),
)

Write = Callable[..., Reporter]


@pytest.fixture
def reporter(write: Write) -> Reporter:
    return write(STORY)


def tops(reporter: Reporter, *names: str) -> list[int]:
    """How far down the page some widgets are."""
    widgets = [reporter.named(name) for name in names]
    return [each.mapTo(reporter.form, each.rect().topLeft()).y() for each in widgets]


def asking_of(form: StoryForm) -> Asking:
    asking = form.findChild(Asking)
    assert isinstance(asking, Asking)
    return asking


def asked(form: StoryForm) -> list[tuple[Act, str, str]]:
    """What the rows ask for from now on."""
    heard: list[tuple[Act, str, str]] = []
    asking_of(form).asked.connect(
        lambda act, collection, item: heard.append((act, collection, item))
    )
    return heard


def test_figures_stand_where_readers_see_them(reporter: Reporter) -> None:
    found = tops(
        reporter,
        "Headline",
        "Figure 1 caption",
        "Body 1",
        "Figure 2 caption",
        "Crosshead 2",
        "Body 2",
        "Figure 3 caption",
        "Pull quote 1",
        "Copyright notice",
    )
    assert found == sorted(found)


def test_the_caret_goes_through_their_texts_in_that_order(reporter: Reporter) -> None:
    reporter.go(body_place("o"), 4)
    names = []
    for _ in range(5):
        reporter.press("Down")
        names.append(reporter.at[0])
    assert names == [
        "Figure 2 caption",
        "Figure 2 credit",
        "Figure 2 alternative text",
        "Crosshead 2",
        "Body 2",
    ]


def test_their_words_are_the_storys(reporter: Reporter) -> None:
    reporter.go_to("Figure 2 caption", 9)
    reporter.type(" leans")
    reporter.press("Enter")
    reporter.type("Bo Lund")
    assert reporter.story.figures[1].caption == "The tower leans"
    assert reporter.story.figures[1].credit == "Bo Lund"
    reporter.undo()
    reporter.undo()
    assert reporter.field("Figure 2 caption").text == "The tower"


def test_tab_reaches_all_that_can_be_done_with_one(reporter: Reporter) -> None:
    reporter.go_to("Figure 2 alternative text")
    widget: QWidget | None = reporter.focus
    names = []
    for _ in range(4):
        widget = widget.nextInFocusChain() if widget else None
        while widget is not None and not widget.accessibleName():
            widget = widget.nextInFocusChain()
        names.append(widget.accessibleName() if widget else "")
    assert names == ["Figure 2 lead image", "Figure 2 image", "Figure 2 menu", "Crosshead 2"]


def test_alt_and_arrows_move_one_over_the_sections(reporter: Reporter) -> None:
    reporter.go_to("Figure 2 caption", 3)
    reporter.press("Alt+Down")
    assert reporter.story.figures[1].after == "a"
    assert reporter.at == ("Figure 2 caption", 3)
    above, below = tops(reporter, "Crosshead 2", "Figure 2 caption")
    assert above < below
    reporter.press("Alt+Up")
    assert reporter.story.figures[1].after == "o"
    assert reporter.at == ("Figure 2 caption", 3)


def test_a_figure_that_leads_is_made_anew_above_the_key_points(reporter: Reporter) -> None:
    reporter.go_to("Figure 1 caption", 2)
    reporter.press("Alt+Down")
    assert not reporter.story.figures[0].lead
    assert reporter.at == ("Figure 1 caption", 2)
    above, below = tops(reporter, "Body 1", "Figure 1 caption")
    assert above < below


def test_a_pull_quote_moves_too(reporter: Reporter) -> None:
    reporter.go_to("Pull quote 1")
    reporter.press("Alt+Up")
    assert reporter.story.pull_quotes[0].after == "o"
    assert reporter.at == ("Pull quote 1", 0)


def test_the_controls_ask_for_what_they_say(reporter: Reporter) -> None:
    heard = asked(reporter.form)
    picture, lead = reporter.named("Figure 2 image"), reporter.named("Figure 2 lead image")
    menu = reporter.named("Figure 2 menu")
    assert isinstance(picture, Thumbnail)
    assert isinstance(lead, QCheckBox)
    assert isinstance(menu, QToolButton)
    picture.click()
    lead.click()
    for action in menu.menu().actions():
        action.trigger()
    assert heard == [
        (act, "figures", "f2")
        for act in (Act.CHOOSE, Act.LEAD, Act.UP, Act.DOWN, Act.CHOOSE, Act.REMOVE)
    ]


def test_every_control_has_a_name_and_says_what_it_does(reporter: Reporter) -> None:
    for kind in (Thumbnail, QCheckBox, QToolButton):
        for each in reporter.form.findChildren(kind):
            if each.isVisibleTo(reporter.form):
                assert each.accessibleName(), each
    assert reporter.named("Figure 2 image").accessibleDescription() == "Image to come"
    assert reporter.named("Figure 2 image").toolTip()


def test_a_picture_is_shown_when_it_comes_and_only_where_it_belongs(
    form: StoryForm, write: Write
) -> None:
    wanted: list[tuple[str, Callable[[QImage], None]]] = []

    def fetch(digest: str, _size: QSize, done: Callable[[QImage], None]) -> None:
        wanted.append((digest, done))

    asking_of(form).fetch = fetch
    reporter = write(STORY)
    picture = reporter.named("Figure 1 image")
    assert isinstance(picture, Thumbnail)
    ((digest, done),) = wanted
    assert (digest, picture.said) == (DIGEST, "Loading…")
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    done(image)
    assert picture.has_image
    assert picture.grab().toImage().pixelColor(20, 20) == QColor("red")


def test_an_image_that_the_library_does_not_have_is_named_as_such(
    form: StoryForm, write: Write
) -> None:
    asking_of(form).fetch = lambda _digest, _size, done: done(QImage())
    picture = write(STORY).named("Figure 1 image")
    assert isinstance(picture, Thumbnail)
    assert picture.said == "Not in the library"


def test_another_story_shows_its_own(write: Write) -> None:
    write(STORY)
    reporter = write(Story("other", sections=(Section("o", body="Dry."),)), FIRST_HOUSE)
    assert not reporter.sees("Figure 1 caption")
    assert not reporter.sees("Pull quote 1")


def test_the_whole_of_a_figure_is_seen_while_its_words_are_written(write: Write) -> None:
    body = "\n\n".join("It rained on the dike all day." for _ in range(40))
    figure = Figure("f", DIGEST, caption="The dike", after="o")
    reporter = write(Story("story", sections=(Section("o", body=body),), figures=(figure,)))
    view = reporter.form.area.viewport()

    reporter.go_to("Figure 1 caption")

    picture, lead = reporter.named("Figure 1 image"), reporter.named("Figure 1 lead image")
    for each in (picture, lead):
        box = each.rect().translated(each.mapTo(view, each.rect().topLeft()))
        assert view.rect().contains(box)


def side_of(box: QCheckBox) -> int:
    """The side of what is ticked, in pixels."""
    return box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box)


def test_the_box_of_the_lead_image_grows_with_its_words(reporter: Reporter, themes: Themes) -> None:
    box = reporter.named("Figure 2 lead image")
    assert isinstance(box, QCheckBox)
    before = side_of(box)

    themes.set_look(PageLook(zoom=2.0))
    reporter.form.area.sheet.dress(themes.current)

    assert side_of(box) > 1.5 * before
