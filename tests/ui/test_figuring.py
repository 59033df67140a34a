"""Images dropped, pasted and chosen, at a real form over a real library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from editor.model.places import Place, body_place
from editor.model.story import Figure
from editor.services.endings import STOPPED_WITHIN
from editor.services.figures import Figures
from editor.services.settings import Settings
from editor.system.files import write_whole
from editor.ui.figuring import Figuring, place_of
from editor.ui.form.figures import Act, Asking
from editor.ui.form.form import StoryForm
from editor.ui.form.thumbnail import Thumbnail
from editor.ui.icons import Icons
from editor.ui.messages import Notices
from editor.ui.progress_notice import SHOWN_AFTER
from editor.ui.remembered import Remembered
from editor.ui.theme import Themes
from tests.pictures import drawn, photograph, saved
from tests.services.desk import Desk


class Newsdesk:
    """Somebody at a form with a folder of images; methods are what they do."""

    def __init__(self, home: Path, themes: Themes, qtbot: QtBot) -> None:
        self.home = home
        self.desk = Desk(home)
        self.form = StoryForm(themes, Settings(home / "settings.json"))
        qtbot.addWidget(self.form)
        self.notices = Notices(themes, Icons(themes), self.form)
        figures = Figures(self.desk.workspace, self.desk.tasks)
        self.figuring = Figuring(
            figures,
            self.desk.workspace,
            self.desk.tasks,
            self.notices,
            Remembered(home / "window.ini"),
            self._place,
            self.form,
        )
        asking = self.form.findChild(Asking)
        assert isinstance(asking, Asking)
        asking.asked.connect(self.figuring.fulfil)
        asking.fetch = self.figuring.thumbnail
        self.form.resize(760, 700)
        self.form.show()
        self.desk.workspace.opened.connect(self.form.show_session)
        self.desk.new().type("Lambs").type_body("It rained.").rest()

    def _place(self) -> Place | None:
        caret = self.form.caret()
        return caret.place if caret is not None else None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.desk.story.figures

    @property
    def opening(self) -> str:
        return self.desk.story.sections[0].id

    @property
    def said(self) -> str:
        return " ".join(each.text for each in self.notices.shown)

    def file(self, name: str, data: bytes) -> Path:
        write_whole(self.home / name, data)
        return self.home / name

    def drop(self, *paths: Path, place: Place | None = None) -> None:
        data = files(*paths)
        assert self.figuring.takes(data)
        self.figuring.drop(data, place)
        self.desk.work()

    def leads(self) -> bool:
        return self.figures[0].lead

    def act(self, act: Act, number: int = 0) -> None:
        self.figuring.fulfil(act, "figures", self.figures[number].id)
        self.desk.work()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def newsdesk(tmp_path: Path, themes: Themes, qtbot: QtBot) -> Newsdesk:
    return Newsdesk(tmp_path, themes, qtbot)


def test_a_dropped_file_becomes_a_figure_where_it_was_dropped(newsdesk: Newsdesk) -> None:
    newsdesk.drop(newsdesk.file("lambs.jpg", photograph()), place=body_place(newsdesk.opening))
    (figure,) = newsdesk.figures
    assert (figure.after, figure.lead, len(figure.digest)) == (newsdesk.opening, False, 64)
    caret = newsdesk.form.caret()
    assert caret is not None
    assert caret.place == Place("figures", figure.id, "caption")
    assert "Location and camera data were removed from lambs.jpg." in newsdesk.said


def test_dropped_at_the_headline_it_leads(newsdesk: Newsdesk) -> None:
    newsdesk.drop(newsdesk.file("a.png", saved(drawn(), "PNG")), place=Place("headline"))
    assert newsdesk.figures[0].lead


def test_several_files_become_as_many_figures_in_one_step(newsdesk: Newsdesk) -> None:
    first = newsdesk.file("a.png", saved(drawn(), "PNG"))
    second = newsdesk.file("b.png", saved(drawn(9, 9), "PNG"))
    newsdesk.drop(first, second, newsdesk.file("c.svg", b"<svg xmlns='x'></svg>"))
    assert len(newsdesk.figures) == 2
    assert "c.svg is an SVG drawing" in newsdesk.said
    newsdesk.desk.session.undo()
    assert not newsdesk.figures


def test_an_image_dropped_on_a_figure_that_waits_is_its_image(newsdesk: Newsdesk) -> None:
    newsdesk.figuring.add_waiting_figure()
    (waiting,) = newsdesk.figures
    place = Place("figures", waiting.id, "caption")
    newsdesk.desk.type("Lambs", place)
    newsdesk.drop(newsdesk.file("a.png", saved(drawn(), "PNG")), place=place)
    (figure,) = newsdesk.figures
    assert (figure.id, figure.caption, bool(figure.digest)) == (waiting.id, "Lambs", True)
    newsdesk.drop(newsdesk.file("b.png", saved(drawn(9, 9), "PNG")), place=place)
    assert len(newsdesk.figures) == 2


def test_the_small_picture_comes(newsdesk: Newsdesk) -> None:
    newsdesk.drop(newsdesk.file("a.jpg", photograph(2000, 1000)))
    picture = newsdesk.form.findChild(Thumbnail)
    assert isinstance(picture, Thumbnail)
    assert picture.has_image
    found: list[QImage] = []
    newsdesk.figuring.thumbnail(newsdesk.figures[0].digest, QSize(100, 100), found.append)
    newsdesk.desk.work()
    newsdesk.figuring.thumbnail(newsdesk.figures[0].digest, QSize(100, 100), found.append)
    assert [image.size() for image in found] == [QSize(100, 50)] * 2


def test_a_pasted_image_is_a_figure(newsdesk: Newsdesk) -> None:
    data = QMimeData()
    data.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    assert newsdesk.figuring.takes(data)
    newsdesk.figuring.drop(data, None)
    newsdesk.desk.work()
    assert len(newsdesk.figures) == 1


def test_bytes_that_a_browser_gives_are_taken_as_they_are(newsdesk: Newsdesk) -> None:
    data = QMimeData()
    data.setData("image/png", saved(drawn(), "PNG"))
    data.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    newsdesk.figuring.drop(data, None)
    newsdesk.desk.work()
    shown: list[QImage] = []
    newsdesk.figuring.thumbnail(newsdesk.figures[0].digest, QSize(200, 200), shown.append)
    newsdesk.desk.work()
    assert shown[0].size() == QSize(60, 40)


def test_text_and_other_files_are_for_others(newsdesk: Newsdesk) -> None:
    text = QMimeData()
    text.setText("It rained.")
    text.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    both = files(Path("a.jpg"), Path("story.txt"))
    for data in (text, files(Path("story.json")), both, QMimeData()):
        assert not newsdesk.figuring.takes(data)


@pytest.fixture
def with_figure(newsdesk: Newsdesk) -> Newsdesk:
    newsdesk.drop(newsdesk.file("a.png", saved(drawn(), "PNG")))
    return newsdesk


def test_a_row_leads_moves_and_goes(with_figure: Newsdesk) -> None:
    with_figure.act(Act.LEAD)
    assert with_figure.leads()
    with_figure.act(Act.DOWN)
    assert not with_figure.leads()
    with_figure.act(Act.UP)
    assert with_figure.leads()
    with_figure.act(Act.NO_LEAD)
    assert not with_figure.leads()
    with_figure.act(Act.REMOVE)
    assert not with_figure.figures
    with_figure.desk.session.undo()
    assert len(with_figure.figures) == 1


def test_the_switch_of_the_lead_image_shows_what_the_story_says(with_figure: Newsdesk) -> None:
    def switch() -> QCheckBox:
        found = with_figure.form.findChildren(QCheckBox)
        return next(each for each in found if each.isVisible())

    switch().click()
    assert (with_figure.leads(), switch().isChecked()) == (True, True)


def test_a_drop_on_any_part_of_a_row_is_a_drop_on_its_figure(with_figure: Newsdesk) -> None:
    picture = with_figure.form.findChild(Thumbnail)
    assert place_of(picture) == Place("figures", with_figure.figures[0].id, "caption")
    field = with_figure.form.field(Place("headline"))
    assert field is not None
    assert place_of(field.viewport()) == Place("headline")
    assert place_of(with_figure.form) is None
    assert place_of(None) is None


def test_a_pull_quote_is_added_where_the_caret_is(newsdesk: Newsdesk) -> None:
    newsdesk.figuring.commands["add_pull_quote"]()
    (quote,) = newsdesk.desk.story.pull_quotes
    assert quote.after == newsdesk.opening
    caret = newsdesk.form.caret()
    assert caret is not None
    assert caret.place == Place("pull_quotes", quote.id, "text")


def test_an_image_reaches_the_story_that_it_was_dropped_on_though_that_was_left(
    newsdesk: Newsdesk,
) -> None:
    path = newsdesk.file("lambs.png", saved(drawn(), "PNG"))
    first = newsdesk.desk.story.id
    newsdesk.figuring.drop(files(path), body_place(newsdesk.opening))
    newsdesk.desk.workspace.new()
    newsdesk.desk.work()
    assert newsdesk.desk.story.id != first
    assert not newsdesk.figures
    assert "The image was put into “Lambs”." in newsdesk.said
    (figure,) = newsdesk.desk.open(first).story.figures
    assert figure.after == newsdesk.opening
    newsdesk.desk.session.undo()
    assert not newsdesk.figures


def test_an_image_whose_figure_was_removed_meanwhile_is_said(newsdesk: Newsdesk) -> None:
    newsdesk.figuring.commands["add_waiting_figure"]()
    place = Place("figures", newsdesk.figures[0].id, "caption")
    newsdesk.figuring.drop(files(newsdesk.file("a.png", saved(drawn(), "PNG"))), place)
    newsdesk.desk.session.undo()
    newsdesk.desk.work()
    assert not newsdesk.figures
    assert newsdesk.said.startswith("The image was not placed")


def test_an_image_whose_story_was_deleted_for_good_is_said(newsdesk: Newsdesk) -> None:
    first = newsdesk.desk.story.id
    workspace = newsdesk.desk.workspace
    newsdesk.figuring.drop(files(newsdesk.file("a.png", saved(drawn(), "PNG"))), None)
    workspace.delete((first,))
    workspace.ask(lambda shelf: shelf.library.purge((first,)))
    newsdesk.desk.work()
    assert newsdesk.said.startswith("The image did not reach the story that was left.")


def test_without_a_story_nothing_happens(newsdesk: Newsdesk) -> None:
    commands: dict[str, Callable[[], object]] = newsdesk.figuring.commands
    newsdesk.desk.workspace.delete((newsdesk.desk.story.id,))
    newsdesk.desk.work()
    commands["add_pull_quote"]()
    commands["add_waiting_figure"]()
    newsdesk.figuring.drop(files(newsdesk.file("a.png", saved(drawn(), "PNG"))), None)
    newsdesk.desk.work()
    assert newsdesk.said == ""


def test_whoever_writes_on_while_an_image_comes_keeps_the_caret(newsdesk: Newsdesk) -> None:
    caret = newsdesk.form.caret()
    newsdesk.figuring.drop(files(newsdesk.file("a.png", saved(drawn(), "PNG"))), None)
    newsdesk.desk.type_body(" And on.")
    newsdesk.desk.work()
    assert len(newsdesk.figures) == 1
    assert newsdesk.form.caret() == caret


def test_taking_images_in_is_told_without_a_dialog_and_can_be_cancelled(
    newsdesk: Newsdesk,
) -> None:
    paths = [newsdesk.file(f"{name}.png", saved(drawn(), "PNG")) for name in "abc"]
    newsdesk.figuring.drop(files(*paths), None)
    newsdesk.desk.tasks.hang(SHOWN_AFTER)
    assert newsdesk.said == "Taking images in…"
    assert QApplication.activeModalWidget() is None
    (cancel,) = newsdesk.notices.findChildren(QPushButton)
    cancel.click()
    newsdesk.desk.work()
    assert newsdesk.figures == ()
    assert newsdesk.said == "Cancelled: 0 of 3 images taken in, 3 left out."


def test_images_on_their_way_come_in_before_the_window_closes(newsdesk: Newsdesk) -> None:
    newsdesk.figuring.drop(files(newsdesk.file("a.png", saved(drawn(), "PNG"))), None)
    story_id = newsdesk.desk.story.id
    newsdesk.desk.close()
    assert newsdesk.desk.closed == [True]
    assert len(Desk(newsdesk.home).open(story_id).story.figures) == 1


def test_closing_does_not_wait_for_an_image_that_takes_its_time(newsdesk: Newsdesk) -> None:
    newsdesk.figuring.drop(files(newsdesk.file("a.png", saved(drawn(), "PNG"))), None)
    newsdesk.desk.workspace.close(newsdesk.desk.closed.append)
    newsdesk.desk.tasks.hang(STOPPED_WITHIN)
    newsdesk.desk.work()
    assert newsdesk.desk.closed == [True]
