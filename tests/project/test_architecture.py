"""What docs/architecture.md names is there: it is read by whoever looks for something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.repository import EDITOR, REPOSITORY

TEXT = (REPOSITORY / "docs" / "architecture.md").read_text("utf-8")

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (?:[^`\n]*\(`editor/(?P<package>\w+)`)?.*$", re.MULTILINE)
_NAMED = re.compile(r"`(?P<path>[a-z_]+(?:[./][a-z_]+)+)")
_GROUP = re.compile(r"`(?P<package>[a-z_]+)/` \((?P<modules>`[^()]*`)\)")
_MODULE = re.compile(r"`([a-z_]+)`")
_FILES = ("json", "db", "toml")


def sections() -> Iterator[tuple[Path, str]]:
    """The package that each section is about, and its text."""
    text = _FENCED.sub("", TEXT)
    heads = list(_SECTION.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        yield EDITOR / (head["package"] or ""), text[head.end() : after and after.start()]


def paths() -> list[tuple[Path, str]]:
    """The dotted and slashed paths, each with the package in which it is named."""
    found = [(base, match["path"]) for base, text in sections() for match in _NAMED.finditer(text)]
    return [each for each in found if not each[1].endswith(_FILES)]


def groups() -> list[tuple[Path, str]]:
    """The modules that stand in brackets behind their package."""
    return [
        (base, f"{group['package']}.{module}")
        for base, text in sections()
        for group in _GROUP.finditer(text)
        for module in _MODULE.findall(group["modules"])
    ]


def is_there(base: Path, path: str) -> bool:
    """Whether a path leads to a package, a module, or a name that a module has."""
    place, names = base, re.split(r"[./]", path.removesuffix(".py"))
    for done, name in enumerate(names, start=1):
        place /= name
        source = place.with_suffix(".py")
        if source.is_file():
            code = source.read_text("utf-8")
            return all(re.search(rf"\b{each}\b", code) for each in names[done : done + 1])
        if not place.is_dir():
            return False
    return True


def test_paths_are_found_in_it() -> None:
    named = {path for _, path in paths()}
    assert {"model.text.difference", "form/reckoning", "comparing.merge.merge"} <= named
    assert (EDITOR / "model", "markup.marks") in groups()


def test_a_path_that_leads_nowhere_is_noticed() -> None:
    model = EDITOR / "model"
    assert is_there(model, "comparing.compare.compare")
    for path in ("compare.compare", "comparing.compare.collate", "comparing.collate"):
        assert not is_there(model, path)


@pytest.mark.parametrize(("base", "path"), [*paths(), *groups()])
def test_every_module_it_names_is_there(base: Path, path: str) -> None:
    layers = EDITOR.iterdir() if base == EDITOR else ()
    assert any(is_there(each, path) for each in (base, EDITOR, REPOSITORY, *layers)), path


def test_every_package_has_its_place_in_it() -> None:
    packages = {init.parent.name for init in EDITOR.glob("*/*/__init__.py")}
    assert packages
    assert {each for each in packages if not re.search(rf"`[\w/]*\b{each}\b", TEXT)} == set()
