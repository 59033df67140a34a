"""A second launch hands its files to the window that is open, whatever went before."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from editor.ui.handover import Reception, server_name

_LAUNCH = """
import sys
from pathlib import Path
from editor.ui.handover import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[3:], sys.argv[2]) else 3)
"""

Launch = Callable[..., bool]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def launched(library: Path, qtbot: QtBot) -> Launch:
    """Launch the program once more, with files; gives whether somebody took them."""

    def launch(*files: str, token: str = "", library: Path = library) -> bool:
        command = [sys.executable, "-c", _LAUNCH, str(library), token, *files]
        with subprocess.Popen(command) as process:
            qtbot.waitUntil(lambda: process.poll() is not None)
        assert process.returncode in (0, 3)
        return process.returncode == 0

    return launch


class Window:
    """The one that is open already."""

    def __init__(self, library: Path) -> None:
        self.reception = Reception(library)
        self.taken: list[tuple[list[str], str]] = []
        self.reception.handed_over.connect(lambda files, token: self.taken.append((files, token)))
        self.reception.listen()


@pytest.fixture
def window(library: Path, qtbot: QtBot) -> Iterator[Window]:  # noqa: ARG001  # Begins Qt.
    window = Window(library)
    yield window
    window.reception.close()


def test_files_and_the_right_to_come_to_the_front_are_taken_over(
    window: Window, launched: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert launched("ferry.txt", "/else/where.txt", token="a token")
    assert window.taken == [([str(tmp_path / "ferry.txt"), "/else/where.txt"], "a token")]


def test_without_a_window_nobody_takes_them(launched: Launch) -> None:
    assert not launched("ferry.txt")


def test_a_window_that_opens_its_library_again_goes_on_taking_over(
    window: Window, launched: Launch
) -> None:
    window.reception.listen()
    assert launched("/ferry.txt")
    assert window.taken == [(["/ferry.txt"], "")]


def test_a_window_of_another_library_is_left_alone(
    window: Window, launched: Launch, tmp_path: Path
) -> None:
    assert not launched("/ferry.txt", library=tmp_path / "other.db")
    assert window.taken == []


def test_a_window_that_is_closed_takes_nothing(window: Window, launched: Launch) -> None:
    window.reception.close()
    assert not launched("/ferry.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes leave nothing behind there")
def test_what_a_killed_window_left_behind_is_no_hindrance(library: Path, launched: Launch) -> None:
    named = QLocalServer()
    assert named.listen(server_name(library))
    path = named.fullServerName()
    named.close()
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(path)
    window = Window(library)
    assert launched("/ferry.txt")
    assert window.taken == [(["/ferry.txt"], "")]
    window.reception.close()


@pytest.mark.parametrize("message", [b"\n", b"[]\n", b'{"files": 1}\n', b"\xff\xfe\n"])
def test_what_is_no_message_is_not_taken(
    message: bytes, window: Window, library: Path, launched: Launch, qtbot: QtBot
) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(server_name(library))
    stranger.write(message)
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: stranger.state() == gone)
    assert window.taken == []
    assert launched("/ferry.txt")
