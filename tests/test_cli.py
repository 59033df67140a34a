"""The command: one clear sentence and exit status 2 for whatever cannot be done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.cli import run

STORY = "Ferry Stuck in Ice\n\n(CP) – The ferry stopped on Monday.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NUTGRAF_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NUTGRAF_LIBRARY", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ferry(home: Path) -> Path:
    path = home / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_story_is_imported_listed_shown_and_exported(
    ferry: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(ferry)]) == 0
    story_id = capfd.readouterr().out.strip()
    assert run(["list"]) == 0
    assert "Ferry Stuck in Ice" in capfd.readouterr().out
    assert run(["show", story_id]) == 0
    assert capfd.readouterr().out.strip() == STORY.strip()
    assert run(["export", story_id, "--to", "html", "-o", str(home / "ferry.html")]) == 0
    assert "Ferry Stuck in Ice" in (home / "ferry.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--library", "postgresql://host/news", "list"], "of a kind that this Nutgraf"),
        (["--library", ".", "list"], "is a folder"),
        (["import", "nowhere.txt"], "is not there"),
        (["import", "."], "is a folder"),
        (["show", "nothing"], "no story nothing"),
        (["export", "nothing", "--to", "html"], "no story nothing"),
        (["convert", "ferry.txt", "out.xyz"], "No format is written"),
    ],
)
@pytest.mark.usefixtures("ferry")
def test_what_cannot_be_done_is_said_in_one_line(
    words: list[str], sentence: str, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert {path.name for path in home.iterdir()} <= {"home", "ferry.txt"}


def test_a_library_is_named_by_url_too(
    ferry: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = home / "a desk.db"
    assert run(["--library", f"sqlite:///{home}/a%20desk.db", "import", str(ferry)]) == 0
    assert place.is_file()
    capfd.readouterr()
    assert run(["--library", str(place), "list", "--limit", "99999999999999999999"]) == 0
    assert "Ferry" in capfd.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [["formats"], ["convert", "ferry.txt", "-", "--to", "html"]])
def test_an_answer_that_cannot_be_written_is_said(words: list[str], ferry: Path) -> None:
    root = Path(__file__).resolve().parents[1]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "editor", *words],
            cwd=ferry.parent,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("nutgraf: The answer could not be written")
    assert done.stderr.count(b"\n") == 1
