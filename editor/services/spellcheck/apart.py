"""The speller in a process of its own, so that neither a slow nor a broken dictionary is felt.

Both ends speak JSON, a line each way. The process ends when the window does: its input closes.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from editor.model.spelling.tokens import Span
from editor.model.translation import _
from editor.services.spellcheck.speller import (
    HunspellSpeller,
    NoEngine,
    UnusableDictionary,
    unreadable,
)

if TYPE_CHECKING:
    import subprocess

FLAG = "--spell"
PATIENCE = 30.0
"""Seconds in which an answer must come."""


def command() -> list[str]:
    """How this program starts its speller."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "editor", FLAG]


def main() -> int:
    """The process itself: answers until its input ends."""
    with suppress(OSError, AttributeError):
        os.nice(5)
    # A program without a console has no `sys.stdin`, but the handles are there.
    with open(0, "rb", closefd=False) as asked, open(1, "wb", closefd=False) as told:
        answer_all(asked, told, HunspellSpeller())
    return 0


def answer_all(asked: BinaryIO, told: BinaryIO, speller: HunspellSpeller) -> None:
    """Answer every line of one stream on the other."""
    for line in asked:
        told.write(json.dumps(_answer(json.loads(line), speller)).encode() + b"\n")
        told.flush()


def _answer(question: dict[str, Any], speller: HunspellSpeller) -> dict[str, Any]:
    dictionary = Path(question["dictionary"])
    try:
        if "word" in question:
            return {"answer": speller.suggest(dictionary, question["word"])}
        tokens = question["tokens"]
        return {"answer": speller.check(dictionary, question["language"], tokens)}
    except UnusableDictionary as error:
        # The sentence is the window's, in its language.
        return {"error": "engine" if isinstance(error, NoEngine) else "dictionary"}


class SpellerApart:
    """Asks the process, starts it first and again where it has died.

    A dictionary over which it died twice running is not opened again.
    """

    def __init__(self, program: list[str] | None = None, patience: float = PATIENCE) -> None:
        self._program = program or command()
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._broken: set[Path] = set()
        self._is_closed = False
        self._turn = threading.Lock()

    def check(
        self, dictionary: Path, language: str, tokens: Iterable[str]
    ) -> tuple[tuple[Span, ...], ...]:
        """The misspelt parts of each token."""
        answer = self._ask(dictionary, {"language": language, "tokens": list(tokens)})
        return tuple(tuple((start, end) for start, end in spans) for spans in answer)

    def suggest(self, dictionary: Path, word: str) -> tuple[str, ...]:
        """What may have been meant, best first."""
        return tuple(self._ask(dictionary, {"word": word}))

    def close(self) -> None:
        """End the process; it may be in the midst of an answer, which then is none."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.kill()
            with self._turn:
                self._let_go(process)

    def _ask(self, dictionary: Path, question: dict[str, Any]) -> list[Any]:
        if dictionary in self._broken or self._is_closed:
            raise _unusable(dictionary)
        line = json.dumps({"dictionary": str(dictionary), **question}).encode() + b"\n"
        with self._turn:
            answer = self._asked(line)
            if answer is None and not self._is_closed:
                # Once more: somebody else may have ended the process, and not the dictionary.
                answer = self._asked(line)
        if answer is None:
            if not self._is_closed:
                self._broken.add(dictionary)
            raise _unusable(dictionary)
        if "error" in answer:
            raise NoEngine if answer["error"] == "engine" else unreadable(dictionary)
        found: list[Any] = answer["answer"]
        return found

    def _asked(self, line: bytes) -> dict[str, Any] | None:
        """The answer to one line; None where the process died over it or took too long."""
        try:
            process = self._running()
        except OSError:
            return None
        watchdog = threading.Timer(self._patience, process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(line)
            process.stdin.flush()
            answered: dict[str, Any] = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            process.kill()
            self._let_go(process)
            return None
        else:
            return answered
        finally:
            watchdog.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        # Not on the way to the window.
        import subprocess

        if self._process is None:
            self._process = subprocess.Popen(
                self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _let_go(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process = None


def _unusable(dictionary: Path) -> UnusableDictionary:
    return UnusableDictionary(
        _("The dictionary {path} cannot be used: it is broken, or too large.").format(
            path=dictionary
        ),
        _("Spelling in its language is not checked; take another one."),
    )
