"""A window says time and again that it is alive, and learns who took its library over."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from editor.model.errors import LibraryHeld
from editor.system.locks import Holder, LibraryLock
from tests.services.desk import WindowDesk


def test_a_disk_that_is_not_there_for_a_while_is_no_news_and_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = WindowDesk(tmp_path).new()
    asked = []

    def pulled_out(_: LibraryLock) -> None:
        asked.append(1)
        raise FileNotFoundError(errno.ENOENT, "The stick was pulled out")

    with monkeypatch.context() as gone:
        gone.setattr(LibraryLock, "renew", pulled_out)
        desk.rest(130)
    assert len(asked) == 2
    assert desk.troubles == []
    monkeypatch.setattr(LibraryLock, "renew", lambda _: Holder("elsewhere", "ada"))
    desk.rest(60)
    (trouble,) = desk.troubles
    assert isinstance(trouble, LibraryHeld)
    assert "elsewhere" in trouble.sentence
    desk.close()
