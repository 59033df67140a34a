"""What is known about the web engine on this computer: the probe's answer, remembered."""

from __future__ import annotations

import contextlib
import json
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from editor import __version__


class Answer(StrEnum):
    """Whether the engine starts here; TRYING is what stands there while it does."""

    UNKNOWN = "unknown"
    TRYING = "trying"
    WORKS = "works"
    FAILS = "fails"


class AnswerFile:
    """Remembers an answer in a small file.

    - It holds for one version of program and Qt, one machine and one kind of display.
    - WORKS holds until a start of the engine was begun and never confirmed: then something has
      changed that kills the process, and the next start asks again.
    - FAILS holds until the machine has been started anew: drivers and policies change with that.
    - A file that cannot be read or written costs a question more and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Answer:
        """The answer that holds now; UNKNOWN asks for a probe."""
        try:
            kept = json.loads(self._path.read_bytes())
            if kept["here"] != here():
                return Answer.UNKNOWN
            answer = Answer(kept["answer"])
            is_old_failure = answer is Answer.FAILS and kept["boot"] != _boot()
        except (OSError, ValueError, TypeError, KeyError):
            return Answer.UNKNOWN
        return Answer.UNKNOWN if is_old_failure or answer is Answer.TRYING else answer

    def write(self, answer: Answer) -> None:
        """Remember an answer."""
        kept = {"here": here(), "boot": _boot(), "answer": answer}
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(kept), encoding="utf-8")


def here() -> str:
    """What an answer holds for."""
    machine = bytes(QSysInfo.machineUniqueId().data()).decode() or QSysInfo.machineHostName()
    return " ".join((__version__, qVersion(), machine, QGuiApplication.platformName()))


def _boot() -> str:
    return bytes(QSysInfo.bootUniqueId().data()).decode()
