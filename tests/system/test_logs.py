"""The log tells what went wrong and where, never a word of a story."""

import subprocess
import sys
from pathlib import Path

import pytest

from editor.system.logs import describe

SECRET = "the mayor resigns"

START = """
import logging, sys, threading
from pathlib import Path
from editor.system.logs import start_logging
path = start_logging(Path(sys.argv[1]), on_unexpected=lambda text: print("TOLD", text))
log = logging.getLogger("editor.library")
"""


def run(folder: Path, script: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """What a process did that started logging, and what its log says."""
    done = subprocess.run(
        [sys.executable, "-c", START + script, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done, (folder / "nutgraf.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("script", "where"),
    [
        (f"def main(): raise ValueError({SECRET!r})\nmain()", "in main"),
        (
            f"def work(): raise ValueError({SECRET!r})\n"
            "thread = threading.Thread(target=work); thread.start(); thread.join()",
            "in work",
        ),
        (
            f"class Thing:\n    def __del__(self): raise ValueError({SECRET!r})\n"
            "thing = Thing()\ndel thing",
            "in __del__",
        ),
        (
            f"def save():\n    try: raise ValueError({SECRET!r})\n"
            "    except ValueError: log.exception('could not save %s', 17)\nsave()",
            "in save",
        ),
    ],
)
def test_an_error_is_logged_with_its_frames_and_without_its_message(
    tmp_path: Path, script: str, where: str
) -> None:
    _, log = run(tmp_path, script)
    assert "builtins.ValueError" in log
    assert where in log
    assert SECRET not in log


def test_whoever_shows_errors_is_told_without_the_message(tmp_path: Path) -> None:
    done, _ = run(tmp_path, f"raise ValueError({SECRET!r})")
    assert "TOLD" in done.stdout
    assert "builtins.ValueError" in done.stdout
    assert SECRET not in done.stdout


def test_the_terminal_gets_the_whole_error(tmp_path: Path) -> None:
    done, _ = run(tmp_path, f"raise ValueError({SECRET!r})")
    assert SECRET in done.stderr
    assert done.returncode == 1


def test_an_error_without_a_terminal_is_logged_all_the_same(tmp_path: Path) -> None:
    _, log = run(tmp_path, "sys.stderr = None\nraise ValueError")
    assert "builtins.ValueError" in log


def test_an_interrupt_is_no_error(tmp_path: Path) -> None:
    _, log = run(tmp_path, "raise KeyboardInterrupt")
    assert log == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends the process")
def test_a_crash_of_the_interpreter_leaves_its_frames(tmp_path: Path) -> None:
    run(
        tmp_path,
        "def crash():\n    import os, signal; os.kill(os.getpid(), signal.SIGSEGV)\ncrash()",
    )
    assert "in crash" in (tmp_path / "nutgraf-crash.log").read_text("utf-8")


def test_libraries_do_not_write_to_it(tmp_path: Path) -> None:
    _, log = run(tmp_path, "logging.getLogger('sqlalchemy').error('INSERT'); log.info('opened')")
    assert "opened" in log
    assert "INSERT" not in log


def test_the_log_is_turned_over_before_it_grows_without_end(tmp_path: Path) -> None:
    run(tmp_path, "for number in range(60): log.info('x' * 100_000)")
    files = sorted(path.name for path in tmp_path.glob("nutgraf.log*"))
    assert files == ["nutgraf.log", "nutgraf.log.1", "nutgraf.log.2", "nutgraf.log.3"]
    assert all(path.stat().st_size <= 1_000_000 for path in tmp_path.glob("nutgraf.log*"))


def test_started_again_the_former_log_is_left(tmp_path: Path) -> None:
    _, log = run(tmp_path, "start_logging(path.parent / 'other'); log.info('elsewhere')")
    assert log == ""
    assert "elsewhere" in (tmp_path / "other" / "nutgraf.log").read_text("utf-8")


def test_a_chain_of_errors_is_described_oldest_first() -> None:
    def chained() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise OSError(SECRET) from error

    with pytest.raises(OSError, match=SECRET) as caught:
        chained()
    text = describe(caught.value)
    assert SECRET not in text
    assert text.index("builtins.KeyError") < text.index("led to") < text.index("builtins.OSError")
