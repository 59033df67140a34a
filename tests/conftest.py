"""What every test needs before Qt is imported: no screen, no person's files."""

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="nutgraf-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

os.environ["NUTGRAF_HOME"] = _HOME
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    # As root, as in a container, Chromium's sandbox cannot start; the program itself keeps it on.
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
