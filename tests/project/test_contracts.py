"""Every import contract is tried against a trespass, in a small tree with the program's names."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.project.repository import EDITOR, REPOSITORY

PYPROJECT = REPOSITORY / "pyproject.toml"

LAWFUL = {
    "editor/__init__.py": "",
    "editor/__main__.py": "from editor import app, cli",
    "editor/app.py": "import PySide6\nfrom editor.ui import window",
    "editor/cli/__init__.py": "from editor.services import session",
    "editor/ui/__init__.py": "",
    "editor/ui/window.py": "import PySide6.QtCore\nfrom editor.services import session",
    "editor/services/__init__.py": "",
    "editor/services/session.py": "from editor.library import tables\nimport editor.formats.press",
    "editor/library/__init__.py": "",
    "editor/library/tables.py": "import sqlalchemy\nimport sqlite3\nfrom editor.model import story",
    "editor/formats/__init__.py": "",
    "editor/formats/press.py": "from editor.render import markdown, gate",
    "editor/render/__init__.py": "",
    "editor/render/markdown.py": "from editor.model import story",
    "editor/render/inline.py": "import markdown",
    "editor/render/foreign_markdown.py": "import markdown",
    "editor/render/gate.py": "import nh3",
    "editor/model/__init__.py": "",
    "editor/model/story.py": "",
    "editor/system/__init__.py": "",
    "editor/system/paths.py": "import pathlib",
}

TYPES_ONLY = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "

TRESPASSES = [
    ("layers", "editor/model/story.py", "from editor.render import gate"),
    ("layers", "editor/model/story.py", "from editor.system import paths"),
    ("layers", "editor/render/gate.py", "from editor.formats import press"),
    ("layers", "editor/formats/press.py", "from editor.library import tables"),
    ("layers", "editor/library/tables.py", "from editor.services import session"),
    ("layers", "editor/services/session.py", "from editor.ui import window"),
    ("layers", "editor/ui/window.py", "import editor.app"),
    ("layers", "editor/checks/__init__.py", "from editor.formats import press"),
    ("layers", "editor/extras.py", "# no layer has this module"),
    ("layers", "editor/system/paths.py", TYPES_ONLY + "from editor.model import story"),
    ("cycles", "editor/render/gate.py", "from editor.render import markdown"),
    ("ui", "editor/ui/window.py", "from editor.library import tables"),
    ("ui", "editor/ui/window.py", "from editor.formats import press"),
    ("ui", "editor/ui/window.py", TYPES_ONLY + "from editor.render import gate"),
    ("qt", "editor/services/session.py", "from PySide6.QtCore import QObject"),
    ("qt", "editor/cli/__init__.py", "import shiboken6"),
    ("qt", "editor/services/session.py", TYPES_ONLY + "import qtawesome"),
    ("qt", "editor/model/story.py", "from qtpy import QtCore"),
    ("sql", "editor/services/session.py", "import sqlite3"),
    ("sql", "editor/cli/__init__.py", "from sqlalchemy import select"),
    ("markdown", "editor/formats/press.py", "from markdown.util import etree"),
    ("markdown", "editor/render/markdown.py", "import markdown"),
    ("gate", "editor/render/markdown.py", "import nh3"),
]
COMPANIONS = {
    # A circle takes two.
    ("cycles", "editor/render/gate.py"): ("editor/render/markdown.py", "import editor.render.gate"),
}

LINT_IMPORTS = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]


def write_tree(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")


def lint(root: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [*LINT_IMPORTS, "--config", str(PYPROJECT), "--no-cache", *chosen],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]
    return list(settings["contracts"])


def test_the_lawful_tree_keeps_every_contract(tmp_path: Path) -> None:
    write_tree(tmp_path, LAWFUL)
    outcome = lint(tmp_path)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert f"{len(contracts())} kept, 0 broken" in outcome.stdout


@pytest.mark.parametrize(("contract", "file", "line"), TRESPASSES)
def test_a_trespass_breaks_its_contract(
    tmp_path: Path, contract: str, file: str, line: str
) -> None:
    tree = {**LAWFUL, file: LAWFUL.get(file, "") + "\n" + line}
    if companion := COMPANIONS.get((contract, file)):
        other, other_line = companion
        tree[other] += "\n" + other_line
    write_tree(tmp_path, tree)
    outcome = lint(tmp_path, contract)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert "0 kept, 1 broken" in outcome.stdout, outcome.stdout


def test_every_contract_is_tried() -> None:
    assert {contract for contract, _, _ in TRESPASSES} == {rule["id"] for rule in contracts()}


def test_contracts_that_list_packages_list_every_package() -> None:
    packages = {f"editor.{path.parent.name}" for path in EDITOR.glob("*/__init__.py")}
    listed = {
        rule["id"]: {*rule["source_modules"], *rule["forbidden_modules"]}
        for rule in contracts()
        if rule["type"] == "forbidden"
    }
    assert packages - {"editor.ui"} <= listed["qt"]
    # What lies above the window is kept from it by the layers.
    seen = {"editor.cli", "editor.services", "editor.model", "editor.system"}
    assert packages - seen <= listed["ui"]
