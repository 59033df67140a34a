"""One window for each library: a lock that says who holds it.

Two files lie beside the library. `library.db.lock` is locked by the operating system, which lets
go of it however its process ends, so a lock left over by a killed program is none.
`library.db.holder` says in JSON who holds it: it cannot be in the locked file, which Windows lets
nobody read.
"""

import contextlib
import errno
import getpass
import json
import os
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from editor.system.files import read_bounded, write_whole
from editor.system.machine import machine_id

if TYPE_CHECKING:
    from filelock import BaseFileLock

_MAX_HOLDER_BYTES = 10_000

RENEW = 60.0
"""Seconds after which a holder renews its record."""

STALE = 600.0
"""Seconds without being renewed after which another machine's record counts for nothing."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a library: a process on a machine. Unknown parts are empty or zero."""

    host: str = ""
    user: str = ""
    pid: int = 0
    since: str = ""
    """When the lock was taken, in ISO 8601, UTC."""
    machine: str = ""
    """The machine's id, which stays when its name changes; older records have none."""

    @classmethod
    def here(cls) -> Self:
        """This process, now."""
        return cls(
            host=socket.gethostname(),
            user=user_name(),
            pid=os.getpid(),
            since=datetime.now(UTC).isoformat(timespec="seconds"),
            machine=machine_id(),
        )

    @property
    def is_on_this_machine(self) -> bool:
        """Whether the holder's process runs here; an unknown one is taken to.

        By name only where one of the two has no id: a network may give a machine another one.
        """
        if self.machine and (ours := machine_id()):
            return self.machine == ours
        return self.host in ("", socket.gethostname())


class LibraryLock:
    """The right to be the one window of a library; not yet held when made.

    - Held by one process at a time on this machine, whatever else happens to that process.
    - A folder that several machines see may not carry the system's locks between them; so the
      record of another machine is believed as long as that machine renews it (`renew`).
    - Raises OSError when the folder cannot be written.
    """

    def __init__(self, library: Path) -> None:
        self._lock_path = library.with_name(library.name + ".lock")
        self._holder_path = library.with_name(library.name + ".holder")
        self._lock: BaseFileLock | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock is not None

    def try_acquire(self) -> Holder | None:
        """Takes the lock without waiting: None when it is held now, else who has it.

        The record of another machine that was not renewed for `STALE` seconds was left by a crash.
        """
        # Not at the top: the command needs no lock for most of what it does.
        from filelock import FileLock, Timeout

        if self._lock is not None:
            return None
        lock = FileLock(self._lock_path, blocking=False, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            return self.holder() or Holder()
        except NotImplementedError as error:
            raise OSError(f"This file system has no locks: {self._lock_path}") from error
        try:
            other = self.holder()
            if other is not None and not other.is_on_this_machine and not self._is_stale():
                lock.release()
                return other
            write_whole(self._holder_path, json.dumps(asdict(Holder.here())).encode())
        except BaseException:
            lock.release()
            raise
        self._lock = lock
        return None

    def renew(self) -> Holder | None:
        """Says that the holder is alive; gives who took the library over in the meantime.

        A machine that slept may find another one's record in the place of its own. Raises OSError.
        """
        other = self.holder()
        if other is not None and not other.is_on_this_machine:
            return other
        if other is None:
            write_whole(self._holder_path, json.dumps(asdict(Holder.here())).encode())
        else:
            os.utime(self._holder_path)
        return None

    def release(self) -> None:
        """Lets go of the lock; nothing happens when it is not held."""
        if self._lock is None:
            return
        other = self.holder()
        if other is None or other.is_on_this_machine:
            # A record that stays on a broken disk keeps nobody out for long: nobody renews it.
            with contextlib.suppress(OSError):
                self._holder_path.unlink()
        self._lock.release()
        self._lock = None

    def holder(self) -> Holder | None:
        """What the record beside the library says; None where there is none to be read."""
        try:
            record = json.loads(read_bounded(self._holder_path, _MAX_HOLDER_BYTES))
            return Holder(
                host=str(record["host"]),
                user=str(record["user"]),
                pid=int(record["pid"]),
                since=str(record["since"]),
                machine=str(record.get("machine", "")),
            )
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _is_stale(self) -> bool:
        """Whether nobody renewed the record for long, by the clock of the disk that holds it.

        One dated as far ahead was written by a clock gone wrong, and would count for ever.
        """
        with tempfile.NamedTemporaryFile(dir=self._holder_path.parent) as now:
            age = os.fstat(now.fileno()).st_mtime - self._holder_path.stat().st_mtime
        return abs(age) > STALE


@contextlib.contextmanager
def one_at_a_time(path: Path, seconds: float) -> Iterator[None]:
    """Let nobody else who asks as well change a file meanwhile, by a lock beside it.

    Raises OSError where the folder cannot be written, and TimeoutError where somebody else goes on
    for longer. A file system without locks cannot keep anybody out.
    """
    from filelock import FileLock

    target = path.resolve()
    lock = FileLock(
        target.with_name(target.name + ".lock"), timeout=seconds, fallback_to_soft=False
    )
    try:
        lock.acquire()
    except TimeoutError as error:
        message = os.strerror(errno.ETIMEDOUT)
        raise TimeoutError(errno.ETIMEDOUT, message, str(path)) from error
    except NotImplementedError:
        pass
    try:
        yield
    finally:
        lock.release()


def user_name() -> str:
    """Who is at this machine, by the system; empty where it does not know."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A container's user may have neither a name nor an environment that tells it.
        return ""
