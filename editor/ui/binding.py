"""Loads Qt's binding, and keeps Python's own way of importing."""

from __future__ import annotations

import builtins


def load_binding() -> None:
    """Import Qt; to be called before anything else does.

    WORKAROUND: the binding puts a hook before every later import, which reads and keeps the source
    of each module to see whether it asks for names in another style (`__feature__`). Nothing here
    does, and it costs an eighth of the start.
    """
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = own
