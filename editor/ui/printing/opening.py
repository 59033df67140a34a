"""Brings what prints into being when somebody prints: the window starts without it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.ui.parts import WindowParts
    from editor.ui.printing.printing import Printing
    from editor.ui.services import Services


class PrintingOpening:
    """Gives the commands of `Printing`, which is made at the first of them."""

    def __init__(self, services: Services, parts: WindowParts) -> None:
        self._services = services
        self._parts = parts

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What the menus call."""
        return {
            "print": lambda: self._printing.ask_and_print(),
            "print_proof": lambda: self._printing.ask_for_proof(),
            "export_pdf": lambda: self._printing.ask_for_pdf(),
        }

    @cached_property
    def _printing(self) -> Printing:
        from editor.ui.printing.printing import Printing

        parts = self._parts
        return Printing(
            self._services,
            parts.preview,
            parts.notices,
            parts.remembered,
            parts.themes,
            parts.window,
        )
