"""Working copies of a library: whatever is done to them, the original stays as it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG = "-wal"
ROLLBACK = "-journal"


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[Path]:
    """A copy of a library with its log, in a folder of its own that goes afterwards.

    Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix=".nutgraf-", dir=folder) as place:
        copy = Path(place) / "copy.db"
        for suffix in ("", LOG, ROLLBACK):
            beside = path.with_name(path.name + suffix)
            if beside.is_file():
                shutil.copyfile(beside, copy.with_name(copy.name + suffix))
        yield copy
