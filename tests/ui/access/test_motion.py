"""Nothing in the interface or on the page moves by itself."""

import re
from pathlib import Path

import pytest

from tests.project.repository import EDITOR, REPOSITORY

_MOVING = re.compile(
    r"QPropertyAnimation|QVariantAnimation|QTimeLine|@keyframes|scroll-behavior: *smooth"
    r"|behavior: *['\"]smooth|(?<![\w-])(?:transition|animation)(?:-\w+)?:"
)
_SOURCES = sorted(
    [
        *(EDITOR / "ui").rglob("*.py"),
        *(REPOSITORY / "resources").rglob("*.css"),
        *(REPOSITORY / "resources").rglob("*.js"),
    ]
)


def moving(source: Path) -> list[str]:
    return _MOVING.findall(source.read_text("utf-8"))


def test_there_are_sources_to_look_at() -> None:
    assert {".py", ".css"} <= {each.suffix for each in _SOURCES}


def test_nothing_slides_or_fades_by_itself() -> None:
    assert {source.name: moving(source) for source in _SOURCES if moving(source)} == {}


@pytest.mark.parametrize(
    "sheet", ["a { transition: 1s }", "@keyframes x {}", "scroll-behavior: smooth"]
)
def test_what_moves_would_be_found(sheet: str, tmp_path: Path) -> None:
    source = tmp_path / "page.css"
    source.write_text(sheet, "utf-8")

    assert moving(source)
