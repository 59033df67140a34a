"""The real program on an X display of its own, with real keys: it can be killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from Xlib import XK, X, display
from Xlib.error import BadMatch, BadWindow, CatchError
from Xlib.ext import xtest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds."""

_KEYS = {
    " ": "space",
    ".": "period",
    ",": "comma",
    "-": "minus",
    "\n": "Return",
}


@contextmanager
def a_screen() -> Iterator[str]:
    """The name of a virtual screen; skips the test where none can be made."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb here")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            "1440x900x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Typist:
    """Somebody at the keyboard of the real program."""

    def __init__(self, screen: str, home: Path) -> None:
        self.home = home
        self._display = display.Display(screen)
        self._environment = {**os.environ, "NUTGRAF_HOME": str(home), "DISPLAY": screen}
        self._environment["QT_QPA_PLATFORM"] = "xcb"
        # Without this the engine does not start as root, and the simpler page is shown.
        self._environment.pop("QTWEBENGINE_DISABLE_SANDBOX", None)
        self._process: subprocess.Popen[bytes] | None = None

    def opens_the_program(self, *words: str) -> Typist:
        self._process = self.launches(*words)
        waits_until(self._comes_to_the_front)
        return self

    def launches(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the program without waiting for a window."""
        return subprocess.Popen(
            [sys.executable, "-m", "editor", *words], cwd=ROOT, env=self._environment
        )

    def begins_a_story(self) -> Typist:
        """Press Ctrl+N, and type once the title says that there is a new story."""
        self.presses("Control_L+n")
        waits_until(lambda: "New story" in self.title())
        return self

    def title(self) -> str:
        """What stands in the frame of the window."""
        name = self._display.get_atom("_NET_WM_NAME")
        text = self._window().get_full_text_property(name) if self._window() else ""
        return str(text or "")

    def _window(self) -> Any:
        for window in self._display.screen().root.query_tree().children:
            # One may go while it is looked at.
            with suppress(BadWindow):
                is_shown = window.get_attributes().map_state == X.IsViewable
                if is_shown and window.get_geometry().width > 500:
                    return window
        return None

    def _comes_to_the_front(self) -> bool:
        """What a window manager does with a new window; here is none."""
        window = self._window()
        if window is None:
            return False
        window.set_input_focus(X.RevertToParent, X.CurrentTime, onerror=CatchError(BadMatch))
        return bool(self._display.get_input_focus().focus == window)

    def types(self, text: str) -> Typist:
        for character in text:
            name = _KEYS.get(character, character.lower())
            self.presses(f"Shift_L+{name}" if character.isupper() else name)
        return self

    def presses(self, chord: str) -> Typist:
        """Press keys by their X names, as in "Control_L+n"."""
        codes = [
            self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in chord.split("+")
        ]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
        return self

    def waits_until_typed(self, text: str) -> Typist:
        """Until every letter is in a journal; it stands there before it is on the screen."""
        folder = self.home / "state"
        waits_until(lambda: text in _typed(folder))
        return self

    def waits_until_redone(self) -> Typist:
        """Until a step that was done again is in a journal, and so every key before it is heard."""
        folder = self.home / "state"
        waits_until(lambda: any(entry.get("kind") == "redo" for entry in _entries(folder)))
        return self

    def waits_until_kept(self, body: str) -> Typist:
        """Until the newest story of the library has this body."""
        waits_until(lambda: [each["sections"][0]["body"] for each in self.stories()][:1] == [body])
        return self

    def waits_until_a_version_is_kept(self) -> Typist:
        """Until the newest story of the library has a version: it is written after the story."""
        waits_until(lambda: any(self.command("history", i, "--json") for i in self._ids()[:1]))
        return self

    def waits_until_shown(self, headline: str) -> Typist:
        """Until a story is open in the window, and takes the keys."""
        waits_until(lambda: headline in self.title())
        return self

    def is_killed(self) -> None:
        self._ends(signal.SIGKILL)

    def is_told_to_end(self) -> int:
        """As a desktop does when the session ends; gives the exit status."""
        status = self._ends(signal.SIGTERM)
        if status:
            for log in (self.home / "state" / "logs").iterdir():
                sys.stderr.write(log.read_text("utf-8"))
        return status

    def _ends(self, how: signal.Signals) -> int:
        assert self._process is not None
        self._process.send_signal(how)
        status = self._process.wait(PATIENCE)
        self._process = None
        return status

    def leaves(self) -> None:
        """Clear away whatever is still open."""
        if self._process is not None:
            self._ends(signal.SIGKILL)
        self._display.close()

    # What the command says of the library

    def command(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "editor", *words],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    def stories(self) -> list[dict[str, Any]]:
        """The stories of the library as JSON, newest first."""
        return [json.loads(self.command("show", each, "--json")) for each in self._ids()]

    def _ids(self) -> list[str]:
        return [json.loads(line)["id"] for line in self.command("list", "--json").splitlines()]


_CHANGE = """
import sys
from dataclasses import replace
from pathlib import Path
from editor.services.connect import connect
from editor.system.paths import Folders
library, home, headline, body = sys.argv[1:]
other = connect(Path(library), Folders.under(Path(home)))
(row,) = other.library.rows("", "", 0, 1)
kept = other.library.story(row.id)
opening = replace(kept.story.sections[0], body=body)
story = replace(kept.story, headline=headline, sections=(opening,))
other.library.keep(story, revision=kept.revision, number=kept.number)
other.leave()
"""


def changes_it_elsewhere(library: Path, home: Path, headline: str, body: str) -> None:
    """Let another process of somebody with another home change the newest story of a library."""
    subprocess.run(
        [sys.executable, "-c", _CHANGE, str(library), str(home), headline, body],
        cwd=ROOT,
        check=True,
        timeout=PATIENCE,
    )


_HOLD = """
import sys
from pathlib import Path
from editor.system.locks import LibraryLock
lock = LibraryLock(Path(sys.argv[1]))
print(lock.try_acquire(), flush=True)
sys.stdin.readline()
lock.release()
"""


@contextmanager
def holds(library: Path) -> Iterator[None]:
    """Let another process hold a library, as a window does that answers nobody."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(library)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "None\n"
        try:
            yield
        finally:
            process.communicate("\n", timeout=PATIENCE)


def _typed(folder: Path) -> str:
    """The letters in all journals, one after the other."""
    pairs = (pair for entry in _entries(folder) for pair in _pairs(entry))
    return "".join(value for name, value in pairs if name == "inserted" and isinstance(value, str))


def _entries(folder: Path) -> Iterator[dict[str, Any]]:
    """The whole lines of all journals."""
    for path in sorted(folder.rglob("*.journal")):
        # A page goes as soon as the library has all of it, perhaps while it is looked at.
        with suppress(FileNotFoundError):
            for line in path.read_text("utf-8", "replace").splitlines():
                _, _, entry = line.partition("{")
                with suppress(ValueError):
                    yield json.loads("{" + entry)


def _pairs(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield name, each
            yield from _pairs(each)
    elif isinstance(value, list):
        for each in value:
            yield from _pairs(each)


def waits_until(condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Look again and again until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
