"""The real window under command: `python -m tests.crash.driven HOME [hurried]`.

Commands come as lines of JSON on standard input, what is seen goes out on standard output: a line
before a key is delivered, one after it, and an answer to each command. Everything happens on the
window's own thread, and the window knows nothing of it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from editor.app import Desk
from editor.services import autosave
from editor.system.paths import Folders
from editor.ui.form.text_field import TextField
from editor.ui.preview.answer import Answer, AnswerFile
from tests.crash.keys import keys_of

Shown = dict[str, Any]


class Driven(QObject):
    """A window and whoever types into it."""

    def __init__(self, application: QApplication, home: Path) -> None:
        super().__init__()
        # What can be made again lies elsewhere: its faults would only bring up the web engine.
        cache = home.with_name(f"{home.name}-cache")
        AnswerFile(cache / "preview.json").write(Answer.FAILS)
        folders = Folders(home / "data", home / "state", home / "config", cache)
        self._application = application
        self._desk = Desk(application, folders.library, folders, keeps_log=True)
        self._workspace = self._desk._workspace
        self._window: Any = self._desk.window
        self._pressed = 0
        self._texts: list[list[str]] = []
        self._heard = b""
        self._has_answered = False
        self._has_opened = False
        self._window.library.rows.found.connect(self._note_answer)
        self._workspace.opened.connect(self._note_opened)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def begin(self) -> None:
        """Show the window; `ready` is said once the library has answered."""
        self._desk.open([])
        self._window.activateWindow()

    def end(self) -> None:
        """The window is closed."""
        self._desk.end()

    def _note_answer(self) -> None:
        self._has_answered = True
        self._say_ready()

    def _note_opened(self, _: object) -> None:
        self._has_opened = True
        self._say_ready()

    def _say_ready(self) -> None:
        if self._has_answered and self._has_opened and self._notifier.objectName() != "ready":
            self._notifier.setObjectName("ready")
            # Not before those who listen to the same have shown it.
            QTimer.singleShot(0, self, lambda: self._say({"ready": self._look()}))

    # Commands

    def _hear(self) -> None:
        data = os.read(sys.stdin.fileno(), 65_536)
        if not data:
            # Whoever drives is gone.
            os._exit(3)
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            command = json.loads(line)
            self._obey(command.pop("turn"), command.pop("do"), command)

    def _obey(self, turn: int, do: str, details: dict[str, Any]) -> None:
        def answer() -> None:
            self._say({"turn": turn, "answer": self._look()})

        match do:
            case "look":
                answer()
            case "type":
                self._press_all(details["keys"], details["pace"], answer)
            case "script":
                chosen = keys_of(details["seed"], details["count"], details["stories"])
                self._press_all(chosen, details["pace"], answer)
            case "close":
                self._window.close()

    def _press_all(self, keys: list[str], pace: int, done: Callable[[], None]) -> None:
        """One key after the other, so many milliseconds apart."""
        waiting = iter(keys)

        def press_next() -> None:
            key = next(waiting, None)
            if key is None:
                done()
            else:
                self._press(key)
                QTimer.singleShot(pace, self, press_next)

        press_next()

    def _press(self, key: str) -> None:
        self._pressed += 1
        shown, now = self._shown(), time.monotonic()
        self._say({"pressed": self._pressed, "key": key, "at": now, "shown": shown})
        self._deliver(key)
        self._say({"done": self._pressed, "shown": self._shown()})

    def _deliver(self, key: str) -> None:
        what, _, rest = key.partition(":")
        if len(key) == 1:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, key)
                QCoreApplication.sendEvent(self._focused(), event)
        elif what == "field":
            self._go_to(rest)
        elif what == "open":
            self._workspace.open(rest)
        else:
            chord: Any = QKeySequence(key)[0]  # type: ignore[index]  # Qt's stubs lack it.
            QTest.keyClick(self._focused(), chord.key(), chord.keyboardModifiers())

    def _go_to(self, name: str) -> None:
        """As with a click behind the last word of a field."""
        for field in self._fields():
            if field.accessibleName() == name:
                field.setFocus()
                field.moveCursor(field.textCursor().MoveOperation.End)

    # What is to be seen

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _fields(self) -> list[TextField]:
        return [each for each in self._window.form.findChildren(TextField) if each.isVisible()]

    def _story(self) -> str:
        session = self._workspace.current
        return session.story.id if session is not None else ""

    def _caret(self) -> list[Any] | None:
        focused = QApplication.focusWidget()
        if not isinstance(focused, TextField):
            return None
        return [focused.accessibleName(), focused.textCursor().position()]

    def _shown(self) -> Shown:
        """The open story, its caret, and its texts where they are others than last time."""
        shown: Shown = {"story": self._story(), "caret": self._caret()}
        texts = self._read()
        if texts != self._texts:
            self._texts = texts
            shown["texts"] = texts
        return shown

    def _read(self) -> list[list[str]]:
        fields = [[each.accessibleName(), _raw(each)] for each in self._fields()]
        return sorted(each for each in fields if each[1])

    def _look(self) -> Shown:
        bar = self._window.status.kept
        return {
            "story": self._story(),
            "caret": self._caret(),
            "texts": self._read(),
            "kept": bar.text(),
            "notices": [notice.text for notice in self._window.notices.shown],
            "library": self._workspace.library_name,
        }

    def _say(self, what: dict[str, Any]) -> None:
        data = memoryview(json.dumps(what).encode() + b"\n")
        while data:
            data = data[os.write(sys.stdout.fileno(), data) :]


def _raw(field: QTextEdit) -> str:
    return field.document().toRawText().replace("\u2029", "\n")


def _hurry() -> None:
    """Keep soon and often: the same code, met more often in a minute."""
    autosave.SYNC_AFTER, autosave.REST, autosave.LATEST, autosave.RETRY = 40, 60, 300, 120


def main() -> None:
    """Open the window and obey until it is closed."""
    if "hurried" in sys.argv:
        _hurry()
    sys.setswitchinterval(0.001)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
    application = QApplication(sys.argv[:1])
    driven = Driven(application, Path(sys.argv[1]))
    driven.begin()
    status = application.exec()
    driven.end()
    os._exit(status)


if __name__ == "__main__":
    main()
