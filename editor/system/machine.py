"""Which machine this is, whatever it is called."""

import hashlib
import re
from functools import cache
from pathlib import Path

from editor.system.files import read_bounded

SYSTEM_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
"""Where Linux keeps a machine's id: see machine-id(5)."""

_SYSTEM_ID = re.compile(rb"(?!0{32})[0-9a-f]{32}")
_MAX_BYTES = 1_000
_KEY = b"Nutgraf: who holds a library"

_NOT_MADE_WITH = 0x03 << 40
"""The bits of an address that no card was made with: for several receivers, given by software."""


@cache
def machine_id() -> str:
    """An id that stays with this machine, in hexadecimal; empty where there is none.

    A keyed hash, as machine-id(5) asks for: the machine's own id is not for files that others see.
    """
    own = _of_system() or _of_network_card()
    return hashlib.blake2b(own, key=_KEY, digest_size=16).hexdigest() if own else ""


def _of_system() -> bytes:
    for path in SYSTEM_FILES:
        try:
            found = read_bounded(path, _MAX_BYTES).strip()
        except OSError:
            continue
        if _SYSTEM_ID.fullmatch(found):
            return found
    return b""


def _of_network_card() -> bytes:
    # Not at the top: it is needed only where the system has no id, and may start a program.
    import uuid

    address = uuid.getnode()
    return b"" if address & _NOT_MADE_WITH else address.to_bytes(6, "big")
