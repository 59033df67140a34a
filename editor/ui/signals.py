"""The system's requests to end (SIGTERM, SIGINT, SIGHUP), brought into the event loop."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class EndRequests(QObject):
    """Emits `requested` on the UI thread when the system asks the program to end.

    Python runs its signal handlers between two bytecodes, which never come while Qt waits; the
    wake-up descriptor ends the wait without a timer.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._former_descriptor = signal.set_wakeup_fd(self._writer.fileno())
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        names = ("SIGTERM", "SIGINT", "SIGHUP")
        self._former = {
            number: signal.signal(number, lambda *_: None)
            for name in names
            if (number := getattr(signal, name, None)) is not None
        }

    def close(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._former_descriptor)
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _woken(self) -> None:
        if self._reader.recv(64):
            self.requested.emit()
