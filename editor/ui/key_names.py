"""What keys are called in menus, tool tips and lists: as in the sentences of the window."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence

from editor.model.translation import N_, _

_KEYS = "QShortcut"
"""The context in which Qt looks names of keys up."""

_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
_WORDS = {"Return": N_("Enter"), "Enter": N_("Enter"), "Backspace": N_("Backspace")}


def key_name(keys: str) -> str:
    """What this system calls keys, for a sentence: of `Ctrl+N` it is that, `Strg+N` or `⌘N`."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class KeyNames(QTranslator):
    """Tells Qt names of keys; installed after Qt's own translation it is asked before that.

    Qt calls one key Return, and arrows by words that differ from those on keyboards.
    """

    def isEmpty(self) -> bool:
        """It always knows some names."""
        return False

    def translate(
        self,
        context: object,
        source: object,
        disambiguation: object = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """The name of a key; None for what others have to translate."""
        if context != _KEYS:
            return None
        name = str(source)
        return _ARROWS.get(name) or (_(_WORDS[name]) if name in _WORDS else None)
