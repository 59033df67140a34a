"""A bot that waits as long as a busy machine needs: what comes at once is not waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

MILLISECONDS = 30_000
"""Until a test says that something does not come."""


class PatientBot(QtBot):
    """pytest-qt's bot, which would wait five seconds."""

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], bool | None], *, timeout: int = MILLISECONDS
    ) -> None:
        """Wait for a condition."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = MILLISECONDS, **rest: Any) -> Any:  # noqa: N802
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **rest)

    def waitActive(self, widget: Any, *, timeout: int = MILLISECONDS) -> Any:  # noqa: N802
        """Wait until a window has the keys."""
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = MILLISECONDS) -> Any:  # noqa: N802
        """Wait until a window is on the screen."""
        return super().waitExposed(widget, timeout=timeout)
