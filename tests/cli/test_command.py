"""The command: one clear sentence and exit status 2 for whatever cannot be done."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from editor.cli import run
from tests.cli.conftest import STORY, Command


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


def test_an_export_names_stories_under_an_embargo_and_goes_on(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, year in (("Ferry", 2199), ("Bridge", 2023)):
        text = f"EMBARGOED UNTIL July 20, {year} 00:01 GMT\n\n{name} opens\n\nIt is today.\n"
        (home / f"{name}.txt").write_text(text)
    assert run(["import", str(home / "Ferry.txt"), str(home / "Bridge.txt")]) == 0
    ids = capfd.readouterr().out.split()
    (home / "out").mkdir()
    assert run(["export", *ids, "--to", "html", "-o", str(home / "out")]) == 0
    said = capfd.readouterr()
    assert len(said.out.splitlines()) == len(list((home / "out").iterdir())) == 2
    assert said.err == "nutgraf: Ferry opens: Embargoed until 00:01 UTC, 20 July 2199.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--library", "postgresql://host/news", "list"], "of a kind that this Nutgraf"),
        (["--library", ".", "list"], "is a folder"),
        (["import", "nowhere.txt"], "is not there"),
        (["import", "."], "is a folder"),
        (["show", "nothing"], "There is no library at"),
        (["convert", "ferry.txt", "out.xyz"], "No format is written"),
        (["backup"], "There is no library at"),
        (["restore", "nothing"], "is not there"),
        (["restore", "."], "cannot be used"),
        (["verify", "nowhere.db"], "There is no library at"),
        (["repair", "nowhere.db"], "There is no library at"),
        (["repair", "x" * 300], "cannot be used"),
        (["rebuild", "nowhere", "new.db"], "is not there"),
        (["rebuild", ".", "ferry.txt"], "a file"),
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


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "nothing"], "no story nothing"),
        (["export", "nothing", "--to", "html"], "no story nothing"),
        (["history", "nothing"], "no story nothing"),
        (["history", "nothing", "--show", "9" * 30], "no version 1000000000"),
        (["history", "nothing", "--keep"], "no story nothing"),
        (["delete", "nothing"], "no story nothing"),
        (["undelete", "nothing"], "no story nothing"),
    ],
)
def test_a_story_that_is_not_there_is_said_in_one_line(
    words: list[str], sentence: str, command: Command
) -> None:
    command.imports()
    assert command(*words) == 2
    assert command.out == ""
    assert sentence in command.err
    assert command.err.count("\n") == 1


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
    root = Path(__file__).resolve().parents[2]
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


def test_a_story_is_taken_from_standard_input(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert command("import", "-") == 0
    assert command.lists() == ["Ferry Stuck in Ice"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_the_files_beside_it_are_taken(command: Command, ferry: Path) -> None:
    os.mkfifo("pipe")
    assert command("import", "pipe", ferry) == 2
    assert "is a pipe or a device" in command.err
    assert command.lists() == ["Ferry Stuck in Ice"]


def test_what_a_terminal_would_obey_is_not_listed(command: Command) -> None:
    command.imports("Ferry \x1b[31m Stuck in Ice\n\n(CP) – The ferry stopped on Monday.\n")
    assert command("list") == 0
    assert "\x1b" not in command.out
    assert "Stuck in Ice" in command.out


def test_the_manual_names_every_verb_with_its_options(command: Command) -> None:
    manual = (Path(__file__).resolve().parents[2] / "docs/manual/command.md").read_text("utf-8")
    table, _, _ = manual.partition("`--library PATH`")
    rows = dict(re.findall(r"^\| `(\w+)([^|]*)` \|", table, re.MULTILINE))
    with pytest.raises(SystemExit):
        command("--help")
    verbs = re.findall(r"^    (\w+)\s", command.out, re.MULTILINE)
    assert {"import", "history", "verify"} <= set(verbs)
    assert set(verbs) - {"open"} == set(rows)
    for verb in rows:
        with pytest.raises(SystemExit):
            command(verb, "--help")
        options = set(re.findall(r"--\w+", command.out)) - {"--help", "--output"}
        assert options == set(re.findall(r"--\w+", rows[verb])), verb
