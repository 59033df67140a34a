"""A program that replaces across a library until it is killed; says each story that it begins.

`python -m tests.services.replacing_process HOME`
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from editor.library.library import Library
from tests.services.newsdesk import Newsdesk


def killed_while_replacing(home: Path, stories: int) -> None:
    """Kill such a program after it has begun so many stories."""
    command = [sys.executable, "-m", "tests.services.replacing_process", str(home)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        for _ in range(stories):
            assert process.stdout.readline() == "a story\n"
        process.kill()
        process.stdout.read()


def replace_for_ever(home: Path) -> None:
    """Put "tunnel" for "bridge", in every story of the library."""
    keep = Library.keep

    def kept_and_said(*args: object, **how: object) -> object:
        print("a story", flush=True)
        return keep(*args, **how)  # type: ignore[arg-type]

    desk = Newsdesk(home)
    preview = desk.search("bridge", "tunnel")
    Library.keep = kept_and_said  # type: ignore[assignment, method-assign]
    desk.replace(preview)


if __name__ == "__main__":
    replace_for_ever(Path(sys.argv[1]))
