"""Registering is existing."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.system.discover import discover

PACKAGE = "discovered_in_a_test"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def test_every_file_with_the_value_is_found_in_the_order_of_names(package: Path) -> None:
    (package / "press.py").write_text("FORMAT = 'press'")
    (package / "html.py").write_text("FORMAT = 'html'")
    assert discover(PACKAGE, "FORMAT") == ("html", "press")
    assert discover(importlib.import_module(PACKAGE), "FORMAT") == ("html", "press")


def test_base_private_modules_packages_and_files_without_it_are_passed_over(package: Path) -> None:
    (package / "press.py").write_text("FORMAT = 'press'")
    (package / "base.py").write_text("FORMAT = 'base'")
    (package / "_shared.py").write_text("FORMAT = 'private'")
    (package / "vocabulary.py").write_text("TERMS = ()")
    (package / "nested").mkdir()
    (package / "nested" / "__init__.py").write_text("FORMAT = 'nested'")
    assert discover(PACKAGE, "FORMAT") == ("press",)


def test_finding_nothing_is_an_error(package: Path) -> None:
    (package / "press.py").write_text("CHECK = 1")
    with pytest.raises(FileNotFoundError, match=f"No module of {PACKAGE} has a FORMAT"):
        discover(PACKAGE, "FORMAT")


def test_a_module_that_cannot_be_imported_is_not_passed_over(package: Path) -> None:
    (package / "press.py").write_text("FORMAT = 1 / 0")
    with pytest.raises(ZeroDivisionError):
        discover(PACKAGE, "FORMAT")
