import json
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.preview.answer import Answer, AnswerFile
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.probe import Probe, command
from tests.ui.preview.reader import Reader

pytestmark = [pytest.mark.window, pytest.mark.usefixtures("qapp")]

RUN_CHILD = "import sys; from editor.ui.preview.probe import main; sys.exit(main())"


def test_an_answer_is_remembered(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path / "cache" / "preview.json")
    assert file.read() is Answer.UNKNOWN
    for answer in (Answer.WORKS, Answer.FAILS):
        file.write(answer)
        assert file.read() is answer


def test_a_start_that_was_never_confirmed_is_asked_about_again(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path / "preview.json")
    file.write(Answer.TRYING)
    assert file.read() is Answer.UNKNOWN


@pytest.mark.parametrize("garbage", [b"", b"\xff", b"[]", b"{}", b'{"here": 1}', b"1e999", b"null"])
def test_a_file_that_says_nothing_is_no_answer(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "preview.json"
    path.write_bytes(garbage)
    assert AnswerFile(path).read() is Answer.UNKNOWN


def test_an_answer_of_another_version_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "preview.json"
    AnswerFile(path).write(Answer.WORKS)
    kept = json.loads(path.read_text())
    path.write_text(json.dumps(kept | {"here": "0.0.0 " + kept["here"]}))
    assert AnswerFile(path).read() is Answer.UNKNOWN


def test_a_failure_is_asked_about_again_when_the_machine_was_started_anew(tmp_path: Path) -> None:
    path = tmp_path / "preview.json"
    for answer, afterwards in ((Answer.FAILS, Answer.UNKNOWN), (Answer.WORKS, Answer.WORKS)):
        AnswerFile(path).write(answer)
        kept = json.loads(path.read_text())
        path.write_text(json.dumps(kept | {"boot": "another"}))
        assert AnswerFile(path).read() is afterwards


def test_a_file_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path)
    file.write(Answer.WORKS)
    assert file.read() is Answer.UNKNOWN


def test_the_probe_says_that_the_engine_works_here(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "preview.json"
    pane = PreviewPane(path, probe_command=lambda: [sys.executable, "-c", RUN_CHILD])
    qtbot.addWidget(pane)
    pane.resize(300, 300)
    pane.show()
    pane.start()
    Reader(pane, qtbot).waits_for_the_engine()
    assert AnswerFile(path).read() is Answer.WORKS
    pane.close_engine()


@pytest.mark.parametrize(
    "child", ["import os; os.abort()", "raise SystemExit(3)", "import no_such_module"]
)
def test_a_child_that_dies_or_fails_is_a_no(qtbot: QtBot, child: str) -> None:
    probe = Probe([sys.executable, "-c", child])
    with qtbot.waitSignal(probe.answered) as answer:
        probe.start()
    assert answer.args == [False]


def test_the_probe_is_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command() == [sys.executable, "-m", "editor", "--probe-preview"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--probe-preview"]
