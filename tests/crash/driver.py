"""The side of the driver: starts the real window, tells it what to press, and kills it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.crash.faults import Faults

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40.0
"""Seconds that a window gets to answer."""

Caret = tuple[str, int]
Texts = tuple[tuple[str, str], ...]


class Found(AssertionError):
    """A promise that was not kept, in a sentence."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a window shows."""

    story: str
    caret: Caret | None
    texts: Texts
    kept: str = ""
    notices: tuple[str, ...] = ()
    library: str = ""

    @property
    def words(self) -> str:
        """All of the texts, one after the other."""
        return "\n".join(text for _, text in self.texts)


@dataclass(slots=True)
class Press:
    """A key: which, when (monotonic seconds), what was there before, and what it came to.

    `after` is None for one that was still under way when the window was killed.
    """

    key: str
    at: float
    before: Look
    after: Look | None = None


class Driver:
    """One start of the real window, on a home of its own."""

    def __init__(
        self,
        home: Path,
        *,
        faults: Faults | None = None,
        hurried: bool = True,
        wrap: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.presses: list[Press] = []
        self._errors = home.with_name(f"{home.name}-stderr.txt")
        self._changed = threading.Condition()
        self._answers: dict[int, Look] = {}
        self._ready: Look | None = None
        self._texts: Texts = ()
        self.has_ended = False
        self.ended_at = 0.0
        self._turn = 0
        words = [sys.executable, "-m", "tests.crash.driven", str(home), *["hurried"] * hurried]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
        environment |= faults.environment if faults else {}
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [*wrap, *words],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        assert self._process.stdout is not None
        self._reader = threading.Thread(
            target=self._listen, args=(self._process.stdout,), daemon=True
        )
        self._reader.start()

    def opens(self) -> Look:
        """Wait until the window shows what it found."""
        look = self.opens_or_ends()
        if look is None:
            raise Found(f"the window ended; it said: {self._said or 'nothing'}")
        return look

    def opens_or_ends(self) -> Look | None:
        """Wait until the window shows what it found; None for one that ended before."""
        self._waits(lambda: self._ready is not None or self.has_ended)
        return self._ready

    def look(self) -> Look:
        """What it shows now."""
        return self._asks("look")

    def types(self, *keys: str, pace: int = 0) -> Look:
        """Press keys, each a chord or a text; what the window shows then."""
        each = [key for text in keys for key in _keys(text)]
        return self._asks("type", keys=each, pace=pace)

    def opens_story(self, story: str, seconds: float = PATIENCE) -> Look:
        """Open a story of the library, and wait until it is there."""
        self.types(f"open:{story}")
        return self.waits_until(lambda look: look.story == story, seconds)

    def begins_a_story(self) -> Look:
        """Begin another story than the open one, with the caret in its headline."""
        before = self.look().story
        self.types("Ctrl+N")
        return self.waits_until(lambda look: look.story and look.story != before)

    def begins(self, *keys: str, pace: int) -> None:
        """Press keys, so many milliseconds apart, and do not wait for the end."""
        self._sends("type", keys=[key for text in keys for key in _keys(text)], pace=pace)

    def begins_to_type(self, seed: int, count: int, pace: int, stories: Sequence[str]) -> None:
        """Let it press the keys of a seed, and do not wait for the end."""
        self._sends("script", seed=seed, count=count, pace=pace, stories=list(stories))

    def waits_until(self, condition: Callable[[Look], object], seconds: float = PATIENCE) -> Look:
        """Look again and again until something is so."""
        end = time.monotonic() + seconds
        while not condition(look := self.look()):
            if time.monotonic() > end:
                raise Found(f"it did not come about in {seconds:.0f} s; the window shows {look}")
            time.sleep(0.02)
        return look

    def waits_until_kept(self) -> Look:
        """Until the bar says that everything is in the library."""
        return self.waits_until(lambda look: look.kept.startswith("Kept"))

    def waits_for_the_end(self, seconds: float) -> bool:
        """Whether it ended by itself, or by a fault, within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.has_ended, seconds)

    def kill(self) -> None:
        """Kill it, if it has not ended already."""
        self._process.kill()
        self._ends()

    def closes(self) -> int:
        """Close the window in order; the exit status."""
        self._sends("close")
        status = self._process.wait(PATIENCE)
        self._ends()
        self.stays_quiet()
        return status

    def stays_quiet(self) -> None:
        """Raise Found if an unexpected error was written, to standard error or to the log."""
        said = self._errors.read_text("utf-8", "replace")
        logs = self.home / "state" / "logs"
        for log in sorted(logs.glob("nutgraf.log*")) if logs.is_dir() else []:
            said += log.read_text("utf-8", "replace")
        for mark in ("Traceback (most", "unexpected error", "Fatal Python", "QThread:", "ASSERT"):
            if mark in said:
                raise Found(f"an unexpected error:\n{said[said.index(mark) :][:3000]}")

    @property
    def library(self) -> Path:
        """The file of its library."""
        return self.home / "data" / "library.db"

    @property
    def process_id(self) -> int:
        """The window's process."""
        return self._process.pid

    # The talk

    def _asks(self, do: str, **details: Any) -> Look:
        turn = self._sends(do, **details)
        self._waits(lambda: turn in self._answers)
        return self._answers.pop(turn)

    def _sends(self, do: str, **details: Any) -> int:
        self._turn += 1
        line = json.dumps({"turn": self._turn, "do": do, **details}) + "\n"
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode())
        self._process.stdin.flush()
        return self._turn

    def _waits(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            is_so = self._changed.wait_for(lambda: condition() or self.has_ended, PATIENCE)
        if not condition():
            self.stays_quiet()
            what = "ended" if is_so else f"did not answer in {PATIENCE:.0f} s"
            raise Found(f"the window {what}; it said: {self._said or 'nothing'}")

    @property
    def _said(self) -> str:
        return self._errors.read_text("utf-8", "replace")[-2000:]

    def _listen(self, said: IO[bytes]) -> None:
        for line in said:
            if line.endswith(b"\n"):
                with self._changed:
                    self._note(json.loads(line))
                    self._changed.notify_all()
        with self._changed:
            self.has_ended = True
            self.ended_at = time.monotonic()
            self._changed.notify_all()

    def _note(self, what: dict[str, Any]) -> None:
        if "pressed" in what:
            self.presses.append(Press(what["key"], what["at"], self._look(what["shown"])))
        elif "done" in what:
            self.presses[-1].after = self._look(what["shown"])
        elif "ready" in what:
            self._ready = self._look(what["ready"])
        else:
            self._answers[what["turn"]] = self._look(what["answer"])

    def _look(self, shown: dict[str, Any]) -> Look:
        if "texts" in shown:
            self._texts = tuple((name, text) for name, text in shown["texts"])
        return Look(
            shown["story"],
            _caret(shown["caret"]),
            self._texts,
            shown.get("kept", ""),
            tuple(shown.get("notices", ())),
            shown.get("library", ""),
        )

    def _ends(self) -> None:
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()


def _caret(said: list[Any] | None) -> Caret | None:
    return (said[0], said[1]) if said else None


def _keys(text: str) -> list[str]:
    """A chord or a click as it is, a text by its characters."""
    is_one = text.startswith(("Ctrl+", "field:", "open:")) or text in ("Return", "Backspace", "Tab")
    return [text] if is_one else list(text)
