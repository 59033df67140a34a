from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.window


def test_an_engine_that_cannot_come_back_gives_way_to_the_simpler_page(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.preview.ending_process", str(tmp_path / "preview.json")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "shows a simpler page because the web engine stopped" in told.stdout
