"""What every test needs before Qt is imported: no screen, no person's files."""

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NUTGRAF_HOME"] = tempfile.mkdtemp(prefix="nutgraf-tests-")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    # As root, as in a container, Chromium's sandbox cannot start; the program itself keeps it on.
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
