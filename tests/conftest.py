"""What every test needs before Qt is imported: no screen, no person's files."""

import atexit
import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.patience import PatientBot

# How long something takes is for the benchmarks to find; a busy machine is no fault.
settings.register_profile(
    "nutgraf", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("nutgraf")

_HOME = tempfile.mkdtemp(prefix="nutgraf-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

os.environ["NUTGRAF_HOME"] = _HOME
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    # As root, as in a container, Chromium's sandbox cannot start; the program itself keeps it on.
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"


@pytest.fixture
def qtbot(qapp: "QApplication", request: pytest.FixtureRequest) -> "PatientBot":  # noqa: ARG001
    """A bot that gives a busy machine its time."""
    from tests.patience import PatientBot

    return PatientBot(request)


def pytest_unconfigure() -> None:
    """Leave nothing of Python's on the clipboard.

    WORKAROUND: offscreen, Qt deletes it when the process ends, which crashes PySide once Python is
    gone; take this out to see whether it is still needed.
    """
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()
