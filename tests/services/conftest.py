"""What tests of services share."""

import pytest


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not wait for another program's lock."""
    monkeypatch.setattr("editor.library.engine._PRAGMAS", ("busy_timeout=0",))
