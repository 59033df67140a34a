"""The program's log: what went wrong and where in the code, never a word of a story.

- An exception is written as its type and its frames. Its message is left out, because messages
  quote what they complain about: a parser its line, a dictionary its key, a path its headline.
- Whoever logs writes constants, numbers and identifiers: `log.info("saved story %s", story.id)`.
- Libraries do not write here: only the logger `editor` and those below it do.
"""

import faulthandler
import logging
import logging.handlers
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

LOGGER_NAME = "editor"
_BYTES_A_FILE = 1_000_000
_OLD_FILES = 3


def start_logging(
    folder: Path,
    name: str = "nutgraf",
    *,
    on_unexpected: Callable[[str], None] | None = None,
) -> Path:
    """Opens the log in `folder` and sends to it whatever nobody catches; gives the log's path.

    - Unexpected exceptions of the main thread, of other threads and of finalisers are logged, and
      `on_unexpected` is called with their description, in the thread where they happened.
    - A crash of the interpreter itself leaves its frames in `<name>-crash.log`.
    - The log is turned over at 1 MB; three old ones are kept.
    - Started again, for instance elsewhere, the former log is closed.

    Raises OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.log"
    _log_to(path)
    # Opened here, because a windowed build has no standard error, and left open to the end.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    faulthandler.enable(os.open(folder / f"{name}-crash.log", flags, 0o666), all_threads=True)
    _install_hooks(on_unexpected)
    return path


def describe(exception: BaseException) -> str:
    """The exception and those behind it as types and frames, oldest first, without messages."""
    parts: list[str] = []
    link: BaseException | None = exception
    while link is not None and len(parts) < 10:
        frames = traceback.extract_tb(link.__traceback__)
        lines = [f'  File "{f.filename}", line {f.lineno}, in {f.name}' for f in frames]
        kind = type(link)
        parts.append("\n".join([*lines, f"{kind.__module__}.{kind.__qualname__}"]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nled to\n".join(reversed(parts))


class _WordlessFormatter(logging.Formatter):
    """A formatter that writes an exception without its message."""

    # The record's cache of the text would hand one formatter's words to the next.
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        line = super().format(record)
        record.exc_text = None
        return line

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        exception = ei[1] if isinstance(ei, tuple) else None
        return describe(exception) if isinstance(exception, BaseException) else ""


def _log_to(path: Path) -> None:
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_BYTES_A_FILE, backupCount=_OLD_FILES, encoding="utf-8"
    )
    handler.setFormatter(
        _WordlessFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    )
    logger = logging.getLogger(LOGGER_NAME)
    for former in logger.handlers[:]:
        logger.removeHandler(former)
        former.close()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    # Without this a root handler of somebody else would get the messages with their exceptions.
    logger.propagate = False


def _install_hooks(on_unexpected: Callable[[str], None] | None) -> None:
    logger = logging.getLogger(LOGGER_NAME)

    def note(where: str, exception: BaseException) -> None:
        logger.critical("unexpected error in %s", where, exc_info=exception)
        if on_unexpected is not None:
            on_unexpected(describe(exception))

    def in_main(
        kind: type[BaseException], exception: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(exception, KeyboardInterrupt):
            note("the main thread", exception)
        # The terminal is the person's own: there the message may stand. A window has none.
        if sys.stderr is not None:
            sys.__excepthook__(kind, exception, trace)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            note("a thread", args.exc_value)

    def in_finaliser(args: "UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            note("a finaliser", args.exc_value)

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = in_finaliser
