"""A machine is known by the same id whatever it is called, and its own id stays on it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.system import machine
from editor.system.machine import machine_id

SYSTEM_ID = "3f2a" * 8
OTHER_ID = "4b1c" * 8


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    machine_id.cache_clear()
    yield
    machine_id.cache_clear()


@pytest.fixture
def system_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which this system keeps its id, which is not there yet."""
    path = tmp_path / "machine-id"
    monkeypatch.setattr(machine, "SYSTEM_FILES", (tmp_path / "none", path))
    monkeypatch.setattr(uuid, "getnode", lambda: 0x010000000000)
    return path


def test_the_systems_own_id_does_not_get_out(system_file: Path) -> None:
    system_file.write_text(f"{SYSTEM_ID}\n")
    found = machine_id()
    assert len(found) == 32
    assert SYSTEM_ID not in found


def test_each_machine_has_another_id_and_always_the_same(system_file: Path) -> None:
    found = []
    for each in (SYSTEM_ID, OTHER_ID, SYSTEM_ID):
        machine_id.cache_clear()
        system_file.write_text(each)
        found.append(machine_id())
    assert found[0] == found[2] != found[1]


@pytest.mark.parametrize("text", ["", "uninitialized\n", "\udcff", "0" * 32])
def test_a_file_without_an_id_is_none(system_file: Path, text: str) -> None:
    system_file.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert machine_id() == ""


def test_a_network_card_stands_in_for_the_systems_id(
    system_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not system_file.exists()
    monkeypatch.setattr(uuid, "getnode", lambda: 0x001B44112233)
    found = machine_id()
    assert len(found) == 32
    assert "1b44112233" not in found


@pytest.mark.parametrize("address", [0x011B44112233, 0x0242AC110002])
def test_an_address_that_no_card_was_made_with_is_none(
    system_file: Path, monkeypatch: pytest.MonkeyPatch, address: int
) -> None:
    assert not system_file.exists()
    monkeypatch.setattr(uuid, "getnode", lambda: address)
    assert machine_id() == ""
