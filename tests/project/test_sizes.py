"""A file beyond 400 lines lacks a noun."""

from tests.project.repository import EDITOR


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lengths = {
        str(path.relative_to(EDITOR)): len(path.read_text("utf-8").splitlines())
        for path in EDITOR.rglob("*.py")
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > 400} == {}
