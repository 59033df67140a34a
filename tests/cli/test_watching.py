"""Long work says on one line of a terminal how far it is; Ctrl+C stops it, twice breaks it off."""

from __future__ import annotations

import io
import signal

import pytest

from editor.cli.watching import ProgressLine, watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_goes_away() -> None:
    terminal = Terminal()
    line = ProgressLine("Checking", terminal)
    for done in range(401):
        line.report(done, 400)
    shown = terminal.getvalue()
    assert shown.count("\r") == 101
    assert shown.endswith("\rChecking … 100 %")
    line.clear()
    assert terminal.getvalue() == shown + "\r" + " " * len("Checking … 100 %") + "\r"


def test_progress_without_a_terminal_says_nothing() -> None:
    stream = io.StringIO()
    line = ProgressLine("Checking", stream)
    line.report(1, 2)
    line.clear()
    assert stream.getvalue() == ""
    assert line.state == (1, 2)


@pytest.mark.usefixtures("hears_ctrl_c")
def test_the_first_ctrl_c_asks_to_stop_and_the_second_breaks_off() -> None:
    with watched("Checking") as progress:
        assert not progress.is_cancelled
        signal.raise_signal(signal.SIGINT)
        assert progress.is_cancelled
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_command_that_does_not_hear_ctrl_c_goes_on_not_hearing_it() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with watched("Checking") as progress:
            signal.raise_signal(signal.SIGINT)
        assert not progress.is_cancelled
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
