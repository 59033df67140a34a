"""Previews in the real engine, offscreen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.pane import PreviewPane
from tests.ui.preview.reader import Reader


@pytest.fixture
def answer_file(tmp_path: Path, qapp: object) -> Path:  # noqa: ARG001  # The answer names the display.
    """A computer on which the engine is known to work."""
    path = tmp_path / "preview.json"
    AnswerFile(path).write(Answer.WORKS)
    return path


@pytest.fixture
def make_pane(qtbot: QtBot, answer_file: Path) -> Iterator[Callable[[], PreviewPane]]:
    """Panes on the screen; their engines end in order."""
    panes: list[PreviewPane] = []

    def make() -> PreviewPane:
        pane = PreviewPane(answer_file)
        panes.append(pane)
        qtbot.addWidget(pane)
        pane.resize(600, 400)
        pane.show()
        return pane

    yield make
    for pane in panes:
        pane.close_engine()


@pytest.fixture
def pane(make_pane: Callable[[], PreviewPane]) -> PreviewPane:
    """A pane that has not been started."""
    return make_pane()


@pytest.fixture
def reader(pane: PreviewPane, qtbot: QtBot) -> Reader:
    """Somebody before a pane whose engine is ready."""
    reader = Reader(pane, qtbot)
    pane.start()
    reader.waits_for_the_engine()
    return reader
