"""The probe: a throw-away process that tries an empty page, because the engine kills its process
where it cannot start, and nothing can catch that."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

FLAG = "--probe-preview"
_CHILD_SECONDS = 20
_PATIENCE_SECONDS = 25
_END_MILLISECONDS = 1000


def main() -> int:
    """The child: 0 if an empty page could be loaded and shown, another code or death if not."""
    from editor.ui.preview.flags import set_flags

    set_flags()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    # Loaded only here: on the way to the window nothing of the engine is.
    from editor.ui.preview.page_text import PageText
    from editor.ui.preview.web_view import WebView

    view = WebView(PageText("<!doctype html><article></article>", 0), "light")
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.loaded.connect(lambda: QTimer.singleShot(0, lambda: app.exit(0)))
    view.gave_up.connect(lambda: app.exit(1))
    QTimer.singleShot(_CHILD_SECONDS * 1000, lambda: app.exit(1))
    view.show()
    code = app.exec()
    view.close_engine()
    return code


def command() -> list[str]:
    """How this program starts its probe."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "editor", FLAG]


class Probe(QObject):
    """Runs the child without anybody waiting for it."""

    answered = Signal(bool)

    def __init__(self, program: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProgram(program[0])
        self._process.setArguments(program[1:])
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._tell_end)
        self._process.errorOccurred.connect(self._tell_failure)

    def start(self) -> None:
        """Begin; `answered` follows."""
        self._process.start()
        QTimer.singleShot(_PATIENCE_SECONDS * 1000, self, self._process.kill)

    def stop(self) -> None:
        """End the child without an answer."""
        self._process.finished.disconnect(self._tell_end)
        self._process.kill()
        self._process.waitForFinished(_END_MILLISECONDS)

    def _tell_end(self, code: int, status: QProcess.ExitStatus) -> None:
        self.answered.emit(status == QProcess.ExitStatus.NormalExit and code == 0)

    def _tell_failure(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.answered.emit(False)
