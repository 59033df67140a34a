"""The model imports the standard library and itself, nothing else."""

import ast
import sys
from collections.abc import Iterator

from tests.project.repository import EDITOR


def foreign_imports(source: str) -> Iterator[str]:
    """The modules a source imports that are neither the standard library's nor the model's."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                imported = [alias.name for alias in names]
            case ast.ImportFrom(level=0, module=str(module), names=names) if module == "editor":
                imported = [f"editor.{alias.name}" for alias in names]
            case ast.ImportFrom(level=0, module=str(module)):
                imported = [module]
            case ast.ImportFrom(level=1):
                imported = []
            case ast.ImportFrom(level=level, module=module):
                imported = ["." * level + (module or "")]
            case _:
                imported = []
        for name in imported:
            own = name == "editor.model" or name.startswith("editor.model.")
            if not own and name.partition(".")[0] not in sys.stdlib_module_names:
                yield name


def test_the_model_imports_the_standard_library_only() -> None:
    modules = sorted((EDITOR / "model").rglob("*.py"))
    assert modules
    found = {
        str(module.relative_to(EDITOR)): names
        for module in modules
        if (names := list(foreign_imports(module.read_text("utf-8"))))
    }
    assert found == {}


def test_a_foreign_import_is_seen_wherever_it_hides() -> None:
    source = """
import json, attrs
from editor.model.story import Story
from editor import model, system
from . import text
from ..render import nodes
def late() -> None:
    import yaml.parser
"""
    assert list(foreign_imports(source)) == ["attrs", "editor.system", "..render", "yaml.parser"]
