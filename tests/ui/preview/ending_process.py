"""A program whose web engine ends with all its processes, so that none can be started any more.

Apart, because the engine is then lost to whoever else is in the same process.
"""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.flags import set_flags
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.surface import Surface
from editor.ui.preview.web_view import WebView
from tests.patience import MILLISECONDS


def main(answer_file: Path) -> None:
    """Say the notice that the pane gives after the end."""
    set_flags()
    application = QApplication([])
    AnswerFile(answer_file).write(Answer.WORKS)
    pane = PreviewPane(answer_file)
    pane.resize(300, 300)
    pane.show()
    loop = QEventLoop()
    QTimer.singleShot(MILLISECONDS, loop.quit)

    def say(sentence: str) -> None:
        print(sentence)
        loop.quit()

    pane.notice.connect(say)
    pane.when_known(_end_all_once_loaded)
    pane.start()
    loop.exec()
    pane.close_engine()
    application.quit()


def _end_all_once_loaded(surface: Surface) -> None:
    assert isinstance(surface, WebView)
    surface.loaded.connect(_end_all)


def _end_all() -> None:
    for process in psutil.Process().children(recursive=True):
        process.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
