"""One window for each library: a second launch hands its files to the first and ends."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN = 1_500
"""Milliseconds that a running window gets to take files over."""

_ACKNOWLEDGED = b"taken\n"


def server_name(library: Path) -> str:
    """The name under which the window of a library listens, one for each user and library."""
    path = hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]
    return f"nutgraf-{Path.home().name}-{path}"


def hand_over(library: Path, files: list[str], token: str = "") -> bool:
    """Give files to the window that has the library open; False if there is none.

    `token` is the desktop's activation token, which lets that window come to the front.
    """
    socket = QLocalSocket()
    socket.connectToServer(server_name(library))
    if not socket.waitForConnected(ANSWER_WITHIN):
        return False
    paths = [str(Path(each).absolute()) for each in files]
    socket.write(json.dumps({"files": paths, "token": token}).encode() + b"\n")
    socket.waitForBytesWritten(ANSWER_WITHIN)
    answered = socket.waitForReadyRead(ANSWER_WITHIN)
    taken = answered and bytes(socket.readAll().data()) == _ACKNOWLEDGED
    socket.disconnectFromServer()
    return taken


class Reception(QObject):
    """Takes over what later launches bring: `handed_over(files, token)`."""

    handed_over = Signal(list, str)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        self._name = server_name(library)

    @property
    def is_listening(self) -> bool:
        """Whether later launches come here."""
        return self._server.isListening()

    def listen(self) -> None:
        """Begin, once the library is this window's: another's name would be taken from it.

        A window that opens its library once more goes on listening.
        """
        if not self.is_listening and not self._server.listen(self._name):
            # A window that was killed leaves its socket's file behind; nobody answered there.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Take nothing over any more."""
        self._server.close()

    def _receive(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda each=socket: self._read(each))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            message = json.loads(bytes(socket.readLine().data()))
            files, token = [str(each) for each in message["files"]], str(message["token"])
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(_ACKNOWLEDGED)
        socket.flush()
        self.handed_over.emit(files, token)
