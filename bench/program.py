"""A Nutgraf of the benchmark's own: its folder, its process, what it costs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]


class Program:
    """A running window with a home of its own; `words` are what Python is to run."""

    def __init__(
        self, home: Path, *, preview: bool = True, words: tuple[str, ...] = ("-m", "editor")
    ) -> None:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"NUTGRAF_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
        if hasattr(os, "geteuid") and os.geteuid() == 0 and preview:
            # Chromium's sandbox cannot start as root; the program itself never turns it off.
            environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        if not preview:
            environment.pop("QTWEBENGINE_DISABLE_SANDBOX", None)
        self.home = home
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
        )

    def memory(self) -> tuple[float, float]:
        """Megabytes (PSS) of the program's own process, and of it with all its children."""
        own = psutil.Process(self._process.pid)
        return _pss(own), sum(_pss(each) for each in [own, *own.children(recursive=True)])

    def processor_seconds(self) -> float:
        """Processor time used so far by the program with all its children."""
        own = psutil.Process(self._process.pid)
        times = [each.cpu_times() for each in [own, *own.children(recursive=True)]]
        return sum(each.user + each.system for each in times)

    def journalled(self) -> int:
        """Bytes in its journals: a key has arrived when they grow."""
        folder = self.home / "state" / "journals"
        return sum(path.stat().st_size for path in folder.rglob("*.journal"))

    def end(self) -> None:
        """Close it in order."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 2**20
    except psutil.Error:
        return 0.0
