"""A program that adds words of its own to a person's dictionary, as another window does.

`python -m tests.services.spellcheck.adding_process FILE STEM NUMBER` says that it is ready, and
begins when a line comes.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from editor.services.spellcheck.personal import PersonalWords
from editor.services.spellcheck.vouched import adding


def added_at_once(file: Path, stems: tuple[str, ...], number: int) -> None:
    """Let a program for each stem add so many words, all of them at the same time."""
    command = [sys.executable, "-m", "tests.services.spellcheck.adding_process", str(file)]
    root = Path(__file__).resolve().parents[3]
    with ExitStack() as stack:
        programs = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, stem, str(number)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    cwd=root,
                )
            )
            for stem in stems
        ]
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        assert [program.wait() for program in programs] == [0] * len(stems)


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        PersonalWords(Path(sys.argv[1])).change(adding(f"{sys.argv[2]}{number}"))
